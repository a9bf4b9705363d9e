// SPDX-License-Identifier: Apache-2.0
// Finding `On … Ana wrote:` in its many languages, orders and line breaks.
#include <algorithm>

#include "message/mail_words.hpp"
#include "message/names.hpp"
#include "message/quote_headers.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t most_lines = 5;
constexpr std::size_t most_bytes = 500;
constexpr std::size_t most_name_words = 9;

/// What a stretch that may be an attribution has.
struct Features {
  bool colon = false;      // ends with one
  bool dashed = false;     // ends with dashes, as in `---- Ana wrote ----`
  bool verb_last = false;  // the verb stands at its end
  bool verb = false;
  bool date = false;
  bool address = false;
  bool name = false;           // nothing but a name
  bool starts = false;         // begins with a date, or a word that leads to one
  std::size_t tail_words = 0;  // words after the verb, outside an address
};

/// The folded text from its first word on, without a colon and marks at its end.
struct Trimmed {
  std::string_view text;
  bool colon = false;
  bool dashed = false;
};

Trimmed trimmed_end(std::string_view folded) {
  Trimmed out;
  while (!folded.empty() && (folded.back() == ' ' || folded.back() == '*' || folded.back() == '_'))
    folded.remove_suffix(1);
  if (folded.ends_with("--")) {
    out.dashed = true;
    while (!folded.empty() && (folded.back() == '-' || folded.back() == ' ')) folded.remove_suffix(1);
  }
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) {
    out.colon = out.colon || folded.back() == ':';
    folded.remove_suffix(1);
  }
  out.text = folded;
  return out;
}

/// Whether a date follows within a few words: `on Tue, 5 May`, `el lun, 5 may`, but not `on the other hand`.
bool leads_to_date(std::string_view folded) {
  if (starts_with_date(folded)) return true;
  static const auto starts = mail_words("attribution-starts");
  const auto start = leading_word(starts, folded);
  if (!start) return false;
  const std::string_view rest = text::trimmed(folded.substr(start->size()));
  return starts_with_date(rest) || (leading_word(starts, rest) && has_date(rest.substr(0, 40)));
}

Features features_of(std::string_view folded) {
  Features out;
  const Trimmed body = trimmed_end(folded);
  out.colon = body.colon;
  out.dashed = body.dashed;
  out.date = has_date(body.text);
  const std::size_t at_sign = body.text.find('@');
  out.address = at_sign != std::string_view::npos && at_sign > 0 && at_sign + 1 < body.text.size() &&
                body.text[at_sign - 1] != ' ';
  static const auto verbs = mail_words("wrote-verbs");
  FoundWord last;
  for (FoundWord verb = find_word(verbs, body.text); verb; verb = find_word(verbs, body.text, verb.at + verb.size))
    last = verb;
  out.verb = static_cast<bool>(last);
  if (last) {
    const std::string_view tail = body.text.substr(last.at + last.size);
    const std::size_t address = std::min(tail.find('<'), tail.size());
    out.tail_words = tokens(tail.substr(0, address), most_name_words + 1).size();
    out.verb_last = out.tail_words == 0 && address == tail.size();
  }
  out.starts = leads_to_date(body.text);
  return out;
}

/// Whether a quote marked by `>` or by the markup follows the line.
bool quote_follows(const Lines& lines, std::size_t after) {
  return after < lines.size() && (lines.all[after].marked || lines.all[after].kind == RegionKind::quoted);
}

bool is_attribution(const Features& f, bool quote_next) {
  const bool ends = f.colon || f.dashed || f.verb_last;
  if (f.verb && ends) {
    if (f.dashed && f.verb_last) return true;
    if (f.tail_words > (f.colon ? most_name_words : 0)) return false;
    if (f.date && f.starts) return true;
    if (f.date && f.address) return true;
    if (f.address && f.verb_last && f.colon) return true;
    return quote_next && f.colon && (f.date || f.verb_last || f.starts);
  }
  // `30.09.2017, 18.30, "Ana" <ana@example.org>:` needs no verb.
  if (f.colon)
    return f.date ? (f.address && (f.starts || quote_next)) || (f.starts && quote_next)
                  : quote_next && (f.address || f.name);
  return quote_next && f.date && f.address && f.starts;
}

/// Cheap: whether the line can be the last of an attribution at all.
bool can_end(std::string_view line, bool quote_next) {
  if (line.size() > most_bytes) line = line.substr(line.size() - most_bytes);
  if (line.ends_with("--")) return !is_rule(line, 1);
  if (line.ends_with(':') || line.ends_with("：") || line.ends_with(":*") || line.ends_with("&gt;:")) return true;
  if (quote_next && line.ends_with('>')) return true;
  if (line.find_first_of("0123456789") == std::string_view::npos) return false;
  const std::string_view tail = line.size() > 40 ? line.substr(line.size() - 40) : line;
  const std::string end = folded_text(tail);
  static const auto verbs = mail_words("wrote-verbs");
  for (FoundWord verb = find_word(verbs, end); verb; verb = find_word(verbs, end, verb.at + verb.size)) {
    if (verb.at + verb.size == end.size()) return true;
  }
  return false;
}

/// An attribution that begins within its line, after words of the sender: `Yes. On Mon, 5 May, Ana wrote:`.
std::optional<std::uint32_t> start_within(std::string_view line, std::size_t offset) {
  if (line.size() > line_reach) return std::nullopt;
  const text::Folded whole = folded(line);
  const auto starts = mail_words("attribution-starts");
  for (FoundWord word = find_word(starts, whole.text, 1); word;
       word = find_word(starts, whole.text, word.at + word.size)) {
    const std::string_view rest = std::string_view(whole.text).substr(word.at);
    if (!starts_with_date(text::trimmed(rest.substr(word.size)))) continue;
    const Features f = features_of(rest);
    if (!(f.verb && f.verb_last && f.colon && f.date)) continue;
    // What has a date or an address itself is not said by the sender.
    const std::string_view head = std::string_view(whole.text).substr(0, word.at);
    if (has_date(head) || head.find('@') != std::string_view::npos) return std::nullopt;
    std::size_t at = word.at;
    while (at > 0 && (whole.text[at - 1] == '-' || whole.text[at - 1] == ' ')) --at;
    return static_cast<std::uint32_t>(offset + whole.origin[at]);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Attribution> attribution_ending_at(const Lines& lines, std::size_t at, std::size_t floor) {
  const bool quote_next = quote_follows(lines, at + 1);
  if (!can_end(lines[at], quote_next)) return std::nullopt;
  // Neither a date nor an address, and no mark of a quote: nothing to look into.
  const std::size_t reach = std::min(at - floor, most_lines - 1);
  const bool hopeful =
      quote_next || lines[at].ends_with("--") ||
      std::any_of(lines.all.begin() + static_cast<std::ptrdiff_t>(at - reach),
                  lines.all.begin() + static_cast<std::ptrdiff_t>(at + 1), [&](const Line& line) {
                    return line.span().of(lines.text).substr(0, most_bytes).find_first_of("0123456789@") !=
                           std::string_view::npos;
                  });
  if (!hopeful) return std::nullopt;
  std::optional<Attribution> shortest;
  std::string joined;
  for (std::size_t first = at + 1; first-- > floor && at - first < most_lines;) {
    const std::string_view line = lines[first];
    if (line.size() + joined.size() > most_bytes) break;
    if (first != at) joined.insert(0, 1, ' ');
    joined.insert(0, folded_text(line));
    const std::size_t skipped = std::min(joined.find_first_not_of("-_*=~ "), joined.size());
    Features f = features_of(std::string_view(joined).substr(skipped));
    f.name = first == at && line.size() < 60 && is_name(line.substr(0, line.find(':')), 4);
    if (is_attribution(f, quote_next)) {
      if (f.starts) return Attribution{first, at + 1, 0};
      if (!shortest) shortest = Attribution{first, at + 1, 0};
    }
    // A blank line within is only seen where an address is broken in three.
    const bool in_address =
        std::count(joined.begin(), joined.end(), '>') > std::count(joined.begin(), joined.end(), '<') ||
        joined.starts_with('<');
    if (lines.all[first].after_blank && !in_address) break;
  }
  if (const auto cut = start_within(lines[at], lines.all[at].start)) return Attribution{at, at + 1, *cut};
  return shortest;
}

}  // namespace outlint::message
