// SPDX-License-Identifier: Apache-2.0
// The files a pack is made of, from the disk or from within the library.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::ruleset {

/// A YAML file: its path below the root of its pack (`en/acts/thanks.yaml`), and how messages name it.
struct SourceFile {
  std::string path;
  std::string shown;
  std::string content;
};

/// A file that the build put into the library.
struct EmbeddedFile {
  std::string_view path;
  std::string_view content;
};

/// All files of the built-in pack, by path. Defined by the build.
std::span<const EmbeddedFile> embedded_files();

/// The YAML files below a folder, by path; unreadable ones are problems.
std::vector<SourceFile> read_folder(const std::string& folder, Problems& problems);

}  // namespace outlint::ruleset
