// SPDX-License-Identifier: Apache-2.0
#include "message/html_tokens.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t most_attributes = 256;  // more are passed over

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_blank(c) || c == '/' || c == '>'; }

}  // namespace

bool has_raw_text(std::string_view element) {
  static constexpr std::string_view names[] = {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"};
  return std::ranges::find(names, element) != std::end(names);
}

const std::string_view* HtmlTag::attribute(std::string_view key) const {
  const auto found = std::ranges::find_if(
      attributes, [&](const auto& attribute) { return text::equal_ascii_case(attribute.first, key); });
  return found == attributes.end() ? nullptr : &found->second;
}

const HtmlToken& HtmlTokens::next() {
  token_.raw = false;
  if (!raw_until_.empty()) {
    const std::size_t end = end_of_raw_text();
    token_.raw = raw_until_ != "textarea" && raw_until_ != "title";
    raw_until_.clear();
    if (end > at_) {
      token_.kind = HtmlToken::Kind::text;
      token_.span = {at_, end};
      at_ = end;
      return token_;
    }
    token_.raw = false;
  }
  while (at_ < source_.size()) {
    if (!tag_starts(at_)) {
      std::size_t end = at_;
      while (end < source_.size() && !tag_starts(end)) end = std::min(source_.find('<', end + 1), source_.size());
      token_.kind = HtmlToken::Kind::text;
      token_.span = {at_, end};
      at_ = end;
      return token_;
    }
    if (is_letter(source_[at_ + 1]) || (source_[at_ + 1] == '/' && at_ + 2 < source_.size() && is_letter(source_[at_ + 2]))) {
      // A tag that never ends is nothing at all.
      if (!read_tag()) break;
      return token_;
    }
    at_ = end_of_comment(at_);
  }
  token_.kind = HtmlToken::Kind::end;
  token_.span = {at_, source_.size()};
  at_ = source_.size();
  return token_;
}

bool HtmlTokens::tag_starts(std::size_t at) const {
  if (source_[at] != '<' || at + 1 >= source_.size()) return false;
  const char next = source_[at + 1];
  return is_letter(next) || next == '!' || next == '?' || (next == '/' && at + 2 < source_.size());
}

bool HtmlTokens::read_tag() {
  const bool closes = source_[at_ + 1] == '/';
  const std::size_t name = at_ + (closes ? 2 : 1);
  std::size_t end = name;
  while (end < source_.size() && !ends_name(source_[end])) ++end;
  token_.kind = closes ? HtmlToken::Kind::close : HtmlToken::Kind::open;
  token_.tag.name = text::lower_ascii(source_.substr(name, end - name));
  token_.tag.attributes.clear();
  const std::size_t close = read_attributes(end);
  if (close >= source_.size()) return false;
  token_.span = {at_, close + 1};
  at_ = close + 1;
  if (!closes && has_raw_text(token_.tag.name)) raw_until_ = token_.tag.name;
  return true;
}

std::size_t HtmlTokens::read_attributes(std::size_t at) {
  const auto skip = [&](auto predicate) {
    while (at < source_.size() && predicate(source_[at])) ++at;
  };
  while (true) {
    skip([](char c) { return is_blank(c) || c == '/'; });
    if (at >= source_.size() || source_[at] == '>') break;
    const std::size_t name = at++;  // a "=" may start a name, but not stand in it
    skip([](char c) { return !ends_name(c) && c != '='; });
    const std::string_view key = source_.substr(name, at - name);
    skip(is_blank);
    std::string_view value;
    if (at < source_.size() && source_[at] == '=') {
      ++at;
      skip(is_blank);
      if (at < source_.size() && (source_[at] == '"' || source_[at] == '\'')) {
        const char quote = source_[at++];
        const std::size_t end = std::min(source_.find(quote, at), source_.size());
        value = source_.substr(at, end - at);
        at = std::min(end + 1, source_.size());
      } else {
        const std::size_t start = at;
        skip([](char c) { return !is_blank(c) && c != '>'; });
        value = source_.substr(start, at - start);
      }
    }
    if (token_.tag.attributes.size() < most_attributes) token_.tag.attributes.emplace_back(key, value);
  }
  return at;
}

std::size_t HtmlTokens::end_of_comment(std::size_t at) const {
  const std::string_view rest = source_.substr(at);
  if (!rest.starts_with("<!--")) {
    return std::min(source_.find('>', at), source_.size() - 1) + 1;
  }
  if (rest.starts_with("<!-->")) return at + 5;
  if (rest.starts_with("<!--->")) return at + 6;
  for (std::size_t dash = source_.find("--", at + 4); dash != std::string_view::npos; dash = source_.find("--", dash + 1)) {
    const std::string_view tail = source_.substr(dash + 2, 2);
    if (tail.starts_with('>')) return dash + 3;
    if (tail == "!>") return dash + 4;
  }
  return source_.size();
}

std::size_t HtmlTokens::end_of_raw_text() const {
  for (std::size_t at = source_.find("</", at_); at != std::string_view::npos; at = source_.find("</", at + 2)) {
    const std::size_t end = at + 2 + raw_until_.size();
    if (end < source_.size() && ends_name(source_[end]) &&
        text::equal_ascii_case(source_.substr(at + 2, raw_until_.size()), raw_until_)) {
      return at;
    }
  }
  return source_.size();
}

}  // namespace outlint::message
