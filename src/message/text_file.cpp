// SPDX-License-Identifier: Apache-2.0
// A draft may come in any charset; what spans index is UTF-8, with each byte's way back.
#include "message/text_file.hpp"

#include <algorithm>
#include <utility>

#include "message/html.hpp"
#include "message/charset.hpp"
#include "message/sha256.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t looked_at = 8192;
constexpr std::string_view is_no_text = "this looks like a binary file, not like text";

bool has_utf16_mark(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }
bool has_utf32_mark(std::string_view bytes) { return bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)); }

/// UTF-16 without a mark, told by its ASCII: every other byte is zero, and only those. Empty for what is not that.
std::string_view unmarked_utf16(std::string_view bytes) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  const std::size_t half = bytes.size() / 2;
  if (half < 2 || std::min(zeros[0], zeros[1]) > 0 || std::max(zeros[0], zeros[1]) * 10 < half * 9) return {};
  return zeros[0] > 0 ? "utf-16be" : "utf-16le";
}

bool has_magic(std::string_view bytes) {
  constexpr std::string_view magics[] = {"%PDF-",     "PK\x03\x04", "\x89PNG\r\n", "GIF87a",       "GIF89a", "\xFF\xD8\xFF",
                                         "\x1F\x8B\x08", "7z\xBC\xAF", "\177ELF",   "\xD0\xCF\x11\xE0", "{\\rtf"};
  return std::any_of(std::begin(magics), std::end(magics), [&](std::string_view magic) { return bytes.starts_with(magic); });
}

}  // namespace

bool is_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, looked_at);
  if (has_utf16_mark(head) || has_utf32_mark(head)) return false;
  if (has_magic(head)) return true;
  if (!unmarked_utf16(head).empty()) return false;
  std::size_t strange = 0;
  for (const char byte : head) {
    if (byte == '\0') return true;
    const bool control = static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
    // ESC is part of ISO-2022-JP, form feeds and backspaces of old mail.
    if (control && std::string_view("\t\n\v\f\r\b\x1A\x1B").find(byte) == std::string_view::npos) ++strange;
  }
  return strange * 20 > head.size();
}

TextFile read_text_file(std::string_view bytes) {
  TextFile file;
  file.binary = is_binary(bytes);
  file.decoded = decode_text(bytes, unmarked_utf16(bytes.substr(0, looked_at)));
  return file;
}

Part text_part(const TextFile& file, std::string_view bytes, std::size_t start, std::string_view type) {
  const std::string& whole = file.decoded.text;
  const SourceMap& map = file.decoded.map;
  Part part;
  part.id = "body";
  part.type = std::string(type);
  part.charset = file.decoded.charset;
  part.text = whole.substr(start);
  std::size_t raw_start = 0;
  if (start == 0) {
    part.map = map;
  } else {
    part.map = SourceMap::identity(part.text.size(), start).then(map);
    const auto before = map.covering({0, start});
    raw_start = before ? before->end : 0;
  }
  const std::string_view raw = bytes.substr(std::min(raw_start, bytes.size()));
  part.size = raw.size();
  part.sha256 = sha256_hex(raw);
  return part;
}

void add_notes(const TextFile& file, Message& message) {
  if (file.binary) {
    message.notes.emplace_back(is_no_text);
    return;
  }
  const DecodedText& decoded = file.decoded;
  if (decoded.guessed) message.notes.push_back("not UTF-8; read as " + decoded.charset);
  if (decoded.replaced > 0) {
    message.notes.push_back(std::to_string(decoded.replaced) + " malformed byte sequences read as U+FFFD");
  }
}

Message read_plain_text(std::string_view bytes) {
  Message message;
  const TextFile file = read_text_file(bytes);
  message.parts.push_back(text_part(file, bytes, 0, "text/plain"));
  message.raw = std::make_shared<const std::string>(bytes);
  add_notes(file, message);
  return message;
}

Message read_binary(std::string_view bytes) {
  Message message;
  Part part;
  part.id = "body";
  part.type = "application/octet-stream";
  part.size = bytes.size();
  part.sha256 = sha256_hex(bytes);
  message.parts.push_back(std::move(part));
  message.raw = std::make_shared<const std::string>(bytes);
  message.notes.emplace_back(is_no_text);
  return message;
}

Message read_html_page(std::string_view bytes) {
  Message message;
  const TextFile file = read_text_file(bytes);
  Part part = text_part(file, bytes, 0, "text/html");
  RenderedHtml page = render_html(part.text);
  part.map = page.map.then(part.map);
  part.source = std::exchange(part.text, std::move(page.text));
  part.quoted = std::move(page.quoted);
  part.signature = std::move(page.signature);
  message.parts.push_back(std::move(part));
  message.raw = std::make_shared<const std::string>(bytes);
  add_notes(file, message);
  for (std::string& note : page.notes) message.notes.push_back(std::move(note));
  return message;
}

}  // namespace outlint::message
