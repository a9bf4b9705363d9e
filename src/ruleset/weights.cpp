// SPDX-License-Identifier: Apache-2.0
// Tables of word weights from YAML, as scripts/train writes them.
#include <algorithm>
#include <charconv>

#include "ruleset/compiler.hpp"
#include "ruleset/schema.hpp"

namespace outlint::ruleset {
namespace {

std::string_view trimmed(std::string_view words) {
  const std::size_t start = words.find_first_not_of(' ');
  return start == std::string_view::npos ? std::string_view() : words.substr(start, words.find_last_not_of(' ') + 1 - start);
}

/// `could you: advice 12, none -40`
class Lines {
 public:
  Lines(YamlReader& read, const Node& scalar, const std::vector<analysis::WeightClass>& classes) : read_(read), scalar_(scalar), classes_(classes) {}

  std::vector<analysis::WeightEntry> entries() {
    std::vector<analysis::WeightEntry> out;
    const std::string_view all = scalar_.scalar;
    for (std::size_t at = 0, row = 1; at < all.size(); ++row) {
      const std::size_t end = std::min(all.find('\n', at), all.size());
      row_ = row;
      if (const auto line = trimmed(all.substr(at, end - at)); !line.empty()) entry(line, out);
      at = end + 1;
    }
    return out;
  }

 private:
  void entry(std::string_view line, std::vector<analysis::WeightEntry>& out) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return wrong(line);
    analysis::WeightEntry entry;
    const std::string_view words = trimmed(line.substr(0, colon));
    const std::size_t gap = words.find(' ');
    entry.first = words.substr(0, gap);
    if (gap != std::string_view::npos) entry.second = words.substr(gap + 1);
    for (std::string_view rest = line.substr(colon + 2); !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (!weight(trimmed(rest.substr(0, comma)), entry)) return wrong(line);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    out.push_back(std::move(entry));
  }

  bool weight(std::string_view words, analysis::WeightEntry& entry) {
    const std::size_t gap = words.find(' ');
    if (gap == std::string_view::npos) return false;
    const std::string_view name = words.substr(0, gap), digits = words.substr(gap + 1);
    const auto known = std::find_if(classes_.begin(), classes_.end(), [&](const auto& each) { return each.name == name; });
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (known == classes_.end() || error != std::errc() || end != digits.data() + digits.size()) return false;
    entry.weights.emplace_back(static_cast<std::size_t>(known - classes_.begin()), number);
    return true;
  }

  void wrong(std::string_view line) {
    read_.problem(scalar_, "line " + std::to_string(row_) + " of the weights cannot be read: \"" + std::string(line.substr(0, 60)) + "\"",
                  "write one or two words, a colon, then classes of the list above with whole numbers: `could you: advice 12, none -40`");
  }

  YamlReader& read_;
  const Node& scalar_;
  const std::vector<analysis::WeightClass>& classes_;
  std::size_t row_ = 0;
};

}  // namespace

void Compiler::compile_weights(const ParsedFile& file) {
  YamlReader read = reader(file);
  const Node& root = file.root;
  check_object(read, root, "weights");
  analysis::SentenceWeights& weights = out.vocabulary.weights;
  if (!weights.classes.empty()) {
    read.problem(root, "this language has weights already", "one file holds all");
    return;
  }
  const auto whole = [&](const Node& map, std::string_view key, int fallback) {
    const Node* node = map.find(key);
    return node == nullptr ? fallback : static_cast<int>(read.number(*node).value_or(fallback));
  };
  weights.scale = std::max(1, whole(root, "scale", 100));
  const std::string none = read.string(root, "none");
  if (const Node* classes = root.find("classes")) {
    for (const Node& item : classes->items) {
      analysis::WeightClass one;
      one.name = read.required(item, "name");
      one.bias = whole(item, "bias", 0);
      const Node* exclusive = item.find("exclusive");
      one.exclusive = exclusive != nullptr && read.boolean(*exclusive).value_or(false);
      constexpr int never = 1 << 24;
      one.accept = whole(item, "accept", never);
      one.veto = whole(item, "veto", -never);
      one.of_message = read.string(item, "of") == "message";
      if (one.exclusive && one.name == none) weights.none = weights.classes.size();
      weights.classes.push_back(std::move(one));
    }
  }
  analysis::WeightTable table;
  if (const Node* same = root.find("same")) {
    for (const auto& [word, spellings] : same->fields) {
      for (const Node& spelling : spellings.items) table.same.emplace_back(spelling.scalar, word.scalar);
    }
  }
  if (const Node* lines = root.find("weights")) table.entries = Lines(read, *lines, weights.classes).entries();
  weights.table = analysis::WordWeights::make(table);
}

std::optional<std::size_t> Compiler::weight_class(const ParsedFile& file, const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : weight_class(file, *node);
}

std::optional<std::size_t> Compiler::weight_class(const ParsedFile& file, const Node& name) {
  const auto& classes = out.vocabulary.weights.classes;
  const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto& each) { return each.name == name.scalar; });
  if (found != classes.end()) return static_cast<std::size_t>(found - classes.begin());
  YamlReader read = reader(file);
  std::vector<std::string_view> names;
  for (const auto& each : classes) names.push_back(each.name);
  read.problem(name, "there is no class \"" + name.scalar + "\" in the weights", did_you_mean(name.scalar, names));
  return std::nullopt;
}

void Compiler::index_weights() {
  analysis::SentenceWeights& weights = out.vocabulary.weights;
  if (weights.table.empty()) return;
  weights.in_subject = weights.table.id_of("@subject");
  for (const analysis::ActDefinition& act : out.vocabulary.acts) {
    weights.signs.push_back({weights.table.id_of("#" + act.id), weights.table.id_of("-" + act.id), weights.table.id_of("##" + act.id)});
  }
}

}  // namespace outlint::ruleset
