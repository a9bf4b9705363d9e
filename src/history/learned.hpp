// SPDX-License-Identifier: Apache-2.0
// What is kept of one message: facts and digests, none of its words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <outlint/read.hpp>
#include <outlint/ruleset.hpp>

#include "history/moments.hpp"
#include "message/me.hpp"

namespace outlint::history {

/// Who gave a correspondent their name.
enum class Trust { owner, user, linkedin };
/// What a correspondent is to a message.
enum class Role { correspondent, introduced };

struct LearnedPerson {
  std::string key;
  std::string name;
  Trust trust = Trust::owner;
  Role role = Role::correspondent;
};

struct LearnedDeed {
  std::string deed;  ///< asks, gives, thanks, introduces, resume
  std::string what;  ///< the kind of ask, the file's name
  int weight = 0;
};

struct LearnedMessage {
  std::string digest;  ///< 16 bytes: of Message-ID, sender and date, else of all that it says
  std::string mid;     ///< 8 bytes of the Message-ID's; empty without one
  std::optional<Moment> at;
  bool own = false;
  bool bulk = false;
  std::string sketch;  ///< of an own message's text, bytes; may be empty
  std::vector<LearnedPerson> people;
  std::vector<LearnedDeed> deeds;
};

/// A connection on LinkedIn: a profile, and an address where its owner shows one.
struct LearnedConnection {
  std::string profile, address, name;
};

/// Reads messages into what is kept of them. Thread-safe.
class Reader {
 public:
  Reader(Ruleset ruleset, std::vector<std::string> me);

  /// Nothing for what passed between nobody and the user: a draft, a note to oneself.
  [[nodiscard]] std::optional<LearnedMessage> read(Message message) const;
  [[nodiscard]] static std::optional<LearnedConnection> read(const Connection& connection);
  [[nodiscard]] const message::Me& me() const { return me_; }

 private:
  [[nodiscard]] bool is_own(const Message& message) const;
  [[nodiscard]] bool is_me(const Address& person) const;
  void add_people(const Message& message, LearnedMessage& learned) const;
  void add_deeds(const Document& document, LearnedMessage& learned) const;

  Ruleset ruleset_;
  message::Me me_;
};

/// The first bytes of a SHA-256.
std::string digest_of(std::string_view bytes, std::size_t length);

}  // namespace outlint::history
