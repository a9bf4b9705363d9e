// SPDX-License-Identifier: Apache-2.0
#include "message/addresses.hpp"

#include <algorithm>
#include <utility>

#include "message/charset.hpp"
#include "message/headers.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

/// Runs of white space are one space: folds, and the gaps of obsolete syntax.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (!is_blank(byte)) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string decoded(std::string_view words) { return squeezed(decode_header(words, 0).text); }

/// One entry of the list while it is read.
struct Entry {
  std::string phrase;  // words before the address, encoded words still encoded
  std::vector<std::string> comments;
  std::string address;
  bool angled = false;
  bool has_at = false;  // an at sign stands in the phrase outside of quotes
  bool quoted = false;  // a part of the phrase was in quotes: it is a name whatever it looks like

  [[nodiscard]] bool empty() const { return phrase.empty() && address.empty() && !angled; }
};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { groups_.emplace_back(); }

  std::vector<AddressGroup> run() {
    while (at_ < text_.size()) step();
    end_entry();
    std::erase_if(groups_, [](const AddressGroup& group) { return group.name.empty() && group.members.empty(); });
    return std::move(groups_);
  }

 private:
  void step() {
    const char byte = text_[at_];
    if (is_blank(byte)) {
      ++at_;
      gap_ = true;
    } else if (byte == '"') {
      quoted();
    } else if (byte == '(') {
      comment(entry_.comments);
    } else if (byte == '<') {
      angle();
    } else if (byte == ',' || byte == ';') {
      ++at_;
      end_entry();
      if (byte == ';') end_group();
    } else if (byte == ':' && !entry_.angled && starts_group()) {
      begin_group();
    } else {
      atom();
    }
  }

  /// `mailto:`, a port or a time is no group: the name of one is followed by its members and a semicolon, or it
  /// stands alone in a list that has no address in it yet.
  [[nodiscard]] bool starts_group() const {
    return !in_group_ && !entry_.has_at && !entry_.phrase.empty() && !text_.substr(at_).starts_with("://");
  }

  void begin_group() {
    ++at_;
    groups_.emplace_back();
    groups_.back().name = name_of(entry_);
    entry_ = {};
    in_group_ = true;
  }

  void end_group() {
    if (!in_group_) return;
    in_group_ = false;
    groups_.emplace_back();
  }

  void add_word(std::string_view word) {
    if (gap_ && !entry_.phrase.empty()) entry_.phrase += ' ';
    gap_ = false;
    entry_.phrase += word;
    entry_.has_at = entry_.has_at || (word.size() < longest_quote && word.find('@') != std::string_view::npos);
  }

  /// The content of a quoted string without its backslashes; a quote that nobody closes is a character.
  void quoted() {
    std::string word;
    std::size_t at = at_ + 1;
    for (; at < text_.size() && text_[at] != '"'; ++at) {
      if (text_[at] == '\\' && at + 1 < text_.size()) ++at;
      word += text_[at];
    }
    if (at >= text_.size()) {
      at_ = text_.size() - at_ > longest_quote ? text_.size() : at_ + 1;
      return;
    }
    if (entry_.phrase.empty() || entry_.phrase.back() != '.') gap_ = true;
    // A quoted local part keeps its quotes: without them it is another address.
    const bool local_part = at + 1 < text_.size() && text_[at + 1] == '@';
    add_word(local_part ? text_.substr(at_, at + 1 - at_) : std::string_view(word));
    entry_.quoted = entry_.quoted || !local_part;
    at_ = at + 1;
    gap_ = !local_part;
  }

  void comment(std::vector<std::string>& out) {
    std::string content;
    int depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char byte = text_[at_];
      if (byte == '\\' && at_ + 1 < text_.size()) {
        content += text_[++at_];
        continue;
      }
      if (byte == '(' && depth++ == 0) continue;
      if (byte == ')' && --depth == 0) {
        ++at_;
        break;
      }
      content += byte;
    }
    if (std::string text = decoded(content); !text.empty()) out.push_back(std::move(text));
    gap_ = true;
  }

  /// `<…>`, without its comments, white space and the obsolete route before a colon.
  void angle() {
    std::string address;
    ++at_;
    while (at_ < text_.size() && text_[at_] != '>') {
      if (text_[at_] == '(') {
        comment(entry_.comments);
      } else if (text_[at_] == '"') {
        const std::size_t close = std::min(text_.find('"', at_ + 1), text_.size() - 1);
        address.append(text_, at_, close + 1 - at_);
        at_ = close + 1;
      } else {
        if (!is_blank(text_[at_])) address += text_[at_];
        ++at_;
      }
    }
    if (at_ < text_.size()) ++at_;
    const std::size_t route = address.find(':');
    if (address.starts_with('@') && route != std::string::npos) address.erase(0, route + 1);
    // A second address without a comma between them is a second person.
    if (entry_.angled && !entry_.address.empty()) {
      Entry next;
      end_entry();
      entry_ = std::move(next);
    }
    entry_.address = std::move(address);
    entry_.angled = true;
    gap_ = true;
  }

  void atom() {
    const std::size_t word = encoded_word_length(text_, at_);
    std::size_t end = at_ + std::max<std::size_t>(word, 1);
    if (word == 0) {
      while (end < text_.size() && !is_blank(text_[end]) &&
             std::string_view("\"(<,;:").find(text_[end]) == std::string_view::npos) {
        if (encoded_word_length(text_, end) > 0) break;
        ++end;
      }
    }
    // Obsolete syntax lets white space stand around the dots and the at sign of an address.
    const char first = text_[at_];
    const char last = entry_.phrase.empty() ? '\0' : entry_.phrase.back();
    if (first == '@' || last == '@' || (entry_.has_at && (first == '.' || last == '.'))) gap_ = false;
    add_word(text_.substr(at_, end - at_));
    at_ = end;
  }

  static std::string name_of(const Entry& entry) {
    std::string name = decoded(entry.phrase);
    std::string comments;
    for (const std::string& comment : entry.comments) comments += (comments.empty() ? "" : " ") + comment;
    if (comments.empty()) return name;
    return name.empty() ? comments : name + " (" + comments + ")";
  }

  void end_entry() {
    Entry entry = std::exchange(entry_, {});
    gap_ = false;
    if (entry.empty()) return;
    // Without brackets the words are the address, unless they cannot be one.
    if (!entry.angled && !entry.quoted && is_bare_address(entry.phrase))
      entry.address = std::exchange(entry.phrase, {});
    Address address{name_of(entry), text::repaired_utf8(entry.address).text};
    std::vector<Address>& members = groups_.back().members;
    if (entry.angled && !members.empty() && is_family_name(members.back()) && !address.name.empty()) {
      address.name = members.back().name + members.back().address + ", " + address.name;
      members.pop_back();
    }
    if (!address.name.empty() || !address.address.empty()) members.push_back(std::move(address));
  }

  static bool is_bare_address(std::string_view phrase) {
    if (phrase.starts_with('"')) return phrase.find("\"@") != std::string_view::npos;
    return phrase.find(' ') == std::string_view::npos && !phrase.starts_with("=?");
  }

  /// `Doe, Jo <jo@example.org>` without quotes is one person: a capital alone before a comma is no mailbox here.
  static bool is_family_name(const Address& address) {
    const std::string& word = address.name.empty() ? address.address : address.name;
    if (word.empty() || (!address.name.empty() && !address.address.empty())) return false;
    if (word.find('@') != std::string::npos) return false;
    const auto first = static_cast<unsigned char>(word[0]);
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
  }

  static constexpr std::size_t longest_quote = 10'000;  // Longer than this an open quote is searched once only.

  std::string_view text_;
  std::size_t at_ = 0;
  bool gap_ = false;
  bool in_group_ = false;
  Entry entry_;
  std::vector<AddressGroup> groups_;
};

}  // namespace

std::vector<AddressGroup> read_address_groups(std::string_view value) {
  const std::string_view field = field_value(value);
  // Raw 8-bit names and escape sequences first: a quote inside of one is no quote.
  const DecodedText text = decode_text(field, "utf-8");
  return Parser(text.text).run();
}

std::vector<Address> read_addresses(std::string_view value) {
  std::vector<Address> out;
  for (AddressGroup& group : read_address_groups(value)) {
    for (Address& address : group.members) out.push_back(std::move(address));
  }
  return out;
}

}  // namespace outlint::message
