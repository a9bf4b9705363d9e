// SPDX-License-Identifier: Apache-2.0
#include "message/regions.hpp"

#include "text/utf8.hpp"

namespace outlint::message {

std::vector<Region> find_regions(const Message& message) {
  const std::string& text = message.body().text;
  const Span all = text::trimmed(text, {0, text.size()});
  if (all.empty()) return {};
  return {{RegionKind::own, all}};
}

}  // namespace outlint::message
