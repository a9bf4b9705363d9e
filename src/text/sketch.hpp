// SPDX-License-Identifier: Apache-2.0
// What is left of a pattern when only its words and its spaces are looked at: enough to tell where it cannot begin.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace outlint::text {

/// Places in a text, a bit each: a place is what stands between two spaces, so that a match goes on by one place with each
/// space that it takes. A text of more places than bits has no sketches.
using Places = std::uint64_t;
constexpr std::uint32_t most_places = 64;

/// A step of a sketch, in one number: what it is, and with what.
enum class SketchStep : std::uint32_t {
  test,    ///< one of the words of a set stands at the place
  spaces,  ///< min + 64 * max spaces; a max of 63 is any number
  end,     ///< 0: the first place, 1: the last one
  all,     ///< the record with this number: steps that follow one another, the last first
  any,     ///< one of the steps of a record
  repeat,  ///< of a record: min, max, the step
  blanks,  ///< spaces and marks, as many as stand without a letter between them
  ahead,   ///< of a record: a step that begins where a match goes on, wherever it ends
  gate,    ///< of a record: how many sets, the sets, the step, which no place begins before each set has a word
};
constexpr std::uint32_t sketch_bits = 4;
constexpr std::uint32_t unbounded_spaces = 63;

constexpr std::uint32_t sketch_step(SketchStep step, std::uint32_t with) { return with << sketch_bits | static_cast<std::uint32_t>(step); }

/// The places that lie `min` to `max` spaces before others.
inline Places spaces_before(Places ends, std::uint32_t min, std::uint32_t max) {
  Places starts = ends >> min;
  const std::uint32_t width = max >= unbounded_spaces ? most_places : max - min + 1;
  for (std::uint32_t done = 1; done < width; done *= 2) starts |= starts >> std::min(done, width - done);
  return starts;
}

/// What was worked out in this text already: patterns share their heavy steps, and ask about them from the same places.
class KnownSteps {
 public:
  /// Begins another text.
  void forget() {
    if (++text_ == 0) *this = KnownSteps();
  }
  [[nodiscard]] const Places* find(std::uint32_t step, Places ends) const {
    const Known& known = known_[slot(step, ends)];
    return known.text == text_ && known.step == step && known.ends == ends ? &known.starts : nullptr;
  }
  /// What was remembered in its slot gives way.
  void keep(std::uint32_t step, Places ends, Places starts) { known_[slot(step, ends)] = {text_, step, ends, starts}; }

 private:
  struct Known {
    std::uint32_t text = 0, step = 0;
    Places ends = 0, starts = 0;
  };
  static std::size_t slot(std::uint32_t step, Places ends) { return (ends + step) * 0x9E3779B97F4A7C15U >> 56; }

  std::uint32_t text_ = 1;
  std::array<Known, 256> known_{};
};

/// Follows sketches back from the places where they can end to those where they can begin: a superset of where they do.
/// `Source` has `number(at)` of the records, `places(set)`, `wordless()` places and the `known()` steps of the text.
template <class Source>
class SketchWalk {
 public:
  SketchWalk(const Source& source, std::uint32_t last_place) : source_(source), last_(last_place) {}

  /// Most steps are words and spaces: they take no call.
  [[nodiscard]] Places back(std::uint32_t step, Places ends) const {
    const std::uint32_t with = step >> sketch_bits;
    const auto kind = static_cast<SketchStep>(step & ((1U << sketch_bits) - 1));
    if (kind == SketchStep::test) return ends & source_.places(with);
    if (kind == SketchStep::spaces) return spaces_before(ends, with & 63, with >> 6);
    if (ends == 0) return 0;
    if (kind != SketchStep::any && kind != SketchStep::gate && kind != SketchStep::repeat) return through(kind, with, ends);
    if (const Places* known = source_.known().find(step, ends)) return *known;
    const Places starts = through(kind, with, ends);
    source_.known().keep(step, ends, starts);
    return starts;
  }

 private:
  [[nodiscard]] Places through(SketchStep kind, std::uint32_t with, Places ends) const {
    switch (kind) {
      case SketchStep::end: return ends & (with == 0 ? Places{1} : Places{1} << last_);
      case SketchStep::all: {
        const std::uint32_t stop = with + 1 + source_.number(with);
        for (std::uint32_t at = with + 1; ends != 0 && at < stop; ++at) ends = back(source_.number(at), ends);
        return ends;
      }
      case SketchStep::any: {
        const std::uint32_t stop = with + 1 + source_.number(with);
        Places starts = 0;
        for (std::uint32_t at = with + 1; at < stop; ++at) starts |= back(source_.number(at), ends);
        return starts;
      }
      case SketchStep::ahead: return ends & back(source_.number(with), ~Places{0} >> (most_places - 1 - last_));
      case SketchStep::blanks: return blanks(ends);
      case SketchStep::gate: return gate(with, ends);
      case SketchStep::repeat: return rounds(source_.number(with), source_.number(with + 1), source_.number(with + 2), ends);
      default: return ends;
    }
  }

  [[nodiscard]] Places rounds(std::uint32_t min, std::uint32_t max, std::uint32_t step, Places ends) const {
    for (std::uint32_t done = 0; done < min && ends != 0; ++done) ends = back(step, ends);
    Places starts = ends;
    // What a round adds shrinks or moves on towards the first place, unless it stays: then more rounds add nothing.
    for (std::uint32_t done = min; done < max && ends != 0; ++done) {
      ends = back(step, ends);
      if ((ends & ~starts) == 0) break;
      starts |= ends;
    }
    return starts;
  }

  [[nodiscard]] Places blanks(Places ends) const {
    Places starts = ends;
    for (Places before = ends >> 1; before != 0; before = (before & source_.wordless()) >> 1) starts |= before;
    return starts;
  }

  [[nodiscard]] Places gate(std::uint32_t record, Places ends) const {
    const std::uint32_t stop = record + 1 + source_.number(record);
    const Places reached = ends == 0 ? 0 : ~Places{0} >> std::countl_zero(ends);
    for (std::uint32_t at = record + 1; at < stop; ++at) {
      if ((source_.places(source_.number(at)) & reached) == 0) return 0;
    }
    return back(source_.number(stop), ends);
  }

  const Source& source_;
  std::uint32_t last_;
};

}  // namespace outlint::text
