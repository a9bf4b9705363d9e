// SPDX-License-Identifier: Apache-2.0
// Which format an input is in: by what it holds, and by its name where that could be several things.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <outlint/read.hpp>

namespace outlint::message {

/// How much of an input's beginning `detect` looks at.
inline constexpr std::size_t detect_size = 65536;

/// The format of an input by its beginning and its name (which may be empty). Never `auto_` nor `maildir`. A zip is
/// `linkedin`; whether it is an export has still to be seen. What is nothing else is a draft: `markdown`.
InputKind detect(std::string_view head, std::string_view name);

/// Whether a file of a folder is an input: its name is that of a format or a text, or what it holds is mail or an
/// export where its name could be anything's.
bool is_input_file(const std::string& path);

/// The MIME type of a draft by its name.
std::string_view draft_type(std::string_view name);

}  // namespace outlint::message
