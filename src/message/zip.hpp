// SPDX-License-Identifier: Apache-2.0
// Zip archives that messages come in: the door to libzip.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outlint::message {

/// An entry of an archive, read piece by piece and to a bound: what unpacks to more is a bomb.
class ZipArchive {
 public:
  /// Opens a file, or bytes that must outlive the archive; nothing for what is no archive.
  static std::optional<ZipArchive> open_file(const std::string& path);
  static std::optional<ZipArchive> open_bytes(std::string_view bytes);

  struct Entry {
    std::string name;  ///< with its folders, as written
    std::size_t index = 0;
    bool encrypted = false;
  };
  /// In the order of the archive; of an archive with absurdly many, the first.
  [[nodiscard]] std::vector<Entry> entries() const;

  enum class Outcome { whole, stopped, too_large, broken };
  /// Unpacks an entry into `sink`, which answers whether to go on; at most `limit` bytes.
  Outcome read(const Entry& entry, std::size_t limit, const std::function<bool(std::string_view)>& sink) const;

 private:
  struct Handle;
  explicit ZipArchive(std::shared_ptr<Handle> handle) : handle_(std::move(handle)) {}
  std::shared_ptr<Handle> handle_;
};

/// What the module of this door exports.
struct ZipDoor {
  std::optional<ZipArchive> (*open_file)(const std::string&);
  std::optional<ZipArchive> (*open_bytes)(std::string_view);
  std::vector<ZipArchive::Entry> (ZipArchive::*entries)() const;
  ZipArchive::Outcome (ZipArchive::*read)(const ZipArchive::Entry&, std::size_t, const std::function<bool(std::string_view)>&) const;
};

}  // namespace outlint::message
