// SPDX-License-Identifier: Apache-2.0
// Numbers that decide, and where they come from.
#include <algorithm>
#include <charconv>

#include "ruleset/compiler.hpp"

namespace outlint::ruleset {
namespace {

/// A number that decides, by the fact or key that it is held against.
struct Number {
  std::string of;
  const Node* at = nullptr;
};

/// Whether the words hold a number that needs a reason: 0 and 1 are none and any.
bool needs_reason(const Node& node) {
  if (!node.is_scalar()) return false;
  const std::size_t digits = std::min(node.scalar.find_first_not_of("<>= "), node.scalar.size());
  double value = 0;
  const char* end = node.scalar.data() + node.scalar.size();
  const auto read = std::from_chars(node.scalar.data() + digits, end, value);
  if (read.ec != std::errc()) return false;
  const bool fraction = read.ptr != end && *read.ptr == '/';
  return (fraction || read.ptr == end) && (fraction || (value != 0 && value != 1));
}

void add(std::vector<Number>& numbers, const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  if (node != nullptr && needs_reason(*node)) numbers.push_back({std::string(key), node});
}

void of_condition(std::vector<Number>& numbers, const Node& condition) {
  for (const auto& [key, value] : condition.fields) {
    if (key.scalar == "not") of_condition(numbers, value);
    for (const Node& item : value.items) of_condition(numbers, item);
    if (needs_reason(value)) numbers.push_back({key.scalar, &value});
    if (key.scalar == "acts" && value.find("at_least") != nullptr && needs_reason(*value.find("at_least"))) numbers.push_back({"acts", value.find("at_least")});
    for (const auto& [name, each] : value.fields) {
      if (key.scalar == "score" && needs_reason(each)) numbers.push_back({"score", &each});
    }
  }
}

/// Those of `when`, of the cases of the severity and of the keys of the kind.
std::vector<Number> numbers_of(const Node& root) {
  std::vector<Number> numbers;
  const auto when = [&](const Node& map) {
    if (const Node* condition = map.find("when")) of_condition(numbers, *condition);
  };
  when(root);
  for (const std::string_view list : {"severity", "limits"}) {
    const Node* cases = root.find(list);
    for (std::size_t at = 0; cases != nullptr && at < cases->items.size(); ++at) {
      when(cases->items[at]);
      if (list == "severity") add(numbers, cases->items[at], "over");
    }
  }
  for (const std::string_view key : {"first_sentences", "at_least", "similarity", "shingle_words"}) add(numbers, root, key);
  return numbers;
}

}  // namespace

void check_thresholds(Compiler& compiler, const ParsedFile& file, std::string_view kind) {
  YamlReader read = compiler.reader(file);
  const std::vector<Number> numbers = numbers_of(file.root);
  std::vector<std::string> reasons;
  const Node* list = file.root.find("thresholds");
  for (std::size_t at = 0; list != nullptr && at < list->items.size(); ++at) {
    const Node& item = list->items[at];
    for (const std::string& name : read.strings(item, "of")) {
      reasons.push_back(name);
      if (std::any_of(numbers.begin(), numbers.end(), [&](const Number& each) { return each.of == name; })) continue;
      std::vector<std::string_view> names;
      for (const Number& each : numbers) names.push_back(each.of);
      read.problem(*item.find("of"), "there is no number of \"" + name + "\" here that needs a reason", did_you_mean(name, names));
    }
  }
  for (const Number& number : numbers) {
    if (std::find(reasons.begin(), reasons.end(), number.of) != reasons.end()) continue;
    read.problem(*number.at, "a number without a reason: \"" + number.at->scalar + "\" of " + number.of,
                 "say under thresholds of this " + std::string(kind == "sign" ? "sign" : "rule") + " where it comes from: - {of: " + number.of +
                     ", source: …, certainty: study, vendor or own-judgement}");
  }
}

}  // namespace outlint::ruleset
