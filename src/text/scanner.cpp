// SPDX-License-Identifier: Apache-2.0
#include "text/scanner.hpp"

#include <algorithm>
#include <bit>

#include "text/index_byte.hpp"
#include "text/word_needs.hpp"

namespace outlint::text {
namespace {

constexpr Places everywhere = ~Places{0};

}  // namespace

void Scanner::begin(const PatternIndex& index, std::string_view text) {
  index_ = index;
  text_ = text;
  words_.clear();
  for (const std::uint32_t choice : listed_choices_) listed_[choice] = 0;
  listed_choices_.clear();
  popular_ = {};
  leads_.assign(index.lead_width(), 0);
  const bool fits = part_stamps_.size() == index.part_count() && pattern_stamps_.size() == index.pattern_count() &&
                    listed_.size() == index.choice_count();
  if (!fits || ++stamp_ == 0) {
    stamp_ = 1;
    part_stamps_.assign(index.part_count(), 0);
    part_starts_.assign(index.part_count(), 0);
    listed_.assign(index.choice_count(), 0);
    pattern_stamps_.assign(index.pattern_count(), 0);
    resume_.assign(index.pattern_count(), 0);
    place_stamps_.assign(index.choice_count(), 0);
    places_.assign(index.choice_count(), 0);
    start_stamps_.assign(index.pattern_count(), 0);
    starts_.assign(index.pattern_count(), 0);
  }
  read_words();
}

/// Takes stock of what stands at which place: words, and bytes that are of no word or digits.
void Scanner::read_words() {
  const auto spaces = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), ' '));
  placed_ = spaces < most_places;
  last_place_ = placed_ ? static_cast<std::uint32_t>(spaces) : 0;
  Places place = placed_ ? 1 : everywhere;
  Places with_words = 0;
  ByteSet seen;  // at this place
  for (std::size_t at = 0; at < text_.size();) {
    const char byte = text_[at];
    if (byte == ' ') {
      if (placed_) {
        place <<= 1;
        seen = {};
      }
      ++at;
      continue;
    }
    const std::size_t start = at;
    bool plain = true;
    for (; at < text_.size() && is_index_byte(text_[at]); ++at) plain = plain && static_cast<unsigned char>(text_[at]) < 0x80;
    const std::string_view word = text_.substr(start, at - start);
    if (word.empty()) {
      ++at;
    } else {
      const std::uint32_t number = index_.word(word);
      words_.push_back({static_cast<std::uint32_t>(start), number});
      satisfy(number, place);
      if (plain) satisfy_beginning(word, place);
      else satisfy_parts(word, place);
      with_words |= place;
    }
    for (std::size_t each = start; each < at; ++each) {
      const auto value = static_cast<unsigned char>(text_[each]);
      if ((value >= 'a' && value <= 'z') || value >= 0x80 || seen.has(value)) continue;
      seen.add(value);
      satisfy(index_.word(byte_word(value)), place);
    }
  }
  wordless_ = ~with_words;
}

void Scanner::satisfy_beginning(std::string_view word, Places place) {
  if (word.size() >= beginning_length) satisfy(index_.beginning(word[0], word[1]), place);
}

/// Of a word with letters beyond ASCII the runs of others: the syntax of patterns takes them for words.
void Scanner::satisfy_parts(std::string_view word, Places place) {
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t start = at;
    while (at < word.size() && static_cast<unsigned char>(word[at]) < 0x80) ++at;
    const std::string_view part = word.substr(start, at - start);
    if (part.empty()) {
      ++at;
      continue;
    }
    satisfy(index_.word(part), place);
    satisfy_beginning(part, place);
  }
}

/// The choices that a word of the text satisfies.
void Scanner::satisfy(std::uint32_t word, Places place) {
  if (word == PatternIndex::none) return;
  if (const std::uint32_t popular = index_.popular(word); popular != PatternIndex::none) {
    const std::uint64_t bit = std::uint64_t{1} << popular % 64;
    if ((popular_[popular / 64] & bit) != 0) {
      popular_places_[popular] |= place;
      return;
    }
    popular_[popular / 64] |= bit;
    popular_places_[popular] = place;
    for (std::uint32_t at = 0; at < leads_.size(); ++at) leads_[at] |= index_.leads_of(popular, at);
    return;
  }
  const PatternIndex::List choices = index_.choices_of(word);
  for (std::uint32_t at = choices.first; at < choices.first + choices.count; ++at) {
    const std::uint32_t choice = index_[at];
    if (listed_[choice] == 0) {
      listed_choices_.push_back(choice);
      if (const std::uint32_t lead = index_.lead_of(choice); lead != PatternIndex::none) leads_[lead / 64] |= std::uint64_t{1} << lead % 64;
    }
    listed_[choice] |= place;
  }
}

/// Whether a word stands that satisfies a choice.
bool Scanner::stands(std::uint32_t choice) const {
  if (listed_[choice] != 0) return true;
  for (std::uint32_t at = 0; at < popular_.size(); ++at) {
    if ((popular_[at] & index_.popular_of(choice, at)) != 0) return true;
  }
  return false;
}

/// Where words stand that satisfy a choice.
Places Scanner::places_of(std::uint32_t choice) {
  if (place_stamps_[choice] != stamp_) {
    place_stamps_[choice] = stamp_;
    places_[choice] = look_up_places(choice);
  }
  return places_[choice];
}

Places Scanner::look_up_places(std::uint32_t choice) const {
  Places places = listed_[choice];
  for (std::uint32_t at = 0; at < popular_.size(); ++at) {
    for (std::uint64_t bits = popular_[at] & index_.popular_of(choice, at); bits != 0; bits &= bits - 1) {
      places |= popular_places_[64 * at + static_cast<std::uint32_t>(std::countr_zero(bits))];
    }
  }
  return places;
}

bool Scanner::has_needs(std::uint32_t pattern) const {
  const PatternIndex::List needs = index_.needs_of(pattern);
  for (std::uint32_t need = needs.first; need < needs.first + needs.count; ++need) {
    if (!stands(index_[need])) return false;
  }
  return true;
}

Places Scanner::starts_of(std::uint32_t pattern) {
  if (start_stamps_[pattern] != stamp_) {
    start_stamps_[pattern] = stamp_;
    starts_[pattern] = work_out_starts(pattern);
  }
  return starts_[pattern];
}

Places Scanner::work_out_starts(std::uint32_t pattern) {
  if (!has_needs(pattern)) return 0;
  if (!placed_) return everywhere;
  struct Here {
    Scanner& scanner;
    [[nodiscard]] std::uint32_t number(std::uint32_t at) const { return scanner.index_.sketch_record(at); }
    [[nodiscard]] Places places(std::uint32_t set) const { return scanner.places_of(set); }
    [[nodiscard]] Places wordless() const { return scanner.wordless_; }
  };
  const Places all = everywhere >> (most_places - 1 - last_place_);
  const Here here{*this};
  return SketchWalk<Here>(here, last_place_).back(index_.sketch_of(pattern), all);
}

const std::vector<std::uint32_t>& Scanner::candidates() {
  candidates_.clear();
  const PatternIndex::List always = index_.always();
  for (std::uint32_t at = 0; at < always.count; ++at) candidates_.push_back(index_[always.first + at]);
  for (std::uint32_t group = 0; group < leads_.size(); ++group) {
    for (std::uint64_t bits = leads_[group]; bits != 0; bits &= bits - 1) {
      const PatternIndex::List led_to = index_.patterns_of(64 * group + static_cast<std::uint32_t>(std::countr_zero(bits)));
      for (std::uint32_t at = led_to.first; at < led_to.first + led_to.count; ++at) candidates_.push_back(index_[at]);
    }
  }
  return candidates_;
}

void Scanner::forget_marks() {
  if (++stamp_ != 0) return;
  stamp_ = 1;
  for (auto* stamps : {&part_stamps_, &pattern_stamps_, &place_stamps_, &start_stamps_}) std::fill(stamps->begin(), stamps->end(), 0);
}

const std::vector<PatternHit>& Scanner::scan_one(Matcher& matcher, std::uint32_t pattern) {
  hits_.clear();
  const Places starts = starts_of(pattern);
  if (starts == 0) return hits_;
  forget_marks();
  mark(pattern, starts);
  walk_text(matcher);
  return hits_;
}

void Scanner::mark(std::uint32_t pattern, Places starts) {
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
  Places place = placed_ ? 1 : everywhere;
  walk_list(matcher, index_.parts_of_start(), 0, place);
  for (std::uint32_t at = 0; at < text_.size();) {
    if (word != words_.end() && word->start == at) {
      if (word->number != PatternIndex::none) walk_list(matcher, index_.parts_of_word(word->number), at, place);
      walk_list(matcher, index_.parts_of_any(), at, place);
      ++word;
      while (at < text_.size() && is_index_byte(text_[at])) ++at;
    } else {
      walk_list(matcher, index_.parts_of_byte(static_cast<unsigned char>(text_[at])), at, place);
      if (placed_ && text_[at] == ' ') place <<= 1;
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
