// SPDX-License-Identifier: Apache-2.0
// What a file is by its bytes.
#pragma once

#include <string>
#include <string_view>

namespace outlint::message {

/// The MIME type of a file: that of its content where the content tells more than `declared` does, else `declared`.
std::string file_type(std::string_view bytes, std::string_view declared);

/// The MIME type by libmagic alone; empty where it knows none.
std::string type_by_magic(std::string_view bytes);

}  // namespace outlint::message
