// SPDX-License-Identifier: Apache-2.0
// Mails that were refused lately. Who sends the same one again means it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/result.hpp>

namespace outlint::filter {

/// How long a refusal is remembered.
constexpr std::chrono::minutes remembered_for{10};

/// What makes two mails the same: words, subject, people and files, and nothing that a mail client makes up anew at each
/// attempt. A digest, from which no text can be read. `more` counts too: recipients that stand on a command line.
std::string refusal_key(const Document& document, const std::vector<std::string>& more);

/// Where refusals are kept by default: `$XDG_STATE_HOME/outlint/refused`; empty where nobody has a home.
std::string default_refusals();

/// A folder of empty files, each named by a key and as old as its refusal. Several processes may share it.
class Refusals {
 public:
  explicit Refusals(std::string folder) : folder_(std::move(folder)) {}

  /// Whether the mail was refused within the last ten minutes.
  [[nodiscard]] bool recent(const std::string& key) const;
  /// Remembers a refusal as of now, and forgets those that are too old to matter.
  [[nodiscard]] Result<bool> remember(const std::string& key) const;

 private:
  std::string folder_;
};

}  // namespace outlint::filter
