// SPDX-License-Identifier: Apache-2.0
// ICU's converters, owned and opened by the names that mail uses.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include <unicode/ucnv.h>

#include "message/charset.hpp"

namespace outlint::message {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// A converter for what calls itself so in mail, which is often a wider charset than the name's; null where unknown.
Converter open_converter(std::string_view charset);

/// Converts all bytes to UTF-8 with a map; `base` is how many bytes of a byte order mark stood before them.
DecodedText convert(UConverter& converter, std::string_view bytes, std::size_t base);

}  // namespace outlint::message
