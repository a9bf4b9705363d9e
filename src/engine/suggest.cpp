// SPDX-License-Identifier: Apache-2.0
#include "engine/suggest.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "engine/arrange.hpp"
#include "engine/describe.hpp"
#include "engine/joins.hpp"
#include "engine/stretch.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

using rules::EditTemplate;
using rules::Target;

/// What an edit works on: the finding's own words, or those of an act that it names.
struct Subject {
  const analysis::Analysis& analysis;
  const rules::Finding& finding;
  rules::Voice voice = rules::Voice::plain;
  std::optional<std::size_t> act;
};

std::optional<Place> place_of(const Subject& subject, Target target) {
  const analysis::Analysis& analysis = subject.analysis;
  const Document& document = *analysis.document;
  const analysis::Act* act = subject.act ? &analysis.acts[*subject.act] : nullptr;
  std::optional<Place> match = act != nullptr ? std::optional(analysis.match_place(*act)) : subject.finding.place;
  switch (target) {
    case Target::match: return match;
    case Target::clause: return act != nullptr ? std::optional(analysis.clause_place(*act)) : match;
    case Target::subject: {
      const auto& line = document.message().subject;
      if (!line) return std::nullopt;
      return Place{"subject", {0, line->size()}};
    }
    case Target::prefix: {
      const auto& line = document.message().subject;
      const std::size_t colon = line ? line->find(':') : std::string::npos;
      if (colon == std::string::npos) return std::nullopt;
      return Place{"subject", {0, std::min(line->find_first_not_of(' ', colon + 1), line->size())}};
    }
    case Target::recipients: return std::nullopt;
    case Target::attachment:
      if (!subject.finding.attachment) return std::nullopt;
      return Place{"attachment:" + std::to_string(*subject.finding.attachment), {0, 0}};
    case Target::ask:
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

/// Whether an act stands in the sentence of a finding, and not before its clause; anywhere will do for one that no words
/// carry.
bool stands_there(const analysis::Act& act, const rules::Finding& finding, const analysis::Analysis& analysis) {
  if (!finding.place || (finding.place->part != "body" && finding.place->part != "subject")) return true;
  const analysis::Unit& unit = analysis.units[act.unit];
  if (finding.act) {
    const analysis::Act& own = analysis.acts[*finding.act];
    if (own.unit != act.unit || act.match.start < std::min(own.match.start, own.clause.start)) return false;
  }
  return unit.part == finding.place->part && (unit.span.overlaps(finding.place->span) || unit.span.contains(finding.place->span));
}

/// Whether words begin or end within a placeholder.
bool cuts_a_slot(const analysis::Analysis& analysis, const analysis::Act& act) {
  const Place place = analysis.match_place(act);
  if (place.part != "body") return false;
  const auto slots = text::find_slots(analysis.document->text(), analysis.units[act.unit].span);
  return std::any_of(slots.begin(), slots.end(), [&](Span slot) { return slot.overlaps(place.span) && !place.span.contains(slot); });
}

/// The acts that an edit means: the finding's own, or the live ones it names.
std::vector<std::optional<std::size_t>> meant(const EditTemplate& edit, const rules::Finding& finding, const analysis::Analysis& analysis) {
  if (edit.of.empty()) return {finding.act};
  std::vector<std::optional<std::size_t>> acts;
  for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
    const analysis::Act& act = analysis.acts[at];
    if (!act.live() || std::find(edit.of.begin(), edit.of.end(), act.definition) == edit.of.end()) continue;
    if (!edit.every && (!stands_there(act, finding, analysis) || cuts_a_slot(analysis, act))) continue;
    acts.emplace_back(at);
    if (!edit.every) break;
  }
  return acts;
}

std::string words_of(const Subject& subject, const EditTemplate& edit) {
  const std::string& words = edit.words.in(subject.voice);
  if (edit.of.empty() || !subject.act) return filled(words, subject.finding, subject.analysis);
  rules::Finding own = subject.finding;
  own.place = subject.analysis.match_place(subject.analysis.acts[*subject.act]);
  return filled(words, own, subject.analysis);
}

std::optional<Edit> make_insertion(const Subject& subject, const EditTemplate& edit) {
  const Document& document = *subject.analysis.document;
  std::string words = words_of(subject, edit);
  switch (edit.position) {
    case rules::Position::after_greeting: return insertion_at_start(document, std::move(words));
    case rules::Position::before_sign_off: return insertion_at_end(document, std::move(words));
    case rules::Position::after_sentence: break;
  }
  const auto place = place_of(subject, Target::sentence);
  if (!place || place->part != "body") return std::nullopt;
  return Edit{{"body", {place->span.end, place->span.end}}, " " + words};
}

/// Whether the greeting or the sign-off would go: they stay, whatever stands in them.
bool is_frame(const Document& document, const Place& place) {
  return place.part == "body" && std::any_of(document.regions().begin(), document.regions().end(), [&](const Region& region) {
    const bool frame = region.kind == RegionKind::greeting || region.kind == RegionKind::sign_off;
    return frame && place.span.contains(text::trimmed(document.text(), region.span));
  });
}

std::optional<Edit> make_removal(const Subject& subject, const EditTemplate& edit, Place place) {
  const Document& document = *subject.analysis.document;
  const std::string_view text = text_of(document, place.part);
  if (place.part == "subject" && edit.target == Target::prefix) return Edit{place, ""};
  if (is_frame(document, place)) {
    // The greeting stays, without the words that were found.
    const auto match = place_of(subject, Target::match);
    return match && *match != place && !is_frame(document, *match) ? std::optional(Edit{*match, ""}) : std::nullopt;
  }
  if (place.part == "subject" && (edit.target != Target::match || place.span == Span{0, text.size()})) return std::nullopt;  // A letter without a subject is worse than most.
  if (place.part != "body") return Edit{{place.part, removable(text, place.span)}, ""};
  if (edit.target == Target::ask && subject.act) {
    const AskStretch ask = ask_stretch(subject.analysis, subject.analysis.acts[*subject.act], place.span);
    if (ask.cut) return Edit{{"body", ask.span}, "."};
  }
  const Span whole = with_leftovers(document, place.span);
  const std::size_t named = vocative_end(document, whole);
  if (named > whole.start) return Edit{{"body", {named, whole.end}}, ","};
  return Edit{{"body", whole}, ""};
}

/// A bullet, or "P.S.", stays where the words behind it are replaced.
std::size_t behind_mark(std::string_view text, Span span) {
  static constexpr std::string_view marks[] = {"- ", "* ", "\xE2\x80\xA2 ", "\xE2\x80\xA2\t", "P.S. ", "PS: ", "PS "};
  for (const std::string_view mark : marks) {
    if (span.of(text).starts_with(mark)) return span.start + mark.size();
  }
  return span.start;
}

std::optional<Edit> make_replacement(const Subject& subject, const EditTemplate& edit, Place place) {
  const Document& document = *subject.analysis.document;
  const std::string_view text = text_of(document, place.part);
  std::string words = words_of(subject, edit);
  const bool whole = edit.target != Target::match && edit.target != Target::clause;
  if (place.part == "subject" && whole && edit.target != Target::subject) return std::nullopt;  // A sentence is no subject.
  if (place.part != "body") return Edit{place, std::move(words)};
  if (!whole) return Edit{place, joined_in(text, place.span, std::move(words))};
  if (is_frame(document, place)) return std::nullopt;
  if (edit.target == Target::ask && subject.act) {
    const AskStretch ask = ask_stretch(subject.analysis, subject.analysis.acts[*subject.act], place.span);
    if (ask.cut) return Edit{{"body", ask.span}, ". " + words};
  }
  const std::size_t named = vocative_end(document, place.span);
  if (named > place.span.start) return Edit{{"body", {named, place.span.end}}, ", " + uncapitalised(std::move(words))};
  const std::size_t behind = behind_mark(text, place.span);
  if (behind > place.span.start && edit.target == Target::ask && text[place.span.start] != 'P') return std::nullopt;  // An item of a list is no question.
  place.span.start = behind;
  return Edit{place, joined_in(text, place.span, std::move(words))};
}

std::optional<Edit> make_edit(const Subject& subject, const EditTemplate& edit) {
  if (edit.verb == EditTemplate::Verb::insert) return make_insertion(subject, edit);
  const auto place = place_of(subject, edit.target);
  if (!place) return std::nullopt;
  if (edit.verb == EditTemplate::Verb::drop) return Edit{*place, ""};
  const std::string_view text = text_of(*subject.analysis.document, place->part);
  if (text.empty() || place->span.end > text.size()) return std::nullopt;
  return edit.verb == EditTemplate::Verb::remove ? make_removal(subject, edit, *place) : make_replacement(subject, edit, *place);
}

std::size_t limit_of(const rules::Finding& finding) {
  for (const auto& [name, value] : finding.captures) {
    std::size_t limit = 0;
    if (name == "limit" && std::from_chars(value.data(), value.data() + value.size(), limit).ec == std::errc()) return limit;
  }
  return 0;
}

/// The finding's limit kept: by whole sentences of the body, by words of the subject.
std::vector<Edit> shortened(const Subject& subject, Target target) {
  const std::size_t limit = limit_of(subject.finding);
  if (target != Target::subject) return shorten_body(subject.analysis, limit);
  const std::string line = subject.analysis.document->message().subject.value_or("");
  std::size_t at = 0;
  for (std::size_t points = 0; at < line.size() && points < limit; ++points) at += text::decode(line, at).length;
  const std::size_t word = at < line.size() ? line.rfind(' ', at) : std::string::npos;
  if (word == std::string::npos || word == 0) return {};
  return {{{"subject", {word, line.size()}}, ""}};
}

/// The letter to the first of To, and to nobody else.
std::vector<Edit> first_recipient_alone(const Message& message) {
  if (!message.to || message.to->empty()) return {};
  const Address& first = message.to->front();
  const auto place = [&](const std::string& field) {
    const Header* header = message.header(field);
    return Place{"header:" + field, {0, header == nullptr ? 0 : header->value.size()}};
  };
  std::vector<Edit> out;
  if (message.bcc && !message.bcc->empty()) out.push_back({place("Bcc"), ""});
  if (message.cc && !message.cc->empty()) out.push_back({place("Cc"), ""});
  const std::string name = first.name.find_first_of(",;<>\"") == std::string::npos ? first.name : "\"" + first.name + "\"";
  if (message.to->size() > 1) out.push_back({place("To"), first.name.empty() || first.address.empty() ? first.name + first.address : name + " <" + first.address + ">"});
  return out;
}

/// The edits of one template: of the whole draft, or of each place that it means.
std::vector<Edit> make_edits(const Subject& subject, const EditTemplate& edit) {
  if (edit.verb == EditTemplate::Verb::lead) return lead_with_reader(subject.analysis);
  if (edit.verb == EditTemplate::Verb::trim) return trim_sender(subject.analysis, edit.keep);
  if (edit.verb == EditTemplate::Verb::trim_asks) return trim_asks(subject.analysis, edit.keep);
  if (edit.verb == EditTemplate::Verb::shorten) return shortened(subject, edit.target);
  if (edit.target == Target::recipients) return first_recipient_alone(subject.analysis.document->message());
  std::vector<Edit> out;
  for (const auto& act : meant(edit, subject.finding, subject.analysis)) {
    if (auto made = make_edit({subject.analysis, subject.finding, subject.voice, act}, edit)) out.push_back(std::move(*made));
  }
  return out;
}

/// Whether the finding stands in one of the scopes.
bool stands_within(std::uint16_t scopes, const rules::Finding& finding, const analysis::Analysis& analysis) {
  if (scopes == 0) return true;
  if (!finding.place) return false;
  return std::any_of(analysis.units.begin(), analysis.units.end(), [&](const analysis::Unit& unit) {
    return (scopes & bit(unit.scope)) != 0 && unit.part == finding.place->part && unit.span.overlaps(finding.place->span);
  });
}

}  // namespace

std::vector<Suggestion> suggest(const rules::Rule& rule, const rules::Finding& finding, const analysis::Analysis& analysis) {
  std::vector<Suggestion> out;
  const rules::Voice voice = voice_of(analysis);
  for (const rules::SuggestionTemplate& each : rule.suggestions) {
    if (!stands_within(each.within, finding, analysis) || !holds(each.when, analysis)) continue;
    Suggestion suggestion{filled(each.title, finding, analysis), each.applicability, {}};
    for (const EditTemplate& edit : each.edits) {
      std::vector<Edit> made = make_edits({analysis, finding, voice, finding.act}, edit);
      std::move(made.begin(), made.end(), std::back_inserter(suggestion.edits));
    }
    if (suggestion.edits.empty()) continue;
    tidy(analysis.document->text(), suggestion.edits);
    out.push_back(std::move(suggestion));
  }
  return out;
}

}  // namespace outlint::engine
