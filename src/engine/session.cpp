// SPDX-License-Identifier: Apache-2.0
#include <outlint/session.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include "engine/lint.hpp"
#include "text/utf8.hpp"

namespace outlint {
namespace {

/// How far a byte of the old text has moved; nothing where it was edited away.
std::optional<std::size_t> moved(std::size_t byte, std::string_view part, const std::vector<Edit>& edits) {
  std::size_t added = 0, taken = 0;
  for (const Edit& edit : edits) {
    if (edit.place.part != part || edit.place.span.start >= byte) continue;
    if (edit.place.span.end > byte) return std::nullopt;
    added += edit.replacement.size();
    taken += edit.place.span.size();
  }
  return byte + added - taken;
}

std::optional<Place> moved(const Place& place, const std::vector<Edit>& edits) {
  const auto start = moved(place.span.start, place.part, edits);
  const auto end = moved(place.span.end, place.part, edits);
  if (!start || !end) return std::nullopt;
  return Place{place.part, {*start, *end}};
}

bool same(const Diagnostic& was, const Diagnostic& is, const std::vector<Edit>& edits) {
  if (was.rule != is.rule || was.severity != is.severity || was.message != is.message || was.place.has_value() != is.place.has_value()) return false;
  return !was.place || moved(*was.place, edits) == is.place;
}

/// Compares two reports of a draft, before and after edits.
Change change_between(const Report& before, const Report& after, const std::vector<Edit>& edits) {
  Change change;
  std::vector<bool> known(after.diagnostics.size());
  for (const Diagnostic& was : before.diagnostics) {
    std::size_t at = 0;
    while (at < known.size() && (known[at] || !same(was, after.diagnostics[at], edits))) ++at;
    if (at < known.size()) known[at] = true;
    else change.removed.push_back(was);
  }
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (!known[at]) change.added.push_back(at);
  }
  change.verdict = before.verdict != after.verdict;
  return change;
}

/// The text of a part that can be edited, or null.
std::string* text_of(Message& message, std::string_view part) {
  if (part == "subject") return message.subject ? &*message.subject : nullptr;
  if (part != "body") return nullptr;
  const auto body = std::find_if(message.parts.begin(), message.parts.end(), [](const Part& each) { return each.id == "body"; });
  return body == message.parts.end() ? nullptr : &body->text;
}

/// Whether edits lie in their texts, on the borders of characters, sorted and disjoint within each part.
bool fit(Message& message, const std::vector<Edit>& edits) {
  for (std::size_t at = 0; at < edits.size(); ++at) {
    const Place& place = edits[at].place;
    const std::string* text = text_of(message, place.part);
    if (text == nullptr || place.span.start > place.span.end || place.span.end > text->size()) return false;
    if (!text::is_boundary(*text, place.span.start) || !text::is_boundary(*text, place.span.end)) return false;
    const auto overtakes = [&](const Edit& earlier) { return earlier.place.part == place.part && earlier.place.span.end > place.span.start; };
    if (std::any_of(edits.begin(), edits.begin() + static_cast<std::ptrdiff_t>(at), overtakes)) return false;
  }
  return true;
}

}  // namespace

struct Session::State {
  Linter linter;
  engine::Memory memory;
  Document document;
  Report report;

  Report judge() { return engine::lint(linter, document, {}, &memory); }

  Change apply(const std::vector<Edit>& edits) {
    Message message = document.message();
    const bool plain = message.raw != nullptr && *message.raw == document.text();
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      std::string* text = text_of(message, edit->place.part);
      text->replace(edit->place.span.start, edit->place.span.size(), edit->replacement);
    }
    forget_sources(message);
    if (plain) stand_for_itself(message);
    document = Document(std::move(message));
    Report now = judge();
    Change change = change_between(report, now, edits);
    report = std::move(now);
    return change;
  }

  /// A draft that is its own input stays so.
  static void stand_for_itself(Message& message) {
    for (Part& part : message.parts) {
      if (part.id != "body") continue;
      message.raw = std::make_shared<const std::string>(part.text);
      part.map = SourceMap::identity(part.text.size());
    }
  }

  /// What was read of the text before it was edited is true no more.
  static void forget_sources(Message& message) {
    message.raw = nullptr;
    message.subject_map = {};
    for (Part& part : message.parts) {
      if (part.id != "body") continue;
      part.map = {};
      part.source.reset();
      part.quoted.clear();
      part.signature.clear();
    }
  }
};

Session::Session(Linter linter, Message draft) : state_(new State{std::move(linter), {}, Document(std::move(draft)), {}}) {
  state_->report = state_->judge();
}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

std::optional<Change> Session::edit(const std::vector<Edit>& edits) {
  Message message = state_->document.message();
  if (!fit(message, edits)) return std::nullopt;
  return state_->apply(edits);
}

Change Session::replace(std::string_view body) {
  const std::string_view old = state_->document.text();
  std::size_t start = 0, tail = 0;
  const std::size_t shorter = std::min(old.size(), body.size());
  while (start < shorter && old[start] == body[start]) ++start;
  while (start > 0 && !(text::is_boundary(old, start) && text::is_boundary(body, start))) --start;
  while (tail < shorter - start && old[old.size() - 1 - tail] == body[body.size() - 1 - tail]) ++tail;
  while (tail > 0 && !(text::is_boundary(old, old.size() - tail) && text::is_boundary(body, body.size() - tail))) --tail;
  return state_->apply({Edit{Place{"body", {start, old.size() - tail}}, std::string(body.substr(start, body.size() - tail - start))}});
}

const Report& Session::report() const { return state_->report; }
const Document& Session::document() const { return state_->document; }

}  // namespace outlint
