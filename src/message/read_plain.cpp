// SPDX-License-Identifier: Apache-2.0
// Reads plain text and HTML, so that the program links before the dispatch over all formats is there; it replaces this file.
#include <array>
#include <fstream>
#include <iterator>

#include <outlint/read.hpp>

#include "message/html.hpp"
#include "text/utf8.hpp"

namespace outlint {
namespace {

constexpr std::array<std::string_view, 10> kinds{"auto", "eml", "mbox", "maildir", "linkedin", "json", "jsonl", "html", "markdown", "text"};

}  // namespace

std::string_view to_string(InputKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<InputKind> input_kind_from_string(std::string_view word) {
  for (std::size_t each = 0; each < kinds.size(); ++each) {
    if (kinds[each] == word) return static_cast<InputKind>(each);
  }
  return std::nullopt;
}

void read_bytes(std::string_view bytes, const std::string& source, const ReadOptions& options, const RecordSink& sink) {
  const std::string text = text::repaired_utf8(bytes).text;
  Record record{message_from_text(text), {}};
  if (options.input == InputKind::html) {
    message::RenderedHtml page = message::render_html(text);
    Part& body = record.message.parts.front();
    body.type = "text/html";
    body.source = text;
    body.text = std::move(page.text);
    body.map = std::move(page.map);
    body.quoted = std::move(page.quoted);
    body.signature = std::move(page.signature);
    record.message.notes = std::move(page.notes);
  }
  record.message.source = source;
  if (options.channel) record.message.channel = *options.channel;
  sink(std::move(record));
}

void read_path(const std::string& path, const ReadOptions& options, const RecordSink& sink) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.is_open()) return read_bytes(bytes, path, options, sink);
  Problem problem;
  problem.file = path;
  problem.message = "cannot be opened";
  sink(failure(std::move(problem)));
}

}  // namespace outlint
