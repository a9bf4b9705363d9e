// SPDX-License-Identifier: Apache-2.0
// Built without libmilter (OUTLINT_WITH_MILTER=OFF).
#include "filter/milter.hpp"

namespace outlint::filter {

const MilterEntry* milter_library() { return nullptr; }

}  // namespace outlint::filter
