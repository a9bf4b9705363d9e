// SPDX-License-Identifier: Apache-2.0
#include "text/sketch_build.hpp"

#include <algorithm>
#include <utility>

#include "text/sketch_steps.hpp"

namespace outlint::text {
using namespace sketching;

namespace {

constexpr int most_variants = 1;  // parts of a word that are there or not, each told apart: more cost more than they tell

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
    case NodeKind::look: step = of_look(node); break;
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

/// What has to stand ahead stands in the place where a match goes on, or behind it.
std::uint32_t SketchMaker::of_look(const SyntaxNode& node) {
  if (node.behind || node.negated) return nothing;
  const std::uint32_t step = step_of(node.children.front(), {false, false});
  return is_spaces(step) ? nothing : record(SketchStep::ahead, {step});
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
