// SPDX-License-Identifier: Apache-2.0
// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include <cstdio>
#include <optional>
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
  /// A file in the place of whatever has that name, with these permissions from its first byte on. What it names is
  /// not followed, and no pipe is waited for.
  Output(std::string path, unsigned permissions);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// Whether it makes sense to go on: false once a write failed, as when `head` has seen enough.
  [[nodiscard]] bool good() const { return error_ == 0; }
  /// Brings all bytes to the disk, so that only the name is left to `commit`.
  void settle();
  /// Flushes, and puts the file in its place. A closed pipe is no failure.
  Result<bool> commit();

 private:
  void open_temporary(std::optional<unsigned> permissions);

  std::string path_, temporary_;
  std::FILE* file_ = nullptr;
  int error_ = 0;
};

/// What becomes of a file.
struct Replacement {
  std::string_view there;  ///< what it is known to hold
  std::string_view kept;   ///< what stays beside it, as `path~`
  std::string_view after;  ///< what it is to hold
};

/// Puts new bytes in the place of a file's, at once and with its permissions. A problem, and nothing written, where the file
/// holds something else by now: somebody has changed it. A signal that ends the program waits until all is in its place.
Result<bool> replace_file(const std::string& path, const Replacement& replacement);

}  // namespace outlint::cli
