// SPDX-License-Identifier: Apache-2.0
// From the words of a text to the few patterns that can match in it and where they can begin.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "text/program.hpp"

namespace outlint::text {

/// A view of an index over patterns of a program: what each of them needs, and a tree of their parts in which equal
/// beginnings are one path. One run of bytes like the program; immutable.
class PatternIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// A part of patterns: a node of the program, the path before it, the parts that can follow, the patterns that end here.
  struct Part {
    std::uint32_t node, before, first_next, next_count, first_pattern, pattern_count;
  };

  /// A stretch of one of the lists.
  struct List {
    std::uint32_t first, count;
  };

  PatternIndex() = default;
  explicit PatternIndex(std::string_view bytes);

  /// The number of a word that patterns name; `none` for any other.
  [[nodiscard]] std::uint32_t word(std::string_view word) const;

  /// The number of what all words that begin with two letters satisfy.
  [[nodiscard]] std::uint32_t beginning(char first, char second) const {
    const auto letter = [](char byte) { return static_cast<std::uint32_t>(byte - 'a'); };
    if (letter(first) >= letters || letter(second) >= letters) return none;
    return number(word_beginnings, letter(first) * letters + letter(second));
  }
  static constexpr std::uint32_t letters = 26;

  /// The choices of words that a word satisfies. A word that satisfies many has a
  /// number among the popular ones instead of a list.
  [[nodiscard]] List choices_of(std::uint32_t word) const { return list(word_choices, word); }
  [[nodiscard]] std::uint32_t popular(std::uint32_t word) const { return number(word_popular, word); }
  static constexpr std::uint32_t most_popular = 256;
  static constexpr std::uint32_t popular_width = most_popular / 64;
  /// 64 of the popular words that satisfy a choice, a bit each.
  [[nodiscard]] std::uint64_t popular_of(std::uint32_t choice, std::uint32_t at) const { return wide_number(choice_popular, choice * popular_width + at); }
  /// `lead_width` numbers: of the needed choices those that a popular word satisfies, a bit each.
  [[nodiscard]] const char* leads_of(std::uint32_t popular_word) const { return &tables_[popular_leads][sizeof(std::uint64_t) * lead_width() * popular_word]; }
  [[nodiscard]] std::uint32_t lead_width() const { return (need_count() + 63) / 64; }
  /// The number of a choice among those that patterns need, or `none`: first those that lead to patterns; and the patterns.
  [[nodiscard]] std::uint32_t lead_of(std::uint32_t choice) const { return number(choice_lead, choice); }
  [[nodiscard]] List patterns_of(std::uint32_t lead) const { return list(lead_patterns, lead); }
  /// The choices that a pattern needs, all of them, by their numbers among those that are needed; what is left of it when only
  /// words and spaces are looked at; and where its path ends, where it is scanned for.
  [[nodiscard]] List needs_of(std::uint32_t pattern) const { return list(pattern_needs, pattern); }
  [[nodiscard]] std::uint32_t sketch_of(std::uint32_t pattern) const { return number(pattern_sketches, pattern); }
  [[nodiscard]] std::uint32_t sketch_record(std::uint32_t at) const { return number(sketches, at); }
  [[nodiscard]] std::uint32_t part_of(std::uint32_t pattern) const { return number(pattern_parts, pattern); }
  /// The patterns that need no word.
  [[nodiscard]] List always() const { return list(fixed_lists, 0); }

  /// The first parts that can begin with a word, with any word, with a byte of no word.
  [[nodiscard]] List parts_of_word(std::uint32_t word) const { return list(word_parts, word); }
  [[nodiscard]] List parts_of_any() const { return list(fixed_lists, 1); }
  /// The first parts that stand at the start of the text alone.
  [[nodiscard]] List parts_of_start() const { return list(fixed_lists, 2); }
  [[nodiscard]] List parts_of_byte(unsigned char byte) const { return list(byte_parts, byte); }

  [[nodiscard]] Part part(std::uint32_t number) const {
    Part part;
    std::memcpy(&part, tables_[parts] + sizeof part * number, sizeof part);
    return part;
  }
  /// An entry of a list.
  [[nodiscard]] std::uint32_t operator[](std::size_t at) const { return number(lists, at); }

  [[nodiscard]] std::uint32_t choice_count() const { return counts_[0]; }
  [[nodiscard]] std::uint32_t lead_count() const { return counts_[3]; }
  [[nodiscard]] std::uint32_t need_count() const { return counts_[4]; }
  [[nodiscard]] std::uint32_t part_count() const { return counts_[1]; }
  [[nodiscard]] std::uint32_t pattern_count() const { return counts_[2]; }

  enum Table : std::size_t { word_slots, word_ends, word_bytes, word_beginnings, word_choices, word_parts, choice_lead, lead_patterns, pattern_needs, pattern_parts, fixed_lists, byte_parts, parts,
                            word_popular, choice_popular, popular_leads, sketches, pattern_sketches, lists, table_count };
  static constexpr std::size_t count_count = 5;

  /// The hash by which words are looked up: of builder and view alike.
  static std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return hash ^ hash >> 15;
  }

 private:
  [[nodiscard]] std::uint32_t number(Table table, std::size_t at) const {
    std::uint32_t value = 0;
    std::memcpy(&value, tables_[table] + sizeof value * at, sizeof value);
    return value;
  }
  [[nodiscard]] std::uint64_t wide_number(Table table, std::size_t at) const {
    std::uint64_t value = 0;
    std::memcpy(&value, tables_[table] + sizeof value * at, sizeof value);
    return value;
  }
  /// Lists stand one behind another: each table holds where they begin.
  [[nodiscard]] List list(Table table, std::size_t at) const {
    const std::uint32_t first = number(table, at);
    return {first, number(table, at + 1) - first};
  }

  std::array<const char*, table_count> tables_{};
  std::array<std::uint32_t, count_count> counts_{};
  std::uint32_t slot_mask_ = 0;
};

/// The bytes of an index over all patterns of a program, by their numbers: what each needs, and a tree for those that are `scanned` for.
/// `common` are words that tell little, sorted: a pattern is led to by others where it needs any. A pattern that is left to Boost is led to,
/// but has no parts.
std::string make_pattern_index(const ProgramBuilder& program, const std::vector<std::uint32_t>& scanned, const std::vector<std::string>& common);

}  // namespace outlint::text
