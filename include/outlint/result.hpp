// SPDX-License-Identifier: Apache-2.0
// A value or the problems that stand in its way; the surface of std::expected, for C++20 readers.
#pragma once

#include <cassert>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace outlint {

/// One thing that is wrong with an input, and where.
/// `line` and `column` count from 1, columns in code points; 0 where no place is known.
struct Problem {
  std::string file;     ///< path as the user gave it, or `-`; empty where there is none
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message;  ///< what is wrong: lower-case start, no final period
  std::string hint;     ///< what to do about it; may be empty
  std::string excerpt;  ///< the line of the file that is meant; may be empty
};

/// Everything that is wrong, in the order of its places; never empty inside a `Result`.
using Problems = std::vector<Problem>;

/// Marks a failure on its way into a `Result`.
struct Failure {
  Problems problems;
};

/// A failure of one problem.
inline Failure failure(Problem problem) { return Failure{{std::move(problem)}}; }

/// A failure that has no place in a file.
inline Failure failure(std::string message) {
  Problem problem;
  problem.message = std::move(message);
  return failure(std::move(problem));
}

/// A `T`, or the problems why there is none. Never empty, never throws on its own.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure failed) : state_(std::in_place_index<1>, std::move(failed.problems)) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// The value. Asking a failed result for it is a bug.
  [[nodiscard]] T& value() & { assert(has_value() && "value() of a failed Result"); return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { assert(has_value() && "value() of a failed Result"); return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { assert(has_value() && "value() of a failed Result"); return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  /// The problems. Asking a good result for them is a bug.
  [[nodiscard]] const Problems& error() const& { assert(!has_value() && "error() of a good Result"); return *std::get_if<1>(&state_); }
  [[nodiscard]] Problems&& error() && { assert(!has_value() && "error() of a good Result"); return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace outlint
