// SPDX-License-Identifier: Apache-2.0
// Small tables from the words of YAML to the values of code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ruleset/yaml.hpp"

namespace outlint::ruleset {

template <class T>
using Word = std::pair<std::string_view, T>;

/// The value that a node's word stands for; a problem names the words that are there.
template <class T, std::size_t N>
std::optional<T> from_words(YamlReader& read, const Node& node, const Word<T> (&table)[N]) {
  std::vector<std::string_view> words;
  for (const auto& [word, value] : table) {
    if (node.is_scalar() && node.scalar == word) return value;
    words.push_back(word);
  }
  read.no_such_word(node, words);
  return std::nullopt;
}

}  // namespace outlint::ruleset
