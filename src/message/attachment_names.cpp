// SPDX-License-Identifier: Apache-2.0
#include "message/attachment_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "message/attachments.hpp"
#include "message/mail_words.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

enum class Sort { lower, upper, digit, other };

Sort sort_of(char32_t point) {
  if (point >= 'a' && point <= 'z') return Sort::lower;
  if (point >= 'A' && point <= 'Z') return Sort::upper;
  if (point >= '0' && point <= '9') return Sort::digit;
  return point < 0x80 ? Sort::other : Sort::lower;
}

/// The name without its folder and its extension.
std::string_view stem_of(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  constexpr std::size_t longest_extension = 5;
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && name.size() - dot - 1 <= longest_extension ? name.substr(0, dot)
                                                                                                : name;
}

std::string extension_of(std::string_view name) {
  const std::size_t stem = stem_of(name).size();
  const std::size_t slash = name.find_last_of("/\\");
  return text::lower_ascii(
      name.substr(std::min(name.size(), stem + (slash == std::string_view::npos ? 0 : slash + 1))));
}

/// The first word of the list that stands anywhere in the name, at the start of a word of it.
std::optional<std::string_view> word_in_name(std::string_view list, std::string_view words) {
  const auto known = mail_words(list);
  for (std::size_t at = 0; at < words.size();) {
    if (const auto found = leading_word(known, words.substr(at))) return found;
    // Scripts without spaces begin a word at any character.
    const bool ascii = static_cast<unsigned char>(words[at]) < 0x80;
    const std::size_t next = ascii ? words.find(' ', at) : at + text::decode(words, at).length;
    if (next == std::string_view::npos) break;
    at = ascii ? next + 1 : next;
  }
  return std::nullopt;
}

bool may_be_portfolio(const Attachment& file) {
  return !file.type.starts_with("message/") && file.type != "text/calendar" && extension_of(file.name) != ".ics";
}

}  // namespace

bool may_be_resume(const Attachment& file) {
  static constexpr std::array<std::string_view, 5> never{"image/", "audio/", "video/", "font/", "message/"};
  static constexpr std::array<std::string_view, 14> extensions{
      ".jpg", ".jpeg", ".png", ".gif", ".mp3", ".mp4", ".mov", ".exe", ".csv", ".xls", ".xlsx", ".ics", ".log", ".eml"};
  if (std::ranges::any_of(never, [&](std::string_view prefix) { return file.type.starts_with(prefix); })) return false;
  if (file.type == "text/calendar" || file.type == "text/csv" || file.type == "text/vcard") return false;
  return std::ranges::find(extensions, extension_of(file.name)) == extensions.end();
}

std::string words_of_name(std::string_view name) {
  std::string spaced;
  const std::string_view stem = stem_of(name);
  Sort before = Sort::other;
  for (std::size_t at = 0; at < stem.size();) {
    const text::Decoded one = text::decode(stem, at);
    const Sort sort = sort_of(one.point);
    const bool camel = before == Sort::lower && sort == Sort::upper;
    const bool number =
        (before == Sort::digit) != (sort == Sort::digit) && sort != Sort::other && before != Sort::other;
    if (camel || number) spaced += ' ';
    if (sort == Sort::other) {
      spaced += ' ';
    } else {
      spaced.append(stem, at, one.length);
    }
    before = sort;
    at += one.length;
  }
  return std::string(text::trimmed(text::fold(spaced).text));
}

void judge_by_name(Attachment& file) {
  const std::string words = words_of_name(file.name);
  const auto judge = [&](AttachmentRole role, std::string_view word) {
    file.role = role;
    file.evidence = "its name says \"" + std::string(word) + "\"";
  };
  const auto resume = may_be_resume(file) ? word_in_name("resume-names", words) : std::nullopt;
  if (resume && !word_in_name("resume-names-not", words)) return judge(AttachmentRole::resume, *resume);
  const auto portfolio = may_be_portfolio(file) ? word_in_name("portfolio-names", words) : std::nullopt;
  if (portfolio) judge(AttachmentRole::portfolio, *portfolio);
}

}  // namespace outlint::message
