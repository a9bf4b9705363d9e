// SPDX-License-Identifier: Apache-2.0
// The border to libmilter: what its door is told, and what it asks. Nothing of libmilter shows here.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::filter {

/// Who hands a mail in.
struct Client {
  std::string address;  ///< `127.0.0.1`, `2001:db8::1`; empty for a local program, which has none
  bool authenticated = false;
  std::string login;    ///< as whom they logged in, where the mail server says so
};

/// A mail that has come in whole.
struct IncomingMail {
  Client client;
  std::string sender;  ///< of the envelope, without angle brackets
  std::string queue;   ///< the id by which the mail server's own log knows it; may be empty
  std::string bytes;   ///< header and body with the line breaks of the wire; only the beginning of a huge one
};

enum class Action { accept, header, quarantine, reject, tempfail };

/// What becomes of a mail.
struct Decision {
  Action action = Action::accept;
  std::vector<std::string> reply;  ///< for `reject` and `tempfail`: lines of printable ASCII
  std::string header;              ///< for `header`: the value of X-Outlint-Verdict
  std::string reason;              ///< for `quarantine`
};

/// What the door asks of its host, from a thread of its own for each connection. None of these may throw.
struct MilterHost {
  std::function<void()> connected;
  std::function<bool(const Client&)> judges;  ///< whether mail of theirs is ours to judge
  std::function<Decision(const IncomingMail&)> decide;
  std::size_t most_bytes = 0;                 ///< how much of a mail is kept for `decide`
};

/// Where to listen.
struct MilterListening {
  std::string socket;         ///< as libmilter spells it: `unix:/run/outlint/milter.sock`, `inet:8893@127.0.0.1`
  unsigned mode = 0660;       ///< of a socket in the file system
  int backlog = 128;          ///< connections that wait to be taken
  int timeout = 600;          ///< seconds for which the mail server may be silent
};

/// What the module exports.
struct MilterEntry {
  /// Opens the socket; answers what is wrong, or nothing. A socket in the file system that nobody listens at is replaced.
  std::string (*open)(const MilterListening&, const MilterHost*);
  /// Serves until the process is told to stop, by SIGTERM or SIGINT; false where it could not. `host` has to outlive it.
  bool (*serve)();
};

/// libmilter, loaded at the first call. Fails where its module is not beside the program, or outlint was built without.
Result<const MilterEntry*> milter_library();

}  // namespace outlint::filter
