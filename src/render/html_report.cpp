// SPDX-License-Identifier: Apache-2.0
// Reports as one page that needs nothing else: the draft with its marked words, and beside each what to do.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <outlint/render.hpp>

#include "render/places.hpp"
#include "render/visible.hpp"

namespace outlint {
namespace {

constexpr std::string_view page_head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>outlint report</title>
<style>
:root { color-scheme: light dark; --error: #c62828; --warning: #9a6700; --good: #2e7d32; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
pre { font: 15px/1.6 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem; border: 1px solid var(--line); border-radius: 6px; }
mark { background: none; color: inherit; border-bottom: 3px solid var(--warning); }
mark.error { border-color: var(--error); }
.error > b:first-child, .hold { color: var(--error); }
.warning > b:first-child, .revise { color: var(--warning); }
.send { color: var(--good); }
section { margin: 1rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
section.error { border-color: var(--error); }
section.warning { border-color: var(--warning); }
section.plan { border-color: var(--good); }
section p { margin: .25rem 0; }
del { color: var(--error); }
ins { color: var(--good); }
code, small { opacity: .8; }
</style>
</head>
<body>
<h1>outlint report</h1>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += byte;
    }
  }
  return out;
}

/// Text for the page; line breaks stay, what hides or acts is shown.
std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += escaped(render::visible(line));
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string shown_line(std::string_view text) { return escaped(render::visible_line(text)); }

/// The text of a part with its findings marked; where findings overlap, the graver one colours the words.
std::string marked(const Report& report, std::string_view part, std::string_view text) {
  std::set<std::size_t> cuts{0, text.size()};
  std::vector<const Diagnostic*> here;
  for (const Diagnostic& each : report.diagnostics) {
    if (!each.place || each.place->part != part || each.place->span.end > text.size() || each.place->span.empty()) continue;
    here.push_back(&each);
    cuts.insert({each.place->span.start, each.place->span.end});
  }
  std::string out;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    const Span span{*cut, *std::next(cut)};
    const Diagnostic* gravest = nullptr;
    for (const Diagnostic* each : here) {
      if (each->place->span.contains(span) && (gravest == nullptr || each->severity > gravest->severity)) gravest = each;
    }
    const std::string words = shown(span.of(text));
    out += gravest == nullptr ? words
                              : fmt::format("<mark class=\"{}\" title=\"{}\">{}</mark>", to_string(gravest->severity), shown_line(gravest->message), words);
  }
  return out;
}

std::string edit_html(const Document& document, const Edit& edit) {
  std::string out = "<p>";
  const bool is_file = edit.place.part.starts_with("attachment:");
  const auto part = render::part_text(document.message(), edit.place.part);
  const std::string_view before = is_file && part ? part->text : render::words_at(document.message(), edit.place);
  if (!before.empty()) out += "<del>" + shown(before) + "</del> ";
  if (!edit.replacement.empty()) out += "<ins>" + shown(edit.replacement) + "</ins>";
  return out + "</p>\n";
}

std::string finding_html(const Document& document, const Diagnostic& diagnostic) {
  std::string out = fmt::format("<section class=\"{0}\"><b>{0}</b>: {1} <code>{2}</code>\n", to_string(diagnostic.severity), shown_line(diagnostic.message),
                                shown_line(diagnostic.rule));
  if (diagnostic.place) out += fmt::format("<p>“{}”</p>\n", shown(render::words_at(document.message(), *diagnostic.place)));
  out += fmt::format("<p>{}</p>\n", shown_line(diagnostic.why));
  for (const Related& related : diagnostic.related) out += fmt::format("<p><small>{}</small></p>\n", shown_line(related.message));
  for (const Suggestion& suggestion : diagnostic.suggestions) {
    out += fmt::format("<details><summary>{} <small>({})</small></summary>\n", shown_line(suggestion.title), to_string(suggestion.applicability));
    for (const Edit& edit : suggestion.edits) out += edit_html(document, edit);
    out += "</details>\n";
  }
  return out + "</section>\n";
}

/// What would come first, where the tie does not carry what is asked.
std::string plan_html(const Plan& plan) {
  return fmt::format("<section class=\"plan\"><b>What to send now instead</b>\n<pre>{}</pre>\n<p><b>Give:</b> {}</p>\n<p><b>Later:</b> {}</p>\n</section>\n", shown(plan.first),
                     shown_line(plan.give), shown_line(plan.fair));
}

std::string article(const Judged& judged) {
  const Report& report = *judged.report;
  const Message& message = judged.document->message();
  std::string out = fmt::format("<article>\n<h2>{}</h2>\n<p><b class=\"{}\">{}</b>, score {} of 100; {}, credit {} ({})</p>\n",
                                shown_line(report.source.empty() ? "draft" : report.source), to_string(report.verdict), to_string(report.verdict), report.score,
                                to_string(report.relationship.stage), report.relationship.credit, shown_line(report.relationship.evidence));
  out += "<pre>";
  if (message.subject) out += "Subject: " + marked(report, "subject", *message.subject) + "\n\n";
  out += marked(report, "body", judged.document->text()) + "</pre>\n";
  for (const Diagnostic& diagnostic : report.diagnostics) out += finding_html(*judged.document, diagnostic);
  if (report.plan) out += plan_html(*report.plan);
  for (const std::string& note : report.notes) out += fmt::format("<p><small>note: {}</small></p>\n", shown_line(note));
  return out + "</article>\n";
}

}  // namespace

std::string render_html(const std::vector<Judged>& reports) {
  std::string out(page_head);
  if (reports.empty()) out += "<p>There was no message.</p>\n";
  for (const Judged& judged : reports) out += article(judged);
  return out + "</body>\n</html>\n";
}

}  // namespace outlint
