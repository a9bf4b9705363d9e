// SPDX-License-Identifier: Apache-2.0
// Drafts that are sent together: which of them are one text to many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/export.h>
#include <outlint/ruleset.hpp>
#include <outlint/tie.hpp>

namespace outlint {

/// What a batch keeps of a draft: its name, and the hashes of its runs of words. A value.
struct BatchDraft {
  std::string name;                     ///< its id, else its source
  std::string key;                      ///< drafts are compared with those of the same key
  std::vector<std::uint64_t> shingles;  ///< sorted, each once
};

/// A batch, in two passes: add every draft, `settle`, then ask about each. Near-copies are those of the taxonomy: Jaccard
/// similarity of word shingles at or above the ruleset's limit, after names, numbers and slots are masked. Candidates come
/// from hashed shingles by prefix filtering (Chaudhuri, Ganti and Kaushik, ICDE 2006), rare shingles first, which loses none;
/// they are then verified exactly. Time and memory grow with the number of drafts, not with that of pairs.
class OUTLINT_API Batch {
 public:
  /// Takes the length of shingles and the limit from the ruleset's rule of kind `batch`; without one nothing is a copy.
  explicit Batch(const Ruleset& ruleset);
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  /// What `add` wants of a document; the costly half of adding, which several threads may do at once.
  [[nodiscard]] BatchDraft sketch(const Document& document, std::string key) const;
  /// Adds a draft. Answers its number, counting from 0. Not thread-safe.
  std::size_t add(BatchDraft draft);
  std::size_t add(const Document& document, const std::string& key) { return add(sketch(document, key)); }

  /// Compares all that were added, once, after the last of them. Not thread-safe.
  void settle();

  /// A near-copy of the draft among all that were added; nothing where there is none, before `settle`, and for a number
  /// that no draft has. Thread-safe.
  [[nodiscard]] std::optional<NearCopy> copy_of(std::size_t number) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace outlint
