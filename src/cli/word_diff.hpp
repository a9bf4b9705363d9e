// SPDX-License-Identifier: Apache-2.0
// Two texts as one, with the words that went and came marked: `[-gone-]{+come+}`, as git does it.
#pragma once

#include <string>
#include <string_view>

#include "render/paint.hpp"

namespace outlint::cli {

/// The lines with a change and two around them; empty where the texts are the same.
std::string word_diff(std::string_view before, std::string_view after, std::string_view name, const render::Paint& paint);

}  // namespace outlint::cli
