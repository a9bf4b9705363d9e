// SPDX-License-Identifier: Apache-2.0
#include "rewrite/json_items.hpp"

#include <vector>

namespace outlint::rewrite {
namespace {

/// An object or a list that is open while the text is read.
struct Container {
  std::size_t start = 0;
  bool wanted = false;          // a list under the key
  std::vector<Span> items;      // of a wanted list
  std::vector<Span> found;      // the items of the wanted list within an object
};

std::size_t string_end(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

Span without_item(const std::vector<Span>& items, std::size_t number) {
  if (number + 1 < items.size()) return {items[number].start, items[number + 1].start};
  if (number > 0) return {items[number - 1].end, items[number].end};
  return items[number];
}

/// The items of the list under `key`, of the innermost object around byte `inside` that has one with more than `least`.
std::vector<Span> items_of(std::string_view json, std::string_view key, std::size_t least, std::size_t inside) {
  std::vector<Container> open;
  std::string_view last;  // the last string that was read: a key where a list follows
  const auto starts_item = [&](std::size_t at) {
    if (!open.empty() && open.back().wanted) open.back().items.push_back({at, at});
  };
  const auto ends_item = [&](std::size_t at) {
    if (!open.empty() && open.back().wanted && !open.back().items.empty()) open.back().items.back().end = at;
  };
  for (std::size_t at = 0; at < json.size();) {
    const char byte = json[at];
    if (byte == '"') {
      starts_item(at);
      const std::size_t end = string_end(json, at);
      last = json.substr(at + 1, end - at - 2);
      at = end;
      ends_item(at);
      continue;
    }
    if (byte == '{' || byte == '[') {
      starts_item(at);
      const bool in_object = !open.empty() && json[open.back().start] == '{';
      open.push_back({at, byte == '[' && in_object && last == key, {}, {}});
    } else if ((byte == '}' || byte == ']') && !open.empty()) {
      const Container closed = std::move(open.back());
      open.pop_back();
      if (closed.wanted && !open.empty()) open.back().found = closed.items;
      if (byte == '}' && closed.start <= inside && inside <= at && least < closed.found.size()) return closed.found;
      ends_item(at + 1);
    }
    ++at;
  }
  return {};
}

}  // namespace

std::optional<Span> json_item(std::string_view json, std::string_view key, std::size_t number, std::size_t inside) {
  const std::vector<Span> items = items_of(json, key, number, inside);
  return items.empty() ? std::nullopt : std::optional(without_item(items, number));
}

std::optional<Span> json_items_behind(std::string_view json, std::string_view key, std::size_t keep, std::size_t inside) {
  const std::vector<Span> items = items_of(json, key, keep, inside);
  if (items.empty()) return std::nullopt;
  return Span{keep == 0 ? items.front().start : items[keep - 1].end, items.back().end};
}

}  // namespace outlint::rewrite
