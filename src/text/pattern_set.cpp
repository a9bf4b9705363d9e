// SPDX-License-Identifier: Apache-2.0
#include "text/pattern_set.hpp"

#include <cstring>

namespace outlint::text {
namespace {

// A question or two about a short text cost less than taking stock of its words.
constexpr std::size_t short_text = 400;
constexpr std::uint32_t few_questions = 4;

/// What stands before the parts of a set: its program, its index, where each source ends, the sources.
struct Head {
  std::uint32_t program = 0, index = 0, patterns = 0;  ///< bytes, bytes, and how many
};

}  // namespace

PatternNumber PatternSet::add(std::string_view source, std::optional<Pattern::Error>& error) {
  if (!making_) making_ = std::make_unique<Making>();
  if (const auto known = making_->numbers.find(source); known != making_->numbers.end()) return known->second;
  const PatternNumber number = making_->program.add(source);
  making_->numbers.emplace(std::string(source), number);
  making_->sources += source;
  making_->ends.push_back(static_cast<std::uint32_t>(making_->sources.size()));
  if (making_->program.root(number) == Program::outside) Pattern::compile(source, error);
  return number;
}

void PatternSet::finish(const std::vector<PatternNumber>& scanned, const std::vector<std::string>& common) {
  if (!making_) making_ = std::make_unique<Making>();
  const std::string program = making_->program.finish();
  const std::string index = make_pattern_index(making_->program, scanned, common);
  const Head head{static_cast<std::uint32_t>(program.size()), static_cast<std::uint32_t>(index.size()), static_cast<std::uint32_t>(making_->ends.size())};
  own_ = std::make_unique<std::string>(reinterpret_cast<const char*>(&head), sizeof head);
  *own_ += program + index;
  own_->append(reinterpret_cast<const char*>(making_->ends.data()), making_->ends.size() * sizeof(std::uint32_t));
  *own_ += making_->sources;
  making_.reset();
  look_at(*own_);
}

PatternSet PatternSet::of(std::string_view bytes) {
  PatternSet set;
  set.look_at(bytes);
  return set;
}

void PatternSet::look_at(std::string_view bytes) {
  Head head;
  std::memcpy(&head, bytes.data(), sizeof head);
  bytes_ = bytes;
  program_ = Program(bytes.substr(sizeof head, head.program));
  const std::size_t after = sizeof head + head.program + head.index;
  index_ = PatternIndex(bytes.substr(sizeof head + head.program, head.index));
  ends_ = bytes.substr(after, head.patterns * sizeof(std::uint32_t));
  sources_ = bytes.substr(after + ends_.size());
  for (PatternNumber number = 0; number < head.patterns; ++number) {
    if (program_.root(number) == Program::outside) outside_.emplace(number, Pattern::trusted(source(number)));
  }
}

std::string_view PatternSet::source(PatternNumber number) const {
  const auto end = [&](PatternNumber of) {
    std::uint32_t value = 0;
    std::memcpy(&value, ends_.data() + of * sizeof value, sizeof value);
    return value;
  };
  const std::uint32_t start = number == 0 ? 0 : end(number - 1);
  return sources_.substr(start, end(number) - start);
}

const Pattern* PatternSet::outside(PatternNumber number) const {
  const auto found = outside_.find(number);
  return found == outside_.end() ? nullptr : &found->second;
}

void Searcher::begin(const PatternSet& patterns, std::string_view text) {
  patterns_ = &patterns;
  text_ = text;
  stock_taken_ = false;
  questions_ = 0;
  matcher_.begin(patterns.program(), text);
}

void Searcher::take_stock() {
  if (!stock_taken_) scanner_.begin(patterns_->index(), text_);
  stock_taken_ = true;
}

std::optional<Span> Searcher::search(PatternNumber number, std::size_t from, bool& gave_up) {
  if (const Pattern* pattern = patterns_->outside(number)) {
    const auto found = pattern->search(text_, from, gave_up);
    return found ? std::optional(found->span) : std::nullopt;
  }
  const bool alone = !stock_taken_ && text_.size() <= short_text && ++questions_ <= few_questions;
  if (!alone) take_stock();
  const Places starts = alone ? ~Places{0} : scanner_.starts_of(number);
  if (starts == 0) return std::nullopt;
  const auto found = matcher_.search(number, static_cast<std::uint32_t>(from), starts);
  gave_up = gave_up || matcher_.gave_up();
  return found;
}

Searcher& searching(const PatternSet& patterns, std::string_view text) {
  thread_local Searcher searcher;
  searcher.begin(patterns, text);
  return searcher;
}

}  // namespace outlint::text
