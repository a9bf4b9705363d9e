// SPDX-License-Identifier: Apache-2.0
// libmilter is loaded by whoever serves a mail server, and by nobody else.
#include "filter/milter.hpp"
#include "text/module.hpp"

namespace outlint::filter {

const MilterEntry* milter_library() { return text::module_entry_as<MilterEntry>("milter"); }

}  // namespace outlint::filter
