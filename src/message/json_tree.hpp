// SPDX-License-Identifier: Apache-2.0
// JSON with its places kept: what nlohmann-json reads, and where in the source each key and value stands.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/source_map.hpp>
#include <outlint/span.hpp>

namespace outlint::message {

struct JsonMember;

/// A value of JSON. Objects keep their keys in order, repeated ones too, so that a reader can complain of them.
struct JsonNode {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool truth = false;
  std::string text;                 ///< the value of a string, the literal of a number
  Span span;                        ///< in the source: the literal, quotes included; of an array or object its bracket
  std::vector<JsonNode> items;      ///< of an array
  std::vector<JsonMember> members;  ///< of an object
};

struct JsonMember {
  std::string key;
  Span key_span;
  JsonNode value;
};

/// `a string`, `an object`: for messages.
std::string_view name_of(JsonNode::Kind kind);

struct JsonError {
  std::size_t at = 0;  ///< byte in the source
  std::string message;
};

/// Takes a value; answers whether to go on.
using JsonSink = std::function<bool(JsonNode)>;

/// Reads a source of valid UTF-8: hands out the value, or each item of it where it is an array, as soon as it is
/// complete, so that memory is that of one item. Answers what is wrong with the syntax, if anything is.
std::optional<JsonError> read_json(std::string_view source, const JsonSink& sink);

/// Where each byte of a string's value comes from; `literal` is the span of its node.
SourceMap map_of_string(std::string_view source, Span literal);

/// Escapes of half a surrogate pair, which no text can hold, made escapes of U+FFFD in place; answers how many.
std::size_t mend_lone_surrogates(std::string& source);

}  // namespace outlint::message
