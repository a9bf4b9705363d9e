// SPDX-License-Identifier: Apache-2.0
#include "filter/refusals.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "message/sha256.hpp"
#include "text/utf8.hpp"

namespace outlint::filter {
namespace {

namespace fs = std::filesystem;

/// Appends with the length in front, so that no two lists of texts read the same.
void add(std::string& out, std::string_view text) { out += std::to_string(text.size()) + ":" + std::string(text) + "\n"; }

void add_people(std::string& out, const std::optional<std::vector<Address>>& people) {
  std::vector<std::string> addresses;
  if (people) {
    for (const Address& each : *people) addresses.push_back(text::lower_ascii(each.address));
  }
  std::sort(addresses.begin(), addresses.end());
  out += std::to_string(addresses.size()) + "\n";
  for (const std::string& each : addresses) add(out, each);
}

bool is_fresh(const fs::path& file) {
  std::error_code error;
  const fs::file_time_type then = fs::last_write_time(file, error);
  if (error) return false;
  const auto age = fs::file_time_type::clock::now() - then;
  // A clock that was set back makes old refusals lie ahead; a minute of that is forgiven.
  return age < remembered_for && age > -std::chrono::minutes(1);
}

}  // namespace

std::string refusal_key(const Document& document, const std::vector<std::string>& more) {
  const Message& message = document.message();
  std::string all;
  add(all, message.subject.value_or(""));
  for (const auto* people : {&message.to, &message.cc, &message.bcc}) add_people(all, *people);
  add(all, message.body().text);
  if (message.attachments) {
    for (const Attachment& file : *message.attachments) add(all, file.name + "\n" + file.sha256);
  }
  for (const std::string& each : more) add(all, each);
  return message::sha256_hex(all);
}

std::string default_refusals() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if (state != nullptr && *state != '\0') return std::string(state) + "/outlint/refused";
  return home != nullptr && *home != '\0' ? std::string(home) + "/.local/state/outlint/refused" : std::string();
}

bool Refusals::recent(const std::string& key) const { return !folder_.empty() && is_fresh(fs::path(folder_) / key); }

Result<bool> Refusals::remember(const std::string& key) const {
  if (folder_.empty()) return failure("there is no home to remember the refusal in");
  std::error_code error;
  const fs::path folder(folder_);
  if (fs::create_directories(folder, error)) fs::permissions(folder, fs::perms::owner_all, error);
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (!is_fresh(at->path())) fs::remove(at->path(), ignored);
  }
  std::ofstream file(folder / key, std::ios::trunc);
  file.close();
  if (!file) return failure("the refusal cannot be remembered in " + folder_);
  fs::last_write_time(folder / key, fs::file_time_type::clock::now(), error);
  return true;
}

}  // namespace outlint::filter
