// SPDX-License-Identifier: Apache-2.0
// A program of the build: writes the files under rules/ as rows of a C++ table, so that the library carries them.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Raw literals are short in some compilers: a long file is several, side by side.
void write_literal(std::ofstream& out, const std::string& content) {
  constexpr std::size_t longest = 8000;
  if (content.empty()) out << "\"\"";
  for (std::size_t at = 0; at < content.size(); at += longest) out << "R\"~yaml~(" << content.substr(at, longest) << ")~yaml~\"\n";
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 3) {
    std::fputs("usage: outlint_embed RULES-FOLDER OUTPUT\n", stderr);
    return 2;
  }
  const fs::path root = argv[1];
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path().lexically_relative(root));
  }
  std::sort(paths.begin(), paths.end());
  fs::create_directories(fs::path(argv[2]).parent_path());
  std::ofstream out(argv[2], std::ios::binary);
  out << "// Made by the build from rules/; not to be edited.\n";
  for (const fs::path& path : paths) {
    if (path.begin()->string() == "mail") continue;
    std::ifstream in(root / path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    out << "{\"" << path.generic_string() << "\",\n";
    write_literal(out, content);
    out << "},\n";
  }
  return out.good() ? 0 : 1;
}
