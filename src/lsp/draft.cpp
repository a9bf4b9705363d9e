// SPDX-License-Identifier: Apache-2.0
#include "lsp/draft.hpp"

#include <algorithm>
#include <utility>

#include "render/places.hpp"

namespace outlint::lsp {
namespace {

/// Where the body starts in its file, if it stands there as it is, to the end.
std::optional<std::size_t> body_start(const Message& message, std::string_view file) {
  const Part& body = message.body();
  const auto raw = body.map.verbatim({0, body.text.size()});
  if (message.parts.size() != 1 || message.headers_known || !raw || raw->end != file.size()) return std::nullopt;
  return raw->start;
}

}  // namespace

Draft::Draft(std::string path, std::string text, PositionEncoding encoding) : path_(std::move(path)), text_(std::move(text)), encoding_(encoding) {}

void Draft::change(const Json& changes) {
  if (!changes.is_array()) return;
  for (const Json& each : changes) {
    const auto replacement = text_in(at(each, "text"));
    if (!replacement) continue;
    if (at(each, "range").is_null()) {
      text_ = *replacement;
    } else if (const auto span = positions().span(at(each, "range"))) {
      text_.replace(span->start, span->size(), *replacement);
    }
  }
  current_ = false;
}

void Draft::forget() {
  current_ = false;
  session_.reset();
}

bool Draft::only_body_differs(const Message& fresh) const {
  if (!session_) return false;
  const auto before = body_start(*message_, judged_text_), now = body_start(fresh, text_);
  return before && before == now && judged_text_.compare(0, *before, text_, 0, *now) == 0 && message_->notes == fresh.notes;
}

void Draft::judge(const Linter& linter, const ReadOptions& reading) {
  if (current_) return;
  current_ = true;
  problems_.clear();
  std::vector<Message> messages;
  read_bytes(text_, path_, reading, [&](Result<Record> record) {
    if (!record) problems_ = std::move(record).error();
    else if (!record->connection) messages.push_back(std::move(record->message));
    return problems_.empty() && messages.size() < 2;
  });
  if (messages.size() != 1 || !problems_.empty()) {
    session_.reset();
    return;
  }
  Message fresh = std::move(messages.front());
  if (only_body_differs(fresh)) {
    session_->replace(fresh.body().text);
  } else {
    session_.emplace(linter, fresh);
  }
  message_ = std::move(fresh);
  judged_text_ = text_;
}

std::vector<Found> Draft::findings() const {
  std::vector<Found> out;
  if (!session_) return out;
  const Span whole = positions().first_line();
  for (const Diagnostic& diagnostic : session_->report().diagnostics) {
    const auto span = diagnostic.place ? span_of(*diagnostic.place) : std::nullopt;
    out.push_back({&diagnostic, span.value_or(whole)});
  }
  return out;
}

std::optional<Span> Draft::span_of(const Place& place) const {
  if (!message_ || (message_->raw && *message_->raw != judged_text_)) return std::nullopt;
  const auto part = render::part_text(*message_, place.part);
  if (!part || part->map == nullptr || place.span.end > part->text.size()) return std::nullopt;
  // What is missing has no bytes of its own: it is shown at the next character.
  auto raw = part->map->covering(place.span.empty() ? Span{place.span.start, place.span.start + 1} : place.span);
  if (!raw || raw->end > judged_text_.size()) return std::nullopt;
  if (place.span.empty()) raw->end = raw->start;
  return raw;
}

}  // namespace outlint::lsp
