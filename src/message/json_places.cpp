// SPDX-License-Identifier: Apache-2.0
#include "message/json_places.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t longest_excerpt = 300;

}  // namespace

Problem JsonPlaces::problem(std::size_t at, std::string message, std::string hint) const {
  if (!lines_) lines_.emplace(text_);
  const text::LineColumn place = lines_->at(at);
  const std::string_view line = lines_->line(place.line);
  Problem out;
  out.file = file_;
  out.line = place.line + first_line_ - 1;
  out.column = place.column;
  out.message = std::move(message);
  out.hint = std::move(hint);
  // A caret below an excerpt that is cut in front of it would point at nothing.
  if (at - lines_->start(place.line) < longest_excerpt) {
    std::size_t end = std::min(line.size(), longest_excerpt);
    while (!text::is_boundary(line, end)) --end;
    out.excerpt = std::string(line.substr(0, end));
  }
  return out;
}

}  // namespace outlint::message
