// SPDX-License-Identifier: Apache-2.0
#include "text/matcher.hpp"

#include <algorithm>

namespace outlint::text {
namespace {

constexpr std::uint64_t fewest_steps = 100'000;  // for a sentence, however short
constexpr std::uint64_t steps_a_byte = 500;
constexpr std::uint32_t deepest = 2'000;         // rounds of one repetition
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

std::size_t Matcher::follow(std::uint32_t node, std::size_t base) {
  const std::size_t fresh = ends_.size();
  for (std::size_t from = base; from < fresh; ++from) {
    const std::size_t before = ends_.size();
    ends(node, ends_[from]);
    if (from > base && ends_.size() > before) drop_twins(fresh, before);
  }
  return fresh;
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

void Matcher::ends(std::uint32_t number, std::uint32_t at) {
  const Program::Node node = program_->node(number);
  if (node.first() != Program::no_set) {
    if (at >= text_.size() || !program_->in_set(node.first(), static_cast<unsigned char>(text_[at]))) return;
  }
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
  if (steps_ == 0 || --steps_ == 0) return;
  switch (node.kind()) {
    case NodeKind::empty: ends_.push_back(at); break;
    case NodeKind::fail: break;
    case NodeKind::bytes:
      if (text_.substr(at).starts_with(program_->bytes(node))) ends_.push_back(at + node.b);
      break;
    case NodeKind::one: ends_.push_back(at + 1); break;  // its set is that of its first bytes
    case NodeKind::run: run(node, at); break;
    case NodeKind::sequence: sequence(node, at); break;
    case NodeKind::choice: choice(node, at); break;
    case NodeKind::repeat: repeat(node, at); break;
    default:
      if (stands(node, at)) ends_.push_back(at);
      break;
  }
}

/// Looking along a list costs little for each of it, but not nothing.
void Matcher::spend(std::uint64_t looked_at) { steps_ = steps_ > looked_at / 8 ? steps_ - looked_at / 8 : 0; }

bool Matcher::stands(const Program::Node& node, std::uint32_t at) {
  switch (node.kind()) {
    case NodeKind::text_start: return at == 0;
    case NodeKind::text_end: return at == text_.size();
    case NodeKind::border: return word_before(at) != word_after(at);
    // As Boost has it, the ends of the text are never within anything.
    case NodeKind::no_border: return at > 0 && at < text_.size() && word_before(at) == word_after(at);
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

void Matcher::sequence(const Program::Node& node, std::uint32_t at) {
  const std::size_t base = ends_.size();
  ends_.push_back(at);
  for (std::uint32_t child = node.a; child < node.a + node.b; ++child) {
    const std::uint32_t number = program_->child(child);
    const std::size_t fresh = follow(number, base);
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
    const std::size_t before = ends_.size();
    ends(program_->child(child), at);
    if (before > base && ends_.size() > before) drop_twins(base, before);
  }
}

void Matcher::run(const Program::Node& node, std::uint32_t at) {
  const std::size_t limit = node.c == no_limit ? text_.size() : std::min<std::size_t>(text_.size(), std::size_t{at} + node.c);
  std::uint32_t end = at;
  while (end < limit && program_->in_set(node.a, static_cast<unsigned char>(text_[end]))) ++end;
  const std::uint64_t length = end - at;
  spend(length);
  if (length < node.b) return;
  if (node.greed() == Greed::possessive) {
    ends_.push_back(end);
  } else if (node.greed() == Greed::greedy) {
    for (std::uint32_t each = end + 1; each-- > at + node.b;) ends_.push_back(each);
  } else {
    for (std::uint32_t each = at + node.b; each <= end; ++each) ends_.push_back(each);
  }
}

void Matcher::repeat(const Program::Node& node, std::uint32_t at) {
  const std::size_t base = ends_.size();
  const std::size_t visits = visits_.size();
  round(node, at, 0, base, visits, 0);
  visits_.resize(visits);
  if (node.greed() == Greed::possessive && ends_.size() > base) ends_.resize(base + 1);
}

/// One more round of a repetition, or none: its ends go on top of the stack, which holds the ends from `base` on only.
void Matcher::round(const Program::Node& node, std::uint32_t at, std::uint32_t count, std::size_t base, std::size_t visits, std::uint32_t depth) {
  if (steps_ == 0) return;
  if (depth > deepest) {
    steps_ = 0;
    return;
  }
  const bool enough = count >= node.b;
  spend(visits_.size() - visits);
  for (std::size_t each = visits; each < visits_.size(); ++each) {
    const Visit& visit = visits_[each];
    if (visit.at == at && visit.count <= count && (visit.count >= node.b || visit.count == count)) return;
  }
  visits_.push_back({at, count});
  if (node.greed() == Greed::lazy && enough) push_once(base, at);
  if (count < node.c) {
    // The rounds that follow write their ends below, so the ends of this one are put aside.
    const std::size_t mark = ends_.size();
    ends(node.a, at);
    const std::size_t kept = kept_.size();
    kept_.insert(kept_.end(), ends_.begin() + static_cast<std::ptrdiff_t>(mark), ends_.end());
    const std::size_t found = ends_.size() - mark;
    ends_.resize(mark);
    for (std::size_t each = 0; each < found; ++each) {
      const std::uint32_t end = kept_[kept + each];
      if (end == at) push_once(base, at);  // a round that takes nothing ends the repetition
      else round(node, end, node.c == no_limit ? std::min(count + 1, node.b) : count + 1, base, visits, depth + 1);
    }
  }
  if (node.greed() != Greed::lazy && enough) push_once(base, at);
}

}  // namespace outlint::text
