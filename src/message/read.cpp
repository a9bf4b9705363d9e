// SPDX-License-Identifier: Apache-2.0
#include <outlint/read.hpp>

#include "text/utf8.hpp"

namespace outlint {

Message message_from_text(std::string_view text) {
  Message message;
  Part body;
  body.id = "body";
  body.type = "text/plain";
  body.charset = "utf-8";
  body.text = std::string(text);
  body.size = text.size();
  body.map = SourceMap::identity(text.size());
  message.parts.push_back(std::move(body));
  message.raw = std::make_shared<const std::string>(text);
  return message;
}

}  // namespace outlint
