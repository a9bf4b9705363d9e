// SPDX-License-Identifier: Apache-2.0
#include "text/scanner.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

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
  known_steps_.forget();
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
    places_.assign(index.choice_count(), {});
    start_stamps_.assign(index.pattern_count(), 0);
    starts_.assign(index.pattern_count(), 0);
  }
  first_parts_.clear();
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
  stops_.clear();
  stop_ends_.clear();
  for (std::size_t at = 0; at < text_.size();) {
    const char byte = text_[at];
    if (byte == ' ') {
      if (placed_) {
        place <<= 1;
        seen = {};
        stops_.push_back(static_cast<std::uint32_t>(at));
        stop_ends_.push_back(static_cast<std::uint32_t>(stops_.size()));
      }
      ++at;
      continue;
    }
    const std::size_t start = at;
    bool plain = true;
    for (; at < text_.size() && is_index_byte(text_[at]); ++at) plain = plain && static_cast<unsigned char>(text_[at]) < 0x80;
    const std::string_view word = text_.substr(start, at - start);
    if (placed_) stops_.push_back(static_cast<std::uint32_t>(start));
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
  stop_ends_.push_back(static_cast<std::uint32_t>(stops_.size()));
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
    const char* row = index_.leads_of(popular);
    for (std::uint64_t& leads : leads_) {
      std::uint64_t more = 0;
      std::memcpy(&more, row, sizeof more);
      leads |= more;
      row += sizeof more;
    }
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

/// Where words stand that satisfy a choice.
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
    const std::uint32_t number = index_[need];
    if ((leads_[number / 64] >> number % 64 & 1) == 0) return false;
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
    [[nodiscard]] KnownSteps& known() const { return scanner.known_steps_; }
  };
  const Places all = everywhere >> (most_places - 1 - last_place_);
  const Here here{*this};
  return SketchWalk<Here>(here, last_place_).back(index_.sketch_of(pattern), all);
}

const std::vector<std::uint32_t>& Scanner::candidates() {
  candidates_.clear();
  const PatternIndex::List always = index_.always();
  for (std::uint32_t at = 0; at < always.count; ++at) candidates_.push_back(index_[always.first + at]);
  const std::uint32_t lead_count = index_.lead_count();
  for (std::uint32_t first = 0; first < lead_count; first += 64) {
    for (std::uint64_t bits = leads_[first / 64]; bits != 0; bits &= bits - 1) {
      const std::uint32_t lead = first + static_cast<std::uint32_t>(std::countr_zero(bits));
      if (lead >= lead_count) break;
      const PatternIndex::List led_to = index_.patterns_of(lead);
      for (std::uint32_t at = led_to.first; at < led_to.first + led_to.count; ++at) candidates_.push_back(index_[at]);
    }
  }
  return candidates_;
}

void Scanner::forget_marks() {
  first_parts_.clear();
  if (++stamp_ != 0) return;
  stamp_ = 1;
  for (auto* stamps : {&part_stamps_, &pattern_stamps_, &start_stamps_}) std::fill(stamps->begin(), stamps->end(), 0);
  std::fill(places_.begin(), places_.end(), Placed());
}

const std::vector<PatternHit>& Scanner::scan_one(Matcher& matcher, std::uint32_t pattern) {
  hits_.clear();
  const Places starts = starts_of(pattern);
  if (starts == 0) return hits_;
  forget_marks();
  mark(pattern, starts);
  walk_marked(matcher);
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
      if (part != 0 && index_.part(part).before == 0) first_parts_.push_back(part);
    } else {
      if ((starts & ~part_starts_[part]) == 0) return;  // then those before it have them too
      part_starts_[part] |= starts;
    }
  }
}

/// Goes from the few parts that are marked to the places where they can begin: what other patterns there are costs nothing.
/// A text without places is gone through byte by byte instead, with the parts that each word leads to.
void Scanner::walk_marked(Matcher& matcher) {
  if (!placed_) return walk_text(matcher);
  for (const std::uint32_t part : first_parts_) walk_places(matcher, part);
  std::stable_sort(hits_.begin(), hits_.end(), [](const PatternHit& a, const PatternHit& b) { return a.span.start < b.span.start; });
}

void Scanner::walk_places(Matcher& matcher, std::uint32_t part) {
  const std::uint32_t node = index_.part(part).node;
  const Places all = everywhere >> (most_places - 1 - last_place_);
  for (Places rest = part_starts_[part] & all; rest != 0; rest &= rest - 1) {
    const auto at_place = static_cast<std::uint32_t>(std::countr_zero(rest));
    const Places place = rest & (~rest + 1);
    for (std::uint32_t stop = at_place == 0 ? 0 : stop_ends_[at_place - 1]; stop < stop_ends_[at_place]; ++stop) {
      if (!matcher.may_begin(node, stops_[stop])) continue;
      const std::size_t base = matcher.begin_ends(stops_[stop]);
      walk(matcher, part, base, stops_[stop], place);
      matcher.drop_ends(base);
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

/// What comes behind a part, where that is one thing only.
Matcher::Ahead Scanner::ahead_of(const Matcher& matcher, const PatternIndex::Part& part) const {
  if (part.pattern_count > 0 || part.next_count != 1) return {};
  const PatternIndex::Part next = index_.part(index_[part.first_next]);
  const bool goes_on = next.pattern_count == 0 && next.next_count == 1;
  return matcher.ahead_of(next.node, goes_on ? std::optional(index_.part(index_[next.first_next]).node) : std::nullopt);
}

/// Goes on along a part from the ends that stand on the matcher's stack from `base` on.
void Scanner::walk(Matcher& matcher, std::uint32_t number, std::size_t base, std::uint32_t start, Places place) {
  const PatternIndex::Part part = index_.part(number);
  const std::size_t fresh = matcher.follow(part.node, base, matcher.spreads(part.node) ? ahead_of(matcher, part) : Matcher::Ahead());
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
