// SPDX-License-Identifier: Apache-2.0
// Whatever is wrong with one message of many, the others are read.
#include "message/message_json.hpp"

#include <optional>
#include <utility>

#include "message/charset.hpp"
#include "message/json_fields.hpp"
#include "message/json_tree.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// An array with more broken messages than that is no array of messages.
constexpr std::size_t most_broken = 100;

/// Source made fit for a strict parser, with the way back to the bytes of the input.
struct Mended {
  std::string text;
  SourceMap map;
  std::vector<std::string> notes;
};

/// `base` is where the bytes stand in the input.
Mended mend(std::string_view bytes, std::size_t base) {
  Mended out;
  if (text::is_valid_utf8(bytes) && !bytes.starts_with("\xEF\xBB\xBF")) {
    out.text = std::string(bytes);
    out.map = SourceMap::identity(bytes.size(), base);
  } else {
    DecodedText decoded = decode_text(bytes, "");
    if (decoded.replaced > 0) out.notes.emplace_back("malformed UTF-8 in the JSON, read as U+FFFD");
    if (decoded.guessed) out.notes.push_back("the JSON is not UTF-8; read as " + decoded.charset);
    out.text = std::move(decoded.text);
    out.map = decoded.map.then(SourceMap::identity(bytes.size(), base));
  }
  if (const std::size_t lone = mend_lone_surrogates(out.text); lone > 0) {
    out.notes.push_back(std::to_string(lone) + " escaped half surrogate pairs read as U+FFFD");
  }
  return out;
}

std::string hint_for(const JsonError& error, std::string_view source, bool is_line) {
  const std::string_view line = text::trimmed(source);
  if (is_line && (line == "{" || line == "[" || line == "[{")) return "one message over many lines is read by --input json";
  if (!is_line && error.message.find("expected end of input") != std::string::npos) {
    return "one message a line is read by --input jsonl";
  }
  return {};
}

/// The source of a record: the file, with the record's number where there may be several.
std::string numbered(const std::string& source, std::size_t index) { return source + '#' + std::to_string(index); }

Result<Record> record_of(const JsonNode& node, const JsonPlaces& places, const Mended& mended, const JsonOptions& options,
                         std::string source) {
  Result<Message> message = message_from_json(node, places, options.folder);
  if (!message) return Failure{std::move(message).error()};
  Record record;
  record.message = std::move(*message);
  record.message.source = std::move(source);
  record.message.notes.insert(record.message.notes.begin(), mended.notes.begin(), mended.notes.end());
  return record;
}

}  // namespace

bool read_message_json(std::string_view bytes, const JsonOptions& options, const RecordSink& sink) {
  const Mended mended = mend(bytes, 0);
  const JsonPlaces places(mended.text, mended.map, options.source);
  const std::size_t start = mended.text.find_first_not_of(" \t\r\n");
  const bool is_array = start != std::string::npos && mended.text[start] == '[';
  std::size_t index = 0;
  std::size_t broken = 0;
  bool wanted = true;
  const auto take = [&](const JsonNode& node) {
    Result<Record> record = record_of(node, places, mended, options, is_array ? numbered(options.source, index) : options.source);
    ++index;
    if (!record && ++broken == most_broken) {
      sink(failure(places.problem(node.span.start, "too many broken messages; the rest is not read")));
      return wanted = false;
    }
    return wanted = sink(std::move(record));
  };
  const auto error = read_json(mended.text, take);
  if (!error || !wanted) return wanted;
  return sink(failure(places.problem(error->at, error->message, hint_for(*error, mended.text, false))));
}

bool read_message_jsonl(std::istream& in, const JsonOptions& options, const RecordSink& sink) {
  std::string line;
  std::size_t base = 0;
  std::size_t index = 0;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::size_t start = base;
    base += line.size() + 1;
    if (text::is_blank(line)) continue;
    const Mended mended = mend(line, start);
    const JsonPlaces places(mended.text, mended.map, options.source, number);
    std::optional<Result<Record>> record;
    const auto take = [&](const JsonNode& node) {
      record = record_of(node, places, mended, options, numbered(options.source, index));
      return true;
    };
    const auto error = read_json(mended.text, take);
    if (error) record = failure(places.problem(error->at, error->message, hint_for(*error, mended.text, true)));
    const std::size_t first = mended.text.find_first_not_of(" \t\r");
    if (!error && mended.text[first] == '[') {
      record = failure(places.problem(first, "a line is an array; it has to be an object"));
    }
    ++index;
    if (record && !sink(std::move(*record))) return false;
  }
  return true;
}

}  // namespace outlint::message
