// SPDX-License-Identifier: Apache-2.0
#include "analysis/greeted.hpp"

#include <algorithm>

#include "message/mail_words.hpp"
#include "message/names.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

constexpr std::size_t telling_letters = 3;  // bytes that two forms of one name share: Kat, Katherine

std::string folded(std::string_view text) { return text::fold(text).text; }

/// What the people are called: the words of their names, and what stands before the @ of their addresses.
std::vector<std::string> known_names(const Message& message) {
  std::vector<std::string> out;
  for (const auto* list : {&message.to, &message.cc}) {
    const std::vector<std::string> words = message::name_words(*list);
    out.insert(out.end(), words.begin(), words.end());
    if (words.empty() || !*list) continue;  // An address alone says too little of a name.
    for (const Address& person : **list) out.push_back(folded(std::string_view(person.address).substr(0, person.address.find('@'))));
  }
  return out;
}

/// Whether the two may be one name: equal, short for one another, or the one within the other.
bool may_be(std::string_view name, std::string_view known) {
  if (known.empty()) return false;  // nothing before the @
  if (known.find(name) != std::string_view::npos) return true;
  if (name.size() < telling_letters || known.size() < telling_letters) return known.front() == name.front();
  return name.find(known) != std::string_view::npos || name.substr(0, telling_letters) == known.substr(0, telling_letters);
}

bool is_no_name(const std::string& word) {
  return message::has_word(message::mail_words("greeting-addressees"), word) || message::has_word(message::mail_words("greeting-titles"), word) ||
         message::has_word(message::mail_words("name-particles"), word);
}

/// The words of the greeting that are written as a name.
std::vector<Greeted> names_in(const Document& document, Span greeting) {
  const std::string_view text = document.text();
  const text::Folded whole = text::fold(text, greeting);
  const auto opening = message::leading_word(message::mail_words("greeting-words"), whole.text);
  std::size_t at = opening ? whole.original({0, opening->size()}).end : greeting.start;
  std::vector<Greeted> names;
  while (at < greeting.end) {
    const std::size_t stop = std::min(text.find_first_of(" ,\n\r\t", at), greeting.end);
    const std::string_view word = message::inner(text.substr(at, stop - at));
    if (!word.empty() && !message::is_placeholder(word) && message::is_name(word, 1) && !is_no_name(folded(word))) {
      const auto start = static_cast<std::size_t>(word.data() - text.data());
      names.push_back({std::string(word), {"body", {start, start + word.size()}}});
    }
    at = stop + 1;
  }
  return names;
}

}  // namespace

std::optional<Greeted> greeted_other(const Document& document) {
  const auto& regions = document.regions();
  const auto region = std::find_if(regions.begin(), regions.end(), [](const Region& each) { return each.kind == RegionKind::greeting; });
  const std::vector<std::string> known = known_names(document.message());
  if (region == regions.end() || known.empty()) return std::nullopt;
  const std::vector<Greeted> names = names_in(document, region->span);
  const auto fits = [&](const Greeted& greeted) {
    const std::string name = folded(greeted.name);
    return std::any_of(known.begin(), known.end(), [&](const std::string& each) { return may_be(name, each); });
  };
  if (names.empty() || std::any_of(names.begin(), names.end(), fits)) return std::nullopt;
  return names.front();
}

}  // namespace outlint::analysis
