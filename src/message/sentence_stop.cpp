// SPDX-License-Identifier: Apache-2.0
#include "message/sentence_stop.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t longest_word = 40;

bool is_letter_or_digit(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/// Quotes and brackets as UTF-8, each with the side it stands on; straight quotes stand on both.
constexpr std::string_view openers[] = {"\"", "'", "(", "[", "{", "*", "_", "“", "‘", "„", "«", "»", "¿", "¡"};
constexpr std::string_view closers[] = {"\"", "'", ")", "]", "}", "*", "_", "”", "’", "“", "»", "«"};

template <std::size_t size>
std::size_t prefix_length(std::string_view text, const std::string_view (&list)[size]) {
  const auto found = std::ranges::find_if(list, [&](std::string_view one) { return text.starts_with(one); });
  return found == std::end(list) ? 0 : found->size();
}

template <std::size_t size>
std::size_t suffix_length(std::string_view text, const std::string_view (&list)[size]) {
  const auto found = std::ranges::find_if(list, [&](std::string_view one) { return text.ends_with(one); });
  return found == std::end(list) ? 0 : found->size();
}

std::size_t skip_spaces_back(std::string_view text, std::size_t at) {
  while (at > 0) {
    std::size_t before = at - 1;
    while (before > 0 && !text::is_boundary(text, before)) --before;
    if (!text::is_space(text::decode(text, before).point)) break;
    at = before;
  }
  return at;
}

}  // namespace

Stop stop_before(std::string_view paragraph, std::size_t offset) {
  constexpr std::size_t most_closers = 8;
  Stop stop;
  stop.next = offset;
  stop.end = skip_spaces_back(paragraph, offset);
  stop.mark = stop.end;
  for (std::size_t n = 0; n < most_closers; ++n) {
    const std::size_t closer = suffix_length(paragraph.substr(0, stop.mark), closers);
    if (closer == 0) break;
    stop.mark -= closer;
  }
  stop.word = offset;
  for (std::size_t n = 0; n < most_closers; ++n) {
    const std::size_t opener = prefix_length(paragraph.substr(stop.word), openers);
    if (opener == 0) break;
    stop.word += opener;
  }
  return stop;
}

std::string_view written_before(std::string_view paragraph, std::size_t offset) {
  std::size_t start = offset;
  const std::size_t floor = offset > longest_word ? offset - longest_word : 0;
  while (start > floor) {
    const auto c = static_cast<unsigned char>(paragraph[start - 1]);
    const bool inner = start < offset && (c == '.' || c == '/' || c == '\'' || c == '-');
    if (!is_letter_or_digit(c) && !inner) break;
    --start;
  }
  while (start < offset && !is_letter_or_digit(static_cast<unsigned char>(paragraph[start]))) ++start;
  while (start < offset && !text::is_boundary(paragraph, start)) ++start;
  // A no-break space is no letter, though its bytes look like one's.
  const std::string_view word = paragraph.substr(start, offset - start);
  const std::size_t blank = word.rfind("\xC2\xA0");
  return blank == std::string_view::npos ? word : word.substr(blank + 2);
}

std::string word_before(std::string_view paragraph, std::size_t offset) {
  return text::fold(written_before(paragraph, offset)).text;
}

std::string word_after(std::string_view paragraph, std::size_t offset) {
  std::size_t end = offset;
  while (end < paragraph.size() && end < offset + longest_word) {
    const auto c = static_cast<unsigned char>(paragraph[end]);
    const bool apostrophe = c == '\'' && end > offset && end + 1 < paragraph.size() &&
                            is_letter_or_digit(static_cast<unsigned char>(paragraph[end + 1]));
    if (!is_letter_or_digit(c) && !apostrophe) break;
    ++end;
  }
  while (end > offset && !text::is_boundary(paragraph, end)) --end;
  return text::fold(paragraph.substr(offset, end - offset)).text;
}

bool is_upper(std::string_view paragraph, std::size_t at) {
  return at < paragraph.size() && text::is_upper(text::decode(paragraph, at).point);
}

bool is_lower(std::string_view paragraph, std::size_t at) {
  return at < paragraph.size() && text::is_lower(text::decode(paragraph, at).point);
}

bool is_digit(std::string_view paragraph, std::size_t at) {
  return at < paragraph.size() && paragraph[at] >= '0' && paragraph[at] <= '9';
}

std::size_t emoticon_length(std::string_view paragraph, std::size_t at) {
  std::size_t end = at;
  while (end < paragraph.size()) {
    const text::Decoded c = text::decode(paragraph, end);
    // Modifiers and joiners belong to the picture before them.
    const bool joined = end > at && (c.point == 0x200D || c.point == 0xFE0F || (c.point >= 0x1F3FB && c.point <= 0x1F3FF));
    if (!joined && !text::is_pictograph(c.point)) break;
    end += c.length;
  }
  if (end > at) return end - at;
  const std::string_view rest = paragraph.substr(at);
  if (rest.starts_with("<3")) return 2;
  if (rest.size() < 2 || std::string_view(":;=").find(rest[0]) == std::string_view::npos) return 0;
  std::size_t mouth = rest[1] == '-' || rest[1] == '\'' || rest[1] == '^' || rest[1] == 'o' ? 2 : 1;
  if (mouth >= rest.size() || std::string_view(")(DPpOo/\\|*3]").find(rest[mouth]) == std::string_view::npos) return 0;
  while (mouth + 1 < rest.size() && rest[mouth + 1] == rest[mouth]) ++mouth;
  const bool ends = mouth + 1 == rest.size() || !is_letter_or_digit(static_cast<unsigned char>(rest[mouth + 1]));
  return ends ? mouth + 1 : 0;
}

}  // namespace outlint::message
