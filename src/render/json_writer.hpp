// SPDX-License-Identifier: Apache-2.0
// Writes JSON in the order it is told to: reports have a fixed order of keys, and a tree built first would cost more
// than the text itself.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace outlint::render {

/// Builds one JSON value. The caller opens and closes in pairs; commas and escapes are seen to here.
/// Bytes that are no UTF-8 become U+FFFD, so that what comes out is always valid.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(std::same_as<bool> auto truth) { return literal(truth ? "true" : "false"); }
  JsonWriter& value(std::signed_integral auto number) { return literal(std::to_string(number)); }
  JsonWriter& value(std::unsigned_integral auto number)
    requires(!std::same_as<decltype(number), bool>)
  {
    return literal(std::to_string(number));
  }
  JsonWriter& null() { return literal("null"); }

  /// A key with its value; an optional without one is null.
  JsonWriter& field(std::string_view name, const auto& content) { return key(name).value(content); }
  template <class T>
  JsonWriter& field(std::string_view name, const std::optional<T>& content) {
    return content ? key(name).value(*content) : key(name).null();
  }
  /// A text that is null where it is empty: nobody knows it.
  JsonWriter& field_or_null(std::string_view name, std::string_view content) {
    return content.empty() ? key(name).null() : key(name).value(content);
  }

  /// Another value as it stands; it has to be JSON.
  JsonWriter& literal(std::string_view json);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
  bool first_ = true;  // whether the next value is the first inside its bracket, or follows its key
};

}  // namespace outlint::render
