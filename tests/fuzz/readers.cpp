// SPDX-License-Identifier: Apache-2.0
// The readers: reading cannot fail, whatever it reads can be judged, and a mail that is rewritten says what it was told to.
#include <algorithm>
#include <string>
#include <vector>

#include "message/mail.hpp"
#include "message/rewrite_mail.hpp"
#include "oracle.hpp"
#include "targets.hpp"
#include "text/utf8.hpp"

namespace outlint::fuzz {
namespace {

constexpr std::size_t most_records = 8, most_judged = 2;

void check_connection(const Connection& connection) {
  demand(!render_connection_json(connection).empty(), "a connection can be shown");
}

/// Reads all there is; the first few records are looked at.
std::size_t read_as(InputKind input, const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t records = 0;
  ReadOptions options;
  options.input = input;
  read_bytes(bytes, "input", options, [&](Result<Record> record) {
    if (!record) {
      demand(!record.error().empty(), "who fails says why");
      return ++records < most_records;
    }
    if (record->connection) {
      check_connection(*record->connection);
      return ++records < most_records;
    }
    const Document document(std::move(record->message));
    check_document(document);
    if (records < most_judged) check_report(linter().lint(document), document);
    return ++records < most_records;
  });
  return records;
}

/// A word of the body becomes another one. The mail either refuses, with a reason, or reads so afterwards.
void rewrite(std::string_view raw) {
  const Message before = message::read_mail(std::make_shared<const std::string>(raw), {"input"});
  const std::string& text = before.body().text;
  const std::size_t start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  std::size_t end = start;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && static_cast<unsigned char>(text[end]) < 0x7F) ++end;
  if (start == end) return;
  const Result<std::string> written = message::rewrite_mail(raw, {{Place{"body", {start, end}}, "Grüße"}});
  if (!written) return demand(!written.error().empty() && !written.error().front().message.empty(), "who refuses says why");
  const Message after = message::read_mail(std::make_shared<const std::string>(*written), {"input"});
  std::string expected = text;
  expected.replace(start, end - start, "Grüße");
  // Lines of a part that ended in more than one way may end in one way now.
  const auto same_lines = [](std::string lines) { return std::erase(lines, '\r'), lines; };
  demand(same_lines(after.body().text) == same_lines(expected), "a rewritten mail says what it was told to, and nothing else has changed\n<" + expected + ">\n<" + after.body().text + ">");
  demand(after.attachments.has_value() == before.attachments.has_value() &&
             (!after.attachments || after.attachments->size() == before.attachments->size()), "a rewritten mail keeps its files");
}

}  // namespace

void mail(const std::uint8_t* data, std::size_t size) {
  demand(read_as(InputKind::eml, data, size) == 1, "a mail is one message");
  rewrite({reinterpret_cast<const char*>(data), size});
}

void html(const std::uint8_t* data, std::size_t size) { demand(read_as(InputKind::html, data, size) == 1, "a page is one message"); }
void mbox(const std::uint8_t* data, std::size_t size) { read_as(InputKind::mbox, data, size); }
void linkedin(const std::uint8_t* data, std::size_t size) { read_as(InputKind::linkedin, data, size); }

void json(const std::uint8_t* data, std::size_t size) {
  read_as(InputKind::json, data, size);
  read_as(InputKind::jsonl, data, size);
}

void draft(const std::uint8_t* data, std::size_t size) {
  read_as(InputKind::auto_, data, size);
  read_as(InputKind::markdown, data, size);
  demand(read_as(InputKind::text, data, size) == 1, "a text is one message");
}

}  // namespace outlint::fuzz
