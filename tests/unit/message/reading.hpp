// SPDX-License-Identifier: Apache-2.0
// What the readers' tests share: records in a list, and a folder of files for the length of a test.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <outlint/read.hpp>

namespace outlint::test {

inline std::vector<Result<Record>> records_of(std::string_view bytes, const ReadOptions& options = {}, const std::string& source = "-") {
  std::vector<Result<Record>> out;
  read_bytes(bytes, source, options, [&](Result<Record> record) {
    out.push_back(std::move(record));
    return true;
  });
  return out;
}

inline std::vector<Result<Record>> records_at(const std::string& path, const ReadOptions& options = {}) {
  std::vector<Result<Record>> out;
  read_path(path, options, [&](Result<Record> record) {
    out.push_back(std::move(record));
    return true;
  });
  return out;
}

inline ReadOptions as(InputKind kind) {
  ReadOptions options;
  options.input = kind;
  return options;
}

/// The bytes of the input that a piece of a part's text stands for; `(none)` where it is not verbatim there.
inline std::string raw_of(const Part& part, std::string_view piece, std::string_view input) {
  const std::size_t at = part.text.find(piece);
  if (at == std::string::npos) return "(no such text)";
  const auto span = part.map.verbatim({at, at + piece.size()});
  return span ? std::string(span->of(input)) : "(none)";
}

/// A folder that is gone when the test is.
class Folder {
 public:
  Folder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() / ("outlint-test-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string path(const std::string& name = {}) const { return name.empty() ? path_.string() : (path_ / name).string(); }
  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace outlint::test
