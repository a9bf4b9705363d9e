// SPDX-License-Identifier: Apache-2.0
#include <outlint/source_map.hpp>

#include <algorithm>
#include <cassert>

namespace outlint {
namespace {

/// The first segment that ends behind `at`.
auto first_after(const std::vector<SourceMap::Segment>& segments, std::size_t at) {
  return std::partition_point(segments.begin(), segments.end(),
                              [&](const SourceMap::Segment& segment) { return segment.text + segment.text_length <= at; });
}

}  // namespace

SourceMap SourceMap::identity(std::size_t length, std::size_t raw_start) {
  SourceMap map;
  map.append({0, length, raw_start, length, true});
  return map;
}

void SourceMap::append(Segment segment) {
  if (segment.text_length == 0) return;
  assert((!segment.verbatim || segment.text_length == segment.raw_length) && "a verbatim segment of two lengths");
  if (!segments_.empty()) {
    Segment& last = segments_.back();
    assert(last.text + last.text_length <= segment.text && "segments out of order in the text");
    const bool adjacent = last.text + last.text_length == segment.text && last.raw + last.raw_length == segment.raw;
    // Decoded neighbours stay apart: joined, they could only be pointed at as one.
    if (adjacent && last.verbatim && segment.verbatim) {
      last.text_length += segment.text_length;
      last.raw_length += segment.raw_length;
      return;
    }
  }
  segments_.push_back(segment);
}

std::optional<Span> SourceMap::verbatim(Span text) const {
  const auto segment = first_after(segments_, text.start);
  if (segment == segments_.end() || !segment->verbatim || segment->text > text.start) return std::nullopt;
  if (segment->text + segment->text_length < text.end) return std::nullopt;
  const std::size_t start = segment->raw + (text.start - segment->text);
  return Span{start, start + text.size()};
}

std::optional<Span> SourceMap::covering(Span text) const {
  std::optional<Span> out;
  for (auto segment = first_after(segments_, text.start); segment != segments_.end() && segment->text < text.end; ++segment) {
    Span raw{segment->raw, segment->raw + segment->raw_length};
    if (segment->verbatim) {
      if (text.start > segment->text) raw.start += text.start - segment->text;
      const std::size_t end = segment->text + segment->text_length;
      if (text.end < end) raw.end -= end - text.end;
    }
    out = out ? Span{std::min(out->start, raw.start), std::max(out->end, raw.end)} : raw;
  }
  return out;
}

SourceMap SourceMap::then(const SourceMap& next) const {
  SourceMap out;
  for (const Segment& segment : segments_) {
    const Span middle{segment.raw, segment.raw + segment.raw_length};
    if (!segment.verbatim) {
      if (const auto raw = next.covering(middle)) {
        out.append({segment.text, segment.text_length, raw->start, raw->size(), false});
      }
      continue;
    }
    for (auto inner = first_after(next.segments_, middle.start); inner != next.segments_.end() && inner->text < middle.end; ++inner) {
      const std::size_t from = std::max(middle.start, inner->text);
      const std::size_t to = std::min(middle.end, inner->text + inner->text_length);
      const std::size_t at = segment.text + (from - middle.start);
      if (inner->verbatim) {
        out.append({at, to - from, inner->raw + (from - inner->text), to - from, true});
      } else {
        out.append({at, to - from, inner->raw, inner->raw_length, false});
      }
    }
  }
  return out;
}

}  // namespace outlint
