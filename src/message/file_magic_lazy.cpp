// SPDX-License-Identifier: Apache-2.0
// libmagic is loaded with the first attached file. Where it cannot be, a file is what it is declared to be.
#include "message/file_type.hpp"
#include "text/module.hpp"

namespace outlint::message {

std::string type_by_magic(std::string_view bytes) {
  static const auto* const type = text::module_entry_as<std::string (*)(std::string_view)>("magic");
  return type != nullptr ? (*type)(bytes) : std::string();
}

}  // namespace outlint::message
