// SPDX-License-Identifier: Apache-2.0
// Who the user is, and whether a message of a mailbox or an export is theirs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>

namespace outlint::message {

/// The user's addresses, profiles and names, as `--me` and the configuration give them: `ana@example.org`,
/// `Ana <ana@example.org>`, `https://www.linkedin.com/in/ana/`, `in/ana`, `ana-example` or `Ana Example`.
class Me {
 public:
  explicit Me(std::span<const std::string> entries);

  /// Whether anything tells the user's mails from others', or their messages on LinkedIn.
  [[nodiscard]] bool has_address() const { return !addresses_.empty(); }
  [[nodiscard]] bool has_profile() const { return !profiles_.empty() || !names_.empty(); }

  /// Whether one of the people has an address of the user's, case aside.
  [[nodiscard]] bool is_mail_of(std::span<const Address> people) const;
  /// Whether a person on LinkedIn is the user, by profile where both are known, else by name.
  [[nodiscard]] bool is_profile_of(const Address& person) const;

  /// Learns a name: an export tells its owner's.
  void add_name(std::string_view name);

 private:
  std::vector<std::string> addresses_;  // lower case
  std::vector<std::string> profiles_;   // what stands behind `/in/`, lower case
  std::vector<std::string> names_;      // folded
};

/// What tells one LinkedIn profile from another: the end of its URL, lower case.
std::string profile_key(std::string_view url);

/// A note on a message that is judged only because nobody says who the user is.
inline constexpr std::string_view nobody_is_me = "nobody says who the user is, so every message is judged (--me)";

}  // namespace outlint::message
