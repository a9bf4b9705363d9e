// SPDX-License-Identifier: Apache-2.0
#include "message/html_page.hpp"

#include <algorithm>
#include <charconv>

#include "message/html_entities.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// What an element does to the text in it when no style says otherwise.
enum class Default { inline_, hidden, line, paragraph, list, item, row, cell, preformatted, line_break, quotes };

struct Element {
  std::string_view name;
  Default does;
};

// Invariant: sorted by name. Whatever is not here is inline.
constexpr Element elements[] = {
    {"address", Default::line},      {"article", Default::line},     {"aside", Default::line},
    {"audio", Default::hidden},      {"blockquote", Default::paragraph}, {"body", Default::line},
    {"br", Default::line_break},     {"canvas", Default::hidden},    {"caption", Default::line},
    {"center", Default::line},       {"datalist", Default::hidden},  {"dd", Default::line},
    {"details", Default::line},      {"dir", Default::list},         {"div", Default::line},
    {"dl", Default::paragraph},      {"dt", Default::line},          {"fieldset", Default::line},
    {"figcaption", Default::line},   {"figure", Default::paragraph}, {"footer", Default::line},
    {"form", Default::line},         {"h1", Default::paragraph},     {"h2", Default::paragraph},
    {"h3", Default::paragraph},      {"h4", Default::paragraph},     {"h5", Default::paragraph},
    {"h6", Default::paragraph},      {"head", Default::hidden},      {"header", Default::line},
    {"hr", Default::line},           {"html", Default::line},        {"iframe", Default::hidden},
    {"legend", Default::line},       {"li", Default::item},          {"listing", Default::preformatted},
    {"main", Default::line},         {"menu", Default::list},        {"nav", Default::line},
    {"noembed", Default::hidden},    {"noframes", Default::hidden},  {"object", Default::hidden},
    {"ol", Default::list},           {"option", Default::line},      {"p", Default::paragraph},
    {"plaintext", Default::preformatted}, {"pre", Default::preformatted}, {"q", Default::quotes},
    {"rp", Default::hidden},         {"script", Default::hidden},    {"section", Default::line},
    {"style", Default::hidden},      {"summary", Default::line},     {"svg", Default::hidden},
    {"table", Default::line},        {"tbody", Default::line},       {"td", Default::cell},
    {"template", Default::hidden},   {"tfoot", Default::line},       {"th", Default::cell},
    {"thead", Default::line},        {"title", Default::hidden},     {"tr", Default::row},
    {"ul", Default::list},           {"video", Default::hidden},     {"xmp", Default::preformatted},
};
static_assert(std::ranges::is_sorted(elements, {}, &Element::name));

Default default_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(elements, name, {}, &Element::name);
  return found != std::end(elements) && found->name == name ? found->does : Default::inline_;
}

long number_of(const HtmlTag& tag, std::string_view key, long otherwise) {
  const std::string_view* value = tag.attribute(key);
  if (value == nullptr) return otherwise;
  int number = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  return error == std::errc() ? number : otherwise;
}

/// Word and Outlook write every line as a paragraph without margins.
bool is_word_paragraph(const HtmlTag& tag) {
  const std::string_view* classes = tag.attribute("class");
  return classes != nullptr && text::starts_with_ascii_case(text::trimmed(*classes), "mso");
}

}  // namespace

void HtmlPage::open(const HtmlTag& tag) {
  Frame frame{.before = now_};
  if (now_.hidden) {
    frames_.push_back(frame);
    return;
  }
  const std::string_view* written = tag.attribute("style");
  const HtmlStyle style = written == nullptr ? HtmlStyle{} : read_style(*written);
  const bool hides = style.display == HtmlStyle::Display::none || style.gone || tag.attribute("hidden") != nullptr ||
                     default_of(tag.name) == Default::hidden;
  if (style.visible) now_.invisible = !*style.visible;
  if (style.zero_font) now_.zero_font = *style.zero_font;
  if (style.white_space) now_.white_space = *style.white_space;
  if (hides) {
    now_.hidden = true;
  } else {
    open_mark(mark_of(tag, style), frame);
    lay_out(tag, style, frame);
  }
  frames_.push_back(frame);
  if (frame.layout == Layout::list) lists_.push_back(frames_.size() - 1);
  if (frame.layout == Layout::row) rows_.push_back(frames_.size() - 1);
}

void HtmlPage::close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.layout == Layout::list) lists_.pop_back();
  if (frame.layout == Layout::row) rows_.pop_back();
  if (frame.layout == Layout::item) marker_.clear();
  if (frame.quotes && shows()) text_.add_synthetic("\xE2\x80\x9D");
  if (frame.mark != no_mark) marks_[frame.mark].span.end = std::max(marks_[frame.mark].span.start, text_.size());
  if (frame.layout == Layout::row) cell_edge_.reset();
  if (frame.margin > 0) edge(frame.margin);
  now_ = frame.before;
}

void HtmlPage::lay_out(const HtmlTag& tag, const HtmlStyle& style, Frame& frame) {
  using Display = HtmlStyle::Display;
  const Default does = default_of(tag.name);
  switch (does) {
    case Default::line_break: text_.break_line(); return;
    case Default::quotes:
      frame.quotes = true;
      if (shows()) text_.add_synthetic("\xE2\x80\x9C");
      return;
    case Default::cell: open_cell(); return;
    case Default::item: frame.layout = Layout::item; break;
    case Default::preformatted:
      if (!style.white_space) now_.white_space = WhiteSpace::pre;
      break;
    case Default::list:
      frame.layout = Layout::list;
      frame.ordered = tag.name == "ol";
      frame.number = number_of(tag, "start", 1);
      break;
    case Default::row: frame.layout = Layout::row; break;
    default: break;
  }
  const bool block = style.display == Display::block || (style.display != Display::inline_ && does != Default::inline_);
  if (!block) return;
  const bool spaced = does == Default::paragraph || does == Default::preformatted || (does == Default::list && lists_.empty());
  frame.margin = spaced && !style.no_margin && !is_word_paragraph(tag) ? 2 : 1;
  edge(frame.margin);
  if (does == Default::item) open_item(tag);
}

void HtmlPage::open_item(const HtmlTag& tag) {
  const std::size_t depth = lists_.empty() ? 0 : std::min<std::size_t>(lists_.size() - 1, 16);
  marker_.assign(2 * depth, ' ');
  if (lists_.empty() || !frames_[lists_.back()].ordered) {
    marker_ += "* ";
    return;
  }
  Frame& list = frames_[lists_.back()];
  list.number = number_of(tag, "value", list.number);
  marker_ += std::to_string(list.number++) + ". ";
}

void HtmlPage::open_cell() {
  Frame* row = rows_.empty() ? nullptr : &frames_[rows_.back()];
  if (row != nullptr && row->cells++ > 0) {
    // Short cells stand side by side; a cell of several lines stands above the next.
    if (is_one_line(row->cell_start)) {
      text_.join_line();
      text_.separate();
      cell_edge_ = text_.size();
    } else {
      edge(1);
    }
  } else {
    cell_edge_ = text_.size();
  }
  if (row != nullptr) row->cell_start = text_.size();
}

bool HtmlPage::is_one_line(std::size_t start) const {
  while (start < text_.size() && text_.view()[start] <= ' ' && text_.view()[start] >= 0) ++start;
  return text_.line_start() <= start;
}

void HtmlPage::open_mark(HtmlMark mark, Frame& frame) {
  if (mark == HtmlMark::none) return;
  frame.mark = marks_.size();
  marks_.push_back({mark, {text_.size(), text_.size()}});
}

void HtmlPage::edge(std::size_t margin) {
  if (cell_edge_ == text_.size()) return;
  text_.boundary(margin);
}

void HtmlPage::before_text(std::string_view text) {
  if (marker_.empty() || text::is_blank(text)) return;
  text_.add_synthetic(marker_, WhiteSpace::pre);
  // The blank behind a marker stays, whatever the item begins with.
  marker_.clear();
}

void HtmlPage::add_text(Span span) {
  if (!shows()) return;
  before_text(span.of(source_));
  for (std::size_t at = span.start; at < span.end;) {
    const std::size_t mark = std::min(source_.substr(0, span.end).find('&', at), span.end);
    if (mark > at) text_.add_verbatim({at, mark}, now_.white_space);
    if (mark == span.end) break;
    const HtmlEntity entity = decode_entity(source_.substr(mark, span.end - mark));
    at = mark + std::max<std::size_t>(entity.length, 1);
    if (entity.length == 0) {
      text_.add_verbatim({mark, at}, now_.white_space);
    } else {
      text_.add_decoded(entity.text, {mark, at}, now_.white_space);
    }
  }
}

void HtmlPage::add_text(Span span, std::string_view decoded) {
  if (!shows()) return;
  // The parser says which bytes a text came from, but not which of them it passed over; where reading them again
  // gives another text, what it says of the place cannot be trusted.
  std::string again;
  HtmlTokens tokens(source_, span);
  std::vector<Span> pieces;
  for (const HtmlToken* token = &tokens.next(); token->kind != HtmlToken::Kind::end; token = &tokens.next()) {
    if (token->kind != HtmlToken::Kind::text) continue;
    pieces.push_back(token->span);
    again += decode_entities(token->span.of(source_));
  }
  std::erase(again, '\r');
  std::string plain(decoded);
  std::erase(plain, '\r');
  if (again != plain) {
    add_synthetic(decoded);
    return;
  }
  for (const Span piece : pieces) add_text(piece);
}

void HtmlPage::add_synthetic(std::string_view text) {
  if (!shows()) return;
  before_text(text);
  text_.add_synthetic(text, now_.white_space);
}

RenderedHtml HtmlPage::finish() && {
  while (!frames_.empty()) close();
  std::erase_if(marks_, [](const MarkedSpan& one) {
    return one.span.empty() && one.mark != HtmlMark::divider && one.mark != HtmlMark::to_end;
  });
  MarkedText marked = resolve_marks(text_.view(), std::move(marks_));
  RenderedHtml out;
  out.quoted = std::move(marked.quoted);
  out.signature = std::move(marked.signature);
  out.map = std::move(text_).take_map();
  out.text = std::move(text_).take_text();
  return out;
}

}  // namespace outlint::message
