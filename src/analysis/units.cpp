// SPDX-License-Identifier: Apache-2.0
#include "analysis/units.hpp"

#include <algorithm>

#include "analysis/memory.hpp"
#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

Scope scope_of(RegionKind kind, bool signed_off) {
  switch (kind) {
    case RegionKind::greeting: return Scope::greeting;
    case RegionKind::own: return signed_off ? Scope::postscript : Scope::own;
    case RegionKind::sign_off: return Scope::sign_off;
    case RegionKind::signature: return Scope::signature;
    case RegionKind::attribution:
    case RegionKind::quoted:
    case RegionKind::forwarded: return Scope::quoted;
    case RegionKind::disclaimer: break;
  }
  return Scope::signature;
}

/// The same words, as they stand `by` bytes further on.
text::Folded moved(text::Folded folded, std::uint32_t by) {
  for (std::uint32_t& at : folded.origin) at += by;
  for (std::uint32_t& at : folded.ends) at += by;
  return folded;
}

class Maker {
 public:
  explicit Maker(Memory* memory) : memory_(memory) {}

  void add(Scope scope, const std::string& part, std::string_view text, Span span) {
    const bool has_slots = scope != Scope::quoted && scope != Scope::signature;
    const Unit& unit = units_.emplace_back(made(scope, part, text, span));
    const std::vector<Span> slots = !has_slots ? std::vector<Span>() : unit.known->folded ? slots_of(unit) : text::find_slots(text, span);
    for (const Span slot : slots) {
      units_.push_back(made(Scope::slot, part, text, slot));
      units_.push_back(made(Scope::placeholder, part, text, slot));
    }
  }

  std::vector<Unit> done() { return std::move(units_); }

 private:
  Unit made(Scope scope, const std::string& part, std::string_view text, Span span) {
    Unit unit;
    unit.scope = scope;
    unit.part = part;
    unit.span = span;
    const text::Slots slots = scope == Scope::placeholder ? text::Slots::keep : text::Slots::open;
    if (memory_ == nullptr || !stands_alone(text, span)) {
      unit.folded = text::fold(text, span, slots);
      unit.known = memory_ == nullptr ? std::make_shared<Known>() : memory_->folded(scope, unit.folded.text);
      return unit;
    }
    unit.known = memory_->written(scope, span.of(text));
    if (!unit.known->folded) {
      unit.known->folded = text::fold(span.of(text), {0, span.size()}, slots);
      unit.known->slots = text::find_slots(span.of(text), {0, span.size()});
    }
    unit.folded = moved(*unit.known->folded, static_cast<std::uint32_t>(span.start));
    return unit;
  }

  static std::vector<Span> slots_of(const Unit& unit) {
    std::vector<Span> slots = unit.known->slots;
    for (Span& slot : slots) slot = {slot.start + unit.span.start, slot.end + unit.span.start};
    return slots;
  }

  Memory* memory_;
  std::vector<Unit> units_;
};

}  // namespace

std::size_t Unit::clause_at(std::size_t byte) const {
  const auto after = std::partition_point(clauses.begin(), clauses.end(), [&](Span clause) { return clause.start <= byte; });
  return after == clauses.begin() ? 0 : static_cast<std::size_t>(after - clauses.begin()) - 1;
}

std::vector<Unit> make_units(const Document& document, Memory* memory) {
  Maker maker(memory);
  const Message& message = document.message();
  if (message.subject && !text::is_blank(*message.subject)) {
    maker.add(Scope::subject, "subject", *message.subject, text::trimmed(*message.subject, {0, message.subject->size()}));
  }
  auto region = document.regions().begin();
  bool signed_off = false;
  for (const Span sentence : document.sentences()) {
    while (region != document.regions().end() && region->span.end <= sentence.start) {
      signed_off = signed_off || region->kind == RegionKind::sign_off;
      ++region;
    }
    if (region == document.regions().end()) break;
    maker.add(scope_of(region->kind, signed_off), "body", document.text(), sentence);
  }
  return maker.done();
}

}  // namespace outlint::analysis
