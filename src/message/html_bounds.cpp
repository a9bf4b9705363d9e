// SPDX-License-Identifier: Apache-2.0
#include "message/html_bounds.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "message/html_tokens.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t deepest = 400;
constexpr std::size_t most_formatting = 60;       // formatting elements left open
constexpr std::size_t most_attributes = 200;      // of one tag: each is compared with all before it
constexpr std::size_t most_fostered = 3000;       // things in a table outside its cells: each searches its parent
constexpr std::size_t longest_tail = 2000;        // of a tag that is cut off, whose attributes nobody counted
constexpr std::size_t reach = 32;                 // how far up an end tag looks for its start

template <std::size_t size>
bool lists(const std::string_view (&names)[size], std::string_view name) {
  return std::ranges::binary_search(names, name);
}

// Invariant: all sorted.
constexpr std::string_view formatting[] = {"a",     "b", "big",    "code",  "em",     "font", "i",
                                           "nobr",  "s", "small",  "strike", "strong", "tt",   "u"};
constexpr std::string_view voids[] = {"area", "base",  "basefont", "bgsound", "br",    "col",    "embed", "hr",
                                      "img",  "input", "link",     "meta",    "param", "source", "track", "wbr"};
constexpr std::string_view blocks[] = {
    "address", "applet", "article", "aside", "blockquote", "button", "caption", "center", "colgroup", "details", "dir",
    "div", "dl", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "iframe", "listing", "main", "marquee", "menu", "nav", "noembed", "noframes", "noscript", "object", "ol", "pre",
    "script", "section", "select", "style", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead",
    "title", "tr", "ul", "xmp"};
constexpr std::string_view shields[] = {"applet", "button", "caption", "marquee", "object", "select", "table", "td", "th"};
constexpr std::string_view table_parts[] = {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"};
// Elements that end one another, as their end tags are seldom written; between two of them stands another that counts.
constexpr std::string_view fleeting[] = {"body", "dd", "dt", "head", "html", "li", "option", "p"};
constexpr std::string_view foreign[] = {"frameset", "math", "plaintext", "svg", "template"};

class Bounds {
 public:
  explicit Bounds(std::string_view source) : source_(source) {}

  bool hold() {
    const std::size_t most_cost = 20'000 + source_.size() / 2;
    const std::size_t most_bytes = 1'000'000 + 16 * source_.size();
    HtmlTokens tokens(source_);
    const HtmlToken* token = &tokens.next();
    for (; token->kind != HtmlToken::Kind::end; token = &tokens.next()) {
      cost_ += 1 + active_;
      cloned_bytes_ += active_bytes_;
      if (token->kind == HtmlToken::Kind::open) open(token->tag, token->span.size());
      if (token->kind == HtmlToken::Kind::close) close(token->tag.name);
      if (token->kind == HtmlToken::Kind::text) text(*token);
      if (wild_ || cost_ > most_cost || cloned_bytes_ > most_bytes || fostered_ > most_fostered) return false;
    }
    return token->span.size() <= longest_tail;
  }

 private:
  struct Open {
    std::string name;
    std::size_t bytes = 0;
  };
  struct Table {
    bool in_cell = false;
    std::size_t active = 0, active_bytes = 0;  // when its last cell was opened
  };

  void open(const HtmlTag& tag, std::size_t bytes) {
    wild_ = wild_ || lists(foreign, tag.name) || tag.attributes.size() > most_attributes || tag.name.size() > 1000;
    if (tag.name == "table") {
      foster();
      tables_.push_back({});
    } else if (!tables_.empty() && lists(table_parts, tag.name)) {
      leave_cell();
      clear_back_to_table(tag.name);
      tables_.back().in_cell = tag.name == "td" || tag.name == "th" || tag.name == "caption";
    } else {
      foster();
    }
    if (lists(voids, tag.name) || lists(fleeting, tag.name)) return;
    if (lists(formatting, tag.name)) {
      ++active_;
      active_bytes_ += bytes;
    }
    open_.push_back({tag.name, bytes});
    wild_ = wild_ || open_.size() > deepest || active_ > most_formatting || tables_.size() > deepest;
  }

  void close(std::string_view name) {
    const std::size_t floor = open_.size() > reach ? open_.size() - reach : 0;
    if (name == "table" && !tables_.empty()) {
      leave_cell();
      tables_.pop_back();
    } else if (!tables_.empty() && lists(table_parts, name)) {
      leave_cell();
      tables_.back().in_cell = false;
    }
    const bool alone = lists(formatting, name) || name == "form";  // leaves the stack from the middle
    const bool block = lists(blocks, name);
    for (std::size_t at = open_.size(); at-- > floor;) {
      if (open_[at].name == name) {
        if (lists(formatting, name) && active_ > 0) {
          --active_;
          active_bytes_ -= std::min(active_bytes_, open_[at].bytes);
        }
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at), alone ? open_.begin() + static_cast<std::ptrdiff_t>(at) + 1 : open_.end());
        return;
      }
      const bool part = name == "table" || (lists(table_parts, name) && open_[at].name != "table");
      if (!part && lists(shields, open_[at].name)) return;
      if (!alone && !block && lists(blocks, open_[at].name)) return;  // no inline element ends a block
    }
  }

  /// A row ends the row before it, and a cell the cell, with all that is open in them.
  void clear_back_to_table(std::string_view name) {
    const bool cell = name == "td" || name == "th";
    const std::size_t floor = open_.size() > reach ? open_.size() - reach : 0;
    for (std::size_t at = open_.size(); at-- > floor;) {
      if (open_[at].name != "table" && !(cell && open_[at].name == "tr")) continue;
      open_.resize(at + 1);
      return;
    }
  }

  void text(const HtmlToken& token) {
    if (token.raw && token.span.of(source_).find("<!--") != std::string_view::npos &&
        text::lower_ascii(token.span.of(source_)).find("<script") != std::string::npos) {
      wild_ = true;  // Such a script ends elsewhere than it seems to.
    }
    if (!text::is_blank(token.span.of(source_).substr(0, 64))) foster();
  }

  /// What stands in a table outside its cells is moved before it.
  void foster() {
    if (!tables_.empty() && !tables_.back().in_cell) ++fostered_;
  }

  void leave_cell() {
    // What a cell leaves open ends with it, but what it closes was not open outside: the count never falls here.
    Table& table = tables_.back();
    if (table.in_cell) {
      active_ = std::max(active_, table.active);
      active_bytes_ = std::max(active_bytes_, table.active_bytes);
    }
    table.active = active_;
    table.active_bytes = active_bytes_;
  }

  std::string_view source_;
  std::vector<Open> open_;
  std::vector<Table> tables_;
  std::size_t active_ = 0, active_bytes_ = 0, cost_ = 0, cloned_bytes_ = 0, fostered_ = 0;
  bool wild_ = false;
};

}  // namespace

bool is_tame(std::string_view source) { return Bounds(source).hold(); }

}  // namespace outlint::message
