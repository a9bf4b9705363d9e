// SPDX-License-Identifier: Apache-2.0
// The one door of the readers to nlohmann-json. Its events bear no places, so the iterator that feeds it counts.
#include "message/json_tree.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// Message JSON is four levels deep; a source that nests for the sake of it is cut off.
constexpr std::size_t deepest = 32;

/// Walks the source and tells how far the lexer has come: at each event, just behind the token (a number: one more).
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** seen) : at_(at), seen_(seen) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *seen_ = ++at_;
    return *this;
  }
  Cursor operator++(int) {
    Cursor before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Cursor& left, const Cursor& right) { return left.at_ == right.at_; }

 private:
  const char* at_;
  const char** seen_;
};

bool is_number_byte(char byte) {
  return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == '.' || byte == 'e' || byte == 'E';
}

/// The literal of a string whose closing quote is the last byte before `end`.
Span string_literal(std::string_view source, std::size_t end) {
  for (std::size_t at = end - 1; at > 0;) {
    --at;
    if (source[at] != '"') continue;
    std::size_t slashes = 0;
    while (slashes < at && source[at - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return {at, end};
  }
  return {0, end};
}

/// What the library says, without its own name, its own place and the excerpt it repeats.
std::string plain_words(std::string_view what) {
  if (const auto detail = what.find(" - "); detail != std::string_view::npos) {
    what.remove_prefix(detail + 3);
  } else if (const auto bracket = what.find("] "); bracket != std::string_view::npos) {
    what.remove_prefix(bracket + 2);
  }
  const auto read = what.find("; last read:");
  std::string out(what.substr(0, read));
  if (read != std::string_view::npos) {
    if (const auto expected = what.rfind("; expected "); expected != std::string_view::npos && expected > read) {
      out += what.substr(expected);
    }
  }
  return out;
}

/// Takes the library's events, builds items, and hands each out when it closes.
class Builder {
 public:
  Builder(std::string_view source, const JsonSink& sink) : source_(source), sink_(sink) {}

  const char** seen() { return &seen_; }
  void start(const char* at) { seen_ = at; }
  std::optional<JsonError> error() && { return std::move(error_); }

  bool null() { return scalar(JsonNode::Kind::null, word(4)); }
  bool boolean(bool truth) {
    JsonNode node;
    node.kind = JsonNode::Kind::boolean;
    node.truth = truth;
    node.span = word(truth ? 4 : 5);
    return emit(std::move(node));
  }
  bool number_integer(std::int64_t) { return scalar(JsonNode::Kind::number, number()); }
  bool number_unsigned(std::uint64_t) { return scalar(JsonNode::Kind::number, number()); }
  bool number_float(double, const std::string&) { return scalar(JsonNode::Kind::number, number()); }
  bool string(std::string& value) {
    JsonNode node;
    node.kind = JsonNode::Kind::string;
    node.text = std::move(value);
    node.span = string_literal(source_, here());
    return emit(std::move(node));
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(JsonNode::Kind::object); }
  bool start_array(std::size_t) { return open(JsonNode::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& value) {
    open_.back().key = std::move(value);
    open_.back().key_span = string_literal(source_, here());
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    std::size_t at = std::min(position > 0 ? position - 1 : 0, source_.size());
    const std::string message = plain_words(error.what());
    if (message.starts_with("unexpected string literal")) at = string_literal(source_, here()).start;
    while (at > 0 && !text::is_boundary(source_, at)) --at;
    error_ = JsonError{at, "broken JSON: " + message};
    return false;
  }

 private:
  struct Open {
    JsonNode node;
    std::string key;
    Span key_span;
  };

  [[nodiscard]] std::size_t here() const { return static_cast<std::size_t>(seen_ - source_.data()); }
  [[nodiscard]] Span word(std::size_t length) const { return {here() - length, here()}; }
  [[nodiscard]] Span number() const {
    std::size_t end = here();
    while (end > 0 && !is_number_byte(source_[end - 1])) --end;
    std::size_t start = end;
    while (start > 0 && is_number_byte(source_[start - 1])) --start;
    return {start, end};
  }

  bool scalar(JsonNode::Kind kind, Span span) {
    JsonNode node;
    node.kind = kind;
    node.span = span;
    if (kind == JsonNode::Kind::number) node.text = std::string(span.of(source_));
    return emit(std::move(node));
  }

  bool open(JsonNode::Kind kind) {
    if (open_.size() == deepest) {
      error_ = JsonError{here() - 1, "broken JSON: nested too deeply"};
      return false;
    }
    Open level;
    level.node.kind = kind;
    level.node.span = {here() - 1, here()};
    open_.push_back(std::move(level));
    return true;
  }

  bool close() {
    JsonNode node = std::move(open_.back().node);
    open_.pop_back();
    // The outermost array is handed out item by item; nothing is left of it to hand out.
    if (open_.empty() && node.kind == JsonNode::Kind::array) return true;
    return emit(std::move(node));
  }

  bool emit(JsonNode node) {
    const bool is_item = open_.size() == 1 && open_.front().node.kind == JsonNode::Kind::array;
    if (open_.empty() || is_item) return sink_(std::move(node));
    Open& parent = open_.back();
    if (parent.node.kind == JsonNode::Kind::array) {
      parent.node.items.push_back(std::move(node));
    } else {
      parent.node.members.push_back({std::move(parent.key), parent.key_span, std::move(node)});
    }
    return true;
  }

  std::string_view source_;
  const JsonSink& sink_;
  const char* seen_ = nullptr;
  std::vector<Open> open_;
  std::optional<JsonError> error_;
};

std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned value = 0;
  for (const char byte : text.substr(at, 4)) {
    unsigned digit = 0;
    if (byte >= '0' && byte <= '9') digit = static_cast<unsigned>(byte - '0');
    else if (byte >= 'a' && byte <= 'f') digit = static_cast<unsigned>(byte - 'a') + 10;
    else if (byte >= 'A' && byte <= 'F') digit = static_cast<unsigned>(byte - 'A') + 10;
    else return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// The code unit of a `\uXXXX` at `at`, if one stands there.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  return hex4(text, at + 2);
}

/// How long the escape at `at` is in the source, and the character that it stands for in UTF-8.
std::pair<std::size_t, std::size_t> escape_lengths(std::string_view source, std::size_t at) {
  const auto unit = escaped_unit(source, at);
  if (!unit) return {2, 1};
  if (is_high(*unit)) {
    if (const auto low = escaped_unit(source, at + 6); low && is_low(*low)) return {12, 4};
  }
  return {6, *unit < 0x80 ? 1u : *unit < 0x800 ? 2u : 3u};
}

}  // namespace

std::string_view name_of(JsonNode::Kind kind) {
  switch (kind) {
    case JsonNode::Kind::null: return "null";
    case JsonNode::Kind::boolean: return "true or false";
    case JsonNode::Kind::number: return "a number";
    case JsonNode::Kind::string: return "a string";
    case JsonNode::Kind::array: return "an array";
    case JsonNode::Kind::object: break;
  }
  return "an object";
}

std::optional<JsonError> read_json(std::string_view source, const JsonSink& sink) {
  Builder builder(source, sink);
  builder.start(source.data());
  const Cursor first(source.data(), builder.seen());
  const Cursor last(source.data() + source.size(), builder.seen());
  nlohmann::json::sax_parse(first, last, &builder);
  return std::move(builder).error();
}

SourceMap map_of_string(std::string_view source, Span literal) {
  SourceMap map;
  std::size_t at = literal.start + 1;
  const std::size_t end = literal.end - 1;
  for (std::size_t out = 0; at < end;) {
    if (source[at] == '\\') {
      const auto [raw, length] = escape_lengths(source, at);
      map.append({out, length, at, raw, false});
      at += raw;
      out += length;
      continue;
    }
    const std::size_t stop = std::min(source.find('\\', at), end);
    map.append({out, stop - at, at, stop - at, true});
    out += stop - at;
    at = stop;
  }
  return map;
}

std::size_t mend_lone_surrogates(std::string& source) {
  std::size_t mended = 0;
  for (std::size_t at = source.find('\\'); at != std::string::npos && at + 1 < source.size(); at = source.find('\\', at)) {
    const auto unit = escaped_unit(source, at);
    if (!unit) {
      at += 2;
      continue;
    }
    if (is_high(*unit)) {
      if (const auto low = escaped_unit(source, at + 6); low && is_low(*low)) {
        at += 12;
        continue;
      }
    }
    if (is_high(*unit) || is_low(*unit)) {
      source.replace(at + 2, 4, "fffd");
      ++mended;
    }
    at += 6;
  }
  return mended;
}

}  // namespace outlint::message
