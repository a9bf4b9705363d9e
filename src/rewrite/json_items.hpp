// SPDX-License-Identifier: Apache-2.0
// Where the items of a list stand in JSON text, so that one can be taken out and all else stays as it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <outlint/span.hpp>

namespace outlint::rewrite {

/// The bytes to take out so that item `number` of the list under `key` is gone, with the comma that parted it: of the
/// innermost object around byte `inside` that has such a list. The text is valid JSON; nothing where there is none.
std::optional<Span> json_item(std::string_view json, std::string_view key, std::size_t number, std::size_t inside);

/// The bytes of all items of such a list behind the first `keep`, with the comma before them.
std::optional<Span> json_items_behind(std::string_view json, std::string_view key, std::size_t keep, std::size_t inside);

}  // namespace outlint::rewrite
