// SPDX-License-Identifier: Apache-2.0
// What was found out about sentences before, for a draft that is judged again after each keystroke.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/act.hpp"
#include "analysis/units.hpp"
#include "analysis/word_weights.hpp"

namespace outlint::analysis {

struct Vocabulary;

/// Whether words occur outside of what is masked: a question, and its answer.
struct Occurrence {
  text::PatternNumber words = 0;
  std::vector<Span> masked;
  bool found = false;
};

/// What the words of one sentence and its scope tell, whatever stands around it. Each thing is found out when it is first
/// asked for.
struct Known {
  std::optional<text::Folded> folded;   ///< as if the sentence were a text of its own
  std::vector<Span> slots;              ///< likewise
  bool searched = false;                ///< whether the next two are known
  std::vector<Span> clauses;
  std::vector<Act> acts;                ///< of patterns alone; their `unit` says nothing
  std::optional<std::size_t> words;     ///< how many
  std::optional<bool> leans;            ///< whether it begins with words that point back
  std::vector<Occurrence> occurrences;  ///< the latest of each pattern
  std::optional<std::vector<WordWeights::Entry>> weights;
};

/// The sentences of a draft, as it was judged last. Of one thread.
class Memory {
 public:
  /// Begins a draft; sentences that the last one did not have are forgotten, and all of them where the vocabulary is another.
  void begin(const Vocabulary& vocabulary);

  /// What is known of a sentence as it is written: nothing yet, where it was not there before. What stands beside it must
  /// not change how it reads: see `stands_alone`.
  std::shared_ptr<Known> written(Scope scope, std::string_view words) { return find({scope, Key::written, std::string(words)}); }
  /// The same by its folded words, of which alone it then tells.
  std::shared_ptr<Known> folded(Scope scope, std::string_view words) { return find({scope, Key::folded, std::string(words)}); }

  /// Fills the clauses of a unit that was searched before and appends its acts; false where it was not.
  static bool recall(Unit& unit, std::size_t unit_at, std::vector<Act>& acts);
  /// Keeps the clauses of a unit and its acts, which stand from `first` on.
  static void keep(const Unit& unit, const std::vector<Act>& acts, std::size_t first);

 private:
  struct Key {
    enum Form { written, folded };
    Scope scope;
    Form form;
    std::string words;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return std::hash<std::string>()(key.words) + static_cast<std::size_t>(key.scope) + key.form; }
  };

  std::shared_ptr<Known> find(Key key);

  const Vocabulary* vocabulary_ = nullptr;
  std::unordered_map<Key, std::shared_ptr<Known>, Hash> now_, before_;
};

/// Whether a stretch of a text reads as if it stood alone: blanks or marks of ASCII, or nothing, on both sides.
bool stands_alone(std::string_view text, Span span);

}  // namespace outlint::analysis
