// SPDX-License-Identifier: Apache-2.0
// A folder is listed in order whatever it holds, a few names at a time.
#include "catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "message/folder.hpp"

using namespace outlint::message;
namespace fs = std::filesystem;

namespace {

/// A folder of empty files that goes with the test.
class Folder {
 public:
  explicit Folder(const std::string& names) {
    std::string name = (fs::temp_directory_path() / "outlint-folder.XXXXXX").string();
    path_ = mkdtemp(name.data());
    std::istringstream words(names);
    for (std::string word; words >> word;) {
      if (word.ends_with('/')) fs::create_directories(path_ / word);
      else std::ofstream(path_ / word) << "";
    }
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// The names as they are handed out, up to one of them.
  [[nodiscard]] std::string listed(const EntryFilter& filter, std::size_t held, const std::string& last = "") const {
    std::string out;
    const auto done = for_each_entry(path_.string(), filter, [&](const fs::path& path) {
      out += (out.empty() ? "" : " ") + path.filename().string();
      return path.filename() != last;
    }, held);
    REQUIRE(done);
    CHECK(*done == last.empty());
    return out;
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("a folder is listed in the order of its names, however few are held") {
  const Folder folder("m b a k z B 10 9 .h sub/ t/ a.eml");
  for (const std::size_t held : {1, 2, 3, 9, 10, 100}) {
    INFO(held);
    CHECK(folder.listed(is_file, held) == ".h 10 9 B a a.eml b k m z");
    CHECK(folder.listed(is_own_folder, held) == "sub t");
    CHECK(folder.listed(is_file, held, "9") == ".h 10 9");
    CHECK(folder.listed([](const fs::directory_entry& entry) { return entry.path().filename().string().size() == 1; }, held) == "9 B a b k m t z");
  }
  CHECK(Folder("").listed(is_file, 2).empty());
}

TEST_CASE("a folder that is not there is a problem") {
  const auto done = for_each_entry("/no/such/folder", is_file, [](const fs::path&) { return true; });
  REQUIRE_FALSE(done);
  CHECK(done.error().front().message.starts_with("cannot be opened"));
}
