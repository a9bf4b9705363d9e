// SPDX-License-Identifier: Apache-2.0
#include "message/mbox.hpp"

#include <utility>

#include "message/dates.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

std::string_view without_break(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// `From jo@example.org Mon Mar  2 09:30:00 2026`, with a zone or "remote from host" behind it too.
bool is_separator(std::string_view line) {
  line = without_break(line);
  if (!line.starts_with("From ")) return false;
  line.remove_prefix(5);
  // The sender may be missing or have spaces in it, so that the date is looked for from the end of each word.
  constexpr int most_words = 8;
  for (int words = 0; words < most_words; ++words) {
    const std::size_t remote = line.find(" remote from ");
    if (line.find(':') != std::string_view::npos && read_date(line.substr(0, remote))) return true;
    const std::size_t next = line.find(' ');
    if (next == std::string_view::npos) return false;
    line = text::trimmed(line.substr(next));
  }
  return false;
}

/// `>From ` was `From ` before the mailbox; of `>>From ` the dialect mboxrd takes one mark too, and a quote that
/// loses a mark still is one.
bool is_escaped(std::string_view line) {
  const std::size_t mark = line.find_first_not_of('>');
  return mark != 0 && mark != std::string_view::npos && line.substr(mark).starts_with("From ");
}

}  // namespace

std::size_t split_mbox(std::istream& in, const MailSink& sink) {
  std::size_t index = 0;
  return split_mbox_by_place(in, [&](std::shared_ptr<const std::string> mail, std::size_t) { return sink(std::move(mail), index++); });
}

std::size_t split_mbox_by_place(std::istream& in, const PlacedMailSink& sink) {
  std::size_t count = 0, at = 0, start = 0;
  std::string mail, line;
  bool begun = false, after_blank = true;
  const auto hand_out = [&] {
    // The empty line before a separator belongs to the mailbox.
    if (mail.ends_with("\r\n\r\n")) {
      mail.resize(mail.size() - 2);
    } else if (mail.ends_with("\n\n")) {
      mail.resize(mail.size() - 1);
    }
    ++count;
    return sink(std::make_shared<const std::string>(std::exchange(mail, {})), start);
  };
  while (std::getline(in, line)) {
    if (!in.eof()) line += '\n';
    const std::size_t line_start = std::exchange(at, at + line.size());
    if (after_blank && is_separator(line)) {
      if (begun && !hand_out()) return count;
      begun = true;
      after_blank = false;
      start = line_start;
      continue;
    }
    // What stands before the first separator is a mail only if it says anything.
    begun = begun || !text::is_blank(line);
    after_blank = without_break(line).empty();
    if (begun) mail += is_escaped(line) ? std::string_view(line).substr(1) : std::string_view(line);
  }
  if (begun && !in.bad()) hand_out();
  return count;
}

bool looks_like_mbox(std::string_view bytes) {
  const std::size_t feed = bytes.find('\n');
  if (feed == std::string_view::npos || !is_separator(bytes.substr(0, feed + 1))) return false;
  const std::string_view next = bytes.substr(feed + 1);
  const std::size_t colon = next.find(':');
  return next.starts_with(">From ") || (colon != std::string_view::npos && colon > 0 &&
                                        next.substr(0, colon).find_first_of(" \t\r\n") == std::string_view::npos);
}

}  // namespace outlint::message
