// SPDX-License-Identifier: Apache-2.0
// Workflow commands: GitHub shows them as annotations beside the lines of a pull request.
#include <fmt/format.h>

#include <outlint/render.hpp>

#include "render/artifact.hpp"
#include "render/places.hpp"
#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint {
namespace {

/// In the data of a command three characters mean something, in its properties five.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char byte : text) {
    if (special.find(byte) == std::string_view::npos) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

std::string as_data(std::string_view text) { return escaped(text, "%\r\n"); }
std::string property(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string region(render::Places& places, const Diagnostic& diagnostic) {
  const auto lines = diagnostic.place ? places.in_input(*diagnostic.place) : std::nullopt;
  if (!lines) return "";
  std::string out = fmt::format(",line={},endLine={}", lines->start.line, lines->end.line);
  // Columns across lines are refused.
  if (lines->start.line == lines->end.line) out += fmt::format(",col={},endColumn={}", lines->start.column, lines->end.column);
  return out;
}

}  // namespace

std::string render_github(const Report& report, const Document& document) {
  render::Places places(document);
  const render::Artifact artifact = render::artifact_of(report.source);
  std::string out;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    std::string text = render::visible_line(diagnostic.message);
    if (!diagnostic.why.empty()) text += "\n" + render::visible_line(text::trimmed(diagnostic.why));
    if (!diagnostic.suggestions.empty()) text += "\nFix: " + render::visible_line(diagnostic.suggestions.front().title);
    out += fmt::format("::{} file={}{},title={}::{}\n", to_string(diagnostic.severity), property(artifact.path),
                       artifact.whole ? region(places, diagnostic) : "", property(diagnostic.rule), as_data(text));
  }
  return out;
}

}  // namespace outlint
