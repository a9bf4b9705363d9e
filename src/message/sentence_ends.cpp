// SPDX-License-Identifier: Apache-2.0
#include "message/sentence_ends.hpp"

#include <algorithm>
#include <string>

#include "message/mail_words.hpp"
#include "message/sentence_stop.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool lists(std::string_view list, std::string_view word) { return has_word(mail_words(list), word); }

/// Whether a word looks like an address, a path or a name with stops in it (`example.org/x?y`, `a@b.c`).
bool is_address(std::string_view token) {
  if (token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos) return true;
  return text::starts_with_ascii_case(token, "www.") || token.find('/') != std::string_view::npos;
}

/// `e.g`, `u.s.a`: single letters with stops between.
bool is_lettered(std::string_view word) {
  if (word.size() < 3) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((i % 2 == 1) != (word[i] == '.')) return false;
    if (i % 2 == 0 && (word[i] < 'a' || word[i] > 'z')) return false;
  }
  return true;
}

class Paragraph {
 public:
  explicit Paragraph(std::string_view text) : text_(text) {}

  std::vector<std::size_t> run() && {
    proposed_ = text::sentence_breaks(text_);
    open_list(0);
    for (std::size_t at = 0; at < text_.size();) at = word(at);
    return std::move(starts_);
  }

 private:
  /// Takes the word at `at` with the white space behind it; answers where the next one begins.
  std::size_t word(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && !is_space_at(end)) ++end;
    inside(at, end);
    std::size_t next = end;
    while (next < text_.size() && is_space_at(next)) next += text::decode(text_, next).length;
    if (next < text_.size()) between(at, next);
    while (next_proposed_ < proposed_.size() && proposed_[next_proposed_] <= next) ++next_proposed_;
    return next;
  }

  [[nodiscard]] bool is_space_at(std::size_t at) const {
    const auto c = static_cast<unsigned char>(text_[at]);
    return c < 0x80 ? c <= ' ' : (c >= 0xC2 && text::is_space(text::decode(text_, at).point));
  }

  /// Ends in the midst of a word: "done.Next", and those of scripts that write without blanks.
  void inside(std::size_t start, std::size_t end) {
    const std::string_view token = text_.substr(start, end - start);
    const bool address = is_address(token);
    while (next_proposed_ < proposed_.size() && proposed_[next_proposed_] < end) {
      const std::size_t at = proposed_[next_proposed_++];
      if (at <= start) continue;
      const auto mark = static_cast<unsigned char>(text_[at - 1]);
      if (mark >= 0x80 || (!address && is_upper(text_, at) && is_lower_word(at))) begin(at);
    }
    if (address) return;
    for (std::size_t stop = token.find('.', 1); stop != std::string_view::npos; stop = token.find('.', stop + 1)) {
      if (start + stop > sentence_ && ends_without_blank(start, start + stop, end)) begin(start + stop + 1);
    }
  }

  [[nodiscard]] bool is_lower_word(std::size_t at) const {
    const bool is_last_word = at + 1 == text_.size() && text_[at] == 'I';
    return is_last_word || is_lower(text_, at + text::decode(text_, at).length);
  }

  [[nodiscard]] bool ends_without_blank(std::size_t start, std::size_t stop, std::size_t end) const {
    const std::size_t next = stop + 1;
    if (next >= end || !is_upper(text_, next)) return false;
    const bool lone = (next + 1 == end && (text_[next] == 'I' || text_[next] == 'A')) || text_.substr(next, 2) == "I'";
    if (!lone && !is_lower_word(next)) return false;
    const bool number = is_digit(text_, stop - 1);
    const bool ellipsis = text_[stop - 1] == '.' && stop > start + 1;
    if (!number && !ellipsis && !is_lower(text_, stop - 1) && text_[stop - 1] != ')') return false;
    if (ellipsis) return true;
    const std::string before = word_before(text_.substr(sentence_), stop - sentence_);
    // "Ph.D" and "St.Gallen" go on; so do names of programs ("System.Out.print"), which are no words of their own.
    if (before.size() < 2 || lists("abbreviations-before-words", before)) return false;
    constexpr std::size_t longest_name = 60;
    const std::size_t inner = next + text_.substr(next, std::min(end - next, longest_name)).find('.');
    const bool dotted = inner > next && inner + 1 < end && is_lower(text_, inner + 1);
    return !dotted && (number || stop - start >= 2);
  }

  /// An end between two words, the second of which begins at `next`.
  void between(std::size_t start, std::size_t next) {
    if (continues_list(next) || announced_list(start, next)) return begin(next);
    if (ends_in_letter(start, next)) return;
    const Stop stop = stop_before(text_, next);
    if (stop.mark <= std::max(start, sentence_)) return;
    const char mark = text_[stop.mark - 1];
    const bool proposed = std::binary_search(proposed_.begin(), proposed_.end(), next);
    bool ends = false;
    if (mark == '.') {
      ends = full_stop_ends(stop, proposed);
    } else if (mark == '!' || mark == '?') {
      ends = loud_mark_ends(start, stop, proposed);
    } else if (text_.substr(0, stop.mark).ends_with("…")) {
      ends = is_upper(text_, stop.word);
    } else {
      ends = proposed || picture_ends(start, stop);
    }
    if (ends) begin_behind_emoticons(next);
  }

  /// Most words are followed by no mark at all; nothing else is asked of them.
  [[nodiscard]] bool ends_in_letter(std::size_t start, std::size_t next) const {
    while (next > start && text_[next - 1] == ' ') --next;
    const char c = next > start ? text_[next - 1] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ',';
  }

  /// "See you 😀 Let me know": a picture may stand where a stop would.
  [[nodiscard]] bool picture_ends(std::size_t start, const Stop& stop) const {
    if (emoticon_length(text_, start) < stop.end - start || start == sentence_) return false;
    return is_upper(text_, stop.word) && lists("sentence-starters", word_after(text_, stop.word));
  }

  [[nodiscard]] bool loud_mark_ends(std::size_t start, const Stop& stop, bool proposed) const {
    if (!proposed) return dash_begins(stop);
    const bool lower = is_lower(text_, stop.word);
    if (stop.end > stop.mark) {
      // "(!)", and speech within a sentence: "Go!" she said.
      if (stop.mark >= 2 && text_[stop.mark - 2] == '(') return false;
      if (lower) return false;
    }
    if (is_address(text_.substr(start, stop.mark - start)) && lower) return false;
    const std::string name = word_at(stop) + text_[stop.mark - 1];
    return !lists("names-with-marks", name) || starts_sentence(stop);
  }

  [[nodiscard]] bool full_stop_ends(const Stop& stop, bool proposed) const {
    if (const std::size_t dots = dots_before(stop.mark); dots > 1) return ellipsis_ends(stop, dots);
    const std::string word = word_at(stop);
    if (is_mark_of_item(stop)) return false;
    if (behind_word_ && spaced_dots_follow(stop)) return true;
    const bool digit = is_digit(text_, stop.word);
    const bool lower = is_lower(text_, stop.word);
    if (lists("clock-abbreviations", word)) return clock_ends(stop);
    if (digit && lists("abbreviations-before-numbers", word)) return false;
    if (lists("abbreviations-before-words", word) && !(word == "no" && !digit)) return false;
    if (lists("abbreviations-at-ends", word) && !(word == "no")) return !lower && starts_sentence(stop);
    if (is_lettered(word)) return !lower && starts_sentence(stop);
    const std::string_view written = written_before(so_far(stop), stop.mark - 1 - sentence_);
    if (written.size() == 1 && is_upper(written, 0)) return initial_ends(stop, written);
    if (lower) return lower_case_begins(stop, written);
    return proposed || digit || dash_begins(stop);
  }

  /// The text of the sentence up to a stop.
  [[nodiscard]] std::string_view so_far(const Stop& stop) const { return text_.substr(sentence_, stop.mark - sentence_); }

  /// The word before the stop, folded.
  [[nodiscard]] std::string word_at(const Stop& stop) const { return word_before(so_far(stop), stop.mark - 1 - sentence_); }

  /// People write "thanks. i will". A capitalised word before the stop may be an abbreviation that nobody listed.
  [[nodiscard]] bool lower_case_begins(const Stop& stop, std::string_view written) const {
    constexpr std::size_t longest_abbreviation = 4;
    if (stop.end > stop.mark || stop.word > stop.next) return false;
    // "a.s.a.p. and" is an abbreviation, "example.org. and" is none.
    const std::size_t inner = written.rfind('.');
    const std::size_t last_part = inner == std::string_view::npos ? written.size() : written.size() - inner - 1;
    if (last_part < 2) return false;
    if (lists("lower-case-starters", word_after(text_, stop.word))) return true;
    return is_upper(written, 0) ? written.size() > longest_abbreviation : written.size() > 2;
  }

  /// ". --Ana", ". - and so on", ". <<plan.doc>>": what no letter begins.
  [[nodiscard]] bool dash_begins(const Stop& stop) const {
    const char c = stop.next < text_.size() ? text_[stop.next] : ' ';
    if (c == '<' || c == '#' || c == '=' || c == '~') return true;
    if (c != '-') return false;
    std::size_t at = stop.next;
    while (at < text_.size() && text_[at] == '-') ++at;
    if (at < text_.size() && text_[at] == ' ') ++at;
    return is_upper(text_, at) || at > stop.next + 1;
  }

  [[nodiscard]] bool clock_ends(const Stop& stop) const {
    if (!is_upper(text_, stop.word) || text_[stop.next] == '(') return false;
    return starts_sentence(stop) || !short_so_far(stop);
  }

  /// "J. K. Smith" goes on; "you and I. Did he" does not.
  [[nodiscard]] bool initial_ends(const Stop& stop, std::string_view written) const {
    const std::size_t start = stop.mark - 1 - written.size();
    if (start == sentence_) return false;
    const Stop before = stop_before(text_, start);
    const std::string_view previous = written_before(text_, before.mark);
    const bool named = !previous.empty() && is_upper(previous, 0);
    if (written == "I") return !named;
    return !named && starts_sentence(stop);
  }

  [[nodiscard]] bool starts_sentence(const Stop& stop) const {
    if (!is_upper(text_, stop.word)) return stop.word > stop.next && !is_lower(text_, stop.word) && !is_digit(text_, stop.word);
    const std::string word = word_after(text_, stop.word);
    return lists("sentence-starters", word);
  }

  /// "At 5 a.m. Mr. Li left" has no clause yet.
  [[nodiscard]] bool short_so_far(const Stop& stop) const {
    constexpr std::size_t most_words = 3;
    constexpr std::size_t most_bytes = 60;
    if (stop.mark - sentence_ > most_bytes) return false;
    return static_cast<std::size_t>(std::ranges::count(so_far(stop), ' ')) < most_words;
  }

  /// How many stops stand before an offset, blanks between them aside. Runs are long only in lines of dots.
  [[nodiscard]] std::size_t dots_before(std::size_t mark) const {
    constexpr std::size_t most_dots = 12;
    std::size_t dots = 0;
    spaced_ = false;
    while (mark > 0 && dots < most_dots) {
      if (text_[mark - 1] == '.') {
        ++dots;
        --mark;
      } else if (dots > 0 && mark > 1 && text_[mark - 1] == ' ' && text_[mark - 2] == '.') {
        spaced_ = true;
        --mark;
      } else {
        break;
      }
    }
    behind_word_ = mark > 0 && text_[mark - 1] != ' ';
    return dots;
  }

  [[nodiscard]] bool ellipsis_ends(const Stop& stop, std::size_t dots) const {
    const bool in_brackets = stop.end > stop.mark && text_[stop.mark] == ']';
    if (in_brackets || is_lower(text_, stop.word)) return false;
    if (stop.next < text_.size() && text_[stop.next] == '.') return false;
    // By the book three dots apart leave words out, and the fourth is the stop.
    if (spaced_) return dots == 4 && !behind_word_;
    return true;
  }

  /// "compounds. . . . The": the first is the stop of its sentence, the others leave words out before the next.
  [[nodiscard]] bool spaced_dots_follow(const Stop& stop) const {
    const std::string_view rest = text_.substr(stop.mark);
    if (!rest.starts_with(" . . .")) return false;
    const Stop dots = stop_before(text_, std::min(stop.mark + 7, text_.size()));
    return dots.next < text_.size() && dots.mark == stop.mark + 6;
  }

  /// "1. The": the stop belongs to the number that begins the item.
  [[nodiscard]] bool is_mark_of_item(const Stop& stop) const {
    const ListMark mark = list_mark(text_, sentence_);
    if (mark.length == 0) return false;
    const std::size_t behind = sentence_ + mark.length;
    if (behind == stop.next) return true;
    // "• 9. The": a bullet and a number.
    return mark.style == '*' && behind < stop.next && behind + list_mark(text_, behind).length == stop.next;
  }

  /// Whether an item of the list that is open begins here, in the line of the one before.
  bool continues_list(std::size_t at) {
    const auto c = static_cast<unsigned char>(text_[at]);
    const bool may_be = c >= 0x80 || c == '(' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (list_.length == 0 || !may_be) return false;
    const ListMark mark = list_mark(text_, at);
    if (mark.length == 0 || mark.style != list_.style) return false;
    if (mark.style == '*') return true;
    if (mark.style == '.' && mark.system == 'A') return false;  // initials
    // Countdowns are lists too.
    const bool near = mark.value == list_.value + 1 || (mark.system == '1' && mark.value == list_.value - 1);
    const bool next = mark.system == list_.system && mark.value > 0 && near;
    return next || (mark.roman > 0 && list_.roman > 0 && mark.roman == list_.roman + 1);
  }

  /// "My remarks: 1. The": the first item of a list in the line that announces it.
  [[nodiscard]] bool announced_list(std::size_t start, std::size_t at) const {
    if (text_[at] != '1' || stop_before(text_, at).mark <= start || text_[stop_before(text_, at).mark - 1] != ':') return false;
    const ListMark mark = list_mark(text_, at);
    return mark.value == 1 && (mark.style == '.' || mark.style == ']');
  }

  void begin_behind_emoticons(std::size_t at) {
    while (at < text_.size()) {
      const std::size_t length = emoticon_length(text_, at);
      if (length == 0) break;
      at += length;
      while (at < text_.size() && is_space_at(at)) at += text::decode(text_, at).length;
    }
    begin(at);
  }

  void begin(std::size_t at) {
    if (at >= text_.size() || at <= sentence_) return;
    starts_.push_back(at);
    sentence_ = at;
    open_list(at);
  }

  void open_list(std::size_t at) {
    const ListMark mark = list_mark(text_, at);
    if (mark.length > 0) list_ = mark;
  }

  std::string_view text_;
  std::vector<std::size_t> proposed_;
  std::size_t next_proposed_ = 0;
  std::vector<std::size_t> starts_;
  std::size_t sentence_ = 0;  // where the sentence begins that is being read
  ListMark list_;             // of the last item that began a sentence
  mutable bool spaced_ = false, behind_word_ = false;  // of the dots that `dots_before` saw
};

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view paragraph) { return Paragraph(paragraph).run(); }

}  // namespace outlint::message
