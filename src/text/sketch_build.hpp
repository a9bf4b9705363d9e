// SPDX-License-Identifier: Apache-2.0
// Makes the sketches of patterns.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/first_words.hpp"
#include "text/sketch.hpp"
#include "text/syntax.hpp"
#include "text/word_needs.hpp"

namespace outlint::text {

/// Draws the sketches of many patterns; equal ones are one. Cautious: where a pattern matches, its sketch does.
class SketchMaker {
 public:
  /// `set_of`: the number of a set of words.
  SketchMaker(const SyntaxPool& pool, WordNumbers& numbers, FirstWordFinder& first, std::function<std::uint32_t(const Need&)> set_of)
      : pool_(pool), numbers_(numbers), first_(first), set_of_(std::move(set_of)) {}

  /// The step that stands for a whole pattern.
  std::uint32_t of(std::uint32_t root) { return step_of(root, {true, true}); }
  /// Sets of words one of which stands wherever a step does, all of them.
  std::vector<Need> needs_of(std::uint32_t step);
  /// Once all steps are there: what is heavy is not gone through where a word is missing that it needs.
  void add_gates(std::vector<std::uint32_t>& steps);
  [[nodiscard]] const std::vector<std::uint32_t>& records() const { return records_; }

 private:
  /// Whether what stands around a node is of no word.
  struct Around {
    bool before, after;
    friend auto operator<=>(const Around&, const Around&) = default;
  };
  /// A part of a sequence: a node, or some of the bytes of one, all of a word or none.
  struct Piece {
    std::uint32_t node = 0;
    std::string bytes;
  };
  using Strings = std::vector<std::string>;

  std::uint32_t step_of(std::uint32_t node, Around around);
  std::uint32_t of_sequence(const std::vector<std::uint32_t>& children, Around around);
  std::uint32_t of_row(const std::vector<Piece>& pieces, Around around, int variants);
  std::uint32_t of_pieces(const std::vector<Piece>& pieces, Around around, int variants);
  std::uint32_t one_by_one(const std::vector<Piece>& pieces, Around around);
  std::optional<std::size_t> divider(const std::vector<Piece>& pieces);
  std::optional<Strings> joined(const std::optional<Strings>& starts, const Piece& piece, std::size_t most);
  std::uint32_t of_choice(const SyntaxNode& node, Around around);
  std::uint32_t of_repeat(const SyntaxNode& node, Around around);
  std::uint32_t of_look(const SyntaxNode& node);
  std::uint32_t of_set(const ByteSet& set, std::uint32_t min, std::uint32_t max);
  std::uint32_t of_strings(const Strings& all, Around around);
  std::uint32_t of_alike(const Strings& all, Around around);

  std::vector<Piece> pieces_of(const std::vector<std::uint32_t>& children) const;
  std::vector<bool> borders(const std::vector<Piece>& pieces, Around around);
  FirstWordFinder::Border first_bytes(const Piece& piece);
  FirstWordFinder::Border last_bytes(const Piece& piece);

  /// All that a node can match, where it is little.
  const std::optional<Strings>& strings_of(std::uint32_t node);
  std::optional<Strings> spell_out(const SyntaxNode& node);

  std::uint32_t all(std::vector<std::uint32_t> steps);
  std::uint32_t any(std::vector<std::uint32_t> steps);
  std::uint32_t test(Need words);
  std::uint32_t record(SketchStep kind, const std::vector<std::uint32_t>& numbers);

  const SyntaxPool& pool_;
  WordNumbers& numbers_;
  FirstWordFinder& first_;
  std::function<std::uint32_t(const Need&)> set_of_;
  std::unordered_map<std::uint32_t, std::optional<Strings>> strings_;
  std::map<std::pair<std::uint32_t, Around>, std::uint32_t> known_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_records_;
  std::vector<std::uint32_t> records_;
  std::unordered_map<std::uint32_t, Need> sets_;
};

}  // namespace outlint::text
