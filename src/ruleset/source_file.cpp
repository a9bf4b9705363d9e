// SPDX-License-Identifier: Apache-2.0
#include "ruleset/source_file.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "text/file_bytes.hpp"

namespace outlint::ruleset {

std::vector<SourceFile> read_folder(const std::string& folder, Problems& problems) {
  namespace fs = std::filesystem;
  std::vector<SourceFile> files;
  std::error_code error;
  const auto fail = [&](const std::string& path, const std::string& what) {
    Problem problem;
    problem.file = path;
    problem.message = what;
    problem.hint = "name a readable folder of YAML files";
    problems.push_back(std::move(problem));
  };
  if (!fs::is_directory(folder, error)) {
    fail(folder, "no folder of rules");
    return files;
  }
  for (fs::recursive_directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
    if (error) break;
    const fs::path& path = entry->path();
    const bool yaml = path.extension() == ".yaml" || path.extension() == ".yml";
    if (!yaml || entry->is_directory(error)) continue;
    SourceFile file{path.lexically_relative(folder).generic_string(), path.generic_string(), {}};
    std::string reason;
    std::optional<std::string> content = text::file_bytes(path.string(), reason);
    if (!content) {
      fail(file.shown, "cannot be read: " + reason);
      continue;
    }
    file.content = *std::move(content);
    files.push_back(std::move(file));
  }
  if (error) fail(folder, "cannot be listed: " + error.message());
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace outlint::ruleset
