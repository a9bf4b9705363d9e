// SPDX-License-Identifier: Apache-2.0
// What the name of a file says of it.
#pragma once

#include <string>
#include <string_view>

#include <outlint/message.hpp>

namespace outlint::message {

/// The words of a file name, folded, one space between them: `AnaSilva_CV-2024.pdf` is `ana silva cv 2024`.
std::string words_of_name(std::string_view name);

/// Whether a file can be a resume: pictures, sounds, programs and tables are none, whatever they are called.
bool may_be_resume(const Attachment& file);

}  // namespace outlint::message
