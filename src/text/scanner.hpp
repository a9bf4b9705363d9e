// SPDX-License-Identifier: Apache-2.0
// All matches of all indexed patterns in a text, in one pass over its words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

#include "text/matcher.hpp"
#include "text/pattern_index.hpp"

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

  /// Whether the text holds all that a pattern needs; where it does not, the pattern cannot match.
  [[nodiscard]] bool possible(std::uint32_t pattern) const;

  /// The candidates among the scanned patterns, by the words of the text: a superset of those that match.
  const std::vector<std::uint32_t>& candidates();

  /// The matches of those of the scanned patterns that are wanted, by their start; those of one pattern do not overlap.
  /// The matcher has begun the same text.
  template <class Wanted>
  const std::vector<PatternHit>& scan(Matcher& matcher, Wanted wanted) {
    hits_.clear();
    for (const std::uint32_t pattern : candidates()) {
      if (wanted(pattern)) mark(pattern);
    }
    walk_text(matcher);
    return hits_;
  }

 private:
  struct Word {
    std::uint32_t start, number;
  };

  /// The places of words, a bit each; in a text of more words than bits, all bits.
  using Places = std::uint64_t;

  void satisfy(std::uint32_t word, Places place);
  [[nodiscard]] Places places_of(std::uint32_t choice) const;
  [[nodiscard]] Places starts_of(std::uint32_t pattern) const;
  [[nodiscard]] bool satisfied(std::uint32_t choice) const { return (satisfied_[choice / 32] >> choice % 32 & 1) != 0; }
  void mark(std::uint32_t pattern);
  void walk_text(Matcher& matcher);
  void walk_list(Matcher& matcher, PatternIndex::List list, std::uint32_t start, Places place);
  void walk(Matcher& matcher, std::uint32_t part, std::size_t base, std::uint32_t start, Places place);
  void found(Matcher& matcher, std::uint32_t pattern, std::size_t base, std::uint32_t start);

  PatternIndex index_;
  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> candidates_;
  std::vector<std::uint32_t> satisfied_;  ///< a bit for each choice
  std::vector<Places> listed_;            ///< by choice: where words stand that have it in their list
  std::vector<std::uint32_t> listed_choices_;  ///< of this text: the others' places are none
  struct RowWord {
    std::uint32_t row;
    Places place;
  };
  std::vector<RowWord> row_words_;
  bool placed_ = true;  ///< there are no more words than places
  std::vector<PatternHit> hits_;
  std::uint32_t stamp_ = 0;  ///< of this text: what carries another one is as good as empty
  std::vector<std::uint32_t> part_stamps_, pattern_stamps_;
  std::vector<Places> part_starts_;    ///< by part with this text's stamp: at which words its patterns can begin
  std::vector<std::uint32_t> resume_;  ///< by pattern: where its next match can start
};

}  // namespace outlint::text
