// SPDX-License-Identifier: Apache-2.0
// A program of the build: turns the word lists of mail (rules/mail/*.yaml) into C++, so that nothing is parsed at run
// time. Errors name file, line and column, all of them at once.
#include <yaml-cpp/yaml.h>

#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "text/fold.hpp"

namespace {

class Lists {
 public:
  void read(const std::string& path, const std::string& id) {
    path_ = path;
    try {
      const YAML::Node root = YAML::LoadFile(path);
      if (!root.IsMap()) return problem(root, "a map is expected");
      read_file(root, id);
    } catch (const YAML::Exception& broken) {
      problem(broken.mark, broken.msg);
    }
  }

  [[nodiscard]] bool ok() const { return problems_ == 0; }

  void write(std::ostream& out) const {
    out << "// Made by outlint_embed_words from rules/mail/*.yaml; do not edit.\n"
           "struct MailList {\n  std::string_view name;\n  std::span<const std::string_view> words;\n};\n";
    std::size_t number = 0;
    for (const auto& [name, words] : lists_) {
      out << "constexpr std::string_view mail_list_" << number++ << "[] = {\n";
      for (const std::string& word : words) out << "  " << quoted(word) << ",\n";
      out << "};\n";
    }
    out << "constexpr MailList mail_lists[] = {\n";
    number = 0;
    for (const auto& [name, words] : lists_) out << "  {" << quoted(name) << ", mail_list_" << number++ << "},\n";
    out << "};\n";
  }

 private:
  void read_file(const YAML::Node& root, const std::string& id) {
    std::set<std::string> keys;
    for (const auto& entry : root) {
      const auto key = entry.first.as<std::string>();
      if (!keys.insert(key).second) problem(entry.first, "\"" + key + "\" stands here twice");
      if (key == "lists") {
        read_lists(entry.second);
      } else if (key == "id" || key == "summary" || key == "source") {
        const bool is_text = entry.second.IsScalar() && !entry.second.Scalar().empty();
        if (!is_text) problem(entry.second, "\"" + key + "\" is a text");
        if (is_text && key == "id" && entry.second.Scalar() != id)
          problem(entry.second, "the id of this file is \"" + id + "\"");
      } else {
        problem(entry.first, "unknown key \"" + key + "\"");
      }
    }
    for (const char* key : {"id", "summary", "source", "lists"}) {
      if (!keys.contains(key)) problem(root, std::string("\"") + key + "\" is missing");
    }
  }

  void read_lists(const YAML::Node& lists) {
    if (!lists.IsMap()) return problem(lists, "\"lists\" maps names to lists of words");
    for (const auto& entry : lists) {
      const auto name = entry.first.as<std::string>();
      if (lists_.contains(name)) {
        problem(entry.first, "there is a list \"" + name + "\" already");
        continue;
      }
      read_words(entry.second, lists_[name], "\"" + name + "\"");
      if (lists_[name].empty()) problem(entry.second, "\"" + name + "\" has no words");
    }
  }

  /// A list of words, or a map from languages to lists of words.
  void read_words(const YAML::Node& words, std::set<std::string>& into, const std::string& where) {
    if (words.IsMap()) {
      std::set<std::string> languages;
      for (const auto& entry : words) {
        const auto language = entry.first.as<std::string>();
        if (!languages.insert(language).second) problem(entry.first, "\"" + language + "\" stands here twice");
        if (!entry.second.IsSequence()) {
          problem(entry.second, where + ": a list of words is expected");
          continue;
        }
        read_words(entry.second, into, where);
      }
      return;
    }
    if (!words.IsSequence()) return problem(words, where + ": a list of words, or such lists by language, is expected");
    std::set<std::string> here;
    for (const auto& word : words) {
      if (!word.IsScalar()) {
        problem(word, where + ": a word is expected");
        continue;
      }
      const std::string folded = outlint::text::fold(word.Scalar()).text;
      if (folded.empty() || folded == " ") problem(word, where + ": an empty word");
      if (!here.insert(folded).second) problem(word, where + ": \"" + word.Scalar() + "\" stands here twice");
      into.insert(folded);
    }
  }

  void problem(const YAML::Node& node, const std::string& message) { problem(node.Mark(), message); }

  void problem(const YAML::Mark& mark, const std::string& message) {
    ++problems_;
    std::cerr << path_ << ':' << mark.line + 1 << ':' << mark.column + 1 << ": error: " << message << '\n';
  }

  static std::string quoted(const std::string& word) {
    std::string out = "\"";
    for (const char byte : word) {
      if (byte == '"' || byte == '\\') out += '\\';
      out += byte;
    }
    return out + '"';
  }

  std::string path_;
  std::map<std::string, std::set<std::string>> lists_;
  int problems_ = 0;
};

}  // namespace

/// usage: outlint_embed_words OUTPUT RULES-FOLDER ID…, where an id is the path of a file there without its ending
int main(int argc, char* argv[]) {
  if (argc < 3) return 2;
  Lists lists;
  const std::string folder = argv[2];
  for (int at = 3; at < argc; ++at) lists.read(folder + "/" + argv[at] + ".yaml", argv[at]);
  if (!lists.ok()) return 1;
  std::ofstream out(argv[1], std::ios::binary);
  lists.write(out);
  out.close();
  if (!out) std::cerr << argv[1] << ": error: cannot be written\n";
  return out ? 0 : 1;
}
