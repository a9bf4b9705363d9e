// SPDX-License-Identifier: Apache-2.0
// The path comes from a text that may be anybody's: what it names is looked at before it is opened.
#include "message/attached_file.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "message/attachments.hpp"
#include "text/file_bytes.hpp"

namespace outlint::message {
namespace {

namespace fs = std::filesystem;

/// Mail servers refuse far less than that.
constexpr std::uintmax_t largest = std::uintmax_t{64} << 20;

std::string shown(std::string_view path) { return "attachment \"" + std::string(path.substr(0, 200)) + "\": "; }

bool is_inside(const fs::path& file, const fs::path& folder) {
  const auto [end, unused] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

/// The file meant, or why it is not opened.
std::optional<fs::path> allowed(std::string_view path, const AttachedFrom& from, std::string& reason) {
  if (path.find('\0') != std::string_view::npos) {
    reason = "no path";
    return std::nullopt;
  }
  std::error_code error;
  fs::path file = fs::canonical(fs::path(from.folder) / fs::path(path), error);
  if (error) {
    reason = "no such file";
    return std::nullopt;
  }
  // Both are free of links here, so that no link leads out of the folder.
  if (from.reach == Reach::within_folder && !is_inside(file, fs::canonical(from.folder, error))) {
    reason = "outside the folder of the message, not read";
    return std::nullopt;
  }
  if (!fs::is_regular_file(file, error)) {
    reason = "not a regular file, not read";
    return std::nullopt;
  }
  return file;
}

}  // namespace

void read_attached_file(Attachment& attachment, std::string_view path, const AttachedFrom& from, std::vector<std::string>& notes) {
  if (attachment.name.empty()) attachment.name = std::string(file_name_of(path));
  judge_by_name(attachment);
  if (from.folder.empty()) return;
  std::string reason;
  const auto file = allowed(path, from, reason);
  if (!file) {
    notes.push_back(shown(path) + reason);
    return;
  }
  std::error_code error;
  const std::uintmax_t size = fs::file_size(*file, error);
  if (!error) attachment.size = size;
  if (error || size > largest) {
    notes.push_back(shown(path) + "too large, not read");
    return;
  }
  const auto bytes = text::file_bytes(file->string(), reason);
  if (!bytes) {
    notes.push_back(shown(path) + "cannot be read: " + reason);
    return;
  }
  describe_attachment(attachment, *bytes, notes);
}

std::string_view file_name_of(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string folder_of(std::string_view path) {
  if (path.empty() || path == "-") return {};
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(path.substr(0, std::max<std::size_t>(slash, 1)));
}

}  // namespace outlint::message
