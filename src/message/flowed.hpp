// SPDX-License-Identifier: Apache-2.0
// format=flowed (RFC 3676): paragraphs that a mail program broke into lines, made whole again.
#pragma once

#include <string>
#include <string_view>

#include <outlint/source_map.hpp>

namespace outlint::message {

/// Whether the space that marks a line as going on is part of the text (`DelSp=no`, the default) or not.
enum class DelSp { keep, remove };

struct Flowed {
  std::string text;
  SourceMap map;  ///< `text` to the bytes of the source
};

/// Joins flowed lines of one quote depth and takes the stuffed spaces away. A quoted paragraph keeps the marks of
/// its first line, the signature separator its line. Linear; never fails.
Flowed unflow(std::string_view source, DelSp delsp = DelSp::keep);

}  // namespace outlint::message
