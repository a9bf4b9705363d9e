// SPDX-License-Identifier: Apache-2.0
// All matches of all indexed patterns in a text, in one pass over its words.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

#include "text/matcher.hpp"
#include "text/pattern_index.hpp"
#include "text/sketch.hpp"

namespace outlint::text {

/// A match of a pattern.
struct PatternHit {
  std::uint32_t pattern = 0;
  Span span;
};

/// Keeps its memory from text to text; belongs to one thread.
class Scanner {
 public:
  /// Begins a text: takes stock of its words. The text outlives the questions about it.
  void begin(const PatternIndex& index, std::string_view text);

  /// The places at which a match of a pattern can begin: all that it needs stands there and behind, in its order.
  [[nodiscard]] Places starts_of(std::uint32_t pattern);

  /// The candidates among the scanned patterns, by the words of the text: a superset of those that match.
  const std::vector<std::uint32_t>& candidates();

  /// The matches of those of the scanned patterns that are wanted, by their start; those of one pattern do not overlap.
  /// The matcher has begun the same text.
  template <class Wanted>
  const std::vector<PatternHit>& scan(Matcher& matcher, Wanted wanted) {
    hits_.clear();
    for (const std::uint32_t pattern : candidates()) {
      if (wanted(pattern)) mark(pattern, starts_of(pattern));
    }
    walk_marked(matcher);
    return hits_;
  }

  /// The matches of one pattern alone.
  const std::vector<PatternHit>& scan_one(Matcher& matcher, std::uint32_t pattern);

 private:
  struct Word {
    std::uint32_t start, number;
  };

  void read_words();
  /// What was marked before is so no more.
  void forget_marks();
  void satisfy(std::uint32_t word, Places place);
  void satisfy_beginning(std::string_view word, Places place);
  void satisfy_parts(std::string_view word, Places place);
  [[nodiscard]] Places places_of(std::uint32_t choice) {
    Placed& known = places_[choice];
    if (known.stamp != stamp_) known = {look_up_places(choice), stamp_};
    return known.places;
  }
  [[nodiscard]] Places look_up_places(std::uint32_t choice) const;
  [[nodiscard]] bool has_needs(std::uint32_t pattern) const;
  [[nodiscard]] Places work_out_starts(std::uint32_t pattern);
  void mark(std::uint32_t pattern, Places starts);
  void walk_marked(Matcher& matcher);
  void walk_places(Matcher& matcher, std::uint32_t part);
  void walk_text(Matcher& matcher);
  void walk_list(Matcher& matcher, PatternIndex::List list, std::uint32_t start, Places place);
  [[nodiscard]] Matcher::Ahead ahead_of(const Matcher& matcher, const PatternIndex::Part& part) const;
  void walk(Matcher& matcher, std::uint32_t part, std::size_t base, std::uint32_t start, Places place);
  void found(Matcher& matcher, std::uint32_t pattern, std::size_t base, std::uint32_t start);

  PatternIndex index_;
  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> stops_;      ///< where a match can begin: words, and bytes of none
  std::vector<std::uint32_t> stop_ends_;  ///< by place: how many stops there are up to its end
  std::vector<std::uint32_t> candidates_;
  std::vector<std::uint64_t> leads_;      ///< a bit for each choice that patterns need and that has a word here
  std::vector<Places> listed_;            ///< by choice: where words stand that have it in their list
  std::vector<std::uint32_t> listed_choices_;  ///< of this text: the others' places are none
  std::array<std::uint64_t, PatternIndex::popular_width> popular_{};  ///< a bit for each popular word that stands
  std::array<Places, PatternIndex::most_popular> popular_places_{};   ///< where, if its bit is set
  struct Placed {
    Places places = 0;
    std::uint32_t stamp = 0;  ///< of the text that they are of
  };
  std::vector<Placed> places_;                ///< by choice
  std::vector<std::uint32_t> start_stamps_;   ///< by pattern: of the text that its starts are of
  std::vector<Places> starts_;
  Places wordless_ = 0;           ///< places without a letter
  bool placed_ = true;            ///< there are no more places than bits
  std::uint32_t last_place_ = 0;
  KnownSteps known_steps_;
  std::vector<PatternHit> hits_;
  std::uint32_t stamp_ = 0;  ///< of this text: what carries another one is as good as empty
  std::vector<std::uint32_t> part_stamps_, pattern_stamps_;
  std::vector<std::uint32_t> first_parts_;  ///< the marked ones that patterns begin with
  std::vector<Places> part_starts_;    ///< by part with this text's stamp: at which places its patterns can begin
  std::vector<std::uint32_t> resume_;  ///< by pattern: where its next match can start
};

}  // namespace outlint::text
