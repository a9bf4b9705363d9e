// SPDX-License-Identifier: Apache-2.0
#include "lsp/uri.hpp"

#include <charconv>
#include <filesystem>
#include <system_error>

#include "render/artifact.hpp"

namespace outlint::lsp {

std::string path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  // A host before the path would be another machine's; editors leave it out or say localhost.
  uri.remove_prefix(std::min(uri.find('/'), uri.size()));
  std::string out;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    unsigned value = 0;
    const char* digits = uri.data() + at + 1;
    if (uri[at] == '%' && at + 2 < uri.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      out += static_cast<char>(value);
      at += 2;
    } else {
      out += uri[at];
    }
  }
  return out;
}

std::string file_uri(const std::string& path) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(path, error);
  return render::uri_of(error ? path : whole.lexically_normal().generic_string());
}

}  // namespace outlint::lsp
