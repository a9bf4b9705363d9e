// SPDX-License-Identifier: Apache-2.0
// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include <outlint/result.hpp>

namespace outlint::cli {

/// Whether colours are wanted on standard output, or on another descriptor: `auto` asks the terminal and NO_COLOR.
bool wants_color(std::string_view color, std::string_view output, int descriptor = 1);
/// The width of the terminal, 80 where there is none.
std::size_t terminal_width();

/// Standard output, or a temporary file beside `path` that `commit` renames to it. Errors are kept until `commit`.
class Output {
 public:
  explicit Output(std::string path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// Whether it makes sense to go on: false once a write failed, as when `head` has seen enough.
  [[nodiscard]] bool good() const { return error_ == 0; }
  /// Flushes, and puts the file in its place. A closed pipe is no failure.
  Result<bool> commit();

 private:
  std::string path_, temporary_;
  std::FILE* file_ = nullptr;
  int error_ = 0;
};

/// Puts new bytes in the place of a file's, at once and with its permissions; the old bytes stay beside it as `path~`.
Result<bool> replace_file(const std::string& path, std::string_view before, std::string_view after);

}  // namespace outlint::cli
