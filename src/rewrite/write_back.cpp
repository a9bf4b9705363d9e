// SPDX-License-Identifier: Apache-2.0
#include "rewrite/write_back.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rewrite/json_items.hpp"
#include "text/json_string.hpp"
#include "text/utf8.hpp"

namespace outlint::rewrite {
namespace {

constexpr std::string_view attachment_prefix = "attachment:", header_prefix = "header:";

/// The map of a part that a draft can be edited in.
const SourceMap* map_of(const Message& message, std::string_view part) {
  if (part == "body") return &message.body().map;
  if (part == "subject") return &message.subject_map;
  if (!part.starts_with("header:")) return nullptr;
  const Header* header = message.header(part.substr(7));
  return header == nullptr ? nullptr : &header->map;
}

std::string spelled(const std::string& text, std::string_view file, Notation notation) {
  if (notation == Notation::json) {
    const std::string quoted = text::json_string(text);
    return quoted.substr(1, quoted.size() - 2);
  }
  if (file.find("\r\n") == std::string_view::npos) return text;
  std::string out;
  for (const char byte : text) {
    if (byte == '\n' && !out.ends_with('\r')) out += '\r';
    out += byte;
  }
  return out;
}

/// The bytes that a span stands for, where they begin and end with it: an encoded character is whole or not there.
std::optional<Span> exact(const SourceMap& map, Span span) {
  if (span.empty()) {
    // An insertion goes before the character that follows, or behind the last one.
    for (const SourceMap::Segment& segment : map.segments()) {
      const std::size_t end = segment.text + segment.text_length;
      if (span.start < segment.text || span.start > end) continue;
      const bool inside = span.start > segment.text && span.start < end;
      if (inside && !segment.verbatim) return std::nullopt;
      const std::size_t raw = span.start == end ? segment.raw + segment.raw_length : segment.raw + (span.start - segment.text);
      return Span{raw, raw};
    }
    return std::nullopt;
  }
  // Segments that are not verbatim are single characters here; in between nothing may be left out.
  for (const SourceMap::Segment& segment : map.segments()) {
    const Span text{segment.text, segment.text + segment.text_length};
    if (!segment.verbatim && text.overlaps(span) && !span.contains(text)) return std::nullopt;
  }
  return map.covering(span);
}

/// The items of a list separated by commas or semicolons, quotes respected.
std::vector<Span> items_of(std::string_view value) {
  std::vector<Span> items{{0, 0}};
  bool quoted = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '"') quoted = !quoted;
    if (quoted || (value[at] != ',' && value[at] != ';')) continue;
    items.back().end = at;
    items.push_back({at + 1, at + 1});
  }
  items.back().end = value.size();
  std::erase_if(items, [&](Span item) { return text::is_blank(item.of(value)); });
  return items;
}

Span whole_line(std::string_view file, Span inside) {
  const std::size_t before = inside.start == 0 ? std::string_view::npos : file.rfind('\n', inside.start - 1);
  const std::size_t end = file.find('\n', inside.end);
  return {before == std::string_view::npos ? 0 : before + 1, end == std::string_view::npos ? file.size() : end + 1};
}

/// The bytes of `Attach:` that name the file: its line, or its item among several.
std::optional<Span> attach_header(const Message& message, std::string_view file, std::size_t number) {
  std::size_t first = 0;
  for (const Header& header : message.headers) {
    if (!text::equal_ascii_case(header.name, "Attach")) continue;
    const std::vector<Span> items = items_of(header.value);
    if (number >= first + items.size()) {
      first += items.size();
      continue;
    }
    const std::size_t item = number - first;
    const auto raw = header.map.verbatim(items.size() == 1 ? Span{0, header.value.size()} : items[item]);
    if (!raw) return std::nullopt;
    if (items.size() == 1) return whole_line(file, *raw);
    return item == 0 ? Span{raw->start, raw->end + 1} : Span{raw->start - 1, raw->end};
  }
  return std::nullopt;
}

Result<RawEdit> raw_edit(const Message& message, std::string_view file, const Edit& edit, Notation notation) {
  const std::string& part = edit.place.part;
  if (part.starts_with(attachment_prefix)) {
    std::size_t number = 0;
    std::from_chars(part.data() + attachment_prefix.size(), part.data() + part.size(), number);
    const auto& segments = message.body().map.segments();
    const auto raw = notation == Notation::plain ? attach_header(message, file, number)
                     : segments.empty()          ? std::nullopt
                                                 : json_item(file, "attachments", number, segments.front().raw);
    if (raw) return RawEdit{*raw, ""};
    return failure("the attached file cannot be taken out here; take it out by hand");
  }
  if (notation == Notation::json && part.starts_with(header_prefix)) {
    // People are a list of their own there: the first stays, or none does.
    const auto& segments = message.body().map.segments();
    const std::string key = text::lower_ascii(part.substr(header_prefix.size()));
    const auto raw = segments.empty() ? std::nullopt : json_items_behind(file, key, edit.replacement.empty() ? 0 : 1, segments.front().raw);
    if (raw) return RawEdit{*raw, ""};
    return failure("the recipients are no list here; take the others out by hand");
  }
  const SourceMap* map = map_of(message, part);
  const auto raw = map == nullptr ? std::nullopt : exact(*map, edit.place.span);
  if (!raw || raw->end > file.size()) return failure("the words to change do not stand in the file as they are");
  return RawEdit{*raw, spelled(edit.replacement, file, notation)};
}

}  // namespace

Result<std::vector<RawEdit>> raw_edits(const Message& message, std::string_view file, const std::vector<Edit>& edits, Notation notation) {
  if (!text::is_valid_utf8(file)) return failure("only files in UTF-8 can be rewritten");
  std::vector<RawEdit> out;
  for (const Edit& edit : edits) {
    Result<RawEdit> raw = raw_edit(message, file, edit, notation);
    if (!raw) return Failure{std::move(raw).error()};
    out.push_back(*std::move(raw));
  }
  std::stable_sort(out.begin(), out.end(), [](const RawEdit& a, const RawEdit& b) { return a.span < b.span; });
  for (std::size_t each = 1; each < out.size(); ++each) {
    if (out[each].span.start < out[each - 1].span.end) return failure("two changes meet in the same bytes");
  }
  return out;
}

std::string with_raw_edits(std::string_view file, const std::vector<RawEdit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const RawEdit& edit : edits) {
    out.append(file.substr(at, edit.span.start - at)).append(edit.replacement);
    at = edit.span.end;
  }
  return out.append(file.substr(at));
}

}  // namespace outlint::rewrite
