// SPDX-License-Identifier: Apache-2.0
// Address lists of mail as people and programs really write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>

namespace outlint::message {

/// A group of an address list (`Friends: a@example.org, b@example.org;`); one without a name for what is in none.
struct AddressGroup {
  std::string name;
  std::vector<Address> members;
};

/// Reads an RFC 5322 address list with its obsolete forms, comments, groups, encoded words and raw 8-bit names.
/// Never fails: what is no address becomes a name. Values are UTF-8; the input may be raw header bytes, folded.
std::vector<AddressGroup> read_address_groups(std::string_view value);

/// The same with the groups dissolved into their members.
std::vector<Address> read_addresses(std::string_view value);

}  // namespace outlint::message
