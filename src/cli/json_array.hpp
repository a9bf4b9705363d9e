// SPDX-License-Identifier: Apache-2.0
// `--format json` is one object for one message and an array for several, known only when the second one comes.
#pragma once

#include <string>

#include "cli/output.hpp"

namespace outlint::cli {

class JsonArray {
 public:
  explicit JsonArray(Output& output) : output_(output) {}

  void add(const std::string& object) {
    if (count_ == 0) {
      only_ = object;
    } else {
      if (count_ == 1) output_.write("[" + std::exchange(only_, {}));
      output_.write(",\n" + object);
    }
    ++count_;
  }

  void finish() { output_.write(count_ == 0 ? "[]\n" : count_ == 1 ? only_ + "\n" : "]\n"); }

 private:
  Output& output_;
  std::string only_;
  std::size_t count_ = 0;
};

}  // namespace outlint::cli
