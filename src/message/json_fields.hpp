// SPDX-License-Identifier: Apache-2.0
// The keys of message JSON: an object to a Message, or everything that is wrong with it.
#pragma once

#include <string>

#include <outlint/message.hpp>
#include <outlint/result.hpp>

#include "message/json_places.hpp"
#include "message/json_tree.hpp"

namespace outlint::message {

/// Reads one message. `folder` is what paths of attachments are relative to; where it is empty no file is opened.
Result<Message> message_from_json(const JsonNode& node, const JsonPlaces& places, const std::string& folder);

}  // namespace outlint::message
