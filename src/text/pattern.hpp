// SPDX-License-Identifier: Apache-2.0
// A compiled pattern: the one door to Boost.Regex.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::text {

/// What a pattern found: the whole match, and its groups by number (an empty optional where one took no part).
struct PatternMatch {
  Span span;
  std::vector<std::optional<Span>> groups;
};

/// A pattern of Boost.Regex's Perl syntax over folded text. Words are bounded at both ends: `refer` does not match
/// in `preferred`. Immutable, cheap to copy; share it between threads.
class Pattern {
 public:
  struct Error {
    std::string message;
    std::size_t position = 0;  ///< in the source, bytes
  };

  /// Compiles; `error` is set, and the pattern matches nothing, where the source is wrong or can explode.
  static Pattern compile(std::string_view source, std::optional<Error>& error);

  /// A pattern that has compiled before, so that no error is to be told: it is compiled again at its first search, by
  /// whichever thread comes first. The source has to outlive the pattern.
  static Pattern trusted(std::string_view source);

  /// The first match at or after `from`. Gives up on a match that takes too many steps, and says so by `gave_up`.
  [[nodiscard]] std::optional<PatternMatch> search(std::string_view folded, std::size_t from, bool& gave_up) const;

  /// Lives as long as the pattern; empty for one that was never compiled.
  [[nodiscard]] std::string_view source() const;

 private:
  struct Compiled;
  std::shared_ptr<Compiled> compiled_;
};

}  // namespace outlint::text
