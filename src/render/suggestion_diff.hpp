// SPDX-License-Identifier: Apache-2.0
// A suggestion as the sentences it takes out and those it puts in.
#pragma once

#include <cstddef>
#include <string>

#include <outlint/document.hpp>
#include <outlint/report.hpp>

#include "render/paint.hpp"

namespace outlint::render {

/// Lines that start with `indent`, then `- ` or `+ `; the words that change stand out where there is colour.
/// Empty for a suggestion without edits.
std::string suggestion_diff(const Document& document, const Suggestion& suggestion, const Paint& paint, std::size_t width,
                            std::string_view indent);

}  // namespace outlint::render
