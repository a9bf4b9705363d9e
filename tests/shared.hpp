// SPDX-License-Identifier: Apache-2.0
// Test data that lies beside the project and is not part of it. Where it is missing, tests say so and pass, unless
// OUTLINT_REQUIRE_SHARED=1 makes that a failure.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "catch.hpp"

namespace outlint::tests {

/// A file or folder below `../shared`, or nothing where it is not there.
inline std::optional<std::filesystem::path> shared(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(OUTLINT_SOURCE_DIR).parent_path() / "shared" / name;
  std::error_code error;
  if (std::filesystem::exists(path, error)) return path;
  const char* required = std::getenv("OUTLINT_REQUIRE_SHARED");
  if (required != nullptr && std::string(required) == "1") {
    FAIL("../shared/" << name << " is required and missing");
  }
  WARN("../shared/" << name << " is not here; nothing was tested");
  return std::nullopt;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace outlint::tests
