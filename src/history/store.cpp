// SPDX-License-Identifier: Apache-2.0
#include "history/store.hpp"

#include "history/identity_key.hpp"

namespace outlint::history {

Store::Store(Database& database)
    : database_(database),
      find_message_(database, "SELECT id, bulk FROM message WHERE digest = ?"),
      insert_message_(database, "INSERT INTO message (digest, mid, at, own, bulk, sketch) VALUES (?, ?, ?, ?, ?, ?)"),
      make_personal_(database, "UPDATE message SET bulk = 0 WHERE id = ?"),
      find_identity_(database, "SELECT id, trust, name = '' FROM identity WHERE key = ?"),
      insert_identity_(database, "INSERT INTO identity (key, name, name_key, trust) VALUES (?, ?, ?, ?)"),
      name_identity_(database, "UPDATE identity SET name = ?, name_key = ?, trust = ? WHERE id = ?"),
      connect_(database, "UPDATE identity SET connected = 1 WHERE id = ?"),
      insert_contact_(database, "INSERT OR IGNORE INTO contact (identity, message, role) VALUES (?, ?, ?)"),
      insert_deed_(database, "INSERT OR IGNORE INTO deed (message, deed, what, weight) VALUES (?, ?, ?, ?)"),
      insert_link_(database, "INSERT OR IGNORE INTO link (one, other, why) VALUES (?, ?, ?)"),
      set_source_(database, "INSERT OR REPLACE INTO source (key, size, time, position, mark, done) VALUES (?, ?, ?, ?, ?, ?)"),
      find_source_(database, "SELECT size, time, position, mark, done FROM source WHERE key = ?") {}

bool Store::add(const LearnedMessage& message) {
  find_message_.bind_blob(message.digest);
  if (find_message_.step()) {
    const std::int64_t row = find_message_.number(0);
    const bool was_bulk = find_message_.number(1) != 0;
    find_message_.reset();
    if (was_bulk && !message.bulk) {
      make_personal_.bind(row).run();
      add_contents(row, message);
    }
    return false;
  }
  find_message_.reset();
  insert_message_.bind_blob(message.digest);
  if (message.mid.empty()) insert_message_.bind(std::optional<std::int64_t>());
  else insert_message_.bind_blob(message.mid);
  insert_message_.bind(message.at).bind(std::int64_t{message.own}).bind(std::int64_t{message.bulk});
  if (message.sketch.empty()) insert_message_.bind(std::optional<std::int64_t>());
  else insert_message_.bind_blob(message.sketch);
  insert_message_.run();
  if (database_.ok()) add_contents(database_.last_row(), message);
  return true;
}

void Store::add_contents(std::int64_t row, const LearnedMessage& message) {
  for (const LearnedPerson& person : message.people) {
    const std::int64_t who = identity(person.key, person.name, person.trust);
    insert_contact_.bind(who).bind(row).bind(static_cast<std::int64_t>(person.role)).run();
  }
  for (const LearnedDeed& deed : message.deeds) insert_deed_.bind(row).bind(std::string_view(deed.deed)).bind(std::string_view(deed.what)).bind(std::int64_t{deed.weight}).run();
}

void Store::add(const LearnedConnection& connection) {
  std::vector<std::int64_t> rows;
  for (const std::string& key : {connection.profile, connection.address}) {
    if (!key.empty()) rows.push_back(identity(key, connection.name, Trust::linkedin));
  }
  for (const std::int64_t row : rows) connect_.bind(row).run();
  if (rows.size() == 2) insert_link_.bind(rows[0]).bind(rows[1]).bind(std::string_view("connections")).run();
}

std::int64_t Store::identity(const std::string& key, const std::string& name, Trust trust) {
  find_identity_.bind(std::string_view(key));
  const auto rank = static_cast<std::int64_t>(trust);
  if (!find_identity_.step()) {
    find_identity_.reset();
    insert_identity_.bind(std::string_view(key)).bind(std::string_view(name)).bind(std::string_view(name_key(name))).bind(rank).run();
    return database_.last_row();
  }
  const std::int64_t row = find_identity_.number(0);
  const bool better = rank > find_identity_.number(1) || find_identity_.number(2) != 0;
  find_identity_.reset();
  if (better && !name.empty()) name_identity_.bind(std::string_view(name)).bind(std::string_view(name_key(name))).bind(rank).bind(row).run();
  return row;
}

void Store::set(const SourceState& state) {
  set_source_.bind_blob(state.key);
  set_source_.bind(state.size).bind(state.time).bind(state.position);
  set_source_.bind_blob(state.mark);
  set_source_.bind(std::int64_t{state.done}).run();
}

std::optional<SourceState> Store::source(const std::string& key) {
  find_source_.bind_blob(key);
  if (!find_source_.step()) {
    find_source_.reset();
    return std::nullopt;
  }
  SourceState state{key, find_source_.number(0), find_source_.number(1), find_source_.number(2), find_source_.text(3), find_source_.number(4) != 0};
  find_source_.reset();
  return state;
}

}  // namespace outlint::history
