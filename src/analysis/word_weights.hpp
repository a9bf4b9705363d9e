// SPDX-License-Identifier: Apache-2.0
// What words weigh, alone and side by side, for the classes that a sentence may belong to: a sum of whole numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::analysis {

/// A class that a sentence may belong to: those that ask for a referral, those that sell.
struct WeightClass {
  std::string name;
  int bias = 0;         ///< what every sentence starts with
  bool exclusive = false;  ///< a sentence (a message) belongs to one of these classes; to each of the others it belongs or not
  bool of_message = false;  ///< what is weighed is the whole message, not each of its sentences
  int accept = 0;       ///< of one that is not exclusive: from here on its words alone are enough
  int veto = 0;         ///< and below here they speak against what a pattern says
};

/// One word, or two side by side, and what they weigh by class.
struct WeightEntry {
  std::string first, second;  ///< the second is empty where one stands alone
  std::vector<std::pair<std::size_t, int>> weights;
};

/// What a table is made from.
struct WeightTable {
  std::vector<std::pair<std::string, std::string>> same;  ///< a spelling, and the word that it counts as
  std::vector<WeightEntry> entries;
};

/// What an entry weighs where it stands.
struct Weighing {
  std::string_view words;  ///< as the table has them; empty for a sign
  std::uint32_t sign = 0;  ///< the number of a sign such as `#ask/advice`, which is an act
  Span at;                 ///< from the first word to the last, in the folded text; empty for what is no word
  int weight = 0;
};

/// Looked up where its bytes lie; nothing is made when it is loaded. Immutable; share it between threads.
class WordWeights {
 public:
  /// The number of a word or sign in this table; 0 for one that it does not have.
  using Id = std::uint32_t;
  /// A row of the table that stands in a sentence.
  struct Entry {
    Span at;
    std::uint32_t first = 0, count = 0;  ///< of its weights
    Id words[2] = {0, 0};
  };

  /// Equal tables give equal bytes.
  static WordWeights make(const WeightTable& table);
  /// The table that such bytes are, at whatever address. The bytes outlive it.
  static WordWeights of(std::string_view bytes);
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  [[nodiscard]] Id id_of(std::string_view word) const;
  /// The word or sign with a number. Looks through all of them.
  [[nodiscard]] std::string_view spelled(Id id) const;
  /// Adds what a sign weighs to the sums, one for each class.
  void add(Id sign, std::vector<int>& sums) const;
  /// The rows that stand in a folded sentence, each once, in the order of the table.
  [[nodiscard]] std::vector<Entry> entries_of(std::string_view folded) const;
  /// Adds what the words of a sentence weigh.
  void add(const std::vector<Entry>& sentence, std::vector<int>& sums) const;
  /// The same for all sentences of a message together: what stands in several of them weighs once.
  void add(const std::vector<const std::vector<Entry>*>& sentences, std::vector<int>& sums) const;
  /// What weighs for a class and, where there is one, against `instead`, in the order of the words.
  [[nodiscard]] std::vector<Weighing> weighed(std::string_view folded, const std::vector<Id>& signs, std::size_t of_class,
                                              std::optional<std::size_t> instead) const;

 private:
  struct Head {
    std::uint32_t words = 0, entries = 0, weights = 0;  ///< slots, slots, how many
  };
  void look_at(std::string_view bytes);
  [[nodiscard]] std::uint32_t number(std::size_t at) const;
  [[nodiscard]] bool find(Id first, Id second, Entry& found) const;
  void add(const Entry& entry, std::vector<int>& sums) const;
  [[nodiscard]] std::pair<std::size_t, int> weight(std::uint32_t at) const;

  std::unique_ptr<std::string> own_;  ///< the bytes of a table that was made here
  std::string_view bytes_;
  Head head_;
};

}  // namespace outlint::analysis
