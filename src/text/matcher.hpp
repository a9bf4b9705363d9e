// SPDX-License-Identifier: Apache-2.0
// Where compiled patterns match: the very matches that Perl's backtracking finds first, found without going back.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

#include "text/program.hpp"
#include "text/sketch.hpp"

namespace outlint::text {

/// Matches patterns of one program in one text after another. For each node and place it works out all places where
/// the node can end, in the order in which backtracking would try them, each once: so work stays polynomial, and nodes
/// that patterns share are worked out once. Keeps its memory from text to text; belongs to one thread.
class Matcher {
 public:
  /// Begins a text; both outlive the search in it.
  void begin(const Program& program, std::string_view text);

  /// The first match that starts at `start`; none that is empty or cuts a word.
  [[nodiscard]] std::optional<Span> match_at(std::uint32_t pattern, std::uint32_t start);

  /// The first match at or after `from`, and at one of the places of `starts`; a text of more places than bits has all.
  [[nodiscard]] std::optional<Span> search(std::uint32_t pattern, std::uint32_t from, Places starts = ~Places{0});

  /// Whether a node can begin with the byte at a place: false where it cannot, by that byte alone.
  [[nodiscard]] bool may_begin(std::uint32_t node, std::uint32_t at) const {
    return may_begin(program_->node(node), at);
  }

  /// Work on several patterns at once, on a stack of lists of ends: begins a list with one place; follows a node from all
  /// ends of the list on top, which gives a new list on top of it (where it begins); drops the lists from a place on.
  [[nodiscard]] std::size_t begin_ends(std::uint32_t start);
  [[nodiscard]] std::size_t follow(std::uint32_t node, std::size_t base) { return follow(node, base, {}); }
  /// What a node may be followed by, as far as the first bytes tell: places where nothing of it can go on lead nowhere.
  struct Ahead {
    std::uint32_t set = Program::no_set, other = Program::no_set;  ///< the bytes of one of both; no `set`: any
  };
  [[nodiscard]] std::size_t follow(std::uint32_t node, std::size_t base, Ahead ahead);
  /// What is told by the node that comes next and, where that may be left out, by the one after it.
  [[nodiscard]] Ahead ahead_of(std::uint32_t next, std::optional<std::uint32_t> after) const;
  /// Whether a node can end in many places, so that it is worth looking ahead.
  [[nodiscard]] bool spreads(std::uint32_t node) const { return spreads(program_->node(node)); }
  [[nodiscard]] bool has_ends(std::size_t base) const { return ends_.size() > base; }
  void drop_ends(std::size_t base) { ends_.resize(base); }
  /// The match that starts at `start` and ends where the list on top, which begins at `base`, says first.
  [[nodiscard]] std::optional<Span> match_from(std::size_t base, std::uint32_t start) const;

  /// Whether a search in this text took too many steps and was given up.
  [[nodiscard]] bool gave_up() const { return steps_ == 0; }

 private:
  struct Remembered {
    std::uint32_t text = 0, node = 0, at = 0;
    std::uint32_t first = 0, count = 0;
  };
  struct Visit {
    std::uint32_t at, count;
  };

  void ends(std::uint32_t number, std::uint32_t at);
  void ends(const Program::Node& node, std::uint32_t number, std::uint32_t at);
  void ends_before(const Program::Node& node, std::uint32_t number, std::uint32_t at, Ahead ahead);
  [[nodiscard]] Ahead ahead_in(std::uint32_t child, std::uint32_t stop) const;
  static bool spreads(const Program::Node& node) {
    return (node.kind() == NodeKind::run || (node.kind() == NodeKind::repeat && node.greed() != Greed::possessive)) && !node.remembered();
  }
  [[nodiscard]] bool leads_on(Ahead ahead, std::uint32_t at) const { return goes_on(ahead.set, at) || (ahead.other != Program::no_set && goes_on(ahead.other, at)); }
  [[nodiscard]] bool may_begin(const Program::Node& node, std::uint32_t at) const { return goes_on(node.first(), at); }
  [[nodiscard]] bool goes_on(std::uint32_t set, std::uint32_t at) const {
    return set == Program::no_set || (at < text_.size() && program_->in_set(set, static_cast<unsigned char>(text_[at])));
  }
  [[nodiscard]] bool is_here(const Program::Node& bytes, std::uint32_t at) const;
  bool step();
  bool single(const Program::Node& node, std::uint32_t& at, bool& stands_here);
  void work_out(const Program::Node& node, std::uint32_t at);
  void sequence(const Program::Node& node, std::uint32_t at);
  void side_by_side(std::uint32_t child, std::uint32_t stop, std::size_t base);
  void choice(const Program::Node& node, std::uint32_t at);
  /// A repetition that is being gone through: where its ends and its visits begin, and what comes behind it.
  struct Rounds {
    const Program::Node& node;
    const Program::Node& inner;
    std::size_t base, visits;
    Ahead ahead;
  };
  void run(const Program::Node& node, std::uint32_t at, Ahead ahead);
  void repeat(const Program::Node& node, std::uint32_t at, Ahead ahead);
  void option(const Rounds& rounds, std::uint32_t at);
  void round(const Rounds& rounds, std::uint32_t at, std::uint32_t count, std::uint32_t depth);
  void end_rounds(const Rounds& rounds, std::uint32_t at) {
    if (leads_on(rounds.ahead, at)) push_once(rounds.base, at);
  }
  bool stands(const Program::Node& node, std::uint32_t at);
  void drop_twins(std::size_t base, std::size_t fresh);
  void push_once(std::size_t base, std::uint32_t end);
  void spend(std::uint64_t looked_at);
  Remembered& slot(std::uint32_t node, std::uint32_t at);
  void grow();

  [[nodiscard]] bool is_edge(std::uint32_t at) const { return !word_before(at) || !word_after(at); }
  [[nodiscard]] bool word_before(std::uint32_t at) const;
  [[nodiscard]] bool word_after(std::uint32_t at) const;
  [[nodiscard]] bool cuts_word(std::uint32_t at) const;

  const Program* program_ = nullptr;
  std::string_view text_;
  std::uint64_t steps_ = 1;               ///< left; 0: given up
  std::vector<std::uint32_t> ends_;       ///< a stack of lists of ends
  std::vector<Visit> visits_;             ///< a stack of rounds that repetitions have been through
  std::vector<Remembered> remembered_;    ///< a hash table; entries of other texts are free
  std::vector<std::uint32_t> kept_;       ///< the ends that are remembered
  std::size_t used_ = 0;                  ///< entries of this text
  std::uint32_t text_number_ = 0;
};

}  // namespace outlint::text
