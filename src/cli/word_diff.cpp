// SPDX-License-Identifier: Apache-2.0
#include "cli/word_diff.hpp"

#include <algorithm>
#include <vector>

#include "cli/steps.hpp"
#include "render/visible.hpp"

namespace outlint::cli {
namespace {

using render::Ink;
using render::Paint;

constexpr std::size_t context = 2;

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

/// Words with the blanks behind them; a line break is a token of its own.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] != '\n') {
      while (end < text.size() && text[end] != '\n' && !is_blank(text[end])) ++end;
      while (end < text.size() && is_blank(text[end])) ++end;
    }
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// A line of the result.
struct Line {
  std::string text;
  bool changed = false;
};

/// Words of one sign that follow one another on a line, within one pair of marks.
class Marker {
 public:
  explicit Marker(const Paint& paint) : paint_(paint) {}

  void add(const Step& step) {
    if (step.token == "\n") {
      close();
      lines_.back().changed = lines_.back().changed || step.sign != ' ';
      if (step.sign != '-' || !lines_.back().text.empty()) lines_.emplace_back();
      return;
    }
    if (step.sign != sign_) close();
    sign_ = step.sign;
    run_ += step.token;
  }

  std::vector<Line> take() {
    close();
    return std::move(lines_);
  }

 private:
  void close() {
    if (run_.empty()) return;
    Line& line = lines_.back();
    const std::string words = render::visible_line(run_);
    // The blank behind the last word stands outside of the marks.
    const std::size_t end = words.find_last_not_of(' ') + 1;
    if (sign_ == ' ') line.text += words;
    else line.text += paint_(sign_ == '-' ? Ink::removed : Ink::added, (sign_ == '-' ? "[-" : "{+") + words.substr(0, end) + (sign_ == '-' ? "-]" : "+}")) + words.substr(end);
    line.changed = line.changed || sign_ != ' ';
    run_.clear();
  }

  const Paint& paint_;
  std::vector<Line> lines_{1};
  std::string run_;
  char sign_ = ' ';
};

}  // namespace

std::string word_diff(std::string_view before, std::string_view after, std::string_view name, const Paint& paint) {
  if (before == after) return "";
  Marker marker(paint);
  for (const Step& step : steps_of(tokens_of(before), tokens_of(after))) marker.add(step);
  const std::vector<Line> lines = marker.take();
  std::string out = paint(Ink::path, "--- a/" + render::visible_line(name)) + "\n" + paint(Ink::path, "+++ b/" + render::visible_line(name)) + "\n";
  bool left_out = false;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(at - std::min(context, at));
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), at + context + 1));
    const bool shown = std::any_of(first, last, [](const Line& line) { return line.changed; });
    if (shown && left_out) out += paint(Ink::gutter, "@@") + "\n";
    left_out = !shown;
    const bool ends = at + 1 == lines.size() && lines[at].text.empty();
    if (shown && !ends) out += lines[at].text + "\n";
  }
  return out;
}

}  // namespace outlint::cli
