// SPDX-License-Identifier: Apache-2.0
// All patterns of a vocabulary together, under numbers, and the search for them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

#include "text/matcher.hpp"
#include "text/pattern.hpp"
#include "text/pattern_index.hpp"
#include "text/program.hpp"
#include "text/scanner.hpp"

namespace outlint::text {

/// The number of a pattern in its set.
using PatternNumber = std::uint32_t;

/// The patterns of one vocabulary: a program, and Boost for the few that the program does not know. Immutable once it
/// is finished; share it between threads.
class PatternSet {
 public:
  /// The number of a pattern; equal sources share one. `error` is set where the source is wrong.
  PatternNumber add(std::string_view source, std::optional<Pattern::Error>& error);
  /// Once all are there, before the first search. `scanned`: the patterns that a scan is to find; `common` as in
  /// make_pattern_index.
  void finish(const std::vector<PatternNumber>& scanned, const std::vector<std::string>& common);

  /// A finished set as bytes, and the set that such bytes are, at whatever address. The bytes outlive the set.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  static PatternSet of(std::string_view bytes);

  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] std::string_view source(PatternNumber number) const;
  [[nodiscard]] const PatternIndex& index() const { return index_; }
  /// The pattern as Boost knows it, where it is outside the program's syntax.
  [[nodiscard]] const Pattern* outside(PatternNumber number) const;
  [[nodiscard]] const std::map<PatternNumber, Pattern>& all_outside() const { return outside_; }

 private:
  void look_at(std::string_view bytes);

  /// What is there until the set is finished.
  struct Making {
    ProgramBuilder program;
    std::string sources;
    std::vector<std::uint32_t> ends;  ///< of each source
    std::map<std::string, PatternNumber, std::less<>> numbers;
  };
  std::unique_ptr<Making> making_;
  std::unique_ptr<std::string> own_;  ///< the bytes of a set that was made here: the views stay true when it moves
  std::string_view bytes_, sources_, ends_;
  Program program_;
  PatternIndex index_;
  std::map<PatternNumber, Pattern> outside_;
};

/// Searches one text after another for patterns of a set. Keeps its memory; belongs to one thread.
class Searcher {
 public:
  /// Begins a text; the set and the text outlive the searches in it.
  void begin(const PatternSet& patterns, std::string_view text);
  [[nodiscard]] std::string_view text() const { return text_; }

  /// All matches of the scanned patterns that are `wanted`: a superset of them is asked about by number.
  template <class Wanted>
  const std::vector<PatternHit>& scan(Wanted wanted, bool& gave_up) {
    take_stock();
    const std::vector<PatternHit>& hits = scanner_.scan(matcher_, wanted);
    gave_up = gave_up || matcher_.gave_up();
    return hits;
  }

  /// The scanned patterns that may match in this text.
  [[nodiscard]] const std::vector<PatternNumber>& candidates() {
    take_stock();
    return scanner_.candidates();
  }
  /// All matches of one scanned pattern, with as many steps as if it were the first to be asked for.
  const std::vector<PatternHit>& scan_one(PatternNumber number, bool& gave_up) {
    take_stock();
    matcher_.begin(patterns_->program(), text_);
    const std::vector<PatternHit>& hits = scanner_.scan_one(matcher_, number);
    gave_up = gave_up || matcher_.gave_up();
    return hits;
  }

  /// The first match of a pattern at or after `from`. `gave_up` is set where it takes too many steps.
  [[nodiscard]] std::optional<Span> search(PatternNumber number, std::size_t from, bool& gave_up);

 private:
  /// The words of the text are looked up once, when the first question about them comes.
  void take_stock();

  const PatternSet* patterns_ = nullptr;
  std::string_view text_;
  bool stock_taken_ = false;
  std::uint32_t questions_ = 0;  ///< that were answered without
  Matcher matcher_;
  Scanner scanner_;
};

/// This thread's own search, begun in a text: for a question or two. The next begin ends it.
Searcher& searching(const PatternSet& patterns, std::string_view text);

}  // namespace outlint::text
