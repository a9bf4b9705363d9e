// SPDX-License-Identifier: Apache-2.0
#include "text/sketch_build.hpp"

#include <algorithm>
#include <utility>

#include "text/index_byte.hpp"

namespace outlint::text {
namespace {

constexpr std::size_t most_strings = 1200;   // of a node that is spelled out
constexpr std::size_t most_products = 400;   // of parts side by side
constexpr int most_variants = 4;             // parts of a word that are there or not, each told apart
constexpr std::size_t most_letters = 6;      // of a set
constexpr std::size_t most_exact = 3;        // strings of as many places that are told one by one
constexpr std::uint32_t nothing = sketch_step(SketchStep::spaces, 0);
constexpr std::uint32_t never = sketch_step(SketchStep::any, 0);  // the record 0 is empty

/// Sketches know words of ASCII alone: what stands beside other letters is a word of its own, as the syntax has it.
bool is_letter(std::size_t byte) { return byte < 0x80 && is_index_byte(static_cast<char>(byte)); }
bool is_letter(char byte) { return is_letter(std::size_t{static_cast<unsigned char>(byte)}); }

bool has_letters(const ByteSet& set) {
  for (std::size_t byte = 0; byte < 256; ++byte) {
    if (is_letter(byte) && set.has(static_cast<unsigned char>(byte))) return true;
  }
  return false;
}

std::uint32_t spaces(std::uint64_t min, std::uint64_t max) {
  const auto least = static_cast<std::uint32_t>(std::min<std::uint64_t>(min, unbounded_spaces - 1));
  const auto most = static_cast<std::uint32_t>(std::min<std::uint64_t>(max, unbounded_spaces));
  return sketch_step(SketchStep::spaces, least | most << 6);
}

SketchStep kind_of(std::uint32_t step) { return static_cast<SketchStep>(step & ((1U << sketch_bits) - 1)); }
bool is_spaces(std::uint32_t step) { return kind_of(step) == SketchStep::spaces; }
std::uint32_t least_spaces(std::uint32_t step) { return step >> sketch_bits & 63; }
std::uint32_t most_spaces(std::uint32_t step) { return step >> sketch_bits >> 6; }

template <class T>
void sort_once(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

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
    else if (begins && end - at >= beginning_length) out.push_back(beginning_word(std::string_view(place).substr(at)));
    at = end;
  }
  return out;
}

}  // namespace

std::uint32_t SketchMaker::step_of(std::uint32_t number, Around around) {
  if (records_.empty()) records_.push_back(0);
  const auto key = std::pair(number, around);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  const SyntaxNode& node = pool_[number];
  std::uint32_t step = nothing;
  switch (node.kind) {
    case NodeKind::fail: step = never; break;
    case NodeKind::bytes: step = of_sequence({number}, around); break;
    case NodeKind::one: step = of_set(node.set, 1, 1); break;
    case NodeKind::run: step = of_set(node.set, node.min, node.max); break;
    case NodeKind::sequence: step = of_sequence(node.children, around); break;
    case NodeKind::choice: step = of_choice(node, around); break;
    case NodeKind::repeat: step = of_repeat(node, around); break;
    case NodeKind::text_start: step = sketch_step(SketchStep::end, 0); break;
    case NodeKind::text_end: step = sketch_step(SketchStep::end, 1); break;
    default: break;
  }
  known_.emplace(key, step);
  return step;
}

std::uint32_t SketchMaker::of_sequence(const std::vector<std::uint32_t>& children, Around around) {
  return of_row(pieces_of(children), around, most_variants);
}

std::uint32_t SketchMaker::of_row(const std::vector<Piece>& pieces, Around around, int variants) {
  const std::vector<bool> apart = borders(pieces, around);
  std::vector<std::uint32_t> steps;
  for (std::size_t from = 0; from < pieces.size();) {
    std::size_t to = from + 1;
    while (to < pieces.size() && !apart[to]) ++to;
    const std::vector<Piece> word(pieces.begin() + static_cast<std::ptrdiff_t>(from), pieces.begin() + static_cast<std::ptrdiff_t>(to));
    steps.push_back(of_pieces(word, {apart[from], apart[to]}, variants));
    from = to;
  }
  return all(std::move(steps));
}

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

/// Pieces that may be of one word: all that they spell together; else with and without a piece that would divide them.
std::uint32_t SketchMaker::of_pieces(const std::vector<Piece>& pieces, Around around, int variants) {
  if (pieces.size() == 1) return one_by_one(pieces, around);
  std::optional<Strings> together = Strings{""};
  for (std::size_t at = 0; together && at < pieces.size(); ++at) together = joined(together, pieces[at], most_products);
  if (together) return of_strings(*together, around);
  const std::optional<std::size_t> middle = divider(pieces);
  if (!middle || variants == 0) return one_by_one(pieces, around);
  std::vector<Piece> with = pieces, without = pieces;
  const SyntaxNode& inner = pool_[pool_[pieces[*middle].node].children.front()];
  const std::vector<Piece> divided = pieces_of(inner.kind == NodeKind::sequence ? inner.children : pool_[pieces[*middle].node].children);
  with.erase(with.begin() + static_cast<std::ptrdiff_t>(*middle));
  without = with;
  with.insert(with.begin() + static_cast<std::ptrdiff_t>(*middle), divided.begin(), divided.end());
  return any({of_row(with, around, variants - 1), of_row(without, around, variants - 1)});
}

/// A piece that may be left out, and where it is not, no word goes on through it.
std::optional<std::size_t> SketchMaker::divider(const std::vector<Piece>& pieces) {
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (!pieces[at].bytes.empty()) continue;
    const SyntaxNode& node = pool_[pieces[at].node];
    if (node.kind != NodeKind::repeat || node.min != 0 || node.max != 1) continue;
    const FirstWordFinder::Border& first = first_.first_bytes(node.children.front());
    const FirstWordFinder::Border& last = first_.last_bytes(node.children.front());
    if (!first.nullable && (!has_letters(first.set) || !has_letters(last.set))) return at;
  }
  return std::nullopt;
}

/// As many pieces at once as can be spelled out, the others each for itself.
std::uint32_t SketchMaker::one_by_one(const std::vector<Piece>& pieces, Around around) {
  std::vector<std::uint32_t> steps;
  for (std::size_t from = 0; from < pieces.size();) {
    std::optional<Strings> together = joined(Strings{""}, pieces[from], most_strings);
    std::size_t to = from + 1;
    for (; together && to < pieces.size(); ++to) {
      auto longer = joined(together, pieces[to], most_products);
      if (!longer) break;
      together = std::move(longer);
    }
    const Around here{from == 0 && around.before, to == pieces.size() && around.after};
    steps.push_back(together ? of_strings(*together, here) : step_of(pieces[from].node, here));
    from = to;
  }
  return all(std::move(steps));
}

std::uint32_t SketchMaker::of_choice(const SyntaxNode& node, Around around) {
  Strings plain;
  std::vector<std::uint32_t> steps;
  for (const std::uint32_t child : node.children) {
    const auto& spelled = strings_of(child);
    if (spelled && plain.size() + spelled->size() <= most_strings) plain.insert(plain.end(), spelled->begin(), spelled->end());
    else steps.push_back(step_of(child, around));
  }
  sort_once(plain);
  if (!plain.empty()) steps.push_back(of_strings(plain, around));
  return any(std::move(steps));
}

std::uint32_t SketchMaker::of_repeat(const SyntaxNode& node, Around around) {
  const std::uint32_t child = node.children.front();
  if (node.max == 0) return nothing;
  if (node.max > 1) {
    // Before a round stands what is before the first, or another round.
    const auto apart = [](const FirstWordFinder::Border& border) { return !border.nullable && !has_letters(border.set); };
    const bool between = apart(first_.first_bytes(child)) || apart(first_.last_bytes(child));
    around = {around.before && between, around.after && between};
  }
  const std::uint32_t step = step_of(child, around);
  if (node.min == 1 && node.max == 1) return step;
  if (is_spaces(step)) {
    const std::uint64_t most = most_spaces(step) == 0 ? 0 : node.max == no_limit || most_spaces(step) == unbounded_spaces ? unbounded_spaces : std::uint64_t{node.max} * most_spaces(step);
    return spaces(std::uint64_t{node.min} * least_spaces(step), most);
  }
  if (node.min == 0 && node.max == 1) return any({nothing, step});
  constexpr std::uint32_t rounds = 8;  // that are told apart: no fewer are asked for
  return record(SketchStep::repeat, {std::min(node.min, rounds), node.max, step});
}

std::uint32_t SketchMaker::of_set(const ByteSet& set, std::uint32_t min, std::uint32_t max) {
  if (set.has(' ')) {
    ByteSet blank;
    blank.add(' ');
    if (set != blank && max > 1 && !has_letters(set)) return sketch_step(SketchStep::blanks, 0);
    return spaces(set == blank ? min : 0, max == no_limit ? unbounded_spaces : max);
  }
  if (min == 0) return nothing;
  Need need;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const auto value = static_cast<unsigned char>(byte);
    if (!set.has(value)) continue;
    const bool digit = value >= '0' && value <= '9';
    if ((is_letter(std::size_t{value}) && !digit) || value >= 0x80) return nothing;
    if (need.size() == 16) return nothing;
    need.push_back(numbers_.add(byte_word(value)));
  }
  sort_once(need);
  return need.empty() ? never : test(std::move(need));
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

std::vector<SketchMaker::Piece> SketchMaker::pieces_of(const std::vector<std::uint32_t>& children) const {
  std::vector<Piece> out;
  for (const std::uint32_t child : children) {
    const SyntaxNode& node = pool_[child];
    if (node.kind != NodeKind::bytes) {
      out.push_back({child, {}});
      continue;
    }
    for (std::size_t at = 0; at < node.bytes.size(); ++at) {
      const bool goes_on = at > 0 && is_letter(node.bytes[at]) == is_letter(node.bytes[at - 1]);
      if (!goes_on) out.push_back({child, {}});
      out.back().bytes += node.bytes[at];
    }
  }
  return out;
}

/// For each place between pieces, the ends too, whether it is within no word.
std::vector<bool> SketchMaker::borders(const std::vector<Piece>& pieces, Around around) {
  std::vector<bool> out(pieces.size() + 1, false);
  out.front() = around.before;
  out.back() = around.after;
  const auto tell = [&](std::size_t border, const FirstWordFinder::Border& beside, bool& known) {
    known = has_letters(beside.set) || !beside.nullable;
    if (known) out[border] = out[border] || !has_letters(beside.set);
  };
  for (std::size_t border = 1; border <= pieces.size(); ++border) {
    bool known = false;
    for (std::size_t at = border; !known && at-- > 0;) tell(border, last_bytes(pieces[at]), known);
    if (!known && around.before) out[border] = true;
  }
  for (std::size_t border = 0; border < pieces.size(); ++border) {
    bool known = false;
    for (std::size_t at = border; !known && at < pieces.size(); ++at) tell(border, first_bytes(pieces[at]), known);
    if (!known && around.after) out[border] = true;
  }
  return out;
}

FirstWordFinder::Border SketchMaker::first_bytes(const Piece& piece) {
  if (piece.bytes.empty()) return first_.first_bytes(piece.node);
  FirstWordFinder::Border out;
  out.set.add(static_cast<unsigned char>(piece.bytes.front()));
  return out;
}

FirstWordFinder::Border SketchMaker::last_bytes(const Piece& piece) {
  if (piece.bytes.empty()) return first_.last_bytes(piece.node);
  FirstWordFinder::Border out;
  out.set.add(static_cast<unsigned char>(piece.bytes.back()));
  return out;
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
    default: return Strings{""};  // what stands at a place without taking it
  }
}

std::uint32_t SketchMaker::all(std::vector<std::uint32_t> steps) {
  // Spaces side by side become one step.
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t step : steps) {
    if (step == never) return never;
    if (step == nothing) continue;
    if (!kept.empty() && is_spaces(step) && is_spaces(kept.back())) {
      const bool open = most_spaces(step) == unbounded_spaces || most_spaces(kept.back()) == unbounded_spaces;
      const std::uint32_t most = open ? unbounded_spaces : most_spaces(step) + most_spaces(kept.back());
      kept.back() = spaces(least_spaces(step) + least_spaces(kept.back()), most);
      continue;
    }
    kept.push_back(step);
  }
  if (kept.empty()) return nothing;
  if (kept.size() == 1) return kept.front();
  std::reverse(kept.begin(), kept.end());
  return record(SketchStep::all, kept);
}

std::uint32_t SketchMaker::any(std::vector<std::uint32_t> steps) {
  sort_once(steps);
  std::erase(steps, never);
  if (steps.empty()) return never;
  return steps.size() == 1 ? steps.front() : record(SketchStep::any, steps);
}

std::uint32_t SketchMaker::test(Need words) {
  const std::uint32_t number = set_of_(words);
  sets_.emplace(number, std::move(words));
  return sketch_step(SketchStep::test, number);
}

std::vector<Need> SketchMaker::needs_of(std::uint32_t step) {
  const std::uint32_t with = step >> sketch_bits;
  std::vector<Need> out;
  switch (kind_of(step)) {
    case SketchStep::test: return {sets_.at(with)};
    case SketchStep::all:
      for (std::uint32_t at = with + 1; at <= with + records_[with]; ++at) {
        std::vector<Need> inner = needs_of(records_[at]);
        out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
      }
      return out;
    case SketchStep::any: {
      Need together;
      for (std::uint32_t at = with + 1; at <= with + records_[with]; ++at) {
        const std::vector<Need> inner = needs_of(records_[at]);
        if (inner.empty()) return {};
        const auto least = std::min_element(inner.begin(), inner.end(), [](const Need& a, const Need& b) { return a.size() < b.size(); });
        together.insert(together.end(), least->begin(), least->end());
      }
      sort_once(together);
      if (!together.empty() && together.size() <= most_strings) out.push_back(std::move(together));
      return out;
    }
    case SketchStep::repeat: return records_[with] > 0 ? needs_of(records_[with + 2]) : out;
    default: return out;
  }
}

void SketchMaker::add_gates(std::vector<std::uint32_t>& steps) {
  constexpr std::uint32_t heavy = 8;
  constexpr std::size_t most_sets = 3;
  const auto children = [&](std::uint32_t step, const auto& each) {
    const std::uint32_t with = step >> sketch_bits;
    const SketchStep kind = kind_of(step);
    if (kind == SketchStep::repeat) each(records_[with + 2]);
    if (kind != SketchStep::all && kind != SketchStep::any) return;
    for (std::uint32_t at = with + 1; at <= with + records_[with]; ++at) each(records_[at]);
  };
  std::map<std::uint32_t, std::uint32_t> weights;
  const auto weigh = [&](std::uint32_t step, const auto& self) -> std::uint32_t {
    if (const auto found = weights.find(step); found != weights.end()) return found->second;
    std::uint32_t weight = 1;
    children(step, [&](std::uint32_t child) { weight = std::min(weight + self(child, self), 10'000U); });
    return weights[step] = weight;
  };
  for (const std::uint32_t step : steps) weigh(step, weigh);
  std::map<std::uint32_t, std::vector<std::uint32_t>> gates;
  for (const auto& [step, weight] : weights) {
    if (weight < heavy) continue;
    std::vector<Need> needs = needs_of(step);
    std::stable_sort(needs.begin(), needs.end(), [](const Need& a, const Need& b) { return a.size() < b.size(); });
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    if (needs.empty()) continue;
    std::vector<std::uint32_t>& gate = gates[step];
    for (std::size_t at = 0; at < std::min(most_sets, needs.size()); ++at) gate.push_back(set_of_(needs[at]));
  }
  std::map<std::uint32_t, std::uint32_t> gated;
  for (auto& [step, gate] : gates) {
    gate.insert(gate.begin(), static_cast<std::uint32_t>(gate.size()));
    gate.push_back(step);
    gated.emplace(step, record(SketchStep::gate, gate));
  }
  const auto replace = [&](std::uint32_t& step) {
    if (const auto found = gated.find(step); found != gated.end()) step = found->second;
  };
  for (const auto& [step, weight] : weights) children(step, replace);
  for (std::uint32_t& step : steps) replace(step);
}

std::uint32_t SketchMaker::record(SketchStep kind, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> key = numbers;
  key.push_back(static_cast<std::uint32_t>(kind));
  const auto [entry, fresh] = known_records_.emplace(std::move(key), static_cast<std::uint32_t>(records_.size()));
  if (fresh) {
    if (kind == SketchStep::all || kind == SketchStep::any) records_.push_back(static_cast<std::uint32_t>(numbers.size()));
    records_.insert(records_.end(), numbers.begin(), numbers.end());
  }
  return sketch_step(kind, entry->second);
}

}  // namespace outlint::text
