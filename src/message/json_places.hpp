// SPDX-License-Identifier: Apache-2.0
// Bytes of a JSON source as places that a user can go to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <outlint/result.hpp>
#include <outlint/source_map.hpp>

#include "message/json_tree.hpp"
#include "text/line_index.hpp"

namespace outlint::message {

/// A source of JSON and where it stands in the input, to turn bytes into places that a user can go to.
class JsonPlaces {
 public:
  /// `text` is what the spans of nodes index; `map` leads from it to the input's bytes. Both must outlive this.
  JsonPlaces(std::string_view text, const SourceMap& map, std::string file, std::size_t first_line = 1)
      : text_(text), map_(&map), file_(std::move(file)), first_line_(first_line) {}

  [[nodiscard]] Problem problem(std::size_t at, std::string message, std::string hint = {}) const;
  [[nodiscard]] SourceMap string_map(Span literal) const { return map_of_string(text_, literal).then(*map_); }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  const SourceMap* map_;
  std::string file_;
  std::size_t first_line_;
  mutable std::optional<text::LineIndex> lines_;  // built for the first problem: most sources have none
};

}  // namespace outlint::message
