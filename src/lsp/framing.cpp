// SPDX-License-Identifier: Apache-2.0
#include "lsp/framing.hpp"

#include <algorithm>
#include <charconv>

#include "text/utf8.hpp"

namespace outlint::lsp {
namespace {

constexpr std::size_t chunk = std::size_t{64} << 10;
constexpr std::size_t longest_header = 4096;
constexpr std::size_t largest_message = std::size_t{64} << 20;
constexpr std::string_view length_key = "content-length:";

/// The length that a header line tells, wherever junk before it ends.
std::optional<std::size_t> length_in(std::string_view line) {
  const std::string lower = text::lower_ascii(line);
  const std::size_t key = lower.rfind(length_key);
  if (key == std::string::npos) return std::nullopt;
  const std::string_view digits = text::trimmed(std::string_view(lower).substr(key + length_key.size()));
  std::size_t length = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return length;
}

}  // namespace

bool FrameReader::fill() {
  buffer_.erase(0, read_);
  read_ = 0;
  const std::size_t old = buffer_.size();
  buffer_.resize(old + chunk);
  const std::size_t got = source_(buffer_.data() + old, chunk);
  buffer_.resize(old + got);
  return got > 0;
}

std::optional<std::string> FrameReader::line() {
  for (;;) {
    const std::size_t end = buffer_.find('\n', read_);
    if (end != std::string::npos || buffer_.size() - read_ > longest_header) {
      const std::size_t size = std::min(end == std::string::npos ? longest_header : end - read_, longest_header);
      std::string out = buffer_.substr(read_, size);
      read_ += size + (read_ + size == end ? 1 : 0);
      if (out.ends_with('\r')) out.pop_back();
      return out;
    }
    if (!fill()) return std::nullopt;
  }
}

bool FrameReader::take(std::size_t count, std::string* kept) {
  while (count > 0) {
    if (read_ == buffer_.size() && !fill()) return false;
    const std::size_t part = std::min(count, buffer_.size() - read_);
    if (kept != nullptr) kept->append(buffer_, read_, part);
    read_ += part;
    count -= part;
  }
  return true;
}

std::optional<std::string> FrameReader::next() {
  for (;;) {
    std::optional<std::size_t> length;
    while (const auto header = line()) {
      if (header->empty() && length) break;
      if (const auto told = length_in(*header)) length = told;
    }
    if (!length) return std::nullopt;
    const bool meant = *length <= largest_message;
    std::string content;
    if (!take(*length, meant ? &content : nullptr)) return std::nullopt;
    if (meant) return content;
  }
}

std::string framed(std::string_view content) {
  std::string out = "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n";
  return out.append(content);
}

}  // namespace outlint::lsp
