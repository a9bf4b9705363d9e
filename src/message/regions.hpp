// SPDX-License-Identifier: Apache-2.0
// Whose words are whose: the regions of a body.
#pragma once

#include <vector>

#include <outlint/document.hpp>

namespace outlint::message {

/// The regions of the message's body: in order, disjoint, none blank; with the white space between them they tile it.
/// Linear in the text. Never fails.
std::vector<Region> find_regions(const Message& message);

}  // namespace outlint::message
