// SPDX-License-Identifier: Apache-2.0
// libFuzzer's door: one program for each target.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  outlint::fuzz::OUTLINT_FUZZ_ENTRY(data, size);
  return 0;
}
