// SPDX-License-Identifier: Apache-2.0
// What has to hold whatever the bytes were: more than that nothing crashed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/outlint.hpp>

namespace outlint::fuzz {

/// Ends the process with what is wrong, where it does not hold.
void demand(bool holds, const std::string& what);

/// The linter of the built-in rules.
const Linter& linter();

/// A document: valid text, regions and sentences that tile it, maps that lead to the very bytes, JSON that parses.
void check_document(const Document& document);

/// A report: places within their parts and between characters, edits sorted and disjoint, findings in order, and no control
/// character of the message in what people read.
void check_report(const Report& report, const Document& document);

/// Places of edits within one part: in bounds, between characters, disjoint.
void check_edits(const std::vector<Edit>& edits, const Message& message);

/// The text of a part, or an empty one.
std::string_view text_of(const Message& message, std::string_view part);

/// Takes bytes apart: numbers off the front, the rest as text.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}
  std::size_t number(std::size_t limit);  ///< below the limit; 0 where nothing is left
  std::string_view line();                ///< up to a line break, without it
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace outlint::fuzz
