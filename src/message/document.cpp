// SPDX-License-Identifier: Apache-2.0
// A document is its message, divided once.
#include <outlint/document.hpp>

#include "message/attachments.hpp"
#include "message/regions.hpp"
#include "message/sentences.hpp"

namespace outlint {
namespace {

template <class Keep>
std::string joined(const Document& document, Keep keep) {
  std::string out;
  for (const Region& region : document.regions()) {
    if (!keep(region.kind)) continue;
    if (!out.empty()) out += '\n';
    out += region.span.of(document.text());
  }
  return out;
}

}  // namespace

std::string_view to_string(RegionKind kind) {
  switch (kind) {
    case RegionKind::greeting: return "greeting";
    case RegionKind::own: return "own";
    case RegionKind::sign_off: return "sign-off";
    case RegionKind::signature: return "signature";
    case RegionKind::attribution: return "attribution";
    case RegionKind::quoted: return "quoted";
    case RegionKind::forwarded: return "forwarded";
    case RegionKind::disclaimer: break;
  }
  return "disclaimer";
}

Document::Document(Message message)
    : message_(std::move(message)),
      regions_(message::find_regions(message_)),
      sentences_(message::find_sentences(message_.body().text, regions_)) {
  message::judge_by_text(message_, regions_, sentences_);
}

std::string Document::own_text() const {
  return joined(*this, [](RegionKind kind) {
    return kind == RegionKind::greeting || kind == RegionKind::own || kind == RegionKind::sign_off;
  });
}

std::string Document::prose_text() const {
  return joined(*this, [](RegionKind kind) { return kind == RegionKind::greeting || kind == RegionKind::own; });
}

std::string Document::unquoted_text() const {
  return joined(*this, [](RegionKind kind) {
    return kind != RegionKind::attribution && kind != RegionKind::quoted && kind != RegionKind::forwarded;
  });
}

}  // namespace outlint
