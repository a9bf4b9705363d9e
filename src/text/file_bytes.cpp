// SPDX-License-Identifier: Apache-2.0
#include "text/file_bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace outlint::text {

std::optional<std::string> file_bytes(const std::string& path, std::string& reason, std::size_t most) {
  struct Closes {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closes> file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) {
    reason = std::generic_category().message(errno);
    return std::nullopt;
  }
  std::string all;
  std::array<char, 1 << 16> block{};
  while (all.size() < most) {
    const std::size_t wanted = std::min(block.size(), most - all.size());
    const std::size_t count = std::fread(block.data(), 1, wanted, file.get());
    all.append(block.data(), count);
    if (count < wanted) break;
  }
  if (std::ferror(file.get()) != 0) {
    reason = std::generic_category().message(errno);
    return std::nullopt;
  }
  return all;
}

}  // namespace outlint::text
