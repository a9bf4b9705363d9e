// SPDX-License-Identifier: Apache-2.0
#include "data.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace nb = nanobind;

namespace outlint::python {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Bytes to code points in one text, asked in any order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at(std::size_t byte) const {
    return static_cast<std::size_t>(std::count_if(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text_.size())), starts_character));
  }

 private:
  std::string_view text_;
};

class Teller {
 public:
  explicit Teller(const Judged& judged) : judged_(judged) {}

  [[nodiscard]] nb::object place(const std::optional<Place>& place) const {
    if (!place) return nb::none();
    const std::string_view text = text_of(place->part);
    const CodePoints points(text);
    const Span bytes{std::min(place->span.start, text.size()), std::min(place->span.end, text.size())};
    return nb::make_tuple(place->part, points.at(bytes.start), points.at(bytes.end), place->span.start, place->span.end, bytes.of(text));
  }

  [[nodiscard]] nb::dict diagnostic(const Diagnostic& said) const {
    nb::dict data;
    data["rule"] = said.rule;
    data["severity"] = to_string(said.severity);
    data["message"] = said.message;
    data["why"] = said.why;
    data["points"] = said.points;
    data["place"] = place(said.place);
    nb::list suggestions;
    for (const Suggestion& each : said.suggestions) suggestions.append(suggestion(each));
    data["suggestions"] = suggestions;
    return data;
  }

 private:
  [[nodiscard]] nb::dict suggestion(const Suggestion& said) const {
    nb::dict data;
    data["title"] = said.title;
    data["applicability"] = to_string(said.applicability);
    nb::list edits;
    for (const Edit& edit : said.edits) edits.append(nb::make_tuple(place(edit.place), edit.replacement));
    data["edits"] = edits;
    return data;
  }

  [[nodiscard]] std::string_view text_of(const std::string& part) const {
    const Message& message = judged_.document->message();
    if (part == "body") return judged_.document->text();
    if (part == "subject" && message.subject) return *message.subject;
    constexpr std::string_view header = "header:";
    if (part.compare(0, header.size(), header) == 0) {
      if (const Header* found = message.header(std::string_view(part).substr(header.size()))) return found->value;
    }
    return {};
  }

  const Judged& judged_;
};

}  // namespace

nb::dict report_data(const Judged& judged) {
  const Report& report = judged.report;
  const Teller teller(judged);
  nb::dict data;
  data["id"] = report.id;
  data["source"] = report.source;
  data["language"] = report.language;
  data["verdict"] = to_string(report.verdict);
  data["score"] = report.score;
  data["occasion"] = nb::make_tuple(to_string(report.occasion), report.occasion_evidence);
  data["relationship"] = nb::make_tuple(to_string(report.relationship.stage), report.relationship.credit, report.relationship.evidence);
  nb::list asks, diagnostics, signs;
  for (const Ask& ask : report.asks) asks.append(nb::make_tuple(ask.kind, ask.weight, ask.graceful, ask.invited, ask.owed, teller.place(ask.place)));
  for (const Diagnostic& each : report.diagnostics) diagnostics.append(teller.diagnostic(each));
  for (const Sign& sign : report.signs) signs.append(nb::make_tuple(sign.sign, sign.points, teller.place(sign.place)));
  data["asks"] = asks;
  data["diagnostics"] = diagnostics;
  data["signs"] = signs;
  const Measures& measures = report.measures;
  data["measures"] = nb::make_tuple(measures.words, measures.sentences, measures.about_sender, measures.about_recipient, measures.questions);
  data["notes"] = report.notes;
  return data;
}

nb::dict rule_data(const RuleInfo& rule) {
  nb::dict data;
  data["id"] = rule.id;
  data["family"] = rule.family;
  data["kind"] = rule.kind;
  data["severity"] = rule.severity;
  data["summary"] = rule.summary;
  data["why"] = rule.why;
  data["source"] = rule.source;
  data["status"] = rule.status;
  data["since"] = rule.since;
  return data;
}

std::string apply_edits(std::string_view text, std::string_view part,
                        const std::vector<std::tuple<std::string, std::size_t, std::size_t, std::string>>& edits) {
  std::vector<std::size_t> bytes;  // where each code point starts
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (starts_character(text[at])) bytes.push_back(at);
  }
  bytes.push_back(text.size());
  std::vector<Edit> ours;
  for (const auto& [of, start, end, replacement] : edits) {
    if (start > end || end >= bytes.size()) throw nb::value_error("an edit lies outside of the text");
    ours.push_back(Edit{Place{of, Span{bytes[start], bytes[end]}}, replacement});
  }
  std::sort(ours.begin(), ours.end(), [](const Edit& one, const Edit& other) { return one.place.span < other.place.span; });
  return outlint::apply_edits(text, part, ours);
}

}  // namespace outlint::python
