// SPDX-License-Identifier: Apache-2.0
// The colours of the text form, in one place; none where none are wanted.
#pragma once

#include <string>
#include <string_view>

namespace outlint::render {

enum class Ink { plain, error, warning, good, path, rule, gutter, label, removed, removed_word, added, added_word, faint };

/// Colours text for a terminal, or leaves it alone.
class Paint {
 public:
  enum class Mode { plain, ansi };
  explicit Paint(Mode mode) : mode_(mode) {}

  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const;

 private:
  Mode mode_;
};

}  // namespace outlint::render
