// SPDX-License-Identifier: Apache-2.0
// Files as editors name them.
#pragma once

#include <string>
#include <string_view>

namespace outlint::lsp {

/// The path of a `file:` URI, percent signs decoded; empty for what is in no file yet (`untitled:`).
std::string path_of(std::string_view uri);

/// The reverse, of a path that may be relative to the working directory.
std::string file_uri(const std::string& path);

}  // namespace outlint::lsp
