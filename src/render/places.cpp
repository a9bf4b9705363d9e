// SPDX-License-Identifier: Apache-2.0
#include "render/places.hpp"

#include <charconv>

namespace outlint::render {
namespace {

constexpr std::string_view header_prefix = "header:";
constexpr std::string_view attachment_prefix = "attachment:";

bool fits(const std::optional<PartText>& part, Span span) {
  return part && span.start <= span.end && span.end <= part->text.size();
}

}  // namespace

std::optional<PartText> part_text(const Message& message, std::string_view part) {
  if (part == "subject") {
    if (!message.subject) return std::nullopt;
    return PartText{*message.subject, &message.subject_map};
  }
  if (part.starts_with(header_prefix)) {
    const Header* header = message.header(part.substr(header_prefix.size()));
    if (header == nullptr) return std::nullopt;
    return PartText{header->value, &header->map};
  }
  if (part.starts_with(attachment_prefix)) {
    const std::string_view number = part.substr(attachment_prefix.size());
    std::size_t at = 0;
    std::from_chars(number.data(), number.data() + number.size(), at);
    if (!message.attachments || at >= message.attachments->size()) return std::nullopt;
    return PartText{(*message.attachments)[at].name, nullptr};
  }
  for (const Part& each : message.parts) {
    if (each.id == part) return PartText{each.text, &each.map};
  }
  return std::nullopt;
}

std::string_view words_at(const Message& message, const Place& place) {
  const auto part = part_text(message, place.part);
  return fits(part, place.span) ? place.span.of(part->text) : std::string_view();
}

const text::LineIndex* Places::index(const Place& place) {
  const auto part = part_text(message_, place.part);
  if (!fits(part, place.span)) return nullptr;
  auto found = indexes_.find(place.part);
  if (found == indexes_.end()) found = indexes_.emplace(place.part, text::LineIndex(part->text)).first;
  return &found->second;
}

Lines Places::in_part(const Place& place) {
  const text::LineIndex* lines = index(place);
  if (lines == nullptr) return {};
  return {lines->at(place.span.start), lines->at(place.span.end)};
}

Span Places::utf16(const Place& place) {
  const text::LineIndex* lines = index(place);
  if (lines == nullptr) return {};
  return {lines->utf16(place.span.start), lines->utf16(place.span.end)};
}

std::optional<Span> Places::raw(const Place& place) const {
  const auto part = part_text(message_, place.part);
  if (!fits(part, place.span) || part->map == nullptr) return std::nullopt;
  return part->map->verbatim(place.span);
}

std::optional<Lines> Places::in_input(const Place& place) {
  const auto part = part_text(message_, place.part);
  if (!fits(part, place.span) || part->map == nullptr || !message_.raw) return std::nullopt;
  // An insertion has no bytes of its own: it stands where the next character does.
  const Span wide = place.span.empty() ? Span{place.span.start, place.span.start + 1} : place.span;
  auto raw = part->map->covering(wide);
  if (!raw || raw->end > message_.raw->size()) return std::nullopt;
  if (place.span.empty()) raw->end = raw->start;
  if (!raw_index_) raw_index_.emplace(*message_.raw);
  return Lines{raw_index_->at(raw->start), raw_index_->at(raw->end)};
}

}  // namespace outlint::render
