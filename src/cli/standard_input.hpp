// SPDX-License-Identifier: Apache-2.0
// Standard input that can be read several times, whatever its size.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <outlint/read.hpp>

namespace outlint::cli {

/// All of standard input; tells somebody at a terminal that it is waited for.
Result<std::string> standard_input();

/// Hands out the records of standard input, as often as asked. What comes through a pipe is kept: in memory where it is
/// short, else in a file on disk that has no name.
class StandardInput {
 public:
  void read(const ReadOptions& options, const RecordSink& sink);

 private:
  Result<bool> prepare();

  bool prepared_ = false;
  std::optional<std::string> held_;
  std::int64_t start_ = 0;  ///< of what can be rewound
};

}  // namespace outlint::cli
