// SPDX-License-Identifier: Apache-2.0
// Looking words up in the sorted lists that the build made of rules/mail/*.yaml.
#include "message/mail_words.hpp"

#include <algorithm>

#include "mail_words.inc"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// Scripts that write without spaces end a word anywhere.
bool is_spaceless(char32_t point) { return point >= 0x2E80 && point < 0xAC00; }

bool ends_word(std::string_view folded, std::size_t at) {
  if (at == 0 || at >= folded.size()) return true;
  std::size_t last = at - 1;
  while (last > 0 && !text::is_boundary(folded, last)) --last;
  const char32_t before = text::decode(folded, last).point;
  const char32_t after = text::decode(folded, at).point;
  if (is_spaceless(before) || is_spaceless(after)) return true;
  return !(text::is_word_point(before) && text::is_word_point(after));
}

}  // namespace

std::span<const std::string_view> mail_words(std::string_view list) {
  const auto found = std::lower_bound(std::begin(mail_lists), std::end(mail_lists), list,
                                      [](const MailList& one, std::string_view name) { return one.name < name; });
  if (found == std::end(mail_lists) || found->name != list) return {};
  return found->words;
}

bool has_word(std::span<const std::string_view> words, std::string_view folded) {
  return std::binary_search(words.begin(), words.end(), folded);
}

std::optional<std::string_view> leading_word(std::span<const std::string_view> words, std::string_view folded) {
  std::optional<std::string_view> longest;
  auto low = words.begin();
  auto high = words.end();
  // Narrow the sorted words to those that share the first bytes, one byte more at a time.
  for (std::size_t at = 0; low != high; ++at) {
    if (low->size() == at) {
      if (at > 0 && ends_word(folded, at)) longest = *low;
      if (++low == high) break;
    }
    if (at == folded.size()) break;
    const auto byte = static_cast<unsigned char>(folded[at]);
    const auto key = [at](std::string_view word) { return static_cast<unsigned char>(word[at]); };
    low = std::partition_point(low, high, [&](std::string_view word) { return key(word) < byte; });
    if (low == high || key(*low) != byte) break;  // most words are none of the list's, and their first byte tells
    high = std::partition_point(low, high, [&](std::string_view word) { return key(word) == byte; });
  }
  return longest;
}

bool may_lead(std::span<const std::string_view> words, std::string_view head) {
  const auto found = std::lower_bound(words.begin(), words.end(), head);
  return (found != words.end() && found->starts_with(head)) || leading_word(words, head);
}

}  // namespace outlint::message
