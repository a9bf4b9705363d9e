// SPDX-License-Identifier: Apache-2.0
// Drafts that are sent together: which of them are one text to many.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include <outlint/document.hpp>
#include <outlint/export.h>
#include <outlint/ruleset.hpp>
#include <outlint/tie.hpp>

namespace outlint {

/// A batch, in two passes: add every draft, then ask about each. Near-copies are those of the taxonomy: Jaccard
/// similarity of word shingles at or above the ruleset's limit, after names, numbers and slots are masked; candidates come
/// from hashed shingles by prefix filtering (Chaudhuri, Ganti and Kaushik, ICDE 2006), which loses none, and are then
/// verified exactly. Not thread-safe while drafts are added.
class OUTLINT_API Batch {
 public:
  /// Takes the length of shingles and the limit from the ruleset's rule of kind `batch`; without one nothing is a copy.
  explicit Batch(const Ruleset& ruleset);
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  /// Adds a draft; drafts are compared with those of the same key. Answers its number, counting from 0.
  std::size_t add(const Document& document, const std::string& key);

  /// A near-copy of the draft among all that were added; nothing where there is none.
  [[nodiscard]] std::optional<NearCopy> copy_of(std::size_t number) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace outlint
