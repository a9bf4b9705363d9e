// SPDX-License-Identifier: Apache-2.0
// libmilter is loaded by whoever serves a mail server, and by nobody else.
#include "filter/milter.hpp"
#include "text/module.hpp"

namespace outlint::filter {

Result<const MilterEntry*> milter_library() {
  const auto* entry = text::module_entry_as<MilterEntry>("milter");
  if (entry == nullptr) return failure(text::missing_module("milter"));
  return entry;
}

}  // namespace outlint::filter
