// SPDX-License-Identifier: Apache-2.0
#include "text/line_index.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::text {
namespace {

constexpr std::size_t block_size = 1024;  // bytes

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0}, blocks_{{}} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool lone_cr = text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
    if (text[at] == '\n' || lone_cr) starts_.push_back(at + 1);
  }
  for (std::size_t at = 0; at + block_size <= text.size(); at += block_size) {
    const std::string_view block = text.substr(at, block_size);
    blocks_.push_back({blocks_.back().points + count_points(block), blocks_.back().utf16 + count_utf16(block)});
  }
}

LineIndex::Counts LineIndex::before(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const std::size_t block = byte / block_size;
  const std::string_view rest = text_.substr(block * block_size, byte - block * block_size);
  return {blocks_[block].points + count_points(rest), blocks_[block].utf16 + count_utf16(rest)};
}

LineColumn LineIndex::at(std::size_t byte) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  const auto line = static_cast<std::size_t>(after - starts_.begin());
  return {line, 1 + before(byte).points - before(starts_[line - 1]).points};
}

std::size_t LineIndex::utf16(std::size_t byte) const { return before(byte).utf16; }

std::string_view LineIndex::line(std::size_t line) const {
  const std::size_t begin = starts_[line - 1];
  std::size_t end = line < starts_.size() ? starts_[line] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return text_.substr(begin, end - begin);
}

}  // namespace outlint::text
