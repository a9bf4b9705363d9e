// SPDX-License-Identifier: Apache-2.0
// The files of the page, which the build puts into the program.
#pragma once

#include <span>
#include <string_view>

namespace outlint::serve {

struct Asset {
  std::string_view path;     ///< that it is served at
  std::string_view type;     ///< its media type
  std::string_view content;
};

/// All of them. The views are static.
std::span<const Asset> assets();

}  // namespace outlint::serve
