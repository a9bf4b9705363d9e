// SPDX-License-Identifier: Apache-2.0
// Reports as people and programs read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/export.h>
#include <outlint/report.hpp>

namespace outlint {

/// How a report for people looks.
struct TextOptions {
  bool color = false;   ///< ANSI colours
  bool quiet = false;   ///< only the findings
  std::size_t width = 80;
};

/// For people: `path:line:col: error: message [rule]`, an excerpt with carets, the reason, the suggestion as a diff.
/// No byte of the message reaches the output as a control character.
OUTLINT_API std::string render_text(const Report& report, const Document& document, const TextOptions& options = {});

/// One JSON object without a line break at its end (design, report JSON).
OUTLINT_API std::string render_json(const Report& report, const Document& document);

/// What a reader saw (design, parse JSON), one JSON object.
OUTLINT_API std::string render_parse_json(const Document& document);
OUTLINT_API std::string render_parse_text(const Document& document);

/// A row of `Connections.csv`, one JSON object.
OUTLINT_API std::string render_connection_json(const Connection& connection);
OUTLINT_API std::string render_connection_text(const Connection& connection);

/// Workflow commands for GitHub Actions, one line a finding.
OUTLINT_API std::string render_github(const Report& report, const Document& document);

/// One SARIF 2.1.0 log of all reports.
struct Judged {
  const Report* report = nullptr;
  const Document* document = nullptr;
};
OUTLINT_API std::string render_sarif(const std::vector<Judged>& reports);

/// One self-contained HTML page of all reports.
OUTLINT_API std::string render_html(const std::vector<Judged>& reports);

}  // namespace outlint
