// SPDX-License-Identifier: Apache-2.0
// From a report to what becomes of the mail: the action, and the words that go with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <outlint/config.hpp>
#include <outlint/report.hpp>

#include "filter/milter.hpp"

namespace outlint::filter {

/// What happens to mail of each verdict.
struct Actions {
  Action send = Action::accept;
  Action revise = Action::accept;
  Action hold = Action::reject;

  [[nodiscard]] Action of(Verdict verdict) const;
};

std::string_view to_string(Action action);
std::optional<Action> action_from_string(std::string_view word);

/// The actions by what a configuration says of each verdict, else by `fail_on`: `error`, `warning` or `never`.
Actions actions_of(const FilterSetting& setting, std::string_view fail_on);

/// Whether a mail that was held may be sent all the same, by a header of its sender's.
enum class Insist { by_header, never };

/// What becomes of a mail with this report.
Decision decide(const Report& report, const Actions& actions, Insist insist);

/// Mail that could not be judged; `why` is told to whoever sends it.
Decision come_back_later(std::string_view why);

/// Words for a reply: printable ASCII on one line, at most `most` bytes.
std::string reply_line(std::string_view words, std::size_t most = 400);

}  // namespace outlint::filter
