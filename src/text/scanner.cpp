// SPDX-License-Identifier: Apache-2.0
#include "text/scanner.hpp"

#include <algorithm>
#include <bit>

#include "text/index_byte.hpp"
#include "text/word_needs.hpp"

namespace outlint::text {
namespace {

constexpr std::uint64_t everywhere = ~std::uint64_t{0};

}  // namespace

void Scanner::begin(const PatternIndex& index, std::string_view text) {
  index_ = index;
  text_ = text;
  words_.clear();
  row_words_.clear();
  for (const std::uint32_t choice : listed_choices_) listed_[choice] = 0;
  listed_choices_.clear();
  satisfied_.assign(PatternIndex::row_width(index.choice_count()), 0);
  const bool fits = part_stamps_.size() == index.part_count() && pattern_stamps_.size() == index.pattern_count();
  if (!fits || ++stamp_ == 0) {
    stamp_ = 1;
    part_stamps_.assign(index.part_count(), 0);
    part_starts_.assign(index.part_count(), 0);
    listed_.assign(index.choice_count(), 0);
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
  placed_ = words_.size() < 64;
  Places place = 1;
  for (const Word& word : words_) {
    satisfy(word.number, placed_ ? place : everywhere);
    place <<= 1;
  }
  ByteSet seen;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    const bool counts = (value < 'a' || value > 'z') && value < 0x80 && value != ' ';
    if (!counts || seen.has(value)) continue;
    seen.add(value);
    satisfy(index.word(byte_word(value)), everywhere);
  }
}

bool Scanner::possible(std::uint32_t pattern) const {
  const PatternIndex::List needs = index_.needs_of(pattern);
  for (std::uint32_t need = needs.first; need < needs.first + needs.count; ++need) {
    if (!satisfied(index_[need])) return false;
  }
  return starts_of(pattern) != 0;
}

/// Where words stand that satisfy a choice.
Scanner::Places Scanner::places_of(std::uint32_t choice) const {
  Places places = listed_[choice];
  for (const RowWord& word : row_words_) {
    if (index_.in_row(word.row, choice)) places |= word.place;
  }
  return places;
}

/// At which words a match can begin: all that the pattern needs stands at it or after it, as near as the pattern reaches.
Scanner::Places Scanner::starts_of(std::uint32_t pattern) const {
  if (!placed_) return everywhere;
  const std::uint32_t reach = index_.reach_of(pattern);
  const PatternIndex::List needs = index_.needs_of(pattern);
  Places starts = everywhere;
  for (std::uint32_t need = needs.first; starts != 0 && need < needs.first + needs.count; ++need) {
    Places before = places_of(index_[need]);
    for (std::uint32_t done = 1; done < reach; done *= 2) before |= before >> std::min(done, reach - done);
    starts &= before;
  }
  return starts;
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
void Scanner::satisfy(std::uint32_t word, Places place) {
  if (word == PatternIndex::none) return;
  if (const std::uint32_t row = index_.row_of(word); row != PatternIndex::none) {
    index_.add_row(row, satisfied_);
    row_words_.push_back({row, place});
    return;
  }
  const PatternIndex::List choices = index_.choices_of(word);
  for (std::uint32_t at = choices.first; at < choices.first + choices.count; ++at) {
    const std::uint32_t choice = index_[at];
    satisfied_[choice / 32] |= 1U << choice % 32;
    if (listed_[choice] == 0) listed_choices_.push_back(choice);
    listed_[choice] |= place;
  }
}

void Scanner::mark(std::uint32_t pattern) {
  const Places starts = starts_of(pattern);
  if (starts == 0) return;
  pattern_stamps_[pattern] = stamp_;
  resume_[pattern] = 0;
  for (std::uint32_t part = index_.part_of(pattern); part != PatternIndex::none; part = index_.part(part).before) {
    if (part_stamps_[part] != stamp_) {
      part_stamps_[part] = stamp_;
      part_starts_[part] = starts;
    } else {
      part_starts_[part] |= starts;
    }
  }
}

void Scanner::walk_text(Matcher& matcher) {
  auto word = words_.begin();
  Places place = 1;
  walk_list(matcher, index_.parts_of_start(), 0, place);
  for (std::uint32_t at = 0; at < text_.size();) {
    if (word != words_.end() && word->start == at) {
      if (word->number != PatternIndex::none) walk_list(matcher, index_.parts_of_word(word->number), at, place);
      walk_list(matcher, index_.parts_of_any(), at, place);
      ++word;
      place = placed_ ? place << 1 : place;
      while (at < text_.size() && is_index_byte(text_[at])) ++at;
    } else {
      walk_list(matcher, index_.parts_of_byte(static_cast<unsigned char>(text_[at])), at, place);
      ++at;
    }
  }
}

void Scanner::walk_list(Matcher& matcher, PatternIndex::List list, std::uint32_t start, Places place) {
  for (std::uint32_t at = list.first; at < list.first + list.count; ++at) {
    const std::uint32_t part = index_[at];
    if (part_stamps_[part] != stamp_ || (part_starts_[part] & place) == 0) continue;
    const std::size_t base = matcher.begin_ends(start);
    walk(matcher, part, base, start, place);
    matcher.drop_ends(base);
  }
}

/// Goes on along a part from the ends that stand on the matcher's stack from `base` on.
void Scanner::walk(Matcher& matcher, std::uint32_t number, std::size_t base, std::uint32_t start, Places place) {
  const PatternIndex::Part part = index_.part(number);
  const std::size_t fresh = matcher.follow(part.node, base);
  if (matcher.has_ends(fresh)) {
    for (std::uint32_t at = 0; at < part.pattern_count; ++at) found(matcher, index_[part.first_pattern + at], fresh, start);
    for (std::uint32_t at = 0; at < part.next_count; ++at) {
      const std::uint32_t next = index_[part.first_next + at];
      if (part_stamps_[next] == stamp_ && (part_starts_[next] & place) != 0) walk(matcher, next, fresh, start, place);
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
