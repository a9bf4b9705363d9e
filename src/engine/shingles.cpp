// SPDX-License-Identifier: Apache-2.0
#include "engine/shingles.hpp"

#include <algorithm>
#include <string_view>

#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

constexpr std::uint64_t masked = 0x9E3779B97F4A7C15ULL;  // stands for every name, number and slot

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33);
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool is_capital(std::string_view word) { return text::is_upper(text::decode(word, 0).point); }

/// A capital within a sentence is a name; at its start it need not be, and "I" never is.
bool is_name(std::string_view word, bool opens) { return !opens && is_capital(word) && word != "I" && !word.starts_with("I'") && !word.starts_with("I’"); }

void add_sentence(const Document& document, Span sentence, bool greeting, std::vector<std::uint64_t>& words) {
  const std::string_view text = sentence.of(document.text());
  const std::vector<Span> slots = text::find_slots(text, {0, text.size()});
  std::size_t after_slot = 0;
  bool opens = true;
  bool in_name = false;
  for (const Span word : text::words(text)) {
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](Span each) { return each.contains(word); });
    if (slot != slots.end()) {
      if (slot->end > after_slot) words.push_back(masked);  // a slot is one word, however many it is described by
      after_slot = slot->end;
      in_name = false;
    } else if (is_name(word.of(text), opens) || (greeting && !opens)) {
      if (!in_name) words.push_back(masked);  // a name is one word, however many it is made of
      in_name = true;
    } else if (has_digit(word.of(text))) {
      words.push_back(masked);
      in_name = false;
    } else {
      in_name = false;
      words.push_back(hash_of(text::fold(text, word).text));
    }
    opens = false;
  }
}

}  // namespace

std::vector<std::uint64_t> shingles(const Document& document, std::size_t length) {
  std::vector<std::uint64_t> words;
  auto region = document.regions().begin();
  for (const Span sentence : document.sentences()) {
    while (region != document.regions().end() && region->span.end <= sentence.start) ++region;
    if (region == document.regions().end()) break;
    const bool greeting = region->kind == RegionKind::greeting;
    if (greeting || region->kind == RegionKind::own) add_sentence(document, sentence, greeting, words);
  }
  std::vector<std::uint64_t> out;
  const std::size_t runs = words.size() < length ? (words.empty() ? 0 : 1) : words.size() - length + 1;
  for (std::size_t start = 0; start < runs; ++start) {
    std::uint64_t hash = 0;
    for (std::size_t at = start; at < std::min(words.size(), start + length); ++at) hash = mixed(hash, words[at]);
    out.push_back(hash);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace outlint::engine
