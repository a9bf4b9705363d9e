// SPDX-License-Identifier: Apache-2.0
#include "message/html_scan.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "message/html_page.hpp"
#include "message/html_tokens.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t deepest = 1024;
constexpr std::size_t reach = 64;  // how far up an end tag looks for its start

/// Whether a name is in a list of words, each with a blank on both sides.
bool lists(std::string_view words, std::string_view name) {
  for (std::size_t at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
    if (words[at - 1] == ' ' && words[at + name.size()] == ' ') return true;
  }
  return false;
}

constexpr std::string_view void_elements =
    " area base basefont bgsound br col embed hr img input link meta param source track wbr ";

/// Which open elements a start tag ends, and which ones shield them.
struct Implied {
  std::string_view starts, ends, shields;
};
constexpr Implied implied[] = {
    {" li ", " li ", " ul ol menu dir table td th blockquote div "},
    {" dd dt ", " dd dt ", " dl table td th "},
    {" td th ", " td th ", " tr table "},
    {" tr ", " tr ", " table "},
    {" tbody thead tfoot ", " tbody thead tfoot ", " table "},
    {" option ", " option ", " select "},
    {" address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr"
     " main menu nav ol p pre section table ul ",
     " p ", " table td th button caption "},
};

class Scanner {
 public:
  explicit Scanner(std::string_view source) : source_(source), page_(source) {}

  RenderedHtml run() && {
    HtmlTokens tokens(source_);
    while (true) {
      const HtmlToken& token = tokens.next();
      if (token.kind == HtmlToken::Kind::end) break;
      if (token.kind == HtmlToken::Kind::text) page_.add_text(token.span);
      if (token.kind == HtmlToken::Kind::open) open(token.tag);
      if (token.kind == HtmlToken::Kind::close) close(token.tag.name);
    }
    return std::move(page_).finish();
  }

 private:
  void open(const HtmlTag& tag) {
    // Where the head's end is left out, the first element that belongs to a body ends it.
    if (!names_.empty() && names_.back() == "head" &&
        !lists(" base link meta noscript script style template title ", tag.name)) {
      pop_to(names_.size() - 1);
    }
    for (const Implied& one : implied) {
      if (!lists(one.starts, tag.name)) continue;
      if (const auto at = find([&](std::string_view name) { return lists(one.ends, name); }, one.shields)) pop_to(*at);
    }
    if (lists(void_elements, tag.name)) {
      page_.open(tag);
      page_.close();
    } else if (names_.size() < deepest) {
      page_.open(tag);
      names_.push_back(tag.name);
    }
  }

  void close(std::string_view name) {
    if (name == "br") {
      page_.open({.name = "br", .attributes = {}});
      page_.close();
      return;
    }
    const auto same = [&](std::string_view open) { return open == name; };
    const bool of_table = lists(" table tr tbody thead tfoot ", name);
    if (const auto at = find(same, of_table ? " table " : " table td th caption ")) pop_to(*at);
  }

  template <class Wanted>
  [[nodiscard]] std::optional<std::size_t> find(Wanted wanted, std::string_view shields) const {
    const std::size_t floor = names_.size() > reach ? names_.size() - reach : 0;
    for (std::size_t at = names_.size(); at-- > floor;) {
      if (wanted(names_[at])) return at;
      if (lists(shields, names_[at])) break;
    }
    return std::nullopt;
  }

  void pop_to(std::size_t size) {
    while (names_.size() > size) {
      names_.pop_back();
      page_.close();
    }
  }

  std::string_view source_;
  HtmlPage page_;
  std::vector<std::string> names_;  // of the elements open on the page
};

}  // namespace

RenderedHtml scan_html(std::string_view source) { return Scanner(source).run(); }

}  // namespace outlint::message
