// SPDX-License-Identifier: Apache-2.0
#include "engine/ask_history.hpp"

namespace outlint::engine {

std::optional<TieFacts> ask_history(const Document& document, const LintOptions& options, std::vector<std::string>& notes) {
  const Message& message = document.message();
  if (!options.ties || !message.to || message.to->empty()) return std::nullopt;
  TieQuery query;
  query.people = *message.to;
  query.moment = options.today.empty() ? message.date.value_or("") : options.today;
  query.message_id = message.message_id.value_or("");
  query.sketch = sketch_of(document);
  Result<TieFacts> tie = options.ties(query);
  if (tie) return *std::move(tie);
  notes.push_back("the history cannot be read: " + tie.error().front().message);
  return std::nullopt;
}

}  // namespace outlint::engine
