// SPDX-License-Identifier: Apache-2.0
// Finding header blocks, dividers and forward markers in their many languages.
#include <algorithm>
#include <array>

#include "message/mail_words.hpp"
#include "message/quote_headers.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

// What a line is found to be, as bits. One word labels different things in different languages (`a:`, `de:`).
constexpr std::uint8_t from = 1, sent = 2, to = 4, subject = 8, other = 16, dated = 32, addressed = 64, looked_at = 128;
constexpr std::uint8_t labels = from | sent | to | subject | other;
constexpr std::uint8_t main_labels = from | sent | to | subject;
constexpr std::size_t longest_label = 60;
constexpr std::size_t longest_block = 14;
constexpr std::size_t longest_continuation = 2;
constexpr std::size_t longest_marker = 200;

std::string_view unquoted(std::string_view line) {
  while (!line.empty() && (line.front() == '>' || line.front() == ' ')) line.remove_prefix(1);
  return line;
}

/// `*From:* Ana`, `Envoyé le : lundi`, `件名：…`.
std::uint8_t marks_of(std::string_view line) {
  line = unquoted(line).substr(0, line_reach);
  std::uint8_t marks = looked_at;
  if (line.find('@') != std::string_view::npos) marks |= addressed;
  const std::string_view start = line.substr(0, 2 * longest_label);
  if (start.find(':') == std::string_view::npos && start.find("：") == std::string_view::npos) return marks;
  const std::string head = folded_text(without_marks(line));
  const std::size_t colon = head.find(':');
  if (colon == std::string::npos || colon == 0 || colon > longest_label) return marks;
  std::string_view label = std::string_view(head).substr(0, colon);
  while (!label.empty() && (label.back() == '*' || label.back() == ' ')) label.remove_suffix(1);
  static const std::array<std::pair<std::uint8_t, std::span<const std::string_view>>, 5> lists{
      {{from, mail_words("header-from")},
       {sent, mail_words("header-sent")},
       {to, mail_words("header-to")},
       {subject, mail_words("header-subject")},
       {other, mail_words("header-other")}}};
  for (const auto& [bit, words] : lists) {
    if (has_word(words, label)) marks |= bit;
  }
  if ((marks & sent) != 0 && has_date(std::string_view(head).substr(colon + 1))) marks |= dated;
  return marks;
}

/// The line's words without dashes and the like at its ends, folded.
std::string bare(std::string_view line) {
  std::string out = folded_text(without_marks(unquoted(line)));
  while (!out.empty() && (out.back() == ':' || out.back() == '-' || out.back() == ' ' || out.back() == '.'))
    out.pop_back();
  return out;
}

}  // namespace

std::uint8_t HeaderScan::marks(std::size_t at) {
  if (marks_[at] == 0) marks_[at] = marks_of(lines_[at]);
  return marks_[at];
}

HeaderScan::Block HeaderScan::block_at(std::size_t at) {
  Block block;
  std::size_t loose = 0;
  for (std::size_t line = at; line < lines_.size() && line < at + longest_block; ++line) {
    if (line > at && lines_.all[line].after_blank && block.count >= 2) break;
    const std::uint8_t found = marks(line);
    if ((found & labels) == 0) {
      if (++loose > longest_continuation || lines_.all[line].after_blank) break;
      block.seen |= found & addressed;
      continue;
    }
    loose = 0;
    ++block.count;
    // A word with two meanings counts for the one that is missing.
    const auto fresh = static_cast<std::uint8_t>(found & labels & ~block.seen);
    block.seen |= static_cast<std::uint8_t>(fresh & -fresh);
    block.seen |= found & (addressed | dated);
  }
  return block;
}

bool HeaderScan::is_header_block(std::size_t at) {
  if ((marks(at) & main_labels) == 0) return false;
  const Block block = block_at(at);
  const auto has = [&block](std::uint8_t wanted) { return (block.seen & wanted) == wanted; };
  if (block.count < 2) return false;
  if (!has(from)) return has(sent | to | dated | addressed);
  return (has(sent) && (block.seen & (dated | addressed)) != 0) ||
         (has(subject) && (block.seen & (to | addressed)) != 0);
}

bool HeaderScan::is_lotus_block(std::size_t at) {
  // The name and the date stand in one line, or in two or three; `To:` follows.
  std::string head;
  for (std::size_t line = at; line < at + 4 && line < lines_.size(); ++line) {
    if (line > at && lines_.all[line].after_blank) return false;
    if (line > at && (marks(line) & to) != 0) {
      const Block block = block_at(line);
      return (block.seen & (to | subject)) == (to | subject) && has_date(head);
    }
    if ((marks(line) & labels) != 0 || lines_[line].size() > longest_marker) return false;
    // Folding is dear: only where a label may follow.
    const bool hopeful = line + 1 < lines_.size() && (line > at || (marks(line + 1) & to) != 0 ||
                                                      (line + 2 < lines_.size() && (marks(line + 2) & to) != 0) ||
                                                      (line + 3 < lines_.size() && (marks(line + 3) & to) != 0));
    if (!hopeful) return false;
    head += folded_text(lines_[line]) + ' ';
  }
  return false;
}

bool HeaderScan::header_follows(std::size_t at) { return at + 1 < lines_.size() && (marks(at + 1) & main_labels) != 0; }

bool HeaderScan::is_original_divider(std::size_t at) {
  const std::string_view line = unquoted(lines_[at]);
  if (line.size() > longest_marker || line.size() < 6) return false;
  if (leading_dashes(line) < 2 && !line.starts_with('#') && !line.starts_with('*') && !header_follows(at)) return false;
  return has_word(mail_words("original-message"), bare(line));
}

bool HeaderScan::is_forward_marker(std::size_t at) {
  const std::string_view line = unquoted(lines_[at]);
  if (line.size() < 4) return false;
  const bool dashed = leading_dashes(line) >= 2;
  const bool colon = line.ends_with(':') || line.ends_with("：");
  if (!dashed && (line.size() > longest_marker || (!colon && !header_follows(at)))) return false;
  const std::string words = folded_text(without_marks(line.substr(0, longest_marker)));
  const auto marker = leading_word(mail_words("forward-markers"), words);
  if (!marker) return false;
  const std::string_view rest = text::trimmed(std::string_view(words).substr(marker->size()));
  if (dashed)
    return rest.empty() || rest.starts_with('-') || rest.starts_with(':') || has_date(rest) ||
           rest.find('@') != std::string_view::npos;
  return rest.empty() || rest == ":" || rest == "-";
}

}  // namespace outlint::message
