// SPDX-License-Identifier: Apache-2.0
// Messages on a pipe: `Content-Length: N`, a blank line, N bytes. What is broken is passed over, never fatal.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace outlint::lsp {

/// Takes messages out of a stream of bytes.
class FrameReader {
 public:
  /// Fills a buffer with up to that many bytes, as read(2) does: 0 at the end.
  using Source = std::function<std::size_t(char* buffer, std::size_t size)>;

  explicit FrameReader(Source source) : source_(std::move(source)) {}

  /// The content of the next message; nothing at the end of the stream. Bytes that belong to no message are passed over
  /// up to the next header, and a message that nobody could mean (of more than 64 MB) is passed over whole.
  std::optional<std::string> next();

 private:
  /// A line without its ending; nothing at the end of the stream. A line that is too long for a header comes in pieces.
  std::optional<std::string> line();
  bool fill();
  /// Takes bytes off the stream; keeps them where `kept` is not null. False where the stream ends before.
  bool take(std::size_t count, std::string* kept);

  Source source_;
  std::string buffer_;
  std::size_t read_ = 0;  // how much of the buffer was taken already
};

/// A message as it goes over the pipe.
std::string framed(std::string_view content);

}  // namespace outlint::lsp
