// SPDX-License-Identifier: Apache-2.0
// The tables that no language owns: weights, credit, points, languages, mailboxes.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "ruleset/compiler.hpp"
#include "ruleset/schema.hpp"
#include "text/fold.hpp"

namespace outlint::ruleset {

void compile_tables(const ParsedFile& file, Pack& pack, Problems& problems) {
  YamlReader read(file.source->shown, file.source->content, problems);
  const Node& root = file.root;
  check_object(read, root, "tables");
  const auto whole = [&](const Node& node) { return static_cast<int>(read.number(node).value_or(0)); };
  if (const Node* asks = root.find("asks")) {
    for (const auto& [name, weight] : asks->fields) pack.tables.asks.push_back({name.scalar, whole(weight)});
  }
  if (const Node* credit = root.find("credit")) {
    for (const auto& [name, value] : credit->fields) {
      const auto stage = stage_from_string(name.scalar);
      if (stage) pack.tables.credit[static_cast<std::size_t>(*stage)] = whole(value);
      else read.problem(name, "there is no stage \"" + name.scalar + "\"");
    }
  }
  if (const Node* points = root.find("points")) {
    if (const Node* error = points->find("error")) pack.tables.error_points = whole(*error);
    if (const Node* warning = points->find("warning")) pack.tables.warning_points = whole(*warning);
    if (const Node* signs = points->find("signs")) {
      for (const auto& [name, value] : signs->fields) pack.tables.sign_points[name.scalar] = whole(value);
    }
  }
}

namespace {

/// `0370-03FF`: both ends in hexadecimal.
std::optional<std::pair<char32_t, char32_t>> code_points(std::string_view words) {
  const auto hexadecimal = [](std::string_view digits, std::uint32_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const std::size_t dash = words.find('-');
  std::uint32_t first = 0, last = 0;
  if (dash == std::string_view::npos || !hexadecimal(words.substr(0, dash), first) || !hexadecimal(words.substr(dash + 1), last)) return std::nullopt;
  return std::pair<char32_t, char32_t>(first, last);
}

}  // namespace

void compile_languages(const ParsedFile& file, Pack& pack, Problems& problems) {
  YamlReader read(file.source->shown, file.source->content, problems);
  check_object(read, file.root, "languages");
  if (const Node* languages = file.root.find("languages")) {
    for (const auto& [name, list] : languages->fields) {
      analysis::LanguageWords words{name.scalar, {}};
      for (const Node& item : list.items) words.words.push_back(text::fold(item.scalar).text);
      std::sort(words.words.begin(), words.words.end());
      pack.languages.words.push_back(std::move(words));
    }
    pack.languages.owners = analysis::WordOwners(pack.languages.words);
  }
  if (const Node* scripts = file.root.find("scripts")) {
    for (const auto& [name, list] : scripts->fields) {
      analysis::LanguageScript script{name.scalar, {}};
      for (const Node& item : list.items) {
        if (const auto range = code_points(item.scalar)) script.ranges.push_back(*range);
        else read.problem(item, "expected a range of code points", "write it as \"0370-03FF\"");
      }
      pack.languages.scripts.push_back(std::move(script));
    }
  }
}

analysis::MailboxWords compile_mailboxes(const ParsedFile& file, Problems& problems) {
  YamlReader read(file.source->shown, file.source->content, problems);
  check_object(read, file.root, "mailboxes");
  return {read.strings(file.root, "freemail"), read.strings(file.root, "role_mailboxes"), read.strings(file.root, "list_marks"),
          read.strings(file.root, "list_headers"), read.strings(file.root, "bulk_headers")};
}

}  // namespace outlint::ruleset
