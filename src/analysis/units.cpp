// SPDX-License-Identifier: Apache-2.0
#include "analysis/units.hpp"

#include <algorithm>

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

void add(std::vector<Unit>& units, Scope scope, const std::string& part, std::string_view text, Span span) {
  Unit unit;
  unit.scope = scope;
  unit.part = part;
  unit.span = span;
  unit.folded = text::fold(text, span, text::Slots::open);
  units.push_back(std::move(unit));
  if (scope == Scope::quoted || scope == Scope::signature) return;
  for (const Span slot : text::find_slots(text, span)) {
    Unit inner;
    inner.scope = Scope::slot;
    inner.part = part;
    inner.span = slot;
    inner.folded = text::fold(text, slot, text::Slots::open);
    Unit bracketed = inner;
    bracketed.scope = Scope::placeholder;
    bracketed.folded = text::fold(text, slot);
    units.push_back(std::move(inner));
    units.push_back(std::move(bracketed));
  }
}

}  // namespace

std::size_t Unit::clause_at(std::size_t byte) const {
  const auto after = std::partition_point(clauses.begin(), clauses.end(), [&](Span clause) { return clause.start <= byte; });
  return after == clauses.begin() ? 0 : static_cast<std::size_t>(after - clauses.begin()) - 1;
}

std::vector<Unit> make_units(const Document& document) {
  std::vector<Unit> units;
  const Message& message = document.message();
  if (message.subject && !text::is_blank(*message.subject)) {
    add(units, Scope::subject, "subject", *message.subject, text::trimmed(*message.subject, {0, message.subject->size()}));
  }
  auto region = document.regions().begin();
  bool signed_off = false;
  for (const Span sentence : document.sentences()) {
    while (region != document.regions().end() && region->span.end <= sentence.start) {
      signed_off = signed_off || region->kind == RegionKind::sign_off;
      ++region;
    }
    if (region == document.regions().end()) break;
    add(units, scope_of(region->kind, signed_off), "body", document.text(), sentence);
  }
  return units;
}

}  // namespace outlint::analysis
