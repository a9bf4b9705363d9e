// SPDX-License-Identifier: Apache-2.0
// How much a line looks like part of a signature, and how much like something somebody says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "message/lines.hpp"

namespace outlint::message {

/// What a line at the end of a letter is made of.
struct LineShape {
  double weight = 0;     ///< above 0: as signatures have it; below: as sentences have it
  bool contact = false;  ///< a phone number, an address of any kind
  bool asks = false;     ///< has a question mark, which no signature has
  std::size_t words = 0;
};

LineShape shape_of(std::string_view line);

/// How a line closes a letter.
enum class Closing {
  none,
  words,     ///< closing words alone: `Best regards,`
  thanks,    ///< words that thank or wish, with nothing that says they close: `Thank you!`
  with_name  ///< closing words and a name: `Thanks, Bob`
};

Closing closing_of(std::string_view line);

/// Whether a phone or a mail program added the line (`Sent from my …`).
bool is_device_line(std::string_view line);
/// Whether the line begins a postscript.
bool is_postscript(std::string_view line);
/// Whether a dash and a name are all there is: `-roman`, `– Mireille`.
bool is_dashed_name(std::string_view line);

}  // namespace outlint::message
