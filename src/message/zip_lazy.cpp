// SPDX-License-Identifier: Apache-2.0
// libzip is loaded with the first archive. Where it cannot be, no file is an archive.
#include "message/zip.hpp"
#include "text/module.hpp"

namespace outlint::message {
namespace {

const ZipDoor* door() {
  static const auto* const loaded = text::module_entry_as<ZipDoor>("zip");
  return loaded;
}

}  // namespace

std::optional<ZipArchive> ZipArchive::open_file(const std::string& path) {
  return door() != nullptr ? door()->open_file(path) : std::nullopt;
}

std::optional<ZipArchive> ZipArchive::open_bytes(std::string_view bytes) {
  return door() != nullptr ? door()->open_bytes(bytes) : std::nullopt;
}

std::vector<ZipArchive::Entry> ZipArchive::entries() const { return (this->*door()->entries)(); }

ZipArchive::Outcome ZipArchive::read(const Entry& entry, std::size_t limit, const std::function<bool(std::string_view)>& sink) const {
  return (this->*door()->read)(entry, limit, sink);
}

}  // namespace outlint::message
