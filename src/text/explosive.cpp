// SPDX-License-Identifier: Apache-2.0
#include "text/explosive.hpp"

#include <algorithm>

#include "text/regex_tree.hpp"

namespace outlint::text {
namespace {

/// Whether nothing in the sequence marks where one round of a repetition ends: each item may be missing or go on.
bool has_no_mark(const Sequence& sequence) {
  bool takes_any = false;
  for (const Item& item : sequence) {
    if (item.kind == Item::Kind::nothing || item.look) continue;
    if (item.kind == Item::Kind::group && !item.unbounded && !item.optional) {
      const bool marked = std::none_of(item.alternatives.begin(), item.alternatives.end(), has_no_mark);
      if (marked) return false;
      takes_any = true;
      continue;
    }
    if (!item.optional && !item.unbounded) return false;
    takes_any = takes_any || item.unbounded;
  }
  return takes_any;
}

/// The first item that takes a byte, where it can be told.
const Item* first_of(const Sequence& sequence) {
  const auto found = std::find_if(sequence.begin(), sequence.end(), [](const Item& item) { return item.kind != Item::Kind::nothing && !item.look; });
  return found == sequence.end() ? nullptr : &*found;
}

/// Whether two members of a choice are a class each, of which one may hold the other: `\w|\d`.
bool has_twins(const Item& group) {
  std::size_t classes = 0;
  for (const Sequence& sequence : group.alternatives) {
    const Item* first = first_of(sequence);
    classes += first != nullptr && sequence.size() == 1 && first->kind == Item::Kind::opaque ? 1 : 0;
  }
  return classes > 1;
}

std::optional<std::string> why(const std::vector<Sequence>& alternatives) {
  for (const Sequence& sequence : alternatives) {
    for (const Item& item : sequence) {
      if (item.kind != Item::Kind::group) continue;
      if (item.unbounded && std::any_of(item.alternatives.begin(), item.alternatives.end(), has_no_mark)) {
        return "a repetition within a repetition, with nothing fixed between them, tries every way to divide the words";
      }
      if (item.unbounded && has_twins(item)) return "a repeated choice whose members can match the same words tries every way to choose";
      if (auto inner = why(item.alternatives)) return inner;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> why_explosive(std::string_view pattern) { return why(parse_pattern(pattern)); }

}  // namespace outlint::text
