// SPDX-License-Identifier: Apache-2.0
// yaml-cpp is loaded with the first file of the user's. Where it cannot be, that file cannot be read.
#include "ruleset/yaml.hpp"
#include "text/module.hpp"

namespace outlint::ruleset {

Result<Node> parse_yaml(std::string_view source, const std::string& file) {
  static const auto* const parse = text::module_entry_as<Result<Node> (*)(std::string_view, const std::string&)>("yaml");
  if (parse != nullptr) return (*parse)(source, file);
  Problem problem;
  problem.file = file;
  problem.message = "YAML cannot be read";
  problem.hint = text::missing_module("yaml");
  return failure(std::move(problem));
}

}  // namespace outlint::ruleset
