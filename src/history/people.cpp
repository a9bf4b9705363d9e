// SPDX-License-Identifier: Apache-2.0
#include "history/people.hpp"

#include <algorithm>
#include <set>

namespace outlint::history {
namespace {

std::optional<std::int64_t> row_of(Database& database, const std::string& key) {
  Statement find(database, "SELECT id FROM identity WHERE key = ?");
  find.bind(std::string_view(key));
  if (!find.step()) return std::nullopt;
  return find.number(0);
}

/// Walks from identity to identity; the statements are prepared once for many people.
class Joiner {
 public:
  Joiner(Database& database, const Groups& groups)
      : database_(database),
        groups_(groups),
        identity_(database, "SELECT key, name, name_key, trust, connected, apart FROM identity WHERE id = ?"),
        links_(database, "SELECT other, why FROM link WHERE one = ?1 UNION SELECT one, why FROM link WHERE other = ?1"),
        bearers_(database, "SELECT id, key FROM identity WHERE name_key = ? AND trust > 0 AND apart = 0 ORDER BY id") {}

  Person person(std::int64_t start) {
    Person out;
    std::int64_t named_by = -1;
    std::vector<std::int64_t> open{start};
    std::set<std::int64_t> seen{start};
    while (!open.empty()) {
      const std::int64_t row = open.back();
      open.pop_back();
      identity_.bind(row);
      if (!identity_.step()) {
        identity_.reset();
        continue;
      }
      const std::string key = identity_.text(0), name = identity_.text(1), folded = identity_.text(2);
      const std::int64_t trust = identity_.number(3);
      out.connected = out.connected || identity_.number(4) != 0;
      const bool apart = identity_.number(5) != 0;
      identity_.reset();
      out.rows.push_back(row);
      out.keys.push_back(key);
      if (!name.empty() && (trust > named_by || out.name.empty())) out.name = name, named_by = trust;
      for (const std::int64_t next : neighbours(row, key, trust > 0 ? folded : std::string(), apart)) {
        if (seen.insert(next).second) open.push_back(next);
      }
    }
    std::sort(out.rows.begin(), out.rows.end());
    std::sort(out.keys.begin(), out.keys.end());
    return out;
  }

 private:
  std::vector<std::int64_t> neighbours(std::int64_t row, const std::string& key, const std::string& folded, bool apart) {
    std::vector<std::int64_t> out, weak;
    links_.bind(row);
    while (links_.step()) (links_.bytes(1) == "merge" ? out : weak).push_back(links_.number(0));
    links_.reset();
    if (apart) return out;
    for (const auto& group : groups_) {
      if (std::find(group.begin(), group.end(), key) == group.end()) continue;
      for (const std::string& other : group) {
        if (const auto found = row_of(database_, other)) weak.push_back(*found);
      }
    }
    if (const auto twin = same_name(key, folded)) weak.push_back(*twin);
    for (const std::int64_t each : weak) {
      if (!is_apart(each)) out.push_back(each);
    }
    return out;
  }

  bool is_apart(std::int64_t row) {
    identity_.bind(row);
    const bool apart = identity_.step() && identity_.number(5) != 0;
    identity_.reset();
    return apart;
  }

  /// The one profile of that name for the one address, and the reverse; where there are more, nobody can tell.
  std::optional<std::int64_t> same_name(const std::string& key, const std::string& folded) {
    if (folded.empty()) return std::nullopt;
    std::vector<std::pair<std::int64_t, bool>> found;
    bearers_.bind(std::string_view(folded));
    while (bearers_.step()) {
      const std::string_view bearer = bearers_.bytes(1);
      if (bearer.starts_with("in/") || bearer.find('@') != std::string_view::npos) found.emplace_back(bearers_.number(0), bearer.starts_with("in/"));
    }
    bearers_.reset();
    if (found.size() != 2 || found[0].second == found[1].second) return std::nullopt;
    return found[0].second == key.starts_with("in/") ? found[1].first : found[0].first;
  }

  Database& database_;
  const Groups& groups_;
  Statement identity_, links_, bearers_;
};

}  // namespace

std::optional<Person> person_of(Database& database, const std::string& key, const Groups& groups) {
  auto start = row_of(database, key);
  for (const auto& group : groups) {
    if (start || std::find(group.begin(), group.end(), key) == group.end()) continue;
    for (const std::string& other : group) start = start ? start : row_of(database, other);
  }
  if (!start) return std::nullopt;
  return Joiner(database, groups).person(*start);
}

std::vector<Person> all_people(Database& database, const Groups& groups) {
  std::vector<std::int64_t> rows;
  Statement all(database, "SELECT id FROM identity ORDER BY key");
  while (all.step()) rows.push_back(all.number(0));
  Joiner joiner(database, groups);
  std::set<std::int64_t> seen;
  std::vector<Person> out;
  for (const std::int64_t row : rows) {
    if (seen.contains(row)) continue;
    Person person = joiner.person(row);
    seen.insert(person.rows.begin(), person.rows.end());
    out.push_back(std::move(person));
  }
  return out;
}

std::vector<std::string> namesakes_of(Database& database, const Person& person) {
  std::set<std::string> out;
  Statement find(database, "SELECT key FROM identity WHERE name_key <> '' AND name_key = (SELECT name_key FROM identity WHERE id = ?)");
  for (const std::int64_t row : person.rows) {
    find.bind(row);
    while (find.step()) out.insert(find.text(0));
    find.reset();
  }
  for (const std::string& key : person.keys) out.erase(key);
  return {out.begin(), out.end()};
}

bool merge(Database& database, const std::string& one, const std::string& other) {
  const auto first = row_of(database, one), second = row_of(database, other);
  if (!first || !second || *first == *second) return first && second;
  Statement link(database, "INSERT OR REPLACE INTO link (one, other, why) VALUES (?, ?, 'merge')");
  link.bind(std::min(*first, *second)).bind(std::max(*first, *second)).run();
  return true;
}

bool split(Database& database, const std::string& key) {
  const auto row = row_of(database, key);
  if (!row) return false;
  Statement unlink(database, "DELETE FROM link WHERE why = 'merge' AND (one = ?1 OR other = ?1)");
  unlink.bind(*row).run();
  Statement mark(database, "UPDATE identity SET apart = 1 WHERE id = ?");
  mark.bind(*row).run();
  return true;
}

}  // namespace outlint::history
