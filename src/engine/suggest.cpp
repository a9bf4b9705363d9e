// SPDX-License-Identifier: Apache-2.0
#include "engine/suggest.hpp"

#include <algorithm>
#include <utility>

#include "engine/describe.hpp"
#include "engine/stretch.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

using rules::EditTemplate;
using rules::Target;

/// What an edit works on: the finding's own words, or those of an act that it names.
struct Subject {
  const analysis::Analysis& analysis;
  const rules::Finding& finding;
  std::optional<std::size_t> act;
};

std::optional<Place> place_of(const Subject& subject, Target target) {
  const analysis::Analysis& analysis = subject.analysis;
  const Document& document = *analysis.document;
  const analysis::Act* act = subject.act ? &analysis.acts[*subject.act] : nullptr;
  const std::optional<Place> match = act != nullptr ? std::optional(analysis.match_place(*act)) : subject.finding.place;
  switch (target) {
    case Target::match: return match;
    case Target::clause: return act != nullptr ? std::optional(analysis.clause_place(*act)) : match;
    case Target::subject: {
      const auto& line = document.message().subject;
      if (!line) return std::nullopt;
      return Place{"subject", {0, line->size()}};
    }
    case Target::attachment:
      if (!subject.finding.attachment) return std::nullopt;
      return Place{"attachment:" + std::to_string(*subject.finding.attachment), {0, 0}};
    case Target::sentence:
    case Target::paragraph: break;
  }
  if (!match) return std::nullopt;
  if (match->part == "subject") return Place{"subject", {0, document.message().subject->size()}};
  if (match->part != "body") return std::nullopt;
  if (target == Target::paragraph) return Place{"body", paragraph_around(document, match->span)};
  auto first = sentence_at(document, match->span.start);
  const auto last = sentence_at(document, match->span.empty() ? match->span.start : match->span.end - 1);
  if (!first) return std::nullopt;
  return Place{"body", {first->start, last ? std::max(first->end, last->end) : first->end}};
}

std::string_view text_of(const Document& document, const std::string& part) {
  if (part == "body") return document.text();
  return part == "subject" && document.message().subject ? std::string_view(*document.message().subject) : std::string_view();
}

/// A paragraph of its own, with the line breaks that the draft uses.
Edit insertion(const Document& document, std::size_t at, std::string words) {
  const std::string_view text = document.text();
  const std::string line_break = text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  const bool at_end = at >= text.size() || text::is_blank(text.substr(at));
  words = at_end ? line_break + line_break + words : words + line_break + line_break;
  return {{"body", {at, at}}, std::move(words)};
}

std::optional<Edit> make_insertion(const Subject& subject, const EditTemplate& edit) {
  const Document& document = *subject.analysis.document;
  std::string words = filled(edit.words, subject.finding, subject.analysis);
  switch (edit.position) {
    case rules::Position::after_greeting: return insertion(document, after_greeting(document), std::move(words));
    case rules::Position::before_sign_off: return insertion(document, before_sign_off(document), std::move(words));
    case rules::Position::after_sentence: break;
  }
  const auto place = place_of(subject, Target::sentence);
  if (!place || place->part != "body") return std::nullopt;
  return Edit{{"body", {place->span.end, place->span.end}}, " " + words};
}

std::optional<Edit> make_edit(const Subject& subject, const EditTemplate& edit) {
  if (edit.verb == EditTemplate::Verb::insert) return make_insertion(subject, edit);
  auto place = place_of(subject, edit.target);
  if (!place) return std::nullopt;
  const std::string_view text = text_of(*subject.analysis.document, place->part);
  if (edit.verb == EditTemplate::Verb::drop) return Edit{*place, ""};
  if (text.empty() || place->span.end > text.size()) return std::nullopt;
  if (edit.verb == EditTemplate::Verb::remove) {
    if (place->part == "body") place->span = with_leftovers(*subject.analysis.document, place->span);
    return Edit{{place->part, removable(text, place->span)}, ""};
  }
  std::string words = joined_in(text, place->span, filled(edit.words, subject.finding, subject.analysis));
  return Edit{*place, std::move(words)};
}

/// The acts that an edit means: the finding's own, or the live ones it names.
std::vector<std::optional<std::size_t>> meant(const EditTemplate& edit, const rules::Finding& finding, const analysis::Analysis& analysis) {
  if (edit.of.empty()) return {finding.act};
  std::vector<std::optional<std::size_t>> acts;
  for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
    const analysis::Act& act = analysis.acts[at];
    if (!act.live() || std::find(edit.of.begin(), edit.of.end(), act.definition) == edit.of.end()) continue;
    acts.emplace_back(at);
    if (!edit.every) break;
  }
  return acts;
}

bool in_order(const Edit& a, const Edit& b) {
  return std::tie(a.place.part, a.place.span) < std::tie(b.place.part, b.place.span);
}

/// Sorted and disjoint; an edit within another one goes.
void tidy(std::vector<Edit>& edits) {
  std::stable_sort(edits.begin(), edits.end(), in_order);
  std::vector<Edit> kept;
  for (Edit& edit : edits) {
    const bool clashes = !kept.empty() && kept.back().place.part == edit.place.part &&
                         (kept.back().place.span.overlaps(edit.place.span) || kept.back().place.span == edit.place.span);
    if (!clashes) kept.push_back(std::move(edit));
  }
  edits = std::move(kept);
}

}  // namespace

std::vector<Suggestion> suggest(const rules::Rule& rule, const rules::Finding& finding, const analysis::Analysis& analysis) {
  std::vector<Suggestion> out;
  for (const rules::SuggestionTemplate& each : rule.suggestions) {
    if (!holds(each.when, analysis)) continue;
    Suggestion suggestion{filled(each.title, finding, analysis), each.applicability, {}};
    for (const EditTemplate& edit : each.edits) {
      for (const auto& act : meant(edit, finding, analysis)) {
        if (auto made = make_edit({analysis, finding, act}, edit)) suggestion.edits.push_back(std::move(*made));
      }
    }
    if (suggestion.edits.empty()) continue;
    tidy(suggestion.edits);
    out.push_back(std::move(suggestion));
  }
  return out;
}

}  // namespace outlint::engine
