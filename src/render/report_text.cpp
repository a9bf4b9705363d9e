// SPDX-License-Identifier: Apache-2.0
// A report for people: where, what, the words themselves, why, and what to write instead.
#include <algorithm>

#include <fmt/format.h>

#include <outlint/render.hpp>

#include "render/excerpt.hpp"
#include "render/paint.hpp"
#include "render/places.hpp"
#include "render/suggestion_diff.hpp"
#include "render/visible.hpp"

namespace outlint {
namespace {

using render::Ink;
using render::Paint;
using render::visible_line;
using render::wrapped;

constexpr std::size_t label_width = 8;

/// One report on its way to a terminal.
class Page {
 public:
  Page(const Report& report, const Document& document, const TextOptions& options)
      : report_(report),
        document_(document),
        options_(options),
        paint_(options.color ? Paint::Mode::ansi : Paint::Mode::plain),
        places_(document),
        path_(visible_line(report.source.empty() ? "draft" : report.source)) {}

  std::string render() {
    for (const Diagnostic& diagnostic : report_.diagnostics) add_diagnostic(diagnostic);
    if (!options_.quiet) add_summary();
    return std::move(out_);
  }

 private:
  void add_diagnostic(const Diagnostic& diagnostic) {
    const Ink ink = diagnostic.severity == Severity::error ? Ink::error : Ink::warning;
    out_ += fmt::format("{}: {}: {} {}\n", paint_(Ink::path, path_ + position(diagnostic.place)),
                        paint_(ink, to_string(diagnostic.severity)), paint_(Ink::path, visible_line(diagnostic.message)),
                        paint_(Ink::rule, fmt::format("[{}]", visible_line(diagnostic.rule))));
    if (diagnostic.place) out_ += render::excerpt(document_, places_, *diagnostic.place, {paint_, ink, options_.width});
    add_entry("why", diagnostic.why);
    for (const Related& related : diagnostic.related) add_related(related, &related == &diagnostic.related.front());
    for (const Suggestion& suggestion : diagnostic.suggestions) {
      add_suggestion(suggestion, &suggestion == &diagnostic.suggestions.front());
    }
    out_ += '\n';
  }

  std::string position(const std::optional<Place>& place) {
    if (!place) return "";
    if (const auto lines = places_.in_input(*place)) return fmt::format(":{}:{}", lines->start.line, lines->start.column);
    if (place->part != "body") return "";
    const render::Lines lines = places_.in_part(*place);
    return fmt::format(":{}:{}", lines.start.line, lines.start.column);
  }

  void add_entry(std::string_view label, std::string_view content) {
    if (content.empty()) return;
    const std::string indent(label_width + 2, ' ');
    out_ += paint_(Ink::label, fmt::format("{:>{}}:", label, label_width)) + " ";
    out_ += wrapped(visible_line(content), text_width(), indent) + "\n";
  }

  /// Lines without a place are the rows of a table: they are not wrapped, and labelled once.
  void add_related(const Related& related, bool first) {
    if (!related.place) {
      out_ += paint_(Ink::label, fmt::format("{:>{}}", first ? "note:" : "", label_width + 1)) + " " + visible_line(related.message) + "\n";
      return;
    }
    const std::string at = position(related.place);
    add_entry("note", related.message + (at.empty() ? "" : fmt::format(" (at {})", at.substr(1))));
  }

  void add_suggestion(const Suggestion& suggestion, bool first) {
    add_entry(first ? "fix" : "or", fmt::format("{} ({})", suggestion.title, promise(suggestion.applicability)));
    if (!first) return;
    out_ += render::suggestion_diff(document_, suggestion, paint_, options_.width, std::string(label_width + 2, ' '));
  }

  static std::string_view promise(Applicability applicability) {
    return applicability == Applicability::needs_input ? "needs your words" : to_string(applicability);
  }

  void add_summary() {
    if (report_.occasion == Occasion::other && report_.diagnostics.empty()) {
      const std::string because = report_.occasion_evidence.empty() ? "" : fmt::format(" ({})", visible_line(report_.occasion_evidence));
      out_ += fmt::format("{}: {} Not outreach{}.\n", paint_(Ink::path, path_), paint_(Ink::good, "Nothing to say."), because);
      add_notes();
      return;
    }
    out_ += fmt::format("{}: {} {}\n", paint_(Ink::path, path_), verdict(), score());
    const Relationship& tie = report_.relationship;
    add_entry("tie", fmt::format("{}, credit {} ({})", to_string(tie.stage), tie.credit, tie.evidence));
    add_asks();
    std::string signs;
    for (const Sign& sign : report_.signs) signs += fmt::format("{}{} ({:+})", signs.empty() ? "" : ", ", sign.sign, sign.points);
    add_entry("good", signs);
    add_plan();
    add_notes();
  }

  void add_asks() {
    std::string asks;
    for (const Ask& ask : report_.asks) {
      asks += fmt::format("{}{} (weighs {}{}{})", asks.empty() ? "" : ", ", ask.kind, ask.weight, ask.owed ? ", owed" : ask.invited ? ", invited" : "",
                          ask.graceful ? ", graceful" : "");
    }
    add_entry("asks", asks);
  }

  /// What would come first: the message line by line, as it would be sent.
  void add_plan() {
    if (!report_.plan) return;
    add_entry("first", "what to send now instead, with nothing in it that weighs too much:");
    const std::string indent(label_width + 2, ' ');
    const std::string_view words = report_.plan->first;
    for (std::size_t at = 0; at <= words.size();) {
      const std::size_t end = std::min(words.find('\n', at), words.size());
      const std::string line = visible_line(words.substr(at, end - at));
      out_ += line.empty() ? "\n" : indent + paint_(Ink::added, wrapped(line, text_width(), indent)) + "\n";
      at = end + 1;
    }
    add_entry("give", report_.plan->give);
    add_entry("later", report_.plan->fair);
  }

  void add_notes() {
    for (const std::string& note : report_.notes) add_entry("note", note);
  }

  [[nodiscard]] std::string verdict() const {
    switch (report_.verdict) {
      case Verdict::send: return paint_(Ink::good, "Ready to send.");
      case Verdict::revise: return paint_(Ink::warning, "Revise before you send.");
      case Verdict::hold: break;
    }
    return paint_(Ink::error, "Hold: do not send this yet.");
  }

  [[nodiscard]] std::string score() const {
    const auto errors = static_cast<std::size_t>(std::count_if(report_.diagnostics.begin(), report_.diagnostics.end(),
                                                               [](const Diagnostic& each) { return each.severity == Severity::error; }));
    const std::size_t warnings = report_.diagnostics.size() - errors;
    std::string out = fmt::format("Score {} of 100", report_.score);
    if (errors > 0) out += fmt::format(", {} error{}", errors, errors == 1 ? "" : "s");
    if (warnings > 0) out += fmt::format(", {} warning{}", warnings, warnings == 1 ? "" : "s");
    return out + ".";
  }

  [[nodiscard]] std::size_t text_width() const { return options_.width > label_width + 22 ? options_.width - label_width - 2 : 20; }

  const Report& report_;
  const Document& document_;
  const TextOptions& options_;
  Paint paint_;
  render::Places places_;
  std::string path_, out_;
};

}  // namespace

std::string render_text(const Report& report, const Document& document, const TextOptions& options) {
  return Page(report, document, options).render();
}

}  // namespace outlint
