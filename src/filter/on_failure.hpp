// SPDX-License-Identifier: Apache-2.0
// The one choice that every filter leaves to its user.
#pragma once

namespace outlint::filter {

/// What becomes of mail that outlint could not judge, whose fault ever that is.
enum class OnFailure { tempfail, accept };

}  // namespace outlint::filter
