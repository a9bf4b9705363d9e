// SPDX-License-Identifier: Apache-2.0
#include "text/segment.hpp"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "text/ascii_words.hpp"

namespace outlint::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

/// ICU's iterators are no thread-safe values: each thread clones its own once.
Iterator make_words() {
  UErrorCode status = U_ZERO_ERROR;
  return Iterator(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
}

Iterator make_sentences() {
  UErrorCode status = U_ZERO_ERROR;
  // Not ICU's filtered iterator: its list of abbreviations is short, and it walks back over the text at every stop.
  return Iterator(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
}

Iterator make_graphemes() {
  UErrorCode status = U_ZERO_ERROR;
  return Iterator(icu::BreakIterator::createCharacterInstance(icu::Locale::getEnglish(), status));
}

/// Points an iterator at UTF-8 in place; its offsets are then bytes.
class Over {
 public:
  Over(icu::BreakIterator& iterator, std::string_view text) : iterator_(iterator) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_.setText(&text_, status);
  }
  ~Over() { utext_close(&text_); }
  Over(const Over&) = delete;
  Over& operator=(const Over&) = delete;
  icu::BreakIterator& operator*() const { return iterator_; }
  icu::BreakIterator* operator->() const { return &iterator_; }

 private:
  icu::BreakIterator& iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

}  // namespace

std::vector<Span> words(std::string_view text) {
  if (is_ascii(text)) return ascii_words(text);
  thread_local const Iterator iterator = make_words();
  std::vector<Span> out;
  const Over over(*iterator, text);
  std::int32_t start = over->first();
  for (std::int32_t end = over->next(); end != icu::BreakIterator::DONE; start = end, end = over->next()) {
    if (over->getRuleStatus() >= UBRK_WORD_NUMBER) {
      out.push_back({static_cast<std::size_t>(start), static_cast<std::size_t>(end)});
    }
  }
  return out;
}

std::vector<std::size_t> sentence_breaks(std::string_view text) {
  thread_local const Iterator iterator = make_sentences();
  std::vector<std::size_t> out;
  const Over over(*iterator, text);
  over->first();
  for (std::int32_t end = over->next(); end != icu::BreakIterator::DONE; end = over->next()) {
    if (static_cast<std::size_t>(end) < text.size()) out.push_back(static_cast<std::size_t>(end));
  }
  return out;
}

bool is_upper(char32_t point) { return u_isUUppercase(static_cast<UChar32>(point)) != 0 || u_istitle(static_cast<UChar32>(point)) != 0; }

bool is_lower(char32_t point) { return u_isULowercase(static_cast<UChar32>(point)) != 0; }

bool is_pictograph(char32_t point) {
  return point > 0xFF && u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool is_grapheme_boundary(std::string_view text, std::size_t at) {
  thread_local const Iterator iterator = make_graphemes();
  const Over over(*iterator, text);
  return over->isBoundary(static_cast<std::int32_t>(at)) != 0;
}

}  // namespace outlint::text
