// SPDX-License-Identifier: Apache-2.0
// Sketches of what can be spelled out: strings by how many places they take, and the words that tell them.
#include <algorithm>
#include <utility>

#include "text/sketch_build.hpp"
#include "text/sketch_steps.hpp"

namespace outlint::text {
using namespace sketching;

namespace {

constexpr std::size_t most_letters = 6;  // of a set
constexpr std::size_t most_exact = 3;    // strings of as many places that are told one by one

bool is_small(char byte) { return byte >= 'a' && byte <= 'z'; }

std::vector<std::string> cut_at_spaces(const std::string& text) {
  std::vector<std::string> out{""};
  for (const char byte : text) {
    if (byte == ' ') out.emplace_back();
    else out.back() += byte;
  }
  return out;
}

/// The words and marks that stand in a place for sure. A word that goes on outside tells nothing.
std::vector<std::string> tokens_of(const std::string& place, bool before, bool after) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < place.size();) {
    std::size_t end = at;
    while (end < place.size() && is_letter(place[end])) ++end;
    if (end == at) {
      const auto value = static_cast<unsigned char>(place[at++]);
      if (value < 0x80) out.push_back(byte_word(value));
      continue;
    }
    const bool begins = at > 0 || before;
    if (begins && (end < place.size() || after)) out.push_back(place.substr(at, end - at));
    else if (begins && end - at >= beginning_length && is_small(place[at]) && is_small(place[at + 1])) out.push_back(beginning_word(std::string_view(place).substr(at)));
    at = end;
  }
  return out;
}

}  // namespace

/// What strings and a piece behind them spell together, where it is not too much.
std::optional<SketchMaker::Strings> SketchMaker::joined(const std::optional<Strings>& starts, const Piece& piece, std::size_t most) {
  const std::optional<Strings> next = piece.bytes.empty() ? strings_of(piece.node) : std::optional(Strings{piece.bytes});
  if (!starts || !next || starts->size() * next->size() > most) return std::nullopt;
  Strings longer;
  for (const std::string& start : *starts) {
    for (const std::string& end : *next) longer.push_back(start + end);
  }
  sort_once(longer);
  return longer;
}

/// Strings by how many places they take.
std::uint32_t SketchMaker::of_strings(const Strings& all, Around around) {
  std::map<std::size_t, Strings> by_spaces;
  for (const std::string& each : all) by_spaces[static_cast<std::size_t>(std::count(each.begin(), each.end(), ' '))].push_back(each);
  std::vector<std::uint32_t> steps;
  for (auto& [count, alike] : by_spaces) {
    const bool exact = alike.size() <= most_exact;
    for (std::size_t at = 0; exact && at < alike.size(); ++at) steps.push_back(of_alike({alike[at]}, around));
    if (!exact) steps.push_back(of_alike(alike, around));
  }
  return any(std::move(steps));
}

/// Strings of equally many places: for each place the words one of which stands there.
std::uint32_t SketchMaker::of_alike(const Strings& alike, Around around) {
  std::vector<std::uint32_t> steps;
  const std::size_t places = cut_at_spaces(alike.front()).size();
  for (std::size_t place = 0; place < places; ++place) {
    if (place > 0) steps.push_back(spaces(1, 1));
    Need need;
    bool told = true;
    for (const std::string& each : alike) {
      const std::vector<std::string> tokens = tokens_of(cut_at_spaces(each)[place], place > 0 || around.before, place + 1 < places || around.after);
      if (alike.size() == 1) {
        for (const std::string& token : tokens) steps.push_back(test({numbers_.add(token)}));
        told = false;
        break;
      }
      const auto weight = [](const std::string& token) { return token.front() == '\n' ? 0 : token.size(); };
      const auto longest = std::max_element(tokens.begin(), tokens.end(), [&](const std::string& a, const std::string& b) { return weight(a) < weight(b); });
      told = told && longest != tokens.end();
      if (!told) break;
      need.push_back(numbers_.add(*longest));
    }
    if (!told) continue;
    sort_once(need);
    steps.push_back(test(std::move(need)));
  }
  return all(std::move(steps));
}

const std::optional<SketchMaker::Strings>& SketchMaker::strings_of(std::uint32_t node) {
  if (const auto found = strings_.find(node); found != strings_.end()) return found->second;
  std::optional<Strings> spelled = spell_out(pool_[node]);
  if (spelled) sort_once(*spelled);
  if (spelled && spelled->size() > most_strings) spelled.reset();
  return strings_.emplace(node, std::move(spelled)).first->second;
}

std::optional<SketchMaker::Strings> SketchMaker::spell_out(const SyntaxNode& node) {
  switch (node.kind) {
    case NodeKind::fail: return Strings();
    case NodeKind::bytes: return Strings{node.bytes};
    case NodeKind::one: {
      Strings out;
      for (std::size_t byte = 0; byte < 256; ++byte) {
        if (node.set.has(static_cast<unsigned char>(byte))) out.emplace_back(1, static_cast<char>(byte));
        if (out.size() > most_letters) return std::nullopt;
      }
      return out;
    }
    case NodeKind::sequence: {
      Strings out{""};
      for (const std::uint32_t child : node.children) {
        const auto& next = strings_of(child);
        if (!next || out.size() * next->size() > most_products) return std::nullopt;
        Strings longer;
        for (const std::string& start : out) {
          for (const std::string& end : *next) longer.push_back(start + end);
        }
        out = std::move(longer);
      }
      return out;
    }
    case NodeKind::choice: {
      Strings out;
      for (const std::uint32_t child : node.children) {
        const auto& next = strings_of(child);
        if (!next || out.size() + next->size() > most_strings) return std::nullopt;
        out.insert(out.end(), next->begin(), next->end());
      }
      return out;
    }
    case NodeKind::repeat: {
      if (node.max != 1) return std::nullopt;
      std::optional<Strings> out = strings_of(node.children.front());
      if (out && node.min == 0) out->emplace_back();
      return out;
    }
    case NodeKind::text_start:
    case NodeKind::text_end:
    case NodeKind::run: return std::nullopt;
    case NodeKind::look:
      if (!node.behind && !node.negated) return std::nullopt;
      return Strings{""};
    default: return Strings{""};  // what stands at a place without taking it
  }
}

}  // namespace outlint::text
