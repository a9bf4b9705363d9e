// SPDX-License-Identifier: Apache-2.0
#include "cli/dismissals.hpp"

#include <filesystem>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "cli/output.hpp"
#include "ruleset/yaml.hpp"
#include "text/file_bytes.hpp"

namespace outlint::cli {
namespace {

/// Nothing is in a file that is not there; one that cannot be read must not be taken for empty.
Result<std::string> content_of(const std::string& file) {
  std::error_code error;
  if (std::filesystem::status(file, error).type() == std::filesystem::file_type::not_found) return std::string();
  std::string reason;
  std::optional<std::string> bytes = text::file_bytes(file, reason);
  if (bytes) return *std::move(bytes);
  Problem problem;
  problem.file = file;
  problem.message = "the dismissed findings cannot be read: " + reason;
  return failure(std::move(problem));
}

/// In double quotes, as YAML reads them.
std::string quoted(const std::string& words) {
  std::string out = "\"";
  for (const char byte : words) {
    if (byte == '"' || byte == '\\') out += '\\';
    out += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
  }
  return out + "\"";
}

}  // namespace

std::vector<Suppression> read_dismissals(const std::string& file, Problems& problems) {
  std::vector<Suppression> out;
  const Result<std::string> content = content_of(file);
  if (!content) problems.insert(problems.end(), content.error().begin(), content.error().end());
  if (!content || content->empty()) return out;
  const std::string& text = *content;
  const auto tree = ruleset::parse_yaml(text, file);
  if (!tree) {
    problems.insert(problems.end(), tree.error().begin(), tree.error().end());
    return out;
  }
  ruleset::YamlReader read(file, text, problems);
  if (!tree->is_sequence() && tree->kind != ruleset::Node::Kind::null) read.problem(*tree, "expected a list of dismissed findings");
  for (const ruleset::Node& item : tree->items) {
    read.known_keys(item, {"draft", "rule", "words", "said"});
    Suppression suppression;
    suppression.draft = read.required(item, "draft");
    suppression.rule = read.required(item, "rule");
    suppression.words = read.required(item, "words");
    suppression.origin = fmt::format("{}:{}", file, item.mark.line);
    out.push_back(std::move(suppression));
  }
  return out;
}

Result<bool> add_dismissals(const std::string& file, const std::vector<Dismissal>& dismissals) {
  Result<std::string> content = content_of(file);
  if (!content) return Failure{std::move(content).error()};
  std::string text = *std::move(content);
  if (text.empty()) text = "# Findings of outlint that were looked at and dismissed; each holds while its sentence stays as it is.\n";
  if (text.back() != '\n') text += '\n';
  for (const Dismissal& each : dismissals) {
    text += fmt::format("- {{draft: {}, rule: {}, words: \"{}\", said: {}}}\n", quoted(each.draft), each.rule, each.words, quoted(each.said));
  }
  Output output(file);
  output.write(text);
  return output.commit();
}

}  // namespace outlint::cli
