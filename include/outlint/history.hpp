// SPDX-License-Identifier: Apache-2.0
// The history: what passed between the user and others, learned from their mail and kept in one local file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/export.h>
#include <outlint/linter.hpp>
#include <outlint/result.hpp>
#include <outlint/ruleset.hpp>
#include <outlint/tie.hpp>

namespace outlint {

struct HistoryOptions {
  bool create = false;  ///< make the file, for its owner alone to read, where there is none
  /// Addresses and profiles that are one person's, as a configuration says; nothing of it is stored.
  std::vector<std::vector<std::string>> people;
};

/// How far learning got, and what came of it.
struct Learned {
  std::size_t read = 0;         ///< messages and connections that were looked at
  std::size_t added = 0;        ///< messages that are new to the history
  std::size_t connections = 0;  ///< connections on LinkedIn, new or not
  std::uint64_t bytes = 0;      ///< of the inputs behind it
  std::size_t unchanged = 0;    ///< inputs passed over, because nothing in them changed since the last time
  Problems problems;            ///< inputs that could not be read; the others were
};

struct LearnOptions {
  /// The user's addresses, profiles and names; those of earlier runs still hold. Without any, learning fails and the
  /// problem's hint proposes some.
  std::vector<std::string> me;
  Ruleset ruleset = Ruleset::builtin();  ///< whose acts tell asks, gifts and thanks
  std::size_t jobs = 1;                  ///< threads
  std::function<bool(const Learned&)> progress;  ///< after each batch; answers whether to go on. May be empty
};

/// Something that passed between the user and a correspondent; never its words.
struct HistoryEvent {
  std::string date;                ///< `2026-03-02T09:30:00Z`; empty where the message has none
  bool sent = false;               ///< by the user
  bool introduction = false;       ///< somebody else's message that brought the two together
  std::vector<std::string> deeds;  ///< `asks: referral`, `gives`, `thanks`, `introduces`, `resume: cv.pdf`, `grants: referral`
};

/// One person, under all their addresses and profiles.
struct Correspondent {
  std::vector<std::string> identities;  ///< sorted
  std::string name;                     ///< may be empty
  TieFacts tie;                         ///< as of the day that was asked about
  std::size_t via_lists = 0;            ///< messages of theirs through lists, which count for nothing
  std::size_t replies = 0;              ///< messages of theirs that follow one of the user's
  std::string first, last;              ///< RFC 3339; empty where nothing is dated
  std::vector<HistoryEvent> events;     ///< in the order of time
};

/// A history that is open. Movable; every call may come from any thread. Several processes may use one file at once;
/// a process that is killed loses the batch under way, and nothing is half-written.
class OUTLINT_API History {
 public:
  static Result<History> open(const std::string& path, const HistoryOptions& options = {});
  ~History();
  History(History&&) noexcept;
  History& operator=(History&&) noexcept;

  /// Reads mailboxes, folders of mail and exports of LinkedIn's. Only what is new is read, and a message that is in two
  /// of them counts once.
  Result<Learned> learn(const std::vector<std::string>& paths, const LearnOptions& options);

  /// The tie with the recipient of a draft; of several the one with the least contact.
  [[nodiscard]] Result<TieFacts> relationship_with(const TieQuery& query) const;
  /// The same as something that a linter can hold; it keeps the history open.
  [[nodiscard]] TieLookup lookup() const;

  /// One person by an address, profile or full name, as of a moment (`TieQuery::moment`); nothing where nobody is known.
  [[nodiscard]] Result<std::optional<Correspondent>> find(const std::string& who, const std::string& moment) const;
  /// Everybody, by their first identity.
  [[nodiscard]] Result<std::vector<Correspondent>> everybody(const std::string& moment) const;
  /// Identities that bear the same full name and are not known to be one person's.
  [[nodiscard]] Result<std::vector<std::string>> namesakes(const Correspondent& person) const;

  /// Two identities are one person's from now on, whatever else tells.
  Result<bool> merge(const std::string& one, const std::string& other);
  /// An identity is a person of its own from now on.
  Result<bool> split(const std::string& who);
  /// Removes every trace of a person's identity from the file and its journals; false where there was none.
  Result<bool> forget(const std::string& who);
  /// Removes all messages before a day, `YYYY-MM-DD`, and who is left without any; answers how many messages.
  Result<std::size_t> forget_before(const std::string& day);

 private:
  struct State;
  explicit History(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace outlint
