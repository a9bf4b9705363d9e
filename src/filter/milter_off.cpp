// SPDX-License-Identifier: Apache-2.0
// Built without libmilter (OUTLINT_WITH_MILTER=OFF).
#include "filter/milter.hpp"

namespace outlint::filter {

Result<const MilterEntry*> milter_library() { return failure("this outlint was built without libmilter"); }

}  // namespace outlint::filter
