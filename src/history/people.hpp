// SPDX-License-Identifier: Apache-2.0
// Which addresses and profiles are one person: joined by evidence, never by a guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "history/sqlite.hpp"

namespace outlint::history {

/// Groups of keys that a configuration says are one person's.
using Groups = std::vector<std::vector<std::string>>;

/// A person, as far as the evidence goes.
struct Person {
  std::vector<std::int64_t> rows;  ///< of their identities, sorted
  std::vector<std::string> keys;   ///< sorted
  std::string name;
  bool connected = false;
};

/// The person that a key is one of. Evidence: a row of Connections.csv with profile and address, a merge by the user,
/// the configuration, and a full name that the user's own mail gives to one address and LinkedIn to one profile.
std::optional<Person> person_of(Database& database, const std::string& key, const Groups& groups);

/// Everybody, by their first key.
std::vector<Person> all_people(Database& database, const Groups& groups);

/// Keys that bear the person's full name and are not among theirs.
std::vector<std::string> namesakes_of(Database& database, const Person& person);

/// Answer whether the identities are known.
bool merge(Database& database, const std::string& one, const std::string& other);
bool split(Database& database, const std::string& key);

}  // namespace outlint::history
