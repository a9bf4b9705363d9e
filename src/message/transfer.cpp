// SPDX-License-Identifier: Apache-2.0
#include "message/transfer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// A decoded segment of escapes is cut here, so that pointing at one character does not point at a whole page.
constexpr std::size_t longest_escaped_run = 16;

int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  return -1;
}

/// Collects decoded bytes and, where somebody wants it, their map.
class Output {
 public:
  Output(TransferDecoded& out, std::size_t raw_start, SourceMap* map) : out_(out), raw_start_(raw_start), map_(map) {}

  void verbatim(std::string_view raw, std::size_t at, std::size_t length) {
    if (map_ != nullptr) map_->append({out_.bytes.size(), length, raw_start_ + at, length, true});
    out_.bytes.append(raw, at, length);
  }
  void decoded(std::string_view bytes, std::size_t at, std::size_t raw_length) {
    if (map_ != nullptr) map_->append({out_.bytes.size(), bytes.size(), raw_start_ + at, raw_length, false});
    out_.bytes.append(bytes);
  }

 private:
  TransferDecoded& out_;
  std::size_t raw_start_;
  SourceMap* map_;
};

/// The end of a line's content and of the line itself.
struct Line {
  std::size_t content_end = 0;
  std::size_t end = 0;
};
Line line_at(std::string_view raw, std::size_t at) {
  const std::size_t feed = raw.find('\n', at);
  if (feed == std::string_view::npos) return {raw.size(), raw.size()};
  return {feed > at && raw[feed - 1] == '\r' ? feed - 1 : feed, feed + 1};
}

/// One line of quoted-printable, up to `end`, where its content ends.
void decode_quoted_line(std::string_view raw, std::size_t at, std::size_t end, Output& out) {
  while (at < end) {
    const std::size_t escape = std::min(raw.find('=', at), end);
    if (escape > at) out.verbatim(raw, at, escape - at);
    at = escape;
    std::string run;
    while (at + 2 < end && raw[at] == '=' && run.size() < longest_escaped_run) {
      const int high = hex_digit(raw[at + 1]), low = hex_digit(raw[at + 2]);
      if (high < 0 || low < 0) break;
      run += static_cast<char>(high * 16 + low);
      at += 3;
    }
    if (!run.empty()) {
      out.decoded(run, escape, at - escape);
    } else if (at < end) {
      out.verbatim(raw, at, 1);  // An equals sign that escapes nothing.
      ++at;
    }
  }
}

void decode_quoted_printable(std::string_view raw, Output& out) {
  for (std::size_t at = 0; at < raw.size();) {
    const Line line = line_at(raw, at);
    std::size_t end = line.content_end;
    // White space at the end of a line was added on the way; the encoder would have escaped its own.
    while (end > at && (raw[end - 1] == ' ' || raw[end - 1] == '\t')) --end;
    const bool soft = end > at && raw[end - 1] == '=';
    decode_quoted_line(raw, at, soft ? end - 1 : end, out);
    if (!soft && line.end > line.content_end) out.verbatim(raw, line.content_end, line.end - line.content_end);
    at = line.end;
  }
}

constexpr std::array<int, 256> base64_values() {
  std::array<int, 256> values{};
  values.fill(-1);
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t at = 0; at < alphabet.size(); ++at) {
    values[static_cast<unsigned char>(alphabet[at])] = static_cast<int>(at);
  }
  return values;
}

void decode_base64(std::string_view raw, Output& out) {
  static constexpr auto values = base64_values();
  unsigned bits = 0;
  int held = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const Line line = line_at(raw, at);
    std::string decoded;
    for (std::size_t i = at; i < line.content_end; ++i) {
      // Padding ends a run: what follows starts on a boundary of its own (joined encodings, list footers).
      if (raw[i] == '=') {
        bits = 0;
        held = 0;
        continue;
      }
      const int value = values[static_cast<unsigned char>(raw[i])];
      if (value < 0) continue;
      bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
      held += 6;
      if (held < 8) continue;
      held -= 8;
      decoded += static_cast<char>(bits >> held & 0xFF);
    }
    if (!decoded.empty()) out.decoded(decoded, at, line.content_end - at);
    at = line.end;
  }
}

int uu_value(char byte) { return (byte - ' ') & 0x3F; }

void decode_uuencode(std::string_view raw, Output& out) {
  bool inside = false;
  for (std::size_t at = 0; at < raw.size();) {
    const Line line = line_at(raw, at);
    const std::string_view content = raw.substr(at, line.content_end - at);
    if (!inside) {
      inside = content.starts_with("begin ");
    } else if (content == "end") {
      return;
    } else if (!content.empty()) {
      const auto length = static_cast<std::size_t>(uu_value(content[0]));
      std::string decoded;
      for (std::size_t i = 1; i + 1 < content.size() && decoded.size() < length; i += 4) {
        int group[4] = {0, 0, 0, 0};
        for (std::size_t k = 0; k < 4 && i + k < content.size(); ++k) group[k] = uu_value(content[i + k]);
        const int bytes[3] = {group[0] << 2 | group[1] >> 4, group[1] << 4 | group[2] >> 2, group[2] << 6 | group[3]};
        for (const int byte : bytes) {
          if (decoded.size() < length) decoded += static_cast<char>(byte & 0xFF);
        }
      }
      if (!decoded.empty()) out.decoded(decoded, at, content.size());
    }
    at = line.end;
  }
}

void decode(std::string_view raw, TransferEncoding encoding, Output& out) {
  switch (encoding) {
    case TransferEncoding::identity:
      out.verbatim(raw, 0, raw.size());
      return;
    case TransferEncoding::quoted_printable:
      decode_quoted_printable(raw, out);
      return;
    case TransferEncoding::base64:
      decode_base64(raw, out);
      return;
    case TransferEncoding::uuencode:
      decode_uuencode(raw, out);
      return;
  }
}

std::string encode_base64(std::string_view bytes, std::string_view line_break) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t bytes_a_line = 57;
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    if (at > 0 && at % bytes_a_line == 0) out += line_break;
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - at);
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8 | (i < left ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= left ? alphabet[group >> (18 - 6 * i) & 0x3F] : '=';
  }
  if (!out.empty()) out += line_break;
  return out;
}

std::string encode_quoted_printable(std::string_view bytes, std::string_view line_break) {
  constexpr std::size_t longest_line = 75;  // One more is the equals sign of a soft break.
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const Line line = line_at(bytes, at);
    std::size_t column = 0;
    for (; at < line.content_end; ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      const bool blank = byte == ' ' || byte == '\t';
      const bool plain = blank ? at + 1 < line.content_end : byte > ' ' && byte < 0x7F && byte != '=';
      const std::size_t width = plain ? 1 : 3;
      if (column + width > longest_line) {
        out.append("=").append(line_break);
        column = 0;
      }
      if (plain) {
        out += static_cast<char>(byte);
      } else {
        out += {'=', digits[byte >> 4], digits[byte & 0xF]};
      }
      column += width;
    }
    if (line.end > line.content_end) out += line_break;
    at = line.end;
  }
  return out;
}

}  // namespace

TransferEncoding transfer_encoding(std::string_view word) {
  const std::string lower = text::lower_ascii(word);
  if (lower == "quoted-printable") return TransferEncoding::quoted_printable;
  if (lower == "base64") return TransferEncoding::base64;
  if (lower == "x-uuencode" || lower == "uuencode" || lower == "x-uue") return TransferEncoding::uuencode;
  return TransferEncoding::identity;
}

bool is_known_encoding(std::string_view word) {
  static constexpr std::array<std::string_view, 4> identities{"", "7bit", "8bit", "binary"};
  const std::string lower = text::lower_ascii(word);
  return transfer_encoding(lower) != TransferEncoding::identity ||
         std::ranges::find(identities, lower) != identities.end();
}

TransferDecoded decode_transfer(std::string_view raw, std::size_t raw_start, TransferEncoding encoding) {
  TransferDecoded decoded;
  Output out(decoded, raw_start, &decoded.map);
  decode(raw, encoding, out);
  return decoded;
}

std::string decode_transfer_bytes(std::string_view raw, TransferEncoding encoding) {
  TransferDecoded decoded;
  Output out(decoded, 0, nullptr);
  decode(raw, encoding, out);
  return std::move(decoded.bytes);
}

std::string decode_transfer_file(std::string_view raw, TransferEncoding encoding) {
  std::string bytes = decode_transfer_bytes(raw, encoding);
  const std::size_t last = raw.find_last_not_of(" \t\r\n");
  if (encoding != TransferEncoding::base64 || last == std::string_view::npos || raw[last] == '=') return bytes;
  // Padding in the middle makes the count no multiple of three either, but then the group is whole.
  if (raw.find('=') == std::string_view::npos) bytes.resize(bytes.size() - bytes.size() % 3);
  return bytes;
}

std::string encode_transfer(std::string_view bytes, TransferEncoding encoding, std::string_view line_break) {
  switch (encoding) {
    case TransferEncoding::quoted_printable:
      return encode_quoted_printable(bytes, line_break);
    case TransferEncoding::base64:
      return encode_base64(bytes, line_break);
    case TransferEncoding::identity:
    case TransferEncoding::uuencode:
      break;
  }
  return std::string(bytes);
}

}  // namespace outlint::message
