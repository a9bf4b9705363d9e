// SPDX-License-Identifier: Apache-2.0
// The name that a greeting calls somebody by.
#pragma once

#include <optional>
#include <string>

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// A name in the greeting, and where it stands.
struct Greeted {
  std::string name;
  Place place;
};

/// The first name that the greeting calls somebody by and that nobody in To or Cc bears, by name or address. Nothing where
/// the people are unknown or nameless, or the greeting names nobody, or one of its names fits.
std::optional<Greeted> greeted_other(const Document& document);

}  // namespace outlint::analysis
