// SPDX-License-Identifier: Apache-2.0
#include "message/html_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// ASCII white space, which collapses.
bool collapses(char32_t point) { return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == '\f'; }

/// White space that a browser keeps, and characters without ink, which fill the hidden lead of many newsletters.
bool is_inkless(char32_t point) {
  return text::is_space(point) || (point >= 0x200B && point <= 0x200F) || point == 0x2060 || point == 0xFEFF ||
         point == 0x034F || point == 0x00AD;
}

}  // namespace

void HtmlText::add_verbatim(Span span, WhiteSpace mode) { add(span.of(source_), {true, true, span}, mode); }

void HtmlText::add_decoded(std::string_view text, Span span, WhiteSpace mode) { add(text, {true, false, span}, mode); }

void HtmlText::add_synthetic(std::string_view text, WhiteSpace mode) { add(text, {}, mode); }

void HtmlText::add(std::string_view text, Source source, WhiteSpace mode) {
  const auto part = [&](std::size_t from, std::size_t to) {
    if (!source.verbatim) return source;
    return Source{true, true, {source.raw.start + from, source.raw.start + to}};
  };
  std::size_t ink = 0;  // where the stretch of visible characters starts that was not written yet
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    if (c.point > ' ' && c.point < 0x7F) {
      ++at;
      continue;
    }
    const std::size_t next = at + c.length;
    if (!collapses(c.point) && !is_inkless(c.point) && c.point != 0) {
      at = next;
      continue;
    }
    if (at > ink) add_visible(text.substr(ink, at - ink), part(ink, at));
    ink = next;
    const bool line = mode != WhiteSpace::collapse && (c.point == '\n' || c.point == '\r');
    if (c.point == 0 || (line && c.point == '\r' && text.substr(next).starts_with('\n'))) {
      // Neither NUL nor the first half of a line end is text.
    } else if (line) {
      end_line(part(at, next));
    } else if (collapses(c.point) && mode != WhiteSpace::pre) {
      std::size_t end = next;
      while (end < text.size() && collapses(static_cast<unsigned char>(text[end])) &&
             (mode == WhiteSpace::collapse || (text[end] != '\n' && text[end] != '\r'))) {
        ++end;
      }
      wait(Kind::space, " ", part(at, end));
      ink = end;
    } else {
      wait(Kind::blank, text.substr(at, c.length), part(at, next));
    }
    at = std::max(at, ink);
  }
  if (ink < text.size()) add_visible(text.substr(ink), part(ink, text.size()));
}

void HtmlText::add_visible(std::string_view text, Source source) {
  flush();
  write(text, source);
}

void HtmlText::wait(Kind kind, std::string_view bytes, Source source) {
  if (kind == Kind::space || kind == Kind::separator) {
    const bool at_edge = waiting_.empty() ? text_.empty() || text_.back() == '\n' || text_.back() == ' '
                                          : waiting_.back().kind != Kind::blank;
    if (at_edge) return;
  }
  Waiting one{.kind = kind, .length = static_cast<unsigned char>(bytes.size()), .sourced = source.sourced, .raw = source.raw};
  std::ranges::copy(bytes, one.bytes);
  waiting_.push_back(one);
}

void HtmlText::end_line(Source source) {
  // The line above a signature is two dashes and a blank, and known by it.
  const bool separator = newlines_ == 0 && std::string_view(text_).substr(line_start_) == "--";
  while (!waiting_.empty() && waiting_.back().kind != Kind::newline) {
    if (separator && waiting_.size() == 1 && waiting_.back().bytes[0] == ' ') break;
    waiting_.pop_back();
  }
  wait(Kind::newline, "\n", source);
  ++newlines_;
}

void HtmlText::break_line() { end_line({}); }

void HtmlText::boundary(std::size_t lines) {
  const bool blank_line = !waiting_.empty() && waiting_.back().kind == Kind::blank && (newlines_ > 0 || text_.empty());
  if (blank_line) end_line({});
  while (newlines_ < lines) end_line({});
}

void HtmlText::separate() {
  if (!waiting_.empty() && waiting_.back().kind == Kind::space) waiting_.pop_back();
  wait(Kind::separator, "\t", {});
}

void HtmlText::join_line() {
  std::erase_if(waiting_, [](const Waiting& one) { return one.kind == Kind::newline || one.kind == Kind::space; });
  newlines_ = 0;
}

void HtmlText::flush() {
  std::size_t first = 0;
  if (text_.empty()) {
    // Nothing stands above the first line.
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (waiting_[i].kind == Kind::newline) first = i + 1;
    }
  }
  for (; first < waiting_.size(); ++first) {
    const Waiting& one = waiting_[first];
    if (text_.empty() && one.kind != Kind::blank) continue;
    const std::string_view bytes(one.bytes, one.length);
    write(bytes, {one.sourced, one.sourced && one.raw.of(source_) == bytes, one.raw});
    if (one.kind == Kind::newline) line_start_ = text_.size();
  }
  waiting_.clear();
  newlines_ = 0;
}

void HtmlText::write(std::string_view text, Source source) {
  // What a parser moved ahead of its place in the source has no place in a map that only goes forward.
  if (source.sourced && source.raw.start >= raw_end_) {
    map_.append({text_.size(), text.size(), source.raw.start, source.raw.size(), source.verbatim});
    raw_end_ = source.raw.end;
  }
  text_ += text;
}

}  // namespace outlint::message
