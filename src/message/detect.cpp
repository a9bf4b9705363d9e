// SPDX-License-Identifier: Apache-2.0
// Detection looks for what a draft would not begin with: a text that merely looks odd is still a text.
#include "message/detect.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "message/charset.hpp"
#include "message/draft.hpp"
#include "message/input_stream.hpp"
#include "message/linkedin.hpp"
#include "message/mail.hpp"
#include "message/mbox.hpp"
#include "message/text_file.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::pair<std::string_view, InputKind> extensions[] = {
    {"eml", InputKind::eml},       {"mbox", InputKind::mbox},         {"mbx", InputKind::mbox},   {"json", InputKind::json},
    {"jsonl", InputKind::jsonl},   {"ndjson", InputKind::jsonl},      {"html", InputKind::html},  {"htm", InputKind::html},
    {"xhtml", InputKind::html},    {"md", InputKind::markdown},       {"markdown", InputKind::markdown},
};

std::string_view extension_of(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

std::optional<InputKind> kind_of_name(std::string_view name) {
  const std::string_view extension = extension_of(name);
  for (const auto& [known, kind] : extensions) {
    if (text::equal_ascii_case(extension, known)) return kind;
  }
  return std::nullopt;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

std::string_view skip_space(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

/// `{"` or `[{`: a template that begins with `{first_name}` or `[Name]` is a draft.
bool begins_as_json(std::string_view text) {
  if (text.starts_with('[')) {
    text = skip_space(text.substr(1));
    if (text.starts_with(']')) return skip_space(text.substr(1)).empty();
  }
  if (!text.starts_with('{')) return false;
  text = skip_space(text.substr(1));
  return text.starts_with('"') || text.starts_with('}');
}

/// One object a line: the first line is whole, and the next one begins another.
bool is_jsonl(std::string_view text) {
  const std::size_t feed = text.find('\n');
  if (feed == std::string_view::npos || !text.starts_with('{')) return false;
  return text::trimmed(text.substr(0, feed)).ends_with('}') && skip_space(text.substr(feed)).starts_with('{');
}

bool begins_as_html(std::string_view text) {
  static constexpr std::array<std::string_view, 17> tags{"!doctype html", "html", "head", "body", "div", "p",  "table", "meta",
                                                         "style",         "title", "blockquote", "center", "ul", "ol", "h1", "h2", "h3"};
  // An XML declaration or comments may stand first.
  while (text.starts_with("<?xml") || text.starts_with("<!--")) {
    const std::string_view close = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return true;
    text = skip_space(text.substr(end + close.size()));
  }
  if (!text.starts_with('<')) return false;
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
    if (!text::starts_with_ascii_case(text.substr(1), tag)) return false;
    const std::string_view behind = text.substr(1 + tag.size());
    return behind.starts_with('>') || behind.starts_with(' ') || behind.starts_with('\n') || behind.starts_with('\r');
  });
}

/// What the header block at the top of a text says of it.
struct TopBlock {
  bool from = false;        ///< and `To`, `Cc` or `Subject` with it
  bool draft_only = false;  ///< `Attach`, `Channel`, `Stage`: fields that no mail has
};

TopBlock top_block(std::string_view text) {
  TopBlock out;
  bool from = false, other = false, quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.substr(0, colon).find_first_of(" \t\r") != std::string_view::npos) break;
    const std::string name = text::lower_ascii(line.substr(0, colon));
    from = from || name == "from";
    other = other || name == "to" || name == "cc" || name == "subject";
    // Outlook puts `Sent:` above what it quotes; a mail has a `Date:`.
    quoted = quoted || name == "sent";
    out.draft_only = out.draft_only || name == "attach" || name == "channel" || name == "stage";
  }
  out.from = from && other && !quoted;
  return out;
}

}  // namespace

InputKind detect(std::string_view head, std::string_view name) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    const std::string decoded = decode_text(head.substr(0, head.size() & ~std::size_t{1}), "").text;
    return detect(decoded, name);
  }
  const std::optional<InputKind> named = kind_of_name(name);
  // These hold one thing only; a reader of theirs says better what is wrong with it than a guess.
  if (named && named != InputKind::mbox && named != InputKind::json) return *named;
  if (head.starts_with("PK\x03\x04")) return InputKind::linkedin;
  if (is_linkedin_csv(head)) return InputKind::linkedin;
  if (is_binary(head)) return named.value_or(InputKind::markdown);
  const std::string_view text = without_mark(head);
  const std::string_view begun = skip_space(text);
  if (named == InputKind::json || begins_as_json(begun)) return is_jsonl(begun) ? InputKind::jsonl : InputKind::json;
  if (named == InputKind::mbox || looks_like_mbox(text)) return InputKind::mbox;
  const TopBlock block = top_block(text);
  if (has_draft_headers(text) && block.draft_only) return InputKind::markdown;
  if (looks_like_mail(head) || block.from) return InputKind::eml;
  if (begins_as_html(begun)) return InputKind::html;
  return InputKind::markdown;
}

bool is_input_file(const std::string& path) {
  const std::string_view name = std::string_view(path).substr(path.find_last_of('/') + 1);
  const std::string_view extension = extension_of(name);
  if (kind_of_name(name) || text::equal_ascii_case(extension, "txt") || text::equal_ascii_case(extension, "text")) return true;
  const bool is_zip = text::equal_ascii_case(extension, "zip");
  const bool is_table = text::equal_ascii_case(extension, "csv");
  const bool is_number = std::all_of(name.begin(), name.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  // Mailboxes of old programs have no extension, mails of MH a number for a name.
  if (!is_zip && !is_table && !is_number && !extension.empty()) return false;
  if (is_zip) return is_linkedin_zip_file(path);
  std::string reason;
  const auto stream = InputStream::open(path, reason);
  if (!stream || !stream->failure().empty()) return true;  // Whoever reads it says why it cannot be.
  const InputKind kind = detect(stream->head(), name);
  return kind == InputKind::linkedin || (!is_table && (kind == InputKind::eml || kind == InputKind::mbox));
}

std::string_view draft_type(std::string_view name) {
  return kind_of_name(name) == InputKind::markdown ? "text/markdown" : "text/plain";
}

}  // namespace outlint::message
