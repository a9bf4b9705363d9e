// SPDX-License-Identifier: Apache-2.0
// What tells one correspondent from another.
#pragma once

#include <string>
#include <string_view>

#include <outlint/message.hpp>

namespace outlint::history {

/// The key of an address or profile: `ana@example.org`, `in/ana-roe`; of a name alone `name/ana roe`. Empty for nobody.
std::string identity_key(const Address& person);
/// The same of what somebody types: `Ana <ana@example.org>`, a profile's URL, `in/ana-roe`.
std::string identity_key(std::string_view typed);
/// A full name folded, for comparing; empty for a single word or an address in the place of a name.
std::string name_key(std::string_view name);
/// A key as people know it: without `name/`.
std::string shown_key(std::string_view key);

}  // namespace outlint::history
