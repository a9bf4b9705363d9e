// SPDX-License-Identifier: Apache-2.0
#include "message/flowed.hpp"

namespace outlint::message {
namespace {

/// A line of flowed text, as offsets into the source.
struct Line {
  std::size_t start = 0;    // of the quote marks
  std::size_t content = 0;  // behind the quote marks and a stuffed space
  std::size_t end = 0;      // before the line break
  std::size_t next = 0;     // behind the line break
  std::size_t depth = 0;
  bool flowed = false;
  bool separator = false;  // "-- ", which looks flowed and is not
};

Line read_line(std::string_view source, std::size_t start) {
  Line line{.start = start, .content = start};
  const std::size_t feed = source.find('\n', start);
  line.end = feed == std::string_view::npos ? source.size() : feed;
  line.next = feed == std::string_view::npos ? source.size() : feed + 1;
  if (line.end > start && source[line.end - 1] == '\r') --line.end;
  // The RFC knows ">>" alone, but programs write "> >" as well, and mean the same.
  for (std::size_t at = start; at < line.end; ++at) {
    if (source[at] == '>') {
      ++line.depth;
      line.content = at + 1;
    } else if (source[at] != ' ' || line.depth == 0 || at != line.content) {
      break;
    }
  }
  if (line.content < line.end && source[line.content] == ' ') ++line.content;
  const std::string_view content = source.substr(line.content, line.end - line.content);
  line.separator = content == "-- ";
  line.flowed = content.ends_with(' ') && !line.separator;
  return line;
}

class Unflower {
 public:
  Unflower(std::string_view source, DelSp delsp) : source_(source), delsp_(delsp) {}

  Flowed run() && {
    out_.text.reserve(source_.size());
    bool joined = false;
    for (Line line = read_line(source_, 0); line.start < source_.size();) {
      // Text that is not quoted loses its stuffed space; quote marks stay, once a paragraph.
      const std::size_t from = joined || line.depth == 0 ? line.content : line.start;
      const Line next = read_line(source_, line.next);
      joined = line.flowed && line.next < source_.size() && next.depth == line.depth && !next.separator;
      if (joined) {
        take(from, delsp_ == DelSp::remove ? line.end - 1 : line.end);
      } else {
        take(from, line.next);
      }
      line = next;
    }
    return std::move(out_);
  }

 private:
  void take(std::size_t from, std::size_t to) {
    out_.map.append({out_.text.size(), to - from, from, to - from, true});
    out_.text += source_.substr(from, to - from);
  }

  std::string_view source_;
  DelSp delsp_;
  Flowed out_;
};

}  // namespace

Flowed unflow(std::string_view source, DelSp delsp) { return Unflower(source, delsp).run(); }

}  // namespace outlint::message
