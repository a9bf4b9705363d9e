// SPDX-License-Identifier: Apache-2.0
#include "text/scanner.hpp"

#include <algorithm>
#include <bit>

#include "text/index_byte.hpp"
#include "text/word_needs.hpp"

namespace outlint::text {

void Scanner::begin(const PatternIndex& index, std::string_view text) {
  index_ = index;
  text_ = text;
  words_.clear();
  satisfied_.assign(PatternIndex::row_width(index.choice_count()), 0);
  const bool fits = part_stamps_.size() == index.part_count() && pattern_stamps_.size() == index.pattern_count();
  if (!fits || ++stamp_ == 0) {
    stamp_ = 1;
    part_stamps_.assign(index.part_count(), 0);
    pattern_stamps_.assign(index.pattern_count(), 0);
    resume_.assign(index.pattern_count(), 0);
  }
  for (std::size_t at = 0; at < text.size();) {
    if (!is_index_byte(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && is_index_byte(text[at])) ++at;
    words_.push_back({static_cast<std::uint32_t>(start), index.word(text.substr(start, at - start))});
  }
  for (const Word& word : words_) satisfy(word.number);
  ByteSet seen;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    const bool counts = (value < 'a' || value > 'z') && value < 0x80 && value != ' ';
    if (!counts || seen.has(value)) continue;
    seen.add(value);
    satisfy(index.word(byte_word(value)));
  }
}

bool Scanner::possible(std::uint32_t pattern) const {
  const PatternIndex::List needs = index_.needs_of(pattern);
  for (std::uint32_t need = needs.first; need < needs.first + needs.count; ++need) {
    const std::uint32_t choice = index_[need];
    if ((satisfied_[choice / 32] >> choice % 32 & 1) == 0) return false;
  }
  return true;
}

const std::vector<std::uint32_t>& Scanner::candidates() {
  candidates_.clear();
  const PatternIndex::List always = index_.always();
  for (std::uint32_t at = 0; at < always.count; ++at) candidates_.push_back(index_[always.first + at]);
  for (std::uint32_t first = 0; first < index_.lead_count(); first += 32) {
    std::uint32_t bits = satisfied_[first / 32];
    if (index_.lead_count() - first < 32) bits &= (1U << (index_.lead_count() - first)) - 1;
    for (; bits != 0; bits &= bits - 1) {
      const PatternIndex::List led_to = index_.patterns_of(first + static_cast<std::uint32_t>(std::countr_zero(bits)));
      for (std::uint32_t at = led_to.first; at < led_to.first + led_to.count; ++at) {
        if (possible(index_[at])) candidates_.push_back(index_[at]);
      }
    }
  }
  return candidates_;
}

/// The choices that a word of the text satisfies.
void Scanner::satisfy(std::uint32_t word) {
  if (word == PatternIndex::none) return;
  index_.add_row(word, satisfied_);
  const PatternIndex::List choices = index_.choices_of(word);
  for (std::uint32_t at = choices.first; at < choices.first + choices.count; ++at) satisfied_[index_[at] / 32] |= 1U << index_[at] % 32;
}

void Scanner::mark(std::uint32_t pattern) {
  pattern_stamps_[pattern] = stamp_;
  resume_[pattern] = 0;
  for (std::uint32_t part = index_.part_of(pattern); part != PatternIndex::none && part_stamps_[part] != stamp_; part = index_.part(part).before) {
    part_stamps_[part] = stamp_;
  }
}

void Scanner::walk_text(Matcher& matcher) {
  auto word = words_.begin();
  walk_list(matcher, index_.parts_of_start(), 0);
  for (std::uint32_t at = 0; at < text_.size();) {
    if (word != words_.end() && word->start == at) {
      if (word->number != PatternIndex::none) walk_list(matcher, index_.parts_of_word(word->number), at);
      walk_list(matcher, index_.parts_of_any(), at);
      ++word;
      while (at < text_.size() && is_index_byte(text_[at])) ++at;
    } else {
      walk_list(matcher, index_.parts_of_byte(static_cast<unsigned char>(text_[at])), at);
      ++at;
    }
  }
}

void Scanner::walk_list(Matcher& matcher, PatternIndex::List list, std::uint32_t start) {
  for (std::uint32_t at = list.first; at < list.first + list.count; ++at) {
    const std::uint32_t part = index_[at];
    if (part_stamps_[part] != stamp_) continue;
    const std::size_t base = matcher.begin_ends(start);
    walk(matcher, part, base, start);
    matcher.drop_ends(base);
  }
}

/// Goes on along a part from the ends that stand on the matcher's stack from `base` on.
void Scanner::walk(Matcher& matcher, std::uint32_t number, std::size_t base, std::uint32_t start) {
  const PatternIndex::Part part = index_.part(number);
  const std::size_t fresh = matcher.follow(part.node, base);
  if (matcher.has_ends(fresh)) {
    for (std::uint32_t at = 0; at < part.pattern_count; ++at) found(matcher, index_[part.first_pattern + at], fresh, start);
    for (std::uint32_t at = 0; at < part.next_count; ++at) {
      const std::uint32_t next = index_[part.first_next + at];
      if (part_stamps_[next] == stamp_) walk(matcher, next, fresh, start);
    }
  }
  matcher.drop_ends(fresh);
}

void Scanner::found(Matcher& matcher, std::uint32_t pattern, std::size_t base, std::uint32_t start) {
  if (pattern_stamps_[pattern] != stamp_ || start < resume_[pattern]) return;
  const auto span = matcher.match_from(base, start);
  if (!span) return;
  resume_[pattern] = static_cast<std::uint32_t>(span->end);
  hits_.push_back({pattern, *span});
}

}  // namespace outlint::text
