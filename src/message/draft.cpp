// SPDX-License-Identifier: Apache-2.0
// The header block of a draft: as forgiving as an editor's user needs, and never at the cost of a word of the body.
#include "message/draft.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "message/addresses.hpp"
#include "message/attached_file.hpp"
#include "message/dates.hpp"
#include "message/text_file.hpp"
#include "message/vocabulary.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::array<std::string_view, 5> opening_keys{"To", "Subject", "Attach", "Channel", "Stage"};
constexpr std::array<std::string_view, 14> known_keys{"To",   "Subject",  "Attach", "Channel",     "Stage",      "Cc",   "Bcc",
                                                      "From", "Reply-To", "Date",   "In-Reply-To", "Message-ID", "Batch", "Template"};

/// A field of the block, as spans into the text: the name, and the value with its continuation lines.
struct Field {
  Span name;
  Span value;
};

/// The line that starts at `at`, without its ending; `next` is where the one behind it starts.
Span line_at(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  next = end;
  if (next < text.size() && text[next] == '\r') ++next;
  if (next < text.size() && text[next] == '\n') ++next;
  return {at, end};
}

bool is_name_byte(char byte) { return byte > ' ' && byte < 0x7F && byte != ':'; }

/// The name that a header line begins with, if it is one.
std::optional<Span> name_of_line(std::string_view text, Span line) {
  std::size_t at = line.start;
  while (at < line.end && is_name_byte(text[at])) ++at;
  if (at == line.start || at == line.end || text[at] != ':') return std::nullopt;
  return Span{line.start, at};
}

bool is_among(std::string_view name, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view one) { return text::equal_ascii_case(one, name); });
}

/// Names that people give to fields of their own, and misspelt ones of ours; `Note:` or `PS:` is the body's.
bool is_meant_as_field(std::string_view name) {
  return is_among(name, known_keys) || text::starts_with_ascii_case(name, "X-") ||
         (name.size() > 3 && text::nearest(name, known_keys).has_value());
}

struct Block {
  std::vector<Field> fields;
  std::size_t body = 0;  ///< where the body starts
};

/// The block ends at a blank line, which belongs to it, or in front of the first line that is no field.
Block read_block(std::string_view text) {
  Block block;
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    const Span line = line_at(text, at, next);
    block.body = at;
    if (text::is_blank(line.of(text))) {
      block.body = next;
      return block;
    }
    const bool continues = !block.fields.empty() && (text[at] == ' ' || text[at] == '\t');
    if (continues) {
      block.fields.back().value.end = line.end;
    } else {
      const auto name = name_of_line(text, line);
      if (!name || !is_meant_as_field(name->of(text))) return block;
      block.fields.push_back({*name, {name->end + 1, line.end}});
    }
    block.body = next;
  }
  return block;
}

/// Lines of a value become one; the value of one line stays as it is written, which its map can then say.
std::string unfolded(std::string_view value) {
  std::string out;
  for (std::size_t at = 0, next = 0; at < value.size(); at = next) {
    const std::string_view line = text::trimmed(line_at(value, at, next).of(value));
    if (!out.empty() && !line.empty()) out += ' ';
    out += line;
  }
  return out;
}

std::vector<std::string> listed(std::string_view value) {
  std::vector<std::string> out;
  std::string item;
  bool quoted = false;
  for (const char byte : value) {
    if (byte == '"') {
      quoted = !quoted;
    } else if (!quoted && (byte == ',' || byte == ';')) {
      out.push_back(std::exchange(item, {}));
    } else {
      item += byte;
    }
  }
  out.push_back(std::move(item));
  for (std::string& one : out) one = std::string(text::trimmed(one));
  std::erase(out, std::string());
  return out;
}

bool is_yes(std::string_view word) {
  return is_among(word, std::array<std::string_view, 3>{"yes", "true", "1"});
}

std::string unknown_word(const std::string& what, std::string_view word, std::span<const std::string_view> words) {
  const std::string near = did_you_mean(word, words);
  return "unknown " + what + ' ' + quoted(word) + (near.empty() ? ": " + one_of(words) : " (" + near + ')');
}

void add(std::optional<std::vector<Address>>& people, std::string_view value) {
  if (!people) people.emplace();
  for (Address& address : read_addresses(value)) people->push_back(std::move(address));
}

void attach(Message& message, std::string_view value, const DraftOptions& options) {
  if (!message.attachments) message.attachments.emplace();
  for (const std::string& path : listed(value)) {
    Attachment attachment;
    read_attached_file(attachment, path, {options.folder, Reach::anywhere}, message.notes);
    message.attachments->push_back(std::move(attachment));
  }
}

void take_field(Message& message, const std::string& name, const Header& field, const DraftOptions& options) {
  const std::string& value = field.value;
  if (name == "to") add(message.to, value);
  if (name == "cc") add(message.cc, value);
  if (name == "bcc") add(message.bcc, value);
  if (name == "from") add(message.from, value);
  if (name == "attach") attach(message, value, options);
  if (name == "batch") message.batch = value;
  if (name == "template") message.is_template = is_yes(value);
  if (name == "message-id") message.message_id = first_message_id(value);
  if (name == "in-reply-to") message.in_reply_to = first_message_id(value);
  if (name == "subject") {
    message.subject = value;
    message.subject_map = field.map;
  }
  if (name == "channel") {
    if (const auto channel = channel_from_string(text::lower_ascii(value))) message.channel = *channel;
    else message.notes.push_back(unknown_word("channel", value, channel_words));
  }
  if (name == "stage") {
    message.context.stage = stage_from_string(text::lower_ascii(value));
    if (!message.context.stage) message.notes.push_back(unknown_word("stage", value, stage_words));
  }
  if (name == "date") {
    message.date = read_date(value);
    if (!message.date) message.notes.push_back("the date " + quoted(value) + " is none");
  }
  if (!is_among(name, known_keys) && !name.starts_with("x-")) {
    message.notes.push_back(unknown_word("header", field.name, known_keys));
  }
}

void take_block(Message& message, const Block& block, const TextFile& file, const DraftOptions& options) {
  const std::string_view whole = file.decoded.text;
  for (const Field& field : block.fields) {
    const Span value = text::trimmed(whole, field.value);
    Header header;
    header.name = std::string(field.name.of(whole));
    header.value = unfolded(value.of(whole));
    if (header.value == value.of(whole)) {
      header.map = SourceMap::identity(value.size(), value.start).then(file.decoded.map);
    }
    const std::string name = text::lower_ascii(header.name);
    take_field(message, name, header, options);
    message.headers.push_back(std::move(header));
  }
}

}  // namespace

bool has_draft_headers(std::string_view text) {
  std::size_t next = 0;
  const auto name = name_of_line(text, line_at(text, 0, next));
  return name && is_among(name->of(text), opening_keys);
}

Message read_draft(std::string_view bytes, const DraftOptions& options) {
  if (is_binary(bytes)) return read_binary(bytes);
  Message message;
  const TextFile file = read_text_file(bytes);
  Block block;
  if (has_draft_headers(file.decoded.text)) block = read_block(file.decoded.text);
  take_block(message, block, file, options);
  message.parts.push_back(text_part(file, bytes, block.body, options.type));
  message.raw = std::make_shared<const std::string>(bytes);
  add_notes(file, message);
  return message;
}

}  // namespace outlint::message
