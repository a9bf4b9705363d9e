// SPDX-License-Identifier: Apache-2.0
#include "message/vocabulary.hpp"

#include <algorithm>

#include "text/nearest.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t longest_shown = 80;

}  // namespace

std::string quoted(std::string_view word) {
  std::size_t end = std::min(word.size(), longest_shown);
  while (!text::is_boundary(word, end)) --end;
  return '"' + std::string(word.substr(0, end)) + '"';
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> words) {
  const auto near = text::nearest(word, words);
  return near ? "did you mean " + quoted(*near) + '?' : std::string();
}

std::string one_of(std::span<const std::string_view> words) {
  std::string out = "one of";
  for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? " " : ", ") + std::string(words[i]);
  return out;
}

std::string first_message_id(std::string_view value) {
  const std::size_t open = value.find('<');
  const std::size_t close = value.find('>', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::string(text::trimmed(value));
  return std::string(value.substr(open + 1, close - open - 1));
}

}  // namespace outlint::message
