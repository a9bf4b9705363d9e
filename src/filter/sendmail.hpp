// SPDX-License-Identifier: Apache-2.0
// In the place of sendmail: a mail comes on standard input, and goes to the real one or nowhere.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>

#include "filter/on_failure.hpp"

namespace outlint::filter {

/// What a mail gets, as sysexits.h has it; else the exit status of the real sendmail.
enum SendmailExit { wrong_usage = 64, refused = 65, try_later = 75 };

/// What was thought of a mail.
struct Opinion {
  bool hold = false;
  std::string key;       ///< by which the same mail is known when it comes again
  std::string findings;  ///< for whoever sends it; ends in a line break
};

struct SendmailOptions {
  std::vector<std::string> command;  ///< the real sendmail and its arguments
  OnFailure on_failure = OnFailure::tempfail;
  std::string refusals;              ///< the folder that remembers them
  /// Judges a mail, or its beginning. Called in a process of its own.
  std::function<Result<Opinion>(std::string_view mail)> judge;
};

/// Reads the mail from standard input. Where it may go, this process becomes the real sendmail, so that signals reach
/// that one and its status is ours; what it reads is the mail byte for byte, but for fields of ours. Else returns a status
/// after telling why on standard error, and nothing was sent.
int run_sendmail(const SendmailOptions& options);

}  // namespace outlint::filter
