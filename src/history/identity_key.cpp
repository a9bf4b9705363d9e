// SPDX-License-Identifier: Apache-2.0
#include "history/identity_key.hpp"

#include "message/addresses.hpp"
#include "message/me.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::history {
namespace {

constexpr std::string_view profile_prefix = "in/";
constexpr std::string_view name_prefix = "name/";

std::string folded(std::string_view name) { return text::fold(text::trimmed(name)).text; }

}  // namespace

std::string identity_key(const Address& person) {
  const std::string_view address = text::trimmed(person.address);
  if (address.find("linkedin.com/") != std::string_view::npos || address.starts_with(profile_prefix)) {
    return std::string(profile_prefix) + message::profile_key(address);
  }
  if (address.find('@') != std::string_view::npos) return text::lower_ascii(address);
  const std::string name = folded(person.name);
  return name.empty() ? std::string() : std::string(name_prefix) + name;
}

std::string identity_key(std::string_view typed) {
  typed = text::trimmed(typed);
  if (typed.find("linkedin.com/") != std::string_view::npos || typed.starts_with(profile_prefix)) return identity_key(Address{"", std::string(typed)});
  if (typed.find('@') != std::string_view::npos) {
    const std::vector<Address> people = message::read_addresses(typed);
    return people.empty() ? text::lower_ascii(typed) : identity_key(people.front());
  }
  return identity_key(Address{std::string(typed), ""});
}

std::string name_key(std::string_view name) {
  std::string key = folded(name);
  if (key.find(' ') == std::string::npos || key.find('@') != std::string::npos) key.clear();
  return key;
}

std::string shown_key(std::string_view key) {
  return std::string(key.starts_with(name_prefix) ? key.substr(name_prefix.size()) : key);
}

}  // namespace outlint::history
