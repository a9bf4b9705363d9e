// SPDX-License-Identifier: Apache-2.0
// How far it is, where somebody watches and nothing else writes to the terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace outlint::cli {

class Progress {
 public:
  /// Silent unless standard error is a terminal and results go elsewhere.
  explicit Progress(std::string_view output);

  void step();
  void clear();

 private:
  bool shown_ = false;
  std::size_t count_ = 0;
};

}  // namespace outlint::cli
