// SPDX-License-Identifier: Apache-2.0
#include "message/sentences.hpp"

#include <algorithm>
#include <string>

#include "message/sentence_ends.hpp"
#include "message/sentence_lines.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// ICU counts in 32 bits, and a paragraph is copied: longer ones are cut, at a blank if one is near.
constexpr std::size_t longest_paragraph = std::size_t{1} << 24;

std::size_t cut_at(std::string_view text, Span paragraph) {
  if (paragraph.size() <= longest_paragraph) return paragraph.end;
  std::size_t cut = paragraph.start + longest_paragraph;
  const std::size_t blank = text.substr(0, cut).rfind(' ');
  if (blank != std::string_view::npos && cut - blank < 4096) return blank + 1;
  while (!text::is_boundary(text, cut)) --cut;
  return cut;
}

/// Nobody writes a sentence of so many bytes. In a text without a full stop, what costs the square of a sentence's length would not end.
constexpr std::size_t longest_sentence = 2'000;

/// Where a sentence ends, at the latest with the word that the bound falls into.
std::size_t bounded_end(std::string_view text, Span sentence) {
  if (sentence.size() <= longest_sentence) return sentence.end;
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t bound = sentence.start + longest_sentence;
  const std::size_t before = text.find_last_of(blanks, bound);
  if (before != std::string_view::npos && before > sentence.start) return before;
  return std::min(sentence.end, text.find_first_of(blanks, bound));
}

/// A sentence, in pieces where it is longer than the bound.
void add(std::string_view text, Span sentence, std::vector<Span>& sentences) {
  sentence = text::trimmed(text, sentence);
  while (!sentence.empty()) {
    const std::size_t end = bounded_end(text, sentence);
    sentences.push_back(text::trimmed(text, {sentence.start, end}));
    sentence = text::trimmed(text, {end, sentence.end});
  }
}

/// The sentences of a paragraph whose lines belong together.
void split(std::string_view text, Span paragraph, std::vector<Span>& sentences) {
  while (!paragraph.empty()) {
    const Span piece{paragraph.start, cut_at(text, paragraph)};
    std::string joined(piece.of(text));
    std::ranges::replace_if(joined, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    std::vector<std::size_t> starts = sentence_starts(joined);
    starts.push_back(piece.size());
    std::size_t from = 0;
    for (const std::size_t to : starts) {
      add(text, {piece.start + from, piece.start + to}, sentences);
      from = to;
    }
    paragraph.start = piece.end;
  }
}

}  // namespace

std::vector<Span> find_sentences(std::string_view text, const std::vector<Region>& regions) {
  std::vector<Span> sentences;
  for (const Region& region : regions) {
    for (const Span paragraph : find_paragraphs(text, region.span)) split(text, paragraph, sentences);
  }
  return sentences;
}

}  // namespace outlint::message
