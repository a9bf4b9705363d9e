// SPDX-License-Identifier: Apache-2.0
#include "engine/joins.hpp"

#include <algorithm>

#include "engine/stretch.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

bool is_small(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_big(char byte) { return byte >= 'A' && byte <= 'Z'; }
char capital(char byte) { return is_small(byte) ? static_cast<char>(byte - 32) : byte; }

/// Whether "I" stands there, which has its capital everywhere.
bool is_i(std::string_view words) { return words.starts_with('I') && (words.size() == 1 || !is_small(words[1])); }

/// Whether a sentence that stands behind "Hi Bo," begins with a small letter, or would but for its "I".
bool goes_on_small(std::string_view text, std::size_t at) { return at < text.size() && (is_small(text[at]) || is_i(text.substr(at))); }

std::string_view line_break_of(std::string_view text) { return text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n"; }

bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

/// Whether brackets and quotes that are opened in the words are closed in them.
bool is_balanced(std::string_view words) {
  const auto count = [&](char byte) { return std::count(words.begin(), words.end(), byte); };
  return count('(') == count(')') && count('[') == count(']') && count('"') % 2 == 0 && words.rfind("\xE2\x80\x9C") == words.find("\xE2\x80\x9C");
}

/// Where the words that join a clause to the one before it begin, if such words stand right before it.
std::optional<std::size_t> joint_before(const analysis::Unit& unit, const analysis::Vocabulary& vocabulary, std::size_t clause) {
  if (clause == 0) return std::nullopt;
  const std::string& folded = unit.folded.text;
  text::Searcher& searcher = text::searching(vocabulary.patterns, folded);
  for (const text::PatternNumber join : vocabulary.clauses.joins) {
    bool gave_up = false;
    for (auto match = searcher.search(join, 0, gave_up); match && match->start < clause; match = searcher.search(join, match->end, gave_up)) {
      if (match->end + 1 >= clause && match->end <= clause + 1) return match->start;
    }
  }
  const std::size_t last = folded.find_last_not_of(' ', clause - 1);
  const bool mark = last != std::string::npos && (folded[last] == ';' || folded[last] == '-') && last > 0 && (folded[last] == ';' || folded[last - 1] == ' ');
  return mark ? std::optional(last) : std::nullopt;
}

/// Whether the words before a joint are a sentence of their own: no clause that waits for another, and no stump.
bool stands_alone(const analysis::Unit& unit, const analysis::Vocabulary& vocabulary, std::size_t end) {
  constexpr std::size_t least_words = 4;
  const std::string_view words = text::trimmed(std::string_view(unit.folded.text).substr(0, end));
  if (static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1 < least_words) return false;
  const auto& opens = vocabulary.clauses.opens;
  text::Searcher& searcher = text::searching(vocabulary.patterns, words);
  return std::none_of(opens.begin(), opens.end(), [&](text::PatternNumber word) {
    bool gave_up = false;
    const auto match = searcher.search(word, 0, gave_up);
    return match && match->start == 0;
  });
}

}  // namespace

std::string paragraph_break(std::string_view text) {
  const std::string line(line_break_of(text));
  const std::string_view inner = text::trimmed(text);
  const bool blank_lines = inner.find("\n\n") != std::string_view::npos || inner.find("\n\r\n") != std::string_view::npos;
  return blank_lines || inner.find('\n') == std::string_view::npos ? line + line : line;
}

Edit insertion_before(std::string_view text, std::size_t at, std::string words) {
  if (at >= text.size() || !is_small(text[at])) return {{"body", {at, at}}, std::move(words)};
  words += capital(text[at]);
  return {{"body", {at, at + 1}}, std::move(words)};
}

Edit insertion(std::string_view text, std::size_t at, std::string words) {
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  if (at >= end) {
    const bool one_line = text.substr(0, end).find('\n') == std::string_view::npos;
    const std::string before = end == 0 ? "" : one_line ? " " : paragraph_break(text);
    return {{"body", {end, end}}, before + words};
  }
  if (begins_line(text, at)) return insertion_before(text, at, words + paragraph_break(text));
  const bool spaced = text[at - 1] == ' ';
  // Behind "Hi Bo," a sentence goes on in small letters.
  if (text::trimmed(text.substr(0, at)).ends_with(',') && goes_on_small(text, at)) words = uncapitalised(std::move(words));
  return insertion_before(text, at, (spaced ? "" : " ") + words + " ");
}

std::string uncapitalised(std::string words) {
  if (!words.empty() && is_big(words.front()) && !is_i(words)) words.front() = static_cast<char>(words.front() + 32);
  return words;
}

std::string capitalised(std::string words) {
  if (!words.empty()) words.front() = capital(words.front());
  return words;
}

std::string joined_in(std::string_view text, Span span, std::string replacement) {
  if (replacement.empty()) return replacement;
  const std::string_view before = text.substr(0, span.start);
  const std::size_t last = before.find_last_not_of(" \t\r\n\"'(*-");
  const bool opens = last == std::string_view::npos || before[last] == '.' || before[last] == '?' || before[last] == '!' ||
                     before.find('\n', last) != std::string_view::npos;
  if (opens) replacement.front() = capital(replacement.front());
  else if (goes_on_small(text, span.start)) return uncapitalised(std::move(replacement));
  return replacement;
}

Edit insertion_at_start(const Document& document, std::string words) {
  const std::string_view text = document.text();
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const auto sentence = sentence_at(document, first);
  const std::size_t named = sentence ? vocative_end(document, *sentence) : first;
  if (named <= first) return insertion(text, after_greeting(document), std::move(words));
  // "Kevin - I saw …": the name and its mark stay in front.
  std::size_t at = named;
  while (at < text.size() && !text::is_word_point(text::decode(text, at).point)) at += text::decode(text, at).length;
  if (begins_line(text, at)) return insertion(text, at, std::move(words));
  return insertion_before(text, at, uncapitalised(std::move(words)) + " ");
}

Edit insertion_at_end(const Document& document, std::string words) {
  constexpr std::ptrdiff_t farewell_words = 6;
  const std::string_view text = document.text();
  const std::size_t at = before_sign_off(document);
  const std::string_view before = text.substr(0, at);
  const std::size_t end = before.find_last_not_of(" \t\r\n") + 1;
  const bool own_paragraph = std::count(before.begin() + static_cast<std::ptrdiff_t>(end), before.end(), '\n') > 1;
  if (own_paragraph || end == 0 || at >= text.size() || !begins_line(text, at) || paragraph_break(text).find('\n') == paragraph_break(text).rfind('\n')) return insertion(text, at, std::move(words));
  // The name stands right below the last words: a farewell stays with it, and of a longer paragraph this is the end.
  const Span last = paragraph_around(document, {end - 1, end});
  const std::string_view line = last.of(text);
  const bool farewell = line.find('\n') == std::string_view::npos && std::count(line.begin(), line.end(), ' ') < farewell_words;
  if (farewell && last.start > after_greeting(document)) return insertion(text, last.start, std::move(words));
  return {{"body", {end, end}}, " " + words};
}

AskStretch ask_stretch(const analysis::Analysis& analysis, const analysis::Act& act, Span sentence) {
  const analysis::Unit& unit = analysis.units[act.unit];
  const std::size_t clause = unit.clauses[unit.clause_at(act.match.start)].start;
  const auto joint = joint_before(unit, *analysis.vocabulary, clause);
  if (!joint || !stands_alone(unit, *analysis.vocabulary, *joint)) return {sentence, false};
  std::string_view head = unit.original({0, *joint}).of(analysis.document->text());
  const std::size_t start = unit.original({0, *joint}).start;
  const auto without_spaces = [](std::string_view words) { return words.substr(0, text::trimmed(words, {0, words.size()}).end); };
  for (head = without_spaces(head); head.ends_with(',') || head.ends_with(';') || head.ends_with(':'); head = without_spaces(head)) head.remove_suffix(1);
  while (head.ends_with("\xE2\x80\x93") || head.ends_with("\xE2\x80\x94")) head = text::trimmed(head.substr(0, head.size() - 3));
  if (text::is_blank(head) || !is_balanced(head) || start < sentence.start) return {sentence, false};
  return {{start + head.size(), sentence.end}, true};
}

std::size_t vocative_end(const Document& document, Span sentence) {
  const std::string_view text = document.text();
  const bool greeted = std::any_of(document.regions().begin(), document.regions().end(), [](const Region& region) { return region.kind == RegionKind::greeting; });
  if (greeted || !text::is_blank(text.substr(0, sentence.start))) return sentence.start;
  constexpr std::size_t longest_name = 40;  // bytes
  std::size_t end = 0;
  if (const auto slots = text::find_slots(text, sentence); !slots.empty() && slots.front().start == sentence.start) {
    end = slots.front().end;
  } else {
    const std::size_t mark = text.find_first_of(",-!:\xE2 ", sentence.start);
    if (mark == std::string_view::npos || !text::is_upper(text::decode(text, sentence.start).point)) return sentence.start;
    end = mark;
  }
  const std::string_view rest = text::trimmed(text.substr(end, std::min(longest_name, sentence.end - end)));
  const bool called = rest.starts_with(",") || rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94") || rest.starts_with("- ");
  return called && end - sentence.start <= longest_name ? end : sentence.start;
}

}  // namespace outlint::engine
