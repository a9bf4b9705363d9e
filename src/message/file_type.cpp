// SPDX-License-Identifier: Apache-2.0
#include "message/file_type.hpp"

#include <algorithm>
#include <array>

namespace outlint::message {
namespace {

/// Types that say only how bytes are packed, and so less than any declaration.
bool is_generic(std::string_view type) {
  static constexpr std::array<std::string_view, 7> generic{
      "application/octet-stream",  "application/zip",  "text/plain", "application/x-empty", "inode/x-empty",
      "application/x-ole-storage", "application/cdfv2"};
  return type.empty() || std::ranges::find(generic, type) != generic.end();
}

bool is_undeclared(std::string_view type) {
  return type.empty() || type == "application/octet-stream" || type == "application/x-octet-stream" ||
         type == "application/binary" || type == "application/unknown";
}

/// Office documents by the names in the directory at the end of the archive: the library asks for an order of the
/// members that not every writer keeps.
std::string_view office_type(std::string_view bytes) {
  constexpr std::size_t enough = std::size_t{64} << 10;
  if (!bytes.starts_with("PK\x03\x04")) return {};
  const std::string_view directory = bytes.substr(bytes.size() - std::min(bytes.size(), enough));
  if (directory.find("word/document.xml") != std::string_view::npos)
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (directory.find("xl/workbook.xml") != std::string_view::npos)
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (directory.find("ppt/presentation.xml") != std::string_view::npos)
    return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  return "application/zip";
}

}  // namespace

std::string file_type(std::string_view bytes, std::string_view declared) {
  const std::string known = bytes.empty() ? std::string() : type_by_magic(bytes);
  std::string_view seen = known;
  if (is_generic(seen) && bytes.starts_with("PK")) seen = office_type(bytes);
  if (is_undeclared(declared)) return std::string(seen.empty() ? declared : seen);
  // Text is what it is declared to be: a calendar or a letter in HTML can look like anything.
  if (is_generic(seen) || declared.starts_with("text/") || declared.starts_with("message/"))
    return std::string(declared);
  return std::string(seen);
}

}  // namespace outlint::message
