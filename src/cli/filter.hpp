// SPDX-License-Identifier: Apache-2.0
// What the filters have in common: mail without a file of its own, judged as `check` would judge it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/judging.hpp"

namespace outlint::cli {

struct FilterOptions {
  JudgingOptions judging;
  std::string fail_on;
  std::string color = "auto";
};

void add_filter_options(CLI::App& command, FilterOptions& options);

/// Each adds one command below `filter`.
void add_filter_git(CLI::App& group, Run& run);
void add_filter_milter(CLI::App& group, Run& run);
void add_filter_sendmail(CLI::App& group, Run& run);

/// The linter for mail on its way out. Dismissals hold whatever the draft was called, for a mail has no name: those beside
/// the configuration's place, and the user's own.
Result<Judging> make_filter_judging(const JudgingOptions& options);

/// A mail that was judged.
struct JudgedMail {
  std::shared_ptr<const Document> document;
  Report report;
};
JudgedMail judge_mail(const Linter& linter, std::string_view mail, const std::string& shown);

/// `--fail-on`, else what the configuration says, else `error`.
std::string fail_on_of(const FilterOptions& options, const Config& config);

/// The findings for whoever reads standard error.
std::string findings_text(const JudgedMail& judged, const FilterOptions& options);

}  // namespace outlint::cli
