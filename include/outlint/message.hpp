// SPDX-License-Identifier: Apache-2.0
// A message as it was read: people, parts, files, and where each byte of text came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlint/export.h>
#include <outlint/source_map.hpp>
#include <outlint/span.hpp>
#include <outlint/stage.hpp>

namespace outlint {

/// One person or mailbox. `address` is empty for a name alone, `name` for an address alone.
struct Address {
  std::string name;     ///< decoded, UTF-8
  std::string address;  ///< as written, without angle brackets; on LinkedIn a profile URL
  friend bool operator==(const Address&, const Address&) = default;
};

/// A header field, in the order of the message.
struct Header {
  std::string name;   ///< as written
  std::string value;  ///< unfolded and decoded (RFC 2047), UTF-8
  SourceMap map;      ///< `value` to raw bytes; empty where it is not verbatim there
};

/// What a file is, as far as it can be told.
enum class AttachmentRole { resume, portfolio, other };
OUTLINT_API std::string_view to_string(AttachmentRole role);

/// A file that travels with the message.
struct Attachment {
  std::string name;                   ///< UTF-8; empty where it has none
  std::string type;                   ///< MIME type, lower case; empty where unknown
  std::optional<std::uint64_t> size;  ///< of the decoded bytes
  std::string sha256;                 ///< of the decoded bytes, lower-case hex; empty where unread
  AttachmentRole role = AttachmentRole::other;
  std::string evidence;               ///< why that role: `its name says "resume"`
};

/// A leaf of the MIME tree, in order; a plain draft has one, `body`.
struct Part {
  std::string id;       ///< `body` for the part that is judged, else its number: `1.2`
  bool leaf = true;
  std::string type;     ///< MIME type, lower case
  std::string charset;  ///< that the text was decoded from; empty for what is no text
  std::string name;     ///< file name, UTF-8; may be empty
  std::uint64_t size = 0;              ///< of the decoded bytes
  std::string sha256;                  ///< of the decoded bytes, lower-case hex
  std::string text;                    ///< rendered, UTF-8: what is judged and what spans index
  std::optional<std::string> source;   ///< decoded text before rendering, where it differs (HTML, format=flowed)
  SourceMap map;                       ///< `text` to raw bytes of the input
  std::vector<Span> quoted;            ///< ranges of `text` that the markup itself says are quoted (blockquote, gmail_quote)
  std::vector<Span> signature;         ///< ranges of `text` that the markup itself says are a signature
};

/// What the sender states beside the text.
struct Context {
  std::optional<Stage> stage;
  std::optional<bool> they_asked_for_resume;
  std::vector<std::string> invited;  ///< kinds of asks that the recipient invited
};

/// What LinkedIn's export says of a message.
struct LinkedInFacts {
  std::string folder;     ///< `INBOX`
  bool draft = false;
  std::string direction;  ///< `sent`, `received`, or empty where nobody says who the user is
  std::string profile;    ///< the other side's profile URL
};

/// A row of LinkedIn's `Connections.csv`.
struct Connection {
  std::string name, profile, email, company, position, connected_on;
};

/// A message as it was read. A value: copy it, move it, share it between threads while nobody writes.
/// An absent optional means unknown, an empty list means none: no finding may rest on what is unknown.
struct Message {
  std::string id;      ///< the message's own, else empty
  std::string source;  ///< where it came from: a path, `-`, or `FILE#index` in a mailbox
  Channel channel = Channel::unknown;
  std::optional<std::string> subject;
  SourceMap subject_map;
  std::optional<std::string> date;  ///< RFC 3339 with its offset, `2026-03-02T09:30:00Z`
  std::optional<std::string> message_id, in_reply_to;  ///< without angle brackets
  std::optional<std::vector<Address>> from, to, cc, bcc;
  std::vector<Header> headers;
  bool headers_known = false;  ///< whether `headers` is all there was (a mail), or only what somebody listed
  std::optional<std::vector<Attachment>> attachments;
  std::string batch;           ///< drafts with one key are one batch
  Context context;
  bool is_template = false;    ///< placeholders read as filled in
  std::vector<Part> parts;     ///< never without `body`
  std::optional<LinkedInFacts> linkedin;
  std::vector<std::string> notes;          ///< what could not be read as it should be
  std::shared_ptr<const std::string> raw;  ///< the bytes that raw offsets index; may be null

  /// The part that is judged. Valid as long as the message.
  [[nodiscard]] OUTLINT_API const Part& body() const;
  /// The first header of that name (ASCII case aside), or null.
  [[nodiscard]] OUTLINT_API const Header* header(std::string_view name) const;
};

}  // namespace outlint
