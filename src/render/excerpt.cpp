// SPDX-License-Identifier: Apache-2.0
#include "render/excerpt.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint::render {
namespace {

constexpr std::size_t most_rows = 8;
constexpr std::size_t gutter_width = 4;

/// What one line of the terminal shows.
struct Row {
  Span span;           // bytes of the part
  bool first = false;  // whether a line of the text begins here
};

constexpr std::size_t farthest = 4096;  // bytes of a line before what is meant: of a longer one, its beginning is left out

bool breaks_line(char byte) { return byte == '\n' || byte == '\r'; }

/// A line in rows of at most `width` columns, broken behind spaces where there are any. None begins at `stop` or behind.
void append_rows(std::vector<Row>& rows, std::string_view text, Span line, std::size_t width, std::size_t stop) {
  std::size_t begin = line.start;
  bool first = true;
  do {
    std::size_t used = 0;
    std::size_t end = begin;
    std::size_t after_space = begin;
    while (end < line.end) {
      const std::size_t length = text::decode(text, end).length;
      used += columns(visible(text.substr(end, length)));
      if (used > width && end > begin) break;
      end += length;
      if (text[end - 1] == ' ') after_space = end;
    }
    if (end < line.end && after_space > begin) end = after_space;
    rows.push_back({{begin, end}, first});
    first = false;
    begin = end;
  } while (begin < line.end && begin < stop);
}

/// Where the line around a place begins, or a word of it not too far before the place.
std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t limit = at - std::min(at, farthest);
  std::size_t start = at;
  while (start > limit && !breaks_line(text[start - 1])) --start;
  if (start > limit || start == 0 || breaks_line(text[start - 1])) return start;
  const std::size_t space = text.find(' ', start);
  if (space < at) return space + 1;
  while (!text::is_boundary(text, start)) ++start;
  return start;
}

/// The rows that a span touches.
std::vector<Row> rows_of(std::string_view text, Span span, std::size_t width) {
  std::vector<Row> rows;
  const std::string_view near = text.substr(0, span.end + farthest);  // of the last line no more is shown than a row
  for (std::size_t start = line_start(text, span.start); start <= near.size();) {
    const std::size_t end = std::min(near.find_first_of("\r\n", start), near.size());
    append_rows(rows, near, {start, end}, width, std::max(span.end, span.start + 1));
    start = end + (near.substr(end, 2) == "\r\n" ? 2 : 1);
    if (start >= span.end) break;
  }
  std::erase_if(rows, [&](const Row& row) {
    if (span.empty()) return span.start < row.span.start || span.start > row.span.end;
    return !row.span.overlaps(span) && !row.span.empty();
  });
  return rows;
}

/// Spaces and carets for the part of a row that is meant; no carets under the white space at its ends.
std::string carets(std::string_view text, const Row& row, Span span) {
  Span meant{std::max(row.span.start, span.start), std::min(row.span.end, span.end)};
  if (meant.start > meant.end) return "";
  if (!span.empty()) meant = text::trimmed(text, meant);
  const std::size_t before = columns(visible(text.substr(row.span.start, meant.start - row.span.start)));
  const std::size_t under = columns(visible(meant.of(text)));
  if (under == 0 && !span.empty()) return "";
  return std::string(before, ' ') + std::string(std::max<std::size_t>(under, 1), '^');
}

std::string label_of(std::string_view part) {
  if (part == "subject") return "Subject: ";
  if (part.starts_with("header:")) return visible_line(part.substr(7)) + ": ";
  if (part.starts_with("attachment:")) return "attached: ";
  return "";
}

}  // namespace

std::string excerpt(const Document& document, Places& places, const Place& place, const ExcerptLook& look) {
  const auto part = part_text(document.message(), place.part);
  if (!part || place.span.end > part->text.size() || part->text.empty()) return "";
  const std::string label = label_of(place.part);
  const std::size_t room = look.width > gutter_width + 24 + label.size() ? look.width - gutter_width - 4 - label.size() : 20;
  const std::vector<Row> rows = rows_of(part->text, place.span, room);

  std::string out;
  const std::string bar = look.paint(Ink::gutter, "|");
  const std::string blank(gutter_width, ' ');
  for (std::size_t each = 0; each < rows.size(); ++each) {
    const bool elided = rows.size() > most_rows && each >= most_rows / 2 && each < rows.size() - most_rows / 2 + 1;
    if (elided) {
      if (each == most_rows / 2) out += look.paint(Ink::gutter, blank + " ...") + "\n";
      continue;
    }
    const Row& row = rows[each];
    const auto lines = row.first ? places.in_input({place.part, {row.span.start, row.span.start}}) : std::nullopt;
    const std::string number = lines ? std::to_string(lines->start.line) : "";
    const std::string before = each == 0 ? label : std::string(label.size(), ' ');
    std::string shown = visible(row.span.of(part->text));
    while (shown.ends_with(' ')) shown.pop_back();
    out += fmt::format("{} {}{}{}{}\n", look.paint(Ink::gutter, fmt::format("{:>{}}", number, gutter_width)), bar, shown.empty() ? "" : " ",
                       shown.empty() ? "" : before, shown);
    const std::string marks = carets(part->text, row, place.span);
    if (!marks.empty()) {
      const std::size_t indent = marks.find('^') + label.size() + 1;
      out += fmt::format("{} {}{}{}\n", blank, bar, std::string(indent, ' '), look.paint(look.caret, marks.substr(marks.find('^'))));
    }
  }
  return out;
}

}  // namespace outlint::render
