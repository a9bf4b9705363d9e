// SPDX-License-Identifier: Apache-2.0
// The words that a finding is about, in their lines, with carets under them.
#pragma once

#include <cstddef>
#include <string>

#include <outlint/document.hpp>

#include "render/paint.hpp"
#include "render/places.hpp"

namespace outlint::render {

struct ExcerptLook {
  Paint paint{Paint::Mode::plain};
  Ink caret = Ink::error;
  std::size_t width = 80;
};

/// The lines of a place with their numbers in the input; lines wider than `width` are broken, and only the rows that
/// hold words of the place are shown, eight at the most. Empty where the message has no such place.
std::string excerpt(const Document& document, Places& places, const Place& place, const ExcerptLook& look);

}  // namespace outlint::render
