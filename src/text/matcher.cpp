// SPDX-License-Identifier: Apache-2.0
#include "text/matcher.hpp"

#include <algorithm>

namespace outlint::text {
namespace {

constexpr std::uint64_t fewest_steps = 100'000;  // for a sentence, however short
constexpr std::uint64_t steps_a_byte = 500;
constexpr std::size_t first_slots = 4096;

constexpr bool is_word_byte(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || (byte >= 'A' && byte <= 'Z');
}

/// Letters beyond ASCII count where a match must not cut a word; the syntax itself knows ASCII alone.
constexpr bool is_letter_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

}  // namespace

void Matcher::begin(const Program& program, std::string_view text) {
  program_ = &program;
  text_ = text;
  steps_ = fewest_steps + steps_a_byte * text.size();
  ends_.clear();
  visits_.clear();
  kept_.clear();
  used_ = 0;
  if (remembered_.empty()) remembered_.resize(first_slots);
  if (++text_number_ == 0) {
    std::fill(remembered_.begin(), remembered_.end(), Remembered());
    text_number_ = 1;
  }
}

bool Matcher::word_before(std::uint32_t at) const { return at > 0 && is_word_byte(static_cast<unsigned char>(text_[at - 1])); }
bool Matcher::word_after(std::uint32_t at) const { return at < text_.size() && is_word_byte(static_cast<unsigned char>(text_[at])); }

bool Matcher::cuts_word(std::uint32_t at) const {
  return at > 0 && at < text_.size() && is_letter_byte(static_cast<unsigned char>(text_[at - 1])) &&
         is_letter_byte(static_cast<unsigned char>(text_[at]));
}

std::optional<Span> Matcher::match_at(std::uint32_t pattern, std::uint32_t start) {
  const std::size_t base = ends_.size();
  ends(program_->root(pattern), start);
  if (ends_.size() == base) return std::nullopt;
  const std::uint32_t end = ends_[base];
  ends_.resize(base);
  if (end == start || cuts_word(start) || cuts_word(end)) return std::nullopt;
  return Span{start, end};
}

std::size_t Matcher::begin_ends(std::uint32_t start) {
  ends_.push_back(start);
  return ends_.size() - 1;
}

std::size_t Matcher::follow(std::uint32_t number, std::size_t base, Ahead ahead) {
  const Program::Node node = program_->node(number);
  const std::size_t fresh = ends_.size();
  for (std::size_t from = base; from < fresh; ++from) {
    if (!may_begin(node, ends_[from])) continue;
    const std::size_t before = ends_.size();
    ends_before(node, number, ends_[from], ahead);
    if (before > fresh && ends_.size() > before) drop_twins(fresh, before);
  }
  return fresh;
}

/// Where a node that may begin here ends, without the ends that lead nowhere. What is remembered serves others too: it has them all.
void Matcher::ends_before(const Program::Node& node, std::uint32_t number, std::uint32_t at, Ahead ahead) {
  if (!spreads(node)) return ends(node, number, at);
  if (!step()) return;
  if (node.kind() == NodeKind::run) run(node, at, ahead);
  else repeat(node, at, ahead);
}

Matcher::Ahead Matcher::ahead_of(std::uint32_t next, std::optional<std::uint32_t> after) const {
  const Program::Node node = program_->node(next);
  if (node.first() != Program::no_set) return {node.first()};
  if (node.kind() != NodeKind::repeat || !after) return {};
  const std::uint32_t inner = program_->node(node.a).first();
  const std::uint32_t behind = program_->node(*after).first();
  return inner == Program::no_set || behind == Program::no_set ? Ahead() : Ahead{inner, behind};
}

/// The same of what stands in a sequence from a child on.
Matcher::Ahead Matcher::ahead_in(std::uint32_t child, std::uint32_t stop) const {
  if (child == stop) return {};
  return ahead_of(program_->child(child), child + 1 < stop ? std::optional(program_->child(child + 1)) : std::nullopt);
}

std::optional<Span> Matcher::match_from(std::size_t base, std::uint32_t start) const {
  for (std::size_t at = base; at < ends_.size(); ++at) {
    const std::uint32_t end = ends_[at];
    if (!is_edge(end)) continue;
    return end == start || cuts_word(start) || cuts_word(end) ? std::nullopt : std::optional(Span{start, end});
  }
  return std::nullopt;
}

std::optional<Span> Matcher::search(std::uint32_t pattern, std::uint32_t from, Places starts) {
  const bool anywhere = starts == ~Places{0};
  Places place = 1;
  for (std::uint32_t at = 0; at < text_.size(); ++at) {
    const bool starts_here = at >= from && (anywhere || (starts & place) != 0) && !(word_before(at) && word_after(at));
    if (starts_here) {
      if (const auto found = match_at(pattern, at)) return found;
    }
    if (!anywhere && text_[at] == ' ') {
      place <<= 1;
      if (place == 0 || starts < place) return std::nullopt;  // none is left
    }
  }
  return std::nullopt;
}

/// Whether the bytes of a node stand at a place. Words mostly differ early: no call is worth it.
bool Matcher::is_here(const Program::Node& node, std::uint32_t at) const {
  const std::string_view bytes = program_->bytes(node);
  if (text_.size() - at < bytes.size()) return false;
  const char* here = text_.data() + at;
  for (const char byte : bytes) {
    if (*here++ != byte) return false;
  }
  return true;
}

/// One step less; false where none is left.
bool Matcher::step() { return steps_ != 0 && --steps_ != 0; }

void Matcher::ends(std::uint32_t number, std::uint32_t at) {
  const Program::Node node = program_->node(number);
  if (may_begin(node, at)) ends(node, number, at);
}

void Matcher::ends(const Program::Node& node, std::uint32_t number, std::uint32_t at) {
  if (!node.remembered()) {
    work_out(node, at);
    return;
  }
  const Remembered& known = slot(number, at);
  if (known.text == text_number_) {
    for (std::uint32_t each = 0; each < known.count; ++each) ends_.push_back(kept_[known.first + each]);
    return;
  }
  const std::size_t base = ends_.size();
  work_out(node, at);
  if (used_ * 2 >= remembered_.size()) grow();
  ++used_;
  Remembered& fresh = slot(number, at);
  fresh = {text_number_, number, at, static_cast<std::uint32_t>(kept_.size()), static_cast<std::uint32_t>(ends_.size() - base)};
  kept_.insert(kept_.end(), ends_.begin() + static_cast<std::ptrdiff_t>(base), ends_.end());
}

Matcher::Remembered& Matcher::slot(std::uint32_t node, std::uint32_t at) {
  const std::size_t mask = remembered_.size() - 1;
  std::size_t place = (node * 0x9E3779B1U + at * 0x85EBCA77U) >> 7 & mask;
  for (;; place = (place + 1) & mask) {
    Remembered& each = remembered_[place];
    if (each.text != text_number_ || (each.node == node && each.at == at)) return each;
  }
}

void Matcher::grow() {
  std::vector<Remembered> old(remembered_.size() * 2);
  old.swap(remembered_);
  for (const Remembered& each : old) {
    if (each.text == text_number_) slot(each.node, each.at) = each;
  }
}

void Matcher::work_out(const Program::Node& node, std::uint32_t at) {
  bool stands_here = false;
  if (single(node, at, stands_here)) {
    if (stands_here) ends_.push_back(at);
    return;
  }
  if (!step()) return;
  switch (node.kind()) {
    case NodeKind::run: run(node, at, {}); break;
    case NodeKind::sequence: sequence(node, at); break;
    case NodeKind::choice: choice(node, at); break;
    case NodeKind::repeat: repeat(node, at, {}); break;
    default: break;
  }
}

/// Nodes that end in one place or none, and ask for no list of ends: moves on to that place.
bool Matcher::single(const Program::Node& node, std::uint32_t& at, bool& stands_here) {
  switch (node.kind()) {
    case NodeKind::run:
    case NodeKind::sequence:
    case NodeKind::choice:
    case NodeKind::repeat: return false;
    default: break;
  }
  if (!step()) return true;
  switch (node.kind()) {
    case NodeKind::empty: stands_here = true; break;
    case NodeKind::fail: break;
    case NodeKind::bytes:
      stands_here = is_here(node, at);
      at += node.b;
      break;
    case NodeKind::one:  // its set is that of its first bytes
      stands_here = true;
      ++at;
      break;
    default: stands_here = stands(node, at); break;
  }
  return true;
}

/// Looking along a list costs little for each of it, but not nothing.
void Matcher::spend(std::uint64_t looked_at) { steps_ = steps_ > looked_at / 8 ? steps_ - looked_at / 8 : 0; }

bool Matcher::stands(const Program::Node& node, std::uint32_t at) {
  switch (node.kind()) {
    case NodeKind::text_start: return at == 0;
    case NodeKind::text_end: return at == text_.size();
    case NodeKind::border: return word_before(at) != word_after(at);
    case NodeKind::edge: return is_edge(at);
    default: break;
  }
  const std::uint32_t back = node.behind() ? node.b : 0;
  if (back > at) return node.negated();
  const std::size_t base = ends_.size();
  ends(node.a, at - back);
  const bool found = ends_.size() > base;
  ends_.resize(base);
  return found != node.negated();
}

/// Most sequences have one place to go on from at a time: lists of them are made where there are several.
void Matcher::sequence(const Program::Node& node, std::uint32_t at) {
  const std::size_t base = ends_.size();
  const std::uint32_t stop = node.a + node.b;
  for (std::uint32_t child = node.a; child < stop; ++child) {
    const std::uint32_t number = program_->child(child);
    const Program::Node next = program_->node(number);
    if (!may_begin(next, at)) return;
    bool stands_here = false;
    if (!next.remembered() && single(next, at, stands_here)) {
      if (!stands_here) return;
      continue;
    }
    ends_before(next, number, at, spreads(next) ? ahead_in(child + 1, stop) : Ahead());
    if (ends_.size() == base) return;
    if (ends_.size() > base + 1) return side_by_side(child + 1, stop, base);
    at = ends_[base];
    ends_.pop_back();
  }
  ends_.push_back(at);
}

/// The rest of a sequence from several places at once, those from `base` on.
void Matcher::side_by_side(std::uint32_t child, std::uint32_t stop, std::size_t base) {
  for (; child < stop; ++child) {
    const std::uint32_t number = program_->child(child);
    const std::size_t fresh = follow(number, base, spreads(program_->node(number)) ? ahead_in(child + 1, stop) : Ahead());
    const std::size_t found = ends_.size() - fresh;
    std::copy(ends_.begin() + static_cast<std::ptrdiff_t>(fresh), ends_.end(), ends_.begin() + static_cast<std::ptrdiff_t>(base));
    ends_.resize(base + found);
    if (found == 0) return;
  }
}

/// Of the ends from `fresh` on keeps those that are not among the ones from `base` on.
void Matcher::drop_twins(std::size_t base, std::size_t fresh) {
  std::size_t kept = fresh;
  for (std::size_t at = fresh; at < ends_.size(); ++at) {
    const auto stop = ends_.begin() + static_cast<std::ptrdiff_t>(kept);
    const auto twin = std::find(ends_.begin() + static_cast<std::ptrdiff_t>(base), stop, ends_[at]);
    spend(kept - base);
    if (twin == stop) ends_[kept++] = ends_[at];
  }
  ends_.resize(kept);
}

void Matcher::push_once(std::size_t base, std::uint32_t end) {
  const std::size_t fresh = ends_.size();
  ends_.push_back(end);
  drop_twins(base, fresh);
}

void Matcher::choice(const Program::Node& node, std::uint32_t at) {
  const std::uint32_t bucket = at < text_.size() ? bucket_of(static_cast<unsigned char>(text_[at])) : bucket_count - 1;
  const std::uint32_t stop = program_->child(node.a + bucket + 1);
  const std::size_t base = ends_.size();
  for (std::uint32_t child = program_->child(node.a + bucket); child < stop; ++child) {
    const std::uint32_t number = program_->child(child);
    const Program::Node next = program_->node(number);
    if (!may_begin(next, at)) continue;
    const std::size_t before = ends_.size();
    ends(next, number, at);
    if (before > base && ends_.size() > before) drop_twins(base, before);
  }
}

}  // namespace outlint::text
