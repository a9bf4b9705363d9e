// SPDX-License-Identifier: Apache-2.0
// What the sender's own words say of a file that nothing else tells of.
#include <algorithm>
#include <optional>

#include "message/attachment_names.hpp"
#include "message/attachments.hpp"
#include "message/mail_words.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// The first word of the list that stands in a folded sentence, at the start of a word of it.
std::optional<std::string_view> word_in(std::string_view list, std::string_view folded) {
  const auto known = mail_words(list);
  bool starts = true;
  for (std::size_t at = 0; at < folded.size();) {
    const text::Decoded here = text::decode(folded, at);
    const bool letter = here.point >= 0x80 || (here.point >= 'a' && here.point <= 'z') || (here.point >= '0' && here.point <= '9');
    // Scripts without spaces begin a word at any character.
    if (letter && (starts || here.point >= 0x3000)) {
      if (const auto found = leading_word(known, folded.substr(at))) return found;
    }
    starts = !letter;
    at += here.length;
  }
  return std::nullopt;
}

/// Whether a file may be what the words mean: a document that has no role yet.
bool is_open(const Attachment& file) { return file.role == AttachmentRole::other && may_be_resume(file); }

bool is_own(const std::vector<Region>& regions, Span sentence) {
  return std::any_of(regions.begin(), regions.end(), [&](const Region& region) { return region.kind == RegionKind::own && region.span.contains(sentence); });
}

}  // namespace

void judge_by_text(Message& message, const std::vector<Region>& regions, const std::vector<Span>& sentences) {
  if (!message.attachments || std::count_if(message.attachments->begin(), message.attachments->end(), is_open) != 1) return;
  Attachment& file = *std::find_if(message.attachments->begin(), message.attachments->end(), is_open);
  for (const Span sentence : sentences) {
    if (!is_own(regions, sentence)) continue;
    const std::string folded = text::fold(message.body().text, sentence).text;
    if (!word_in("attach-words", folded) || !word_in("my-words", folded)) continue;
    const auto resume = word_in("resume-names", folded);
    const auto portfolio = word_in("portfolio-names", folded);
    if (!resume && !portfolio) continue;
    file.role = resume ? AttachmentRole::resume : AttachmentRole::portfolio;
    file.evidence = "the text calls it \"" + std::string(resume ? *resume : *portfolio) + "\"";
    return;
  }
}

}  // namespace outlint::message
