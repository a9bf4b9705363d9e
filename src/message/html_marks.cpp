// SPDX-License-Identifier: Apache-2.0
#include "message/html_marks.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

enum class Where { id, word_of_class, part_of_name };  // `part_of_name`: of the id or of a class, which some programs prefix

struct KnownName {
  Where where;
  std::string_view name;
  HtmlMark mark;
};

// What each program writes, in lower case. A name for a whole body (`gmail_extra`, which holds answers too) is no mark.
constexpr KnownName known_names[] = {
    {Where::word_of_class, "gmail_quote", HtmlMark::gmail_quote},
    {Where::word_of_class, "gmail_quote_container", HtmlMark::gmail_quote},
    {Where::word_of_class, "gmail_attr", HtmlMark::quoted},
    {Where::word_of_class, "gmail_signature", HtmlMark::signature},
    {Where::word_of_class, "gmail_signature_prefix", HtmlMark::signature},
    {Where::word_of_class, "moz-cite-prefix", HtmlMark::quoted},
    {Where::word_of_class, "moz-email-headers-table", HtmlMark::quoted},
    {Where::word_of_class, "moz-forward-container", HtmlMark::quoted},
    {Where::word_of_class, "moz-signature", HtmlMark::signature},
    {Where::id, "olk_src_body_section", HtmlMark::quoted},
    {Where::id, "mac_outlook_signature", HtmlMark::signature},
    {Where::id, "divrplyfwdmsg", HtmlMark::to_end},
    {Where::id, "appendonsend", HtmlMark::to_end},
    {Where::id, "mail-editor-reference-message-container", HtmlMark::to_end},
    {Where::id, "ms-outlook-mobile-signature", HtmlMark::signature},
    {Where::id, "signature", HtmlMark::signature},
    {Where::id, "x_signature", HtmlMark::signature},
    {Where::word_of_class, "outlookmessageheader", HtmlMark::to_end},
    {Where::part_of_name, "yahoo_quoted", HtmlMark::quoted},
    {Where::part_of_name, "yahoo-signature", HtmlMark::signature},
    {Where::id, "applemailsignature", HtmlMark::signature},
    {Where::id, "replyintro", HtmlMark::quoted},
    {Where::id, "reply-intro", HtmlMark::quoted},
    {Where::id, "forwardbody1", HtmlMark::quoted},
    {Where::id, "replybody1", HtmlMark::quoted},
    {Where::id, "isreplycontent", HtmlMark::quoted},
    {Where::id, "isforwardcontent", HtmlMark::quoted},
    {Where::word_of_class, "zmail_extra", HtmlMark::quoted},
    {Where::word_of_class, "zmail_signature", HtmlMark::signature},
    {Where::word_of_class, "protonmail_quote", HtmlMark::quoted},
    {Where::word_of_class, "protonmail_signature_block", HtmlMark::signature},
    {Where::word_of_class, "tutanota_quote", HtmlMark::quoted},
    {Where::word_of_class, "tutanota_signature", HtmlMark::signature},
    {Where::word_of_class, "freshdesk_quote", HtmlMark::quoted},
    {Where::word_of_class, "front-blockquote", HtmlMark::quoted},
    {Where::word_of_class, "front-signature", HtmlMark::signature},
    {Where::word_of_class, "zendesk_quoted", HtmlMark::quoted},
    {Where::word_of_class, "mail_quote", HtmlMark::quoted},
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || words[at - 1] <= ' ';
    if (starts && (end == words.size() || words[end] <= ' ')) return true;
  }
  return false;
}

bool fits(const KnownName& known, std::string_view id, std::string_view classes) {
  switch (known.where) {
    case Where::id: return id == known.name;
    case Where::word_of_class: return has_word(classes, known.name);
    case Where::part_of_name: break;
  }
  return id.find(known.name) != std::string_view::npos || classes.find(known.name) != std::string_view::npos;
}

std::string lower_value(const HtmlTag& tag, std::string_view key) {
  const std::string_view* value = tag.attribute(key);
  return value == nullptr ? std::string() : text::lower_ascii(text::trimmed(value->substr(0, 1000)));
}

HtmlMark mark_of_blockquote(const HtmlTag& tag, const HtmlStyle& style) {
  if (lower_value(tag, "type") == "cite" || tag.attribute("cite") != nullptr) return HtmlMark::quoted;
  if (style.border_left) return HtmlMark::quoted;
  return style.no_border ? HtmlMark::none : HtmlMark::plain_blockquote;
}

}  // namespace

HtmlMark mark_of(const HtmlTag& tag, const HtmlStyle& style) {
  const std::string id = lower_value(tag, "id");
  const std::string classes = lower_value(tag, "class");
  HtmlMark mark = HtmlMark::none;
  if (!id.empty() || !classes.empty()) {
    const auto known = std::ranges::find_if(known_names, [&](const KnownName& one) { return fits(one, id, classes); });
    if (known != std::end(known_names)) mark = known->mark;
  }
  if (tag.name == "blockquote") {
    if (mark == HtmlMark::gmail_quote) return HtmlMark::gmail_blockquote;
    return mark == HtmlMark::none ? mark_of_blockquote(tag, style) : mark;
  }
  if (mark != HtmlMark::none) return mark;
  return tag.name == "hr" || style.border_top ? HtmlMark::divider : HtmlMark::none;
}

}  // namespace outlint::message
