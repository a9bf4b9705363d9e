// SPDX-License-Identifier: Apache-2.0
// The file that a message came out of, as other tools name it.
#pragma once

#include <string>
#include <string_view>

namespace outlint::render {

struct Artifact {
  std::string path;   ///< the file
  bool whole = true;  ///< whether the message is all of it; of a mailbox it is not, and lines would mislead
};

/// `box.mbox#3` is a message of `box.mbox`.
Artifact artifact_of(std::string_view source);

/// A path as a URI reference, percent-encoded; absolute paths get a scheme.
std::string uri_of(std::string_view path);

}  // namespace outlint::render
