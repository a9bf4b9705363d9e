// SPDX-License-Identifier: Apache-2.0
// What judging is compared with: ICU's words and sentences of the same text, counted and thrown away.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <outlint/outlint.hpp>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace outlint::bench {

class Segmentation {
 public:
  Segmentation() : words_(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error_)),
                   sentences_(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), error_)) {}

  /// How many breaks there are.
  std::size_t operator()(const std::string& text) { return breaks(*words_, text) + breaks(*sentences_, text); }

 private:
  std::size_t breaks(icu::BreakIterator& iterator, const std::string& text) {
    std::size_t count = 0;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &error_);
    iterator.setText(&view, error_);
    iterator.first();
    while (iterator.next() != icu::BreakIterator::DONE) ++count;
    utext_close(&view);
    return count;
  }

  UErrorCode error_ = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words_, sentences_;
};

/// The messages of a file of JSON lines.
inline std::vector<Message> messages_of(const std::string& path) {
  std::vector<Message> messages;
  ReadOptions options;
  options.input = InputKind::jsonl;
  read_path(path, options, [&](Result<Record> record) {
    if (record) messages.push_back(std::move(record->message));
    return true;
  });
  return messages;
}

}  // namespace outlint::bench
