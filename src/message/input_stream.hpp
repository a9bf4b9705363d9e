// SPDX-License-Identifier: Apache-2.0
// A file, a pipe or the standard input, whose beginning can be looked at before anybody reads it.
#pragma once

#include <atomic>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace outlint::message {

class InputStream {
 public:
  /// Opens a path, or the standard input for `-`; `reason` says why there is none. What is read counts up `bytes_read`.
  static std::optional<InputStream> open(const std::string& path, std::string& reason, std::atomic<std::uint64_t>* bytes_read = nullptr);

  /// The first bytes, some 64 KB where there are as many; they are still to be read. Valid until something is.
  [[nodiscard]] std::string_view head() const;
  /// All of it from the start; `bad` after a read that failed. Valid as long as this.
  [[nodiscard]] std::istream& stream();
  /// What is left of it; nothing where it cannot be read to its end.
  std::optional<std::string> rest();
  /// Why reading failed; empty where it did not.
  [[nodiscard]] std::string failure() const;

 private:
  class Buffer;
  explicit InputStream(std::unique_ptr<Buffer> buffer);
  struct Opened;
  std::shared_ptr<Opened> opened_;
};

}  // namespace outlint::message
