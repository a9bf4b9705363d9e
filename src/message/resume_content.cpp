// SPDX-License-Identifier: Apache-2.0
#include "message/resume_content.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "message/mail_words.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// A line as a heading: folded, without bullets, numbers and rules around it; `E D U C A T I O N` is one word.
std::string heading_of(std::string_view line) {
  constexpr std::size_t longest = 60;
  line = text::trimmed(line);
  if (line.empty() || line.size() > longest) return {};
  std::string folded = text::fold(line).text;
  const auto is_edge = [](char byte) {
    return static_cast<unsigned char>(byte) < 0x80 && !((byte >= 'a' && byte <= 'z') || byte == '\'');
  };
  while (!folded.empty() && is_edge(folded.back())) folded.pop_back();
  folded.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(folded, is_edge) - folded.begin()));
  // Icons of private fonts and bullets stand before headings.
  while (!folded.empty() && static_cast<unsigned char>(folded[0]) >= 0x80) {
    const text::Decoded first = text::decode(folded, 0);
    const bool sign =
        (first.point >= 0xE000 && first.point <= 0xF8FF) || (first.point >= 0x2000 && first.point <= 0x2BFF);
    if (!sign) break;
    folded.erase(0, first.length);
    folded = std::string(text::trimmed(folded));
  }
  const std::size_t letters = folded.size() - static_cast<std::size_t>(std::ranges::count(folded, ' '));
  if (letters >= 4 && folded.size() == 2 * letters - 1 && folded[1] == ' ') std::erase(folded, ' ');
  return folded;
}

/// Whether a year from 1950 to 2049 begins at `at`.
bool is_year(std::string_view text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && is_digit(text[at - 1])) || (at + 4 < text.size() && is_digit(text[at + 4])))
    return false;
  const std::string_view year = text.substr(at, 4);
  return std::ranges::all_of(year, is_digit) &&
         ((year >= "1950" && year <= "1999") || (year >= "2000" && year <= "2049"));
}

/// Stretches of years as resumes give them: `2012 - 2014`, `07/2015 – 09/2016`, `2016 - now`. A dash follows the year,
/// and no more than a month stands before the next one; where no year follows, a word does.
std::size_t count_stretches(std::string_view text) {
  constexpr std::size_t farthest = 16;
  std::size_t count = 0;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!is_year(text, at)) continue;
    const std::string_view next = text.substr(at + 4, farthest);
    const std::size_t dash = std::min(next.find('-'), next.find("\xE2\x80\x93"));
    if (dash != std::string_view::npos &&
        next.substr(0, dash).find_first_not_of(" /.0123456789") == std::string_view::npos)
      ++count;
  }
  return count;
}

/// An address, or a telephone number with at least nine digits, near the beginning or wherever the columns put it.
bool has_contact(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at != std::string_view::npos && at > 0 && at + 1 < text.size() && text[at - 1] != ' ' && text[at + 1] != ' ')
    return true;
  std::size_t digits = 0;
  for (const char byte : text) {
    if (is_digit(byte)) {
      if (++digits >= 9) return true;
    } else if (std::string_view(" -+()./").find(byte) == std::string_view::npos) {
      digits = 0;
    }
  }
  return false;
}

struct Headings {
  std::vector<std::string> sections;  // in order, none twice
  std::size_t telling = 0;            // of them, those that hardly any other document has
};

void add_heading(const std::string& heading, Headings& out) {
  if (!has_word(mail_words("resume-sections"), heading) ||
      std::ranges::find(out.sections, heading) != out.sections.end())
    return;
  out.telling += has_word(mail_words("common-sections"), heading) ? 0 : 1;
  out.sections.push_back(heading);
}

/// `Skills and technologies` is two headings in one, where it is none itself.
void add_line(const std::string& heading, Headings& out) {
  if (heading.empty() || has_word(mail_words("resume-sections"), heading)) return add_heading(heading, out);
  for (std::size_t at = 0; at < heading.size();) {
    std::size_t end = heading.size();
    std::size_t next = end;
    for (const std::string_view between : {" & ", ", ", " / "}) {
      const std::size_t found = heading.find(between, at);
      if (found < end) end = found, next = found + between.size();
    }
    for (const std::string_view between : mail_words("and-words")) {
      const std::size_t found = heading.find(" " + std::string(between) + " ", at);
      if (found < end) end = found, next = found + between.size() + 2;
    }
    add_heading(heading.substr(at, end - at), out);
    at = next;
  }
}

Headings headings_of(std::string_view text) {
  Headings out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    add_line(heading_of(text.substr(at, feed - at)), out);
    at = feed + 1;
  }
  return out;
}

/// Whether one of the first lines is, or ends in, what the document calls itself.
bool is_titled(std::string_view text) {
  constexpr int most_lines = 6;
  const auto names = mail_words("resume-names");
  for (int line = 0; line < most_lines && !text.empty(); ++line) {
    const std::size_t feed = std::min(text.find('\n'), text.size());
    const std::string heading = heading_of(text.substr(0, feed));
    const std::size_t space = heading.rfind(' ');
    if (has_word(names, heading) || (space != std::string::npos && has_word(names, heading.substr(space + 1))))
      return true;
    text.remove_prefix(std::min(feed + 1, text.size()));
  }
  return false;
}

}  // namespace

std::string resume_evidence(std::string_view text) {
  constexpr std::size_t longest = 60'000, head = 1'000, least = 5, many = 3;
  // A book or a thesis has chapters of these names too, and is longer than anybody's life.
  if (text.size() > longest) return {};
  const Headings headings = headings_of(text);
  const bool titled = is_titled(text);
  if (headings.sections.size() < 2 || headings.telling + (titled ? 1 : 0) < 2) return {};
  const std::size_t stretches = count_stretches(text);
  const std::size_t weight = headings.sections.size() + (titled ? 2 : 0) +
                             (stretches >= many ? 2
                              : stretches > 0   ? 1
                                                : 0) +
                             (has_contact(text.substr(0, head)) ? 1 : 0);
  if (weight < least) return {};
  std::string out = "it has the sections";
  for (std::size_t i = 0; i < std::min(headings.sections.size(), many); ++i)
    out += (i == 0 ? " \"" : ", \"") + headings.sections[i] + "\"";
  return out;
}

}  // namespace outlint::message
