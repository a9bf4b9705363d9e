// SPDX-License-Identifier: Apache-2.0
// One connection behind a lock: questions take less than a millisecond, learning writes in batches.
#include <outlint/history.hpp>

#include <algorithm>
#include <mutex>
#include <tuple>

#include "history/forget.hpp"
#include "history/identity_key.hpp"
#include "history/learn.hpp"
#include "history/people.hpp"
#include "history/schema.hpp"
#include "history/timeline.hpp"

namespace outlint {
namespace {

using history::Database;
using history::Person;

/// To more people than that a draft has no one tie; the first of them tell.
constexpr std::size_t most_people = 10;

bool is_me(Database& database, const std::string& key) {
  history::Statement find(database, "SELECT 1 FROM me WHERE key = ?");
  find.bind(std::string_view(key));
  return find.step();
}

/// A name that somebody types for a person, where only one bears it.
std::string key_of(Database& database, const std::string& who) {
  std::string key = history::identity_key(std::string_view(who));
  history::Statement find(database, "SELECT key FROM identity WHERE name_key = ? ORDER BY key LIMIT 1");
  find.bind(std::string_view(history::name_key(who)));
  if (key.starts_with("name/") && find.step()) key = find.text(0);
  return key;
}

}  // namespace

struct History::State {
  std::unique_ptr<Database> database;
  history::Groups groups;
  std::mutex mutex;

  Result<TieFacts> tie(const TieQuery& query) {
    const std::lock_guard lock(mutex);
    const history::Viewpoint view = history::viewpoint_of(query.moment, query.message_id);
    std::optional<TieFacts> least;
    for (std::size_t at = 0; at < std::min(most_people, query.people.size()); ++at) {
      const std::string key = history::identity_key(query.people[at]);
      if (key.empty() || is_me(*database, key)) continue;
      const Person person = history::person_of(*database, key, groups).value_or(Person());
      TieFacts tie = history::account_of(*database, person, view).tie;
      tie.same_text_people = history::others_with_same_text(*database, query.sketch, person, view);
      if (!least || std::tie(tie.received, tie.sent) < std::tie(least->received, least->sent)) least = std::move(tie);
    }
    if (!database->ok()) return database->take_error();
    return least.value_or(TieFacts());
  }
};

History::History(std::shared_ptr<State> state) : state_(std::move(state)) {}
History::~History() = default;
History::History(History&&) noexcept = default;
History& History::operator=(History&&) noexcept = default;

Result<History> History::open(const std::string& path, const HistoryOptions& options) {
  auto opened = history::open_history(path, options.create ? Database::Access::write : Database::Access::read);
  if (!opened) return Failure{opened.error()};
  auto state = std::make_shared<State>();
  state->database = *std::move(opened);
  for (const auto& group : options.people) {
    std::vector<std::string> keys;
    for (const std::string& each : group) keys.push_back(history::identity_key(std::string_view(each)));
    state->groups.push_back(std::move(keys));
  }
  return History(std::move(state));
}

Result<Learned> History::learn(const std::vector<std::string>& paths, const LearnOptions& options) {
  const std::lock_guard lock(state_->mutex);
  return history::learn(*state_->database, paths, options);
}

Result<TieFacts> History::relationship_with(const TieQuery& query) const { return state_->tie(query); }

TieLookup History::lookup() const {
  return [state = state_](const TieQuery& query) { return state->tie(query); };
}

Result<std::optional<Correspondent>> History::find(const std::string& who, const std::string& moment) const {
  const std::lock_guard lock(state_->mutex);
  const auto person = history::person_of(*state_->database, key_of(*state_->database, who), state_->groups);
  std::optional<Correspondent> out;
  if (person) out = history::account_of(*state_->database, *person, history::viewpoint_of(moment, ""));
  if (!state_->database->ok()) return state_->database->take_error();
  return out;
}

Result<std::vector<Correspondent>> History::everybody(const std::string& moment) const {
  const std::lock_guard lock(state_->mutex);
  const history::Viewpoint view = history::viewpoint_of(moment, "");
  std::vector<Correspondent> out;
  for (const Person& person : history::all_people(*state_->database, state_->groups)) {
    out.push_back(history::account_of(*state_->database, person, view));
  }
  if (!state_->database->ok()) return state_->database->take_error();
  return out;
}

Result<std::vector<std::string>> History::namesakes(const Correspondent& person) const {
  const std::lock_guard lock(state_->mutex);
  std::vector<std::string> out;
  if (!person.identities.empty()) {
    const auto known = history::person_of(*state_->database, person.identities.front(), state_->groups);
    if (known) out = history::namesakes_of(*state_->database, *known);
  }
  if (!state_->database->ok()) return state_->database->take_error();
  return out;
}

Result<bool> History::merge(const std::string& one, const std::string& other) {
  const std::lock_guard lock(state_->mutex);
  Database& database = *state_->database;
  history::Transaction transaction(database);
  const bool known = history::merge(database, key_of(database, one), key_of(database, other));
  if (const Result<bool> kept = transaction.commit(); !kept) return kept;
  return known;
}

Result<bool> History::split(const std::string& who) {
  const std::lock_guard lock(state_->mutex);
  Database& database = *state_->database;
  history::Transaction transaction(database);
  const bool known = history::split(database, key_of(database, who));
  if (const Result<bool> kept = transaction.commit(); !kept) return kept;
  return known;
}

Result<bool> History::forget(const std::string& who) {
  const std::lock_guard lock(state_->mutex);
  return history::forget_key(*state_->database, key_of(*state_->database, who));
}

Result<std::size_t> History::forget_before(const std::string& day) {
  const std::lock_guard lock(state_->mutex);
  return history::forget_before(*state_->database, day);
}

}  // namespace outlint
