// SPDX-License-Identifier: Apache-2.0
#include "message/closing.hpp"

#include <algorithm>
#include <optional>

#include "message/disclaimer.hpp"
#include "message/line_shape.hpp"
#include "message/mail_words.hpp"
#include "message/names.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t most_signature_lines = 16;
constexpr std::size_t most_delimited_lines = 40;  // below `-- `, which says it
constexpr std::size_t most_dashed_lines = 14;     // below a rule, which may divide anything
constexpr double enough_evidence = 1.0;

bool ends_thought(std::string_view line) {
  const std::string_view marks = ".!?)\"";
  return !line.empty() &&
         (marks.find(line.back()) != std::string_view::npos || line.ends_with("…") || line.ends_with("。") ||
          line.ends_with("！") || line.ends_with("？") || static_cast<unsigned char>(line.back()) >= 0x80);
}

bool closing_words_begin(std::string_view line) {
  return leading_word(mail_words("closing-words"), folded_text(line)).has_value();
}

/// Whether a line is one that a signature can have: at most weakly a sentence.
bool may_sign(const LineShape& shape) {
  return !shape.asks && (shape.words <= 5 ? shape.weight >= 0 : shape.weight > 0);
}

class Closer {
 public:
  Closer(Lines& lines, std::size_t first, std::size_t last, const std::vector<std::string>& sender)
      : lines_(lines), first_(first), last_(last), floor_(first > 0 ? first : first + 1), sender_(sender) {}

  bool run() {
    peel_added();
    peel_delimited();
    const std::size_t postscript = postscript_start();
    const std::size_t end = last_;
    last_ = postscript;
    if (postscript < end) peel_added();
    if (const auto start = sign_off_start())
      sign(*start);
    else
      inline_sign_off();
    return postscript < end || first_ < last_;
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t at) const { return lines_[at]; }
  [[nodiscard]] bool begins_paragraph(std::size_t at) const { return at == first_ || lines_.all[at].after_blank; }

  /// Legal text, list footers and the lines of devices at the end, in any order.
  void peel_added() {
    for (bool more = true; more && last_ > first_;) {
      more = false;
      const std::size_t legal = disclaimer_start(lines_, first_, last_);
      if (legal < last_ && legal >= floor_) {
        lines_.set(legal, last_, RegionKind::disclaimer);
        last_ = legal;
        more = true;
      }
      if (last_ > floor_ && is_device_line(line(last_ - 1))) {
        take_signature(last_ - 1);
        while (last_ > floor_ && is_rule(line(last_ - 1), 2)) take_signature(last_ - 1);
        more = true;
      }
    }
    cut_below_device();
  }

  /// A phone puts its line above a quote that it does not mark: what stands below such a line is no longer the
  /// sender's.
  void cut_below_device() {
    for (std::size_t at = floor_; at + 1 < last_; ++at) {
      const bool alone = lines_.all[at].after_blank && lines_.all[at + 1].after_blank;
      if (!alone || !is_device_line(line(at)) || is_postscript(line(at + 1))) continue;
      lines_.set(at + 1, last_, RegionKind::quoted);
      last_ = at + 1;
      take_signature(at);
      return;
    }
  }

  void take_signature(std::size_t from) {
    lines_.set(from, last_, RegionKind::signature);
    last_ = from;
  }

  /// `-- ` and what is below it; a bare `--` or a rule where what is below it looks like a signature.
  void peel_delimited() {
    std::optional<std::size_t> start;
    for (std::size_t at = last_; at-- > floor_ && last_ - at <= most_delimited_lines;) {
      const std::string_view words = line(at);
      const bool space = lines_.all[at].end < lines_.text.size() && lines_.text[lines_.all[at].end] == ' ';
      const bool exact = words == "--" && space;
      const bool rule = words.size() <= 200 && (is_rule(words, 1) && words.find('*') == std::string_view::npos);
      if (!rule) continue;
      const bool usual = words == "--" || words == "—" || words == "–";
      if (exact || (last_ - at <= most_dashed_lines && (usual || !is_paired(at)) && looks_signed(at + 1, usual))) {
        start = at;
        if (exact) break;
      } else if (start) {
        break;
      }
    }
    if (!start) return;
    while (*start > floor_ && is_rule(line(*start - 1), 1)) --*start;
    take_signature(*start);
  }

  /// Rules above and below enclose what is between them.
  [[nodiscard]] bool is_paired(std::size_t at) const {
    for (std::size_t above = at; above-- > first_ && at - above <= most_delimited_lines;) {
      if (line(above) == line(at)) return true;
    }
    return false;
  }

  /// Whether the lines from `at` on look like a signature, given that a rule stands above them.
  [[nodiscard]] bool looks_signed(std::size_t at, bool usual) const {
    if (at == last_) return usual;
    double evidence = 0;
    std::size_t bad = 0;
    for (std::size_t next = at; next < last_; ++next) {
      const LineShape shape = shape_of(line(next));
      if (shape.asks) return false;
      if (closing_of(line(next)) != Closing::none) {
        evidence += enough_evidence;
      } else if (!may_sign(shape)) {
        bad += usual && shape.words <= 8 && !line(next).ends_with('.') ? 0 : 1;
      } else {
        evidence += shape.weight;
      }
    }
    return bad <= (usual ? (last_ - at) / 3 : 0) && (evidence >= enough_evidence || (usual && last_ - at <= 2));
  }

  [[nodiscard]] std::size_t postscript_start() const {
    for (std::size_t at = last_; at-- > first_ && last_ - at <= most_signature_lines;) {
      if (is_postscript(line(at)) && (begins_paragraph(at) || stands_apart(at) || is_name(line(at - 1), 3)))
        return at >= floor_ ? earlier_postscript(at) : last_;
    }
    return last_;
  }

  /// `P.S.` and `P.P.S.` stand under each other.
  [[nodiscard]] std::size_t earlier_postscript(std::size_t at) const {
    while (at > floor_ && is_postscript(line(at - 1))) --at;
    return at;
  }

  /// Where the closing words, the name or the block of contacts at the end begin.
  [[nodiscard]] std::optional<std::size_t> sign_off_start() const {
    std::optional<std::size_t> closing, name;
    std::size_t spoken = 0;  // lines below that are sentences
    double evidence = 0;
    for (std::size_t at = last_; at-- > first_ && last_ - at <= most_signature_lines;) {
      const LineShape shape = shape_of(line(at));
      const std::size_t below = last_ - at - 1;
      if (closes_at(at, below) && spoken <= (evidence >= 2 || proper_closing(at) ? 1 : 0)) {
        closing = at;
        break;
      }
      if (shape.asks) break;
      if (spoken == 0 && names_at(at, below, evidence, shape)) name = at;
      if (!may_sign(shape)) {
        if (++spoken > 1) break;
      }
      evidence += std::max(0.0, shape.weight);
    }
    if (closing) return with_earlier_closing(*closing);
    if (name) return name;
    return contact_block();
  }

  /// Words that close and nothing else, with a name right under them.
  [[nodiscard]] bool proper_closing(std::size_t at) const {
    return closing_of(line(at)) == Closing::words && at + 2 < last_ && is_name(line(at + 1), 4);
  }

  [[nodiscard]] bool closes_at(std::size_t at, std::size_t below) const {
    const Closing kind = closing_of(line(at));
    if (kind == Closing::with_name) return at >= floor_ || below == 0;
    if (kind == Closing::words) return below > 0 || (at >= floor_ && stands_apart(at));
    if (kind == Closing::thanks) return below > 0 && below <= 12 && is_signer(at + 1);
    if (below > 12 || at < floor_ || line(at).size() > 60) return false;
    if (below == 0) return closes_in_own_words(at);
    // Words of the sender's own that close: short, with a comma, or alone between a blank line and a name.
    if (!is_signer(at + 1) || line(at).ends_with('?') || shape_of(line(at)).contact) return false;
    const std::size_t words = tokens(line(at), 7).size();
    if (line(at).ends_with(',')) return words <= 6 && (begins_paragraph(at) || ends_thought(line(at - 1)));
    return words <= 3 && words >= 2 && begins_paragraph(at) && below <= 2 && !lines_.all[at + 1].after_blank &&
           text::is_word_point(text::decode(line(at), line(at).size() - 1).point) &&
           text::is_word_point(text::decode(line(at), 0).point) && !is_name(line(at), 3) &&
           line(at).find(':') == std::string_view::npos;
  }

  /// Whether a line begins something: after a blank line, or after what ends a sentence.
  [[nodiscard]] bool stands_apart(std::size_t at) const {
    return lines_.all[at].after_blank || at == 0 || ends_thought(lines_[at - 1]);
  }

  /// `Your pal, Craig.` as the last line.
  [[nodiscard]] bool closes_in_own_words(std::size_t at) const {
    const std::size_t comma = line(at).find(',');
    if (comma == std::string_view::npos || !begins_paragraph(at) || line(at).ends_with('?')) return false;
    return tokens(line(at).substr(0, comma), 5).size() <= 3 && is_name(line(at).substr(comma + 1), 4);
  }

  /// Whether a line can be the name under a closing.
  [[nodiscard]] bool is_signer(std::size_t at) const {
    const std::string_view words = line(at);
    return is_name(words, 5) || is_dashed_name(words) || is_one_of(words, sender_) ||
           (tokens(words, 4).size() <= 3 && may_sign(shape_of(words)) && !words.ends_with(':'));
  }

  /// Whether a name with `below` lines of evidence under it, and nothing else, signs the letter.
  [[nodiscard]] bool names_at(std::size_t at, std::size_t below, double evidence, const LineShape& shape) const {
    if (at < floor_) return false;
    const std::string_view before = lines_[at - 1];
    const bool apart = stands_apart(at);
    const bool sender = is_one_of(line(at), sender_);
    if (before.ends_with(':') && !sender) return false;
    if (is_dashed_name(line(at)))
      return (apart && !is_item(at)) && (below == 0 || evidence >= enough_evidence || below == 1);
    if (line(at).ends_with(':') || closing_of(line(at)) != Closing::none) return false;
    if (!apart && !sender && !(evidence >= 2 && below <= 4)) return false;
    const bool name = sender || is_name(line(at), 4);
    const bool with_number = shape.contact && shape.words <= 6 &&
                             is_name(line(at).substr(0, line(at).find_first_of("-0123456789(#x+,|")), 4);
    if (!name && !with_number) return false;
    if (line(at).ends_with('!') || line(at).ends_with(',')) return sender;
    if (below == 0) return true;
    return evidence >= enough_evidence && evidence >= 0.5 * static_cast<double>(below);
  }

  /// A dash before one word is an item where other items stand beside it.
  [[nodiscard]] bool is_item(std::size_t at) const { return leading_dashes(line(at - 1)) > 0 && !is_rule(line(at - 1), 1); }

  /// Contacts in two lines or more with a blank line above, though no name leads them.
  [[nodiscard]] std::optional<std::size_t> contact_block() const {
    std::size_t contacts = 0;
    for (std::size_t at = last_; at-- > floor_ && last_ - at <= most_signature_lines;) {
      const LineShape shape = shape_of(line(at));
      if (!may_sign(shape) || shape.weight < 1) return std::nullopt;
      contacts += shape.contact ? 1 : 0;
      if (lines_.all[at].after_blank) {
        const bool led = line(at - 1).ends_with(':') || line(at - 1).ends_with("...");
        if (contacts >= 2 && 2 * contacts >= last_ - at && !led) return at;
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// `Thanks!` right above `Best,` closes too.
  [[nodiscard]] std::size_t with_earlier_closing(std::size_t at) const {
    while (at > floor_ && !lines_.all[at].after_blank && line(at - 1).size() <= 40) {
      const Closing above = closing_of(line(at - 1));
      if (above == Closing::none || tokens(line(at - 1), 4).size() > 3) break;
      --at;
    }
    return at;
  }

  /// Closing words and the name under them are the sign-off, what follows is the signature.
  void sign(std::size_t start) {
    std::size_t at = start;
    while (at < last_ && (closing_of(line(at)) == Closing::words || closing_of(line(at)) == Closing::thanks)) ++at;
    const bool named = at > start && closing_of(line(at - 1)) == Closing::with_name;
    if (at == start) at = start + 1;
    const bool own_words = at == start + 1 && closing_of(line(start)) == Closing::none;
    const bool leads =
        own_words && !is_name(line(start), 4) && !is_dashed_name(line(start)) && !is_one_of(line(start), sender_);
    const bool wants_name = !named && (!own_words || leads) && closing_of(line(start)) != Closing::with_name;
    if (wants_name && at < last_ && is_signer(at) && !shape_of(line(at)).contact) ++at;
    lines_.set(start, at, RegionKind::sign_off);
    lines_.set(at, last_, RegionKind::signature);
    if (shape_of(line(start)).contact) lines_.set(start, at, RegionKind::signature);
    last_ = start;
  }

  /// `… that would be great. – Mireille`: the sign-off stands in the last line, after the last sentence.
  void inline_sign_off() {
    if (last_ == first_) return;
    Line& last = lines_.all[last_ - 1];
    const std::string_view words = line(last_ - 1);
    const std::size_t reach = words.size() > 100 ? words.size() - 100 : 0;
    for (std::size_t at = reach; at + 2 < words.size(); ++at) {
      if (words[at + 1] != ' ' || !text::is_boundary(words, at + 1)) continue;
      const std::string_view tail = text::trimmed(words.substr(at + 1));
      if (!signs_inline(tail, ends_thought(words.substr(0, at + 1)))) continue;
      last.tail = static_cast<std::uint32_t>(last.start + static_cast<std::size_t>(tail.data() - words.data()));
      return;
    }
  }

  /// Whether the end of a line signs: `– Ana` anywhere, `Best, Ana` and `Ana` after a sentence.
  [[nodiscard]] bool signs_inline(std::string_view tail, bool apart) const {
    if (tail.ends_with('?') || tail.ends_with('!')) return false;
    const bool long_dash = tail.starts_with("–") || tail.starts_with("—");
    if (is_dashed_name(tail) && is_name(tail, long_dash && !apart ? 1 : 3)) return apart || long_dash;
    if (!apart) return false;
    if (closing_of(tail) == Closing::with_name) return true;
    // A name alone signs where the message is one line, as on LinkedIn.
    const bool name = is_name(tail, 2) && text::is_word_point(text::decode(tail, tail.size() - 1).point) &&
                      tokens(tail, 3).size() <= 2;
    return name && last_ - first_ == 1 && !closing_words_begin(tail);
  }

  Lines& lines_;
  std::size_t first_, last_;
  std::size_t floor_;  // no signature starts before it: something has to stand above
  const std::vector<std::string>& sender_;
};

}  // namespace

bool close_letter(Lines& lines, std::size_t first, std::size_t last, const std::vector<std::string>& sender) {
  return Closer(lines, first, last, sender).run();
}

}  // namespace outlint::message
