// SPDX-License-Identifier: Apache-2.0
#include "analysis/focus.hpp"

#include <algorithm>

#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

enum class About { skipped, neither, sender, recipient, both };

/// Whether the words occur outside all of the masked spans.
bool occurs(const text::Pattern& words, const Unit& unit, const std::vector<Span>& masked) {
  bool gave_up = false;
  for (auto match = words.search(unit.folded.text, 0, gave_up); match; match = words.search(unit.folded.text, match->span.end, gave_up)) {
    const bool hidden = std::any_of(masked.begin(), masked.end(), [&](Span span) { return span.overlaps(match->span); });
    if (!hidden) return true;
  }
  return false;
}

About about(const Analysis& analysis, std::size_t unit_at) {
  const Unit& unit = analysis.units[unit_at];
  std::vector<Span> masked;
  bool recipient = false;
  bool neither = false;
  for (const Act& act : analysis.acts) {
    if (act.unit != unit_at || !act.live()) continue;
    switch (analysis.vocabulary->acts[act.definition].focus) {
      case Focus::skip: return About::skipped;
      case Focus::neither: neither = true; break;
      case Focus::sender: masked.push_back(act.match); break;
      case Focus::recipient: recipient = true; break;
      case Focus::none: break;
    }
  }
  recipient = recipient || occurs(analysis.vocabulary->recipient_words, unit, masked);
  if (neither) return About::neither;
  const bool sender = occurs(analysis.vocabulary->sender_words, unit, {}) || !masked.empty();
  if (sender && recipient) return About::both;
  if (sender) return About::sender;
  return recipient ? About::recipient : About::neither;
}

bool is_question(const Unit& unit) {
  const std::string_view words = text::trimmed(std::string_view(unit.folded.text));
  const std::size_t last = words.find_last_not_of(" \"')");
  return last != std::string_view::npos && words[last] == '?';
}

std::size_t count_links(std::string_view folded) {
  std::size_t links = 0;
  for (const std::string_view mark : {"http://", "https://", "www."}) {
    for (std::size_t at = folded.find(mark); at != std::string_view::npos; at = folded.find(mark, at + 1)) {
      links += mark == "www." && at > 0 && folded[at - 1] == '/' ? 0 : 1;
    }
  }
  return links;
}

}  // namespace

void measure_focus(Analysis& analysis) {
  Measures& measures = analysis.measures;
  std::size_t own = 0, sender = 0, recipient = 0, opening = 0, links = 0, slots = 0;
  bool opening_over = false;
  for (std::size_t at = 0; at < analysis.units.size(); ++at) {
    const Unit& unit = analysis.units[at];
    if (unit.scope == Scope::slot) ++slots;
    if (unit.scope == Scope::greeting) measures.words += text::words(unit.span.of(analysis.document->text())).size();
    if (unit.scope != Scope::own && unit.scope != Scope::postscript) continue;
    measures.words += text::words(unit.span.of(analysis.document->text())).size();
    measures.questions += is_question(unit) ? 1 : 0;
    links += count_links(unit.folded.text);
    ++own;
    const About whom = about(analysis, at);
    if (whom == About::skipped) continue;
    ++measures.sentences;
    sender += whom == About::sender ? 1 : 0;
    recipient += whom == About::recipient || whom == About::both ? 1 : 0;
    opening_over = opening_over || whom != About::sender;
    opening += opening_over ? 0 : 1;
  }
  if (measures.sentences > 0) {
    measures.about_sender = static_cast<double>(sender) / static_cast<double>(measures.sentences);
    measures.about_recipient = static_cast<double>(recipient) / static_cast<double>(measures.sentences);
  }
  analysis.facts.set(Fact::words, measures.words);
  analysis.facts.set(Fact::sentences, measures.sentences);
  analysis.facts.set(Fact::own_sentences, own);
  analysis.facts.set(Fact::about_sender, measures.about_sender);
  analysis.facts.set(Fact::about_recipient, measures.about_recipient);
  analysis.facts.set(Fact::opening_about_sender, opening);
  analysis.facts.set(Fact::questions, measures.questions);
  analysis.facts.set(Fact::urls, links);
  analysis.facts.set(Fact::slots, slots);
}

}  // namespace outlint::analysis
