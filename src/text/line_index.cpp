// SPDX-License-Identifier: Apache-2.0
#include "text/line_index.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::text {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0}, utf16_starts_{0} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool lone_cr = text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
    if (text[at] != '\n' && !lone_cr) continue;
    utf16_starts_.push_back(utf16_starts_.back() + count_utf16(text.substr(starts_.back(), at + 1 - starts_.back())));
    starts_.push_back(at + 1);
  }
}

LineColumn LineIndex::at(std::size_t byte) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  const auto line = static_cast<std::size_t>(after - starts_.begin());
  return {line, 1 + count_points(text_.substr(starts_[line - 1], byte - starts_[line - 1]))};
}

std::size_t LineIndex::utf16(std::size_t byte) const {
  const std::size_t line = at(byte).line;
  return utf16_starts_[line - 1] + count_utf16(text_.substr(starts_[line - 1], byte - starts_[line - 1]));
}

std::string_view LineIndex::line(std::size_t line) const {
  const std::size_t begin = starts_[line - 1];
  std::size_t end = line < starts_.size() ? starts_[line] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return text_.substr(begin, end - begin);
}

}  // namespace outlint::text
