// SPDX-License-Identifier: Apache-2.0
#include "message/me.hpp"

#include <algorithm>

#include "message/addresses.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_profile(std::string_view entry) {
  return entry.find("linkedin.com/") != std::string_view::npos || entry.starts_with("in/") || entry.starts_with("/in/");
}

bool holds(const std::vector<std::string>& list, const std::string& one) {
  return !one.empty() && std::find(list.begin(), list.end(), one) != list.end();
}

std::string name_key(std::string_view name) { return text::fold(text::trimmed(name)).text; }

}  // namespace

std::string profile_key(std::string_view url) {
  url = text::trimmed(url);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return text::lower_ascii(url.substr(url.rfind('/') + 1));
}

Me::Me(std::span<const std::string> entries) {
  for (const std::string& written : entries) {
    const std::string_view entry = text::trimmed(written);
    if (is_profile(entry)) {
      profiles_.push_back(profile_key(entry));
    } else if (entry.find('@') != std::string_view::npos) {
      for (const Address& address : read_addresses(entry)) {
        addresses_.push_back(text::lower_ascii(address.address));
        if (!address.name.empty()) add_name(address.name);
      }
    } else if (!entry.empty()) {
      // A word alone may be either.
      if (entry.find(' ') == std::string_view::npos) profiles_.push_back(profile_key(entry));
      add_name(entry);
    }
  }
}

void Me::add_name(std::string_view name) {
  if (std::string key = name_key(name); !key.empty()) names_.push_back(std::move(key));
}

bool Me::is_mail_of(std::span<const Address> people) const {
  return std::any_of(people.begin(), people.end(),
                     [&](const Address& person) { return holds(addresses_, text::lower_ascii(person.address)); });
}

bool Me::is_profile_of(const Address& person) const {
  // A namesake has another profile.
  if (!profiles_.empty() && !person.address.empty()) return holds(profiles_, profile_key(person.address));
  return holds(names_, name_key(person.name));
}

}  // namespace outlint::message
