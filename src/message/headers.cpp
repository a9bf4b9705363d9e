// SPDX-License-Identifier: Apache-2.0
#include "message/headers.hpp"

#include <algorithm>
#include <optional>

#include "message/charset.hpp"
#include "message/transfer.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

struct EncodedWord {
  std::string_view charset;
  char encoding = 'q';
  std::string_view content;
  std::size_t length = 0;
};

/// Nobody's words are longer; the bound keeps a value full of broken words linear.
constexpr std::size_t longest_word = 4096;

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

/// The closing `?=`. Bare question marks are not allowed inside, but some programs leave a few.
std::size_t word_end(std::string_view text, std::size_t at) {
  constexpr int most_stray_marks = 8;
  for (int marks = 0; marks <= most_stray_marks; ++marks) {
    at = text.find('?', at);
    if (at == std::string_view::npos || at + 1 >= text.size()) return std::string_view::npos;
    if (text[at + 1] == '=') return at;
    ++at;
  }
  return std::string_view::npos;
}

std::optional<EncodedWord> encoded_word_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "=?") return std::nullopt;
  text = text.substr(0, at + std::min(longest_word, text.size() - at));
  const std::size_t charset_end = text.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end == at + 2 || charset_end + 2 >= text.size())
    return std::nullopt;
  if (text[charset_end + 2] != '?') return std::nullopt;
  EncodedWord word;
  word.charset = text.substr(at + 2, charset_end - at - 2);
  word.charset = word.charset.substr(0, word.charset.find('*'));
  if (std::ranges::any_of(word.charset, is_blank)) return std::nullopt;
  word.encoding = static_cast<char>(text[charset_end + 1] | 0x20);
  if (word.encoding != 'q' && word.encoding != 'b') return std::nullopt;
  const std::size_t start = charset_end + 3;
  const std::size_t end = word_end(text, start);
  if (end == std::string_view::npos) return std::nullopt;
  word.content = text.substr(start, end - start);
  word.length = end + 2 - at;
  return word;
}

std::string word_bytes(const EncodedWord& word) {
  if (word.encoding == 'b') return decode_transfer_bytes(word.content, TransferEncoding::base64);
  std::string spaced(word.content);
  std::ranges::replace(spaced, '_', ' ');
  // A line break inside is a fold, and a space at the end is meant here: neither may be taken for body text.
  std::erase_if(spaced, [](char byte) { return byte == '\r' || byte == '\n'; });
  std::string bytes = decode_transfer_bytes(spaced + '.', TransferEncoding::quoted_printable);
  bytes.pop_back();
  return bytes;
}

class Decoder {
 public:
  Decoder(std::string_view raw, std::size_t raw_start) : raw_(raw), base_(raw_start) {}

  DecodedHeader run() {
    std::size_t start = 0, end = raw_.size();
    while (start < end && is_blank(raw_[start])) ++start;
    while (end > start && is_blank(raw_[end - 1])) --end;
    for (std::size_t at = start; at < end;) {
      const std::size_t next = encoded_run(at, end);
      at = next > at ? next : plain_run(at, end);
    }
    return std::move(out_);
  }

 private:
  /// Encoded words in a row; white space between two of them is not text. Bytes of neighbours with one charset
  /// are joined before they are decoded, since senders cut characters in two.
  std::size_t encoded_run(std::size_t at, std::size_t end) {
    const std::string_view text = raw_.substr(0, end);
    std::size_t stop = at;
    while (auto word = encoded_word_at(text, at)) {
      const std::size_t start = at;
      std::string bytes;
      const std::string charset = text::lower_ascii(word->charset);
      while (word && text::equal_ascii_case(word->charset, charset)) {
        bytes += word_bytes(*word);
        stop = at + word->length;
        at = stop;
        while (at < end && is_blank(raw_[at])) ++at;
        word = encoded_word_at(text, at);
      }
      const std::string decoded = decode_text(bytes, charset).text;
      append_decoded(decoded, start, stop - start);
      if (!word) break;
    }
    return stop;
  }

  std::size_t plain_run(std::size_t at, std::size_t end) {
    std::size_t stop = raw_.find("=?", at + 1);
    while (stop != std::string_view::npos && stop < end && encoded_word_length(raw_.substr(0, end), stop) == 0) {
      stop = raw_.find("=?", stop + 1);
    }
    stop = std::min(stop, end);
    const DecodedText text = decode_text(raw_.substr(at, stop - at), "utf-8");
    for (const SourceMap::Segment& segment : text.map.segments()) {
      const std::string_view piece = std::string_view(text.text).substr(segment.text, segment.text_length);
      if (segment.verbatim) {
        append_verbatim(at + segment.raw, segment.raw_length);
      } else {
        append_decoded(piece, at + segment.raw, segment.raw_length);
      }
    }
    return stop;
  }

  /// Unfolds on the way: a line break is no text, and a tab behind it is the fold's.
  void append_verbatim(std::size_t at, std::size_t length) {
    const std::size_t end = at + length;
    while (at < end) {
      const std::size_t feed = std::min(raw_.substr(0, end).find_first_of("\r\n", at), end);
      if (feed > at) {
        out_.map.append({out_.text.size(), feed - at, base_ + at, feed - at, true});
        out_.text.append(raw_, at, feed - at);
      }
      at = feed;
      while (at < end && (raw_[at] == '\r' || raw_[at] == '\n')) ++at;
      if (at > feed && at < end && raw_[at] == '\t') append_decoded(" ", at++, 1);
    }
  }

  void append_decoded(std::string_view piece, std::size_t at, std::size_t length) {
    // A decoded line break would be a second header line to whoever writes the value out again.
    std::string clean(piece);
    std::erase_if(clean, [](char byte) { return byte == '\r' || byte == '\n' || byte == '\0'; });
    out_.map.append({out_.text.size(), clean.size(), base_ + at, length, false});
    out_.text += clean;
  }

  std::string_view raw_;
  std::size_t base_;
  DecodedHeader out_;
};

}  // namespace

std::string_view field_value(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (at + 1 >= text.size() || (text[at + 1] != ' ' && text[at + 1] != '\t')) return text.substr(0, at);
  }
  return text;
}

std::size_t encoded_word_length(std::string_view text, std::size_t at) {
  const auto word = encoded_word_at(text, at);
  return word ? word->length : 0;
}

DecodedHeader decode_header(std::string_view raw, std::size_t raw_start) { return Decoder(raw, raw_start).run(); }

}  // namespace outlint::message
