// SPDX-License-Identifier: Apache-2.0
#include "engine/arrange.hpp"

#include <algorithm>

#include <outlint/fix.hpp>

#include "engine/joins.hpp"
#include "engine/stretch.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

using analysis::About;
using analysis::Analysis;
using analysis::Unit;

/// A sentence of the sender's own text, with what decides whether it may stand elsewhere.
struct Sentence {
  std::size_t unit = 0;
  Span span;
  About about = About::unjudged;
  bool asks = false;     // something is wanted in it
  bool wonders = false;  // it ends with a question mark
  bool waits = false;    // it wants an answer or more, and so belongs at the end
  bool leans = false;    // it begins with a word that points back
  bool item = false;     // of a list
  bool announces = false;  // ends with a colon
  std::size_t paragraph = 0;
};

bool leans_back(const Analysis& analysis, const Unit& unit) {
  const auto& leans = analysis.vocabulary->leans;
  if (!leans) return false;
  if (unit.known->leans) return *unit.known->leans;
  bool gave_up = false;
  const auto match = text::searching(analysis.vocabulary->patterns, unit.folded.text).search(*leans, 0, gave_up);
  const std::size_t first = unit.folded.text.find_first_not_of(" \"'(*-");
  unit.known->leans = gave_up || (match && match->start <= (first == std::string::npos ? 0 : first));
  return *unit.known->leans;
}

/// Whether a line, which begins at `start`, is an item of a list.
bool is_item(std::string_view text, std::size_t start) {
  static constexpr std::string_view marks[] = {"-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xC2\xB7"};
  while (start < text.size() && text::is_space(text::decode(text, start).point)) start += text::decode(text, start).length;
  const std::string_view line = text.substr(start);
  if (std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return line.starts_with(mark); })) return true;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < 3 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
}

/// Whether a blank line stands between two bytes.
bool parted(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view between = text.substr(from, to - from);
  return std::count(between.begin(), between.end(), '\n') > 1;
}

std::vector<Sentence> sentences_of(const Analysis& analysis) {
  std::vector<Sentence> out;
  const std::string_view text = analysis.document->text();
  constexpr int none = -1;
  std::vector<int> heaviest(analysis.units.size(), none);  // ask of each sentence
  for (const analysis::FoundAsk& ask : analysis.asks) {
    int& heavy = heaviest[analysis.acts[ask.act].unit];
    heavy = std::max(heavy, ask.ask.weight);
  }
  std::size_t line = 0, seen = 0;  // where the line begins, looked for up to there
  for (std::size_t at = 0; at < analysis.units.size(); ++at) {
    const Unit& unit = analysis.units[at];
    if (unit.part != "body" || unit.scope != analysis::Scope::own) continue;
    Sentence one{at, unit.span, unit.about, false, false, false, leans_back(analysis, unit), false, false, 0};
    const std::size_t newline = text.substr(seen, unit.span.start - seen).rfind('\n');
    if (newline != std::string_view::npos) line = seen + newline + 1;
    seen = unit.span.start;
    one.item = is_item(text, line);
    one.wonders = text::trimmed(unit.span.of(text)).ends_with('?');
    constexpr int light = 1;  // "if you would like to read it" counts as a question
    one.asks = heaviest[at] != none;
    one.waits = one.wonders || heaviest[at] > light;
    one.announces = text::trimmed(unit.span.of(text)).ends_with(':');
    if (!out.empty()) one.paragraph = out.back().paragraph + (parted(text, out.back().span.end, unit.span.start) ? 1 : 0);
    out.push_back(one);
  }
  return out;
}

/// Whether it begins with the name of the reader, for want of a greeting.
bool calls_name(const Analysis& analysis, const Sentence& one) { return vocative_end(*analysis.document, one.span) > one.span.start; }

bool is_of_reader(const Sentence& one) { return one.about == About::recipient || one.about == About::both; }

/// Sentences `[first, last)` that may go to the front.
struct Block {
  std::size_t first = 0, last = 0;
};

/// The next paragraph about the reader; its own sentences may lean on one another.
std::optional<Block> paragraph_of_reader(const std::vector<Sentence>& all) {
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
    while (last < all.size() && all[last].paragraph == all[first].paragraph) ++last;
    if (all[first].paragraph == 0) continue;
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first), end = all.begin() + static_cast<std::ptrdiff_t>(last);
    const auto of_reader = std::count_if(begin, end, is_of_reader);
    const auto of_sender = std::count_if(begin, end, [](const Sentence& one) { return one.about == About::sender; });
    const bool stays = std::any_of(begin, end, [](const Sentence& one) { return one.asks || one.item || one.announces; });
    if (of_reader > of_sender && !stays && !begin->leans && (end == all.end() || !end->leans)) return Block{first, last};
  }
  return std::nullopt;
}

std::optional<Block> sentence_of_reader(const std::vector<Sentence>& all) {
  for (std::size_t at = 1; at < all.size(); ++at) {
    const Sentence& one = all[at];
    const bool leaned_on = at + 1 < all.size() && all[at + 1].leans && all[at + 1].paragraph == one.paragraph;
    // A question waits for the end.
    if (one.about == About::recipient && !one.wonders && !one.asks && !one.item && !one.announces && !one.leans && !leaned_on) return Block{at, at + 1};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Edit> lead_with_reader(const Analysis& analysis) {
  const std::vector<Sentence> all = sentences_of(analysis);
  const std::string_view text = analysis.document->text();
  if (all.empty() || all.front().about != About::sender || all.front().item || all.front().leans || calls_name(analysis, all.front())) return {};
  auto block = paragraph_of_reader(all);
  const bool whole = block.has_value();
  if (!block) block = sentence_of_reader(all);
  if (!block) return {};
  const Span moved{all[block->first].span.start, all[block->last - 1].span.end};
  std::string words = capitalised(std::string(moved.of(text)));
  const Span front{all.front().span.start, all.front().span.start};
  words += whole ? paragraph_break(text) : " ";
  return {insertion_before(text, front.start, std::move(words)), {{"body", moved}, ""}};
}

std::vector<Edit> ask_last(const Analysis& analysis) {
  const std::vector<Sentence> all = sentences_of(analysis);
  const auto is_ask = [](const Sentence& one) { return one.waits; };
  const auto ask = std::find_if(all.begin(), all.end(), is_ask);
  if (ask == all.end() || std::count_if(all.begin(), all.end(), is_ask) != 1 || ask->leans || ask->item || calls_name(analysis, *ask)) return {};
  // The rest of its paragraph goes with it: an easy way out, a word of thanks.
  auto end = ask + 1;
  while (end != all.end() && end->paragraph == ask->paragraph && (end->about != About::sender || end->leans)) ++end;
  if (end == all.end() || end->leans) return {};
  // Thanks and wishes at the end stay there.
  auto last = all.end();
  while (last != end && ((last - 1)->about == About::unjudged || (last - 1)->leans)) --last;
  const bool told = std::any_of(end, last, [](const Sentence& one) { return one.about == About::sender || is_of_reader(one); });
  if (!told) return {};
  const std::string_view text = analysis.document->text();
  const Span moved{ask->span.start, (end - 1)->span.end};
  const bool closes = last == all.end() || last->paragraph != (last - 1)->paragraph;
  const std::string words = (closes ? paragraph_break(text) : " ") + capitalised(std::string(moved.of(text)));
  const std::size_t behind = (last - 1)->span.end;
  return {{{"body", moved}, ""}, {{"body", {behind, behind}}, words}};
}

std::vector<Edit> trim_sender(const Analysis& analysis, std::size_t keep) {
  const std::vector<Sentence> all = sentences_of(analysis);
  std::vector<Edit> out;
  std::size_t kept = 0;
  for (std::size_t at = 0, next = 0; at < all.size(); at = next) {
    next = at + 1;
    if (all[at].item || all[at].announces) {
      while (next < all.size() && all[next].item) ++next;
    }
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at), end = all.begin() + static_cast<std::ptrdiff_t>(next);
    const bool theirs = std::none_of(begin, end, [](const Sentence& one) { return is_of_reader(one) || one.asks; });
    const auto of_sender = static_cast<std::size_t>(std::count_if(begin, end, [](const Sentence& one) { return one.about == About::sender; }));
    if (!theirs || of_sender == 0) continue;
    if (kept + of_sender <= keep) {
      kept += of_sender;
      continue;
    }
    out.push_back({{"body", {begin->span.start, (end - 1)->span.end}}, ""});
  }
  return out;
}

std::vector<Edit> trim_asks(const Analysis& analysis, std::size_t keep) {
  std::vector<Edit> out;
  std::size_t heavy = 0;
  for (const analysis::FoundAsk& found : analysis.asks) {
    constexpr int light = 1;
    const analysis::Act& act = analysis.acts[found.act];
    const Unit& unit = analysis.units[act.unit];
    if (found.ask.weight <= light || unit.part != "body" || ++heavy <= keep) continue;
    const AskStretch stretch = ask_stretch(analysis, act, unit.span);
    out.push_back({{"body", stretch.span}, stretch.cut ? "." : ""});
  }
  return out;
}

std::vector<Edit> shorten_body(const Analysis& analysis, std::size_t limit) {
  const std::vector<Sentence> all = sentences_of(analysis);
  const std::string_view text = analysis.document->text();
  std::vector<Edit> out;
  const auto fits = [&] {
    std::vector<Edit> tidied = out;
    tidy(text, tidied);
    return text::count_points(apply_edits(text, "body", tidied)) <= limit;
  };
  std::vector<std::size_t> order;
  for (const bool of_sender : {true, false}) {
    for (std::size_t at = all.size(); at-- > 1;) {
      if ((all[at].about == About::sender && !all[at].asks) == of_sender) order.push_back(at);
    }
  }
  // Tried by halves: a body of any length takes few tries.
  const auto take = [&](std::size_t many) {
    out.clear();
    for (std::size_t each = 0; each < many; ++each) out.push_back({{"body", all[order[each]].span}, ""});
    return fits();
  };
  if (!take(order.size())) return {};
  std::size_t least = 0;
  for (std::size_t most = order.size(); least < most;) {
    const std::size_t middle = (least + most) / 2;
    if (take(middle)) most = middle;
    else least = middle + 1;
  }
  take(least);
  return out;
}

std::string said_of_reader(const Analysis& analysis, const std::vector<Diagnostic>& diagnostics) {
  constexpr std::size_t most = 2;
  std::string out;
  std::size_t taken = 0;
  for (const Sentence& one : sentences_of(analysis)) {
    if (taken == most || !is_of_reader(one) || one.asks || one.leans || one.item || one.announces) continue;
    const bool found = std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& each) {
      return each.place && each.place->part == "body" && each.place->span.overlaps(one.span);
    });
    if (found) continue;
    out += (out.empty() ? "" : " ") + text::one_line(one.span.of(analysis.document->text()), one.span.size() + 8);
    ++taken;
  }
  return out;
}

}  // namespace outlint::engine
