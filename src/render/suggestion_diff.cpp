// SPDX-License-Identifier: Apache-2.0
#include "render/suggestion_diff.hpp"

#include <algorithm>
#include <vector>

#include "render/places.hpp"
#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint::render {
namespace {

/// A stretch of one side of the diff.
struct Piece {
  std::string_view text;
  bool changed = false;
};

/// Edits that are shown together, and the text around them.
struct Hunk {
  std::string part;
  std::string_view text;
  Span context;
  std::vector<const Edit*> edits;
};

bool is_file(std::string_view part) { return part.starts_with("attachment:"); }

constexpr std::size_t farthest = 4096;  // bytes: a line that is longer is too long for any screen

/// Where the line around a place begins and ends, or near enough to tell that it is too long.
std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t limit = at - std::min(at, farthest);
  const std::size_t before = text.substr(limit, at - limit).rfind('\n');
  return before == std::string_view::npos ? limit : limit + before + 1;
}
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t after = text.substr(at, farthest).find('\n');
  return after == std::string_view::npos ? std::min(at + farthest, text.size()) : at + after;
}

/// The lines of an edit; of a line too long for the screen, only the sentences.
Span context_of(const Document& document, std::string_view text, const Place& place, std::size_t width) {
  Span context{line_start(text, place.span.start), line_end(text, place.span.end)};
  if (place.part != "body" || context.size() <= width) return context;
  Span sentences = place.span;
  const std::vector<Span>& all = document.sentences();
  auto each = std::partition_point(all.begin(), all.end(), [&](Span sentence) { return sentence.end < place.span.start; });
  for (; each != all.end() && each->start <= place.span.end; ++each) {
    const Span sentence = *each;
    const bool beside = place.span.empty() && sentence.start <= place.span.start && place.span.start <= sentence.end;
    const bool touches = beside || sentence.overlaps(place.span);
    if (!touches) continue;
    sentences.start = std::min(sentences.start, sentence.start);
    sentences.end = std::max(sentences.end, sentence.end);
  }
  return {std::max(context.start, sentences.start), std::min(context.end, std::max(sentences.end, place.span.end))};
}

std::vector<Hunk> hunks_of(const Document& document, const Suggestion& suggestion, std::size_t width) {
  std::vector<Hunk> hunks;
  for (const Edit& edit : suggestion.edits) {
    const auto part = part_text(document.message(), edit.place.part);
    if (!part || edit.place.span.end > part->text.size()) continue;
    const Span context = context_of(document, part->text, edit.place, width);
    const bool joins = !hunks.empty() && hunks.back().part == edit.place.part && context.start <= hunks.back().context.end;
    if (!joins) hunks.push_back({edit.place.part, part->text, context, {}});
    Hunk& hunk = hunks.back();
    hunk.context.end = std::max(hunk.context.end, context.end);
    hunk.edits.push_back(&edit);
  }
  return hunks;
}

enum class Side { before, after };

std::vector<Piece> pieces_of(const Hunk& hunk, Side side) {
  // A file is dropped whole, whatever the span.
  if (is_file(hunk.part)) return {{side == Side::before ? hunk.text : std::string_view(), true}};
  std::vector<Piece> pieces;
  std::size_t at = hunk.context.start;
  for (const Edit* edit : hunk.edits) {
    const Span span = edit->place.span;
    if (span.start < at) continue;
    pieces.push_back({Span{at, span.start}.of(hunk.text), false});
    pieces.push_back({side == Side::before ? span.of(hunk.text) : std::string_view(edit->replacement), true});
    at = span.end;
  }
  pieces.push_back({Span{at, std::max(at, hunk.context.end)}.of(hunk.text), false});
  return pieces;
}

/// Lays pieces out in lines of at most `width` columns, word by word.
class Layout {
 public:
  Layout(const Paint& paint, Side side, std::size_t width, std::string_view indent)
      : paint_(paint), side_(side), width_(width), indent_(indent) {}

  void add(const Piece& piece) {
    const std::string text = breaks_kept(piece.text);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ' || text[at] == '\n') {
        flush_word();
        if (text[at] == '\n') flush_line();
        ++at;
        continue;
      }
      const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
      const std::string_view word = std::string_view(text).substr(at, end - at);
      word_ += paint_(ink(piece.changed), word);
      word_columns_ += columns(word);
      at = end;
    }
  }

  std::string finish() {
    flush_word();
    flush_line();
    return std::move(out_);
  }

 private:
  static std::string breaks_kept(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      out += visible(line);
      if (end < text.size()) out += '\n';
      at = end + 1;
    }
    return out;
  }

  [[nodiscard]] Ink ink(bool changed) const {
    if (side_ == Side::before) return changed ? Ink::removed_word : Ink::removed;
    return changed ? Ink::added_word : Ink::added;
  }

  void flush_word() {
    if (word_.empty()) return;
    if (line_columns_ > 0 && line_columns_ + 1 + word_columns_ > width_) flush_line();
    if (line_columns_ > 0) {
      line_ += ' ';
      ++line_columns_;
    }
    line_ += std::exchange(word_, {});
    line_columns_ += std::exchange(word_columns_, 0);
  }

  /// Blank lines say nothing in a diff of prose.
  void flush_line() {
    if (line_columns_ == 0) return;
    out_ += indent_ + paint_(ink(false), side_ == Side::before ? "-" : "+") + " " + std::exchange(line_, {}) + "\n";
    line_columns_ = 0;
  }

  const Paint& paint_;
  Side side_;
  std::size_t width_;
  std::string indent_, out_, line_, word_;
  std::size_t line_columns_ = 0, word_columns_ = 0;
};

std::string label_of(const Hunk& hunk) {
  if (hunk.part == "subject") return "Subject: ";
  if (hunk.part.starts_with("header:")) return hunk.part.substr(7) + ": ";
  if (is_file(hunk.part)) return "attached: ";
  return "";
}

}  // namespace

std::string suggestion_diff(const Document& document, const Suggestion& suggestion, const Paint& paint, std::size_t width,
                            std::string_view indent) {
  std::string out;
  const std::size_t room = width > indent.size() + 24 ? width - indent.size() - 2 : 22;
  for (const Hunk& hunk : hunks_of(document, suggestion, room)) {
    const std::string label = label_of(hunk);
    for (const Side side : {Side::before, Side::after}) {
      const std::vector<Piece> pieces = pieces_of(hunk, side);
      const bool blank = std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return text::is_blank(piece.text); });
      if (blank) continue;
      Layout layout(paint, side, room, indent);
      layout.add({label, false});
      for (const Piece& piece : pieces) layout.add(piece);
      out += layout.finish();
    }
  }
  return out;
}

}  // namespace outlint::render
