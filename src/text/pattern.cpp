// SPDX-License-Identifier: Apache-2.0
#include "text/pattern.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <stdexcept>

// The bound on steps, and an iterator that is only bidirectional: the cost estimate then ignores the length of the
// text, so that every search ends within milliseconds (performance.md measured it).
#define BOOST_REGEX_MAX_STATE_COUNT 200000
#include <boost/regex.hpp>

namespace outlint::text {
namespace {

class Bytes {
 public:
  using iterator_category = std::bidirectional_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Bytes() = default;
  explicit Bytes(const char* at) : at_(at) {}
  reference operator*() const { return *at_; }
  Bytes& operator++() { ++at_; return *this; }
  Bytes operator++(int) { Bytes old = *this; ++at_; return old; }
  Bytes& operator--() { --at_; return *this; }
  Bytes operator--(int) { Bytes old = *this; --at_; return old; }
  friend bool operator==(const Bytes&, const Bytes&) = default;
  [[nodiscard]] const char* base() const { return at_; }

 private:
  const char* at_ = nullptr;
};

bool is_letter_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || value == '_';
}

/// Whether a border of the match stands inside a word. The regex sees to ASCII; letters beyond it are seen to here.
bool cuts_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && is_letter_byte(text[at - 1]) && is_letter_byte(text[at]);
}

/// Where a comment opens. Boost can be kept busy by one for ever (behind `a++`), and a rule has better places for it.
std::size_t comment_in(std::string_view source) {
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '\\') ++at;
    else if (source.substr(at).starts_with("(?#")) return at;
  }
  return std::string_view::npos;
}

}  // namespace

struct Pattern::Compiled {
  std::string owned;
  std::string_view source;
  std::once_flag once;
  boost::regex regex;

  const boost::regex& ready() {
    std::call_once(once, [this] { assign(); });
    return regex;
  }

  /// Bounded by words on both sides, unless the pattern itself begins or ends with something else.
  void assign() {
    const std::string bounded = "(?:(?<!\\w)|(?!\\w))(?:" + std::string(source) + ")(?:(?<!\\w)|(?!\\w))";
    regex.assign(bounded, boost::regex::perl | boost::regex::optimize);
  }
};

Pattern Pattern::compile(std::string_view source, std::optional<Error>& error) {
  Pattern pattern;
  pattern.compiled_ = std::make_shared<Compiled>();
  Compiled& compiled = *pattern.compiled_;
  compiled.owned = std::string(source);
  compiled.source = compiled.owned;
  if (const std::size_t comment = comment_in(source); comment != std::string_view::npos) {
    std::call_once(compiled.once, [] {});
    error = Error{"a comment within a pattern: write it behind a # of the file's own", comment};
    return pattern;
  }
  std::call_once(compiled.once, [&] {
    try {
      const boost::regex alone(compiled.owned, boost::regex::perl);  // so that places of errors are those of the source
      compiled.assign();
    } catch (const boost::regex_error& failed) {
      compiled.regex = boost::regex();
      // What is wrong only with the borders around it, such as a comment that swallows them, is wrong at its end.
      const auto position = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, failed.position()));
      error = Error{failed.what(), std::min(position, compiled.owned.size())};
    }
  });
  return pattern;
}

Pattern Pattern::trusted(std::string_view source) {
  Pattern pattern;
  pattern.compiled_ = std::make_shared<Compiled>();
  pattern.compiled_->source = source;
  return pattern;
}

std::optional<PatternMatch> Pattern::search(std::string_view folded, std::size_t from, bool& gave_up) const {
  if (!compiled_) return std::nullopt;
  const boost::regex& regex = compiled_->ready();
  if (regex.empty()) return std::nullopt;
  const char* const base = folded.data();
  const Bytes begin(base);
  const Bytes end(base + folded.size());
  boost::match_results<Bytes> found;
  try {
    while (from <= folded.size()) {
      // Told where the text begins, Boost looks back as far as there. A flag that something stands before would have it look further.
      if (!boost::regex_search(Bytes(base + from), end, found, regex, boost::match_default, begin)) return std::nullopt;
      const Span span{static_cast<std::size_t>(found[0].first.base() - base),
                      static_cast<std::size_t>(found[0].second.base() - base)};
      if (span.empty() || cuts_word(folded, span.start) || cuts_word(folded, span.end)) {
        from = span.start + 1;
        continue;
      }
      PatternMatch match;
      match.span = span;
      for (std::size_t group = 0; group < found.size(); ++group) {
        const auto& sub = found[static_cast<int>(group)];
        match.groups.push_back(sub.matched ? std::optional(Span{static_cast<std::size_t>(sub.first.base() - base),
                                                                static_cast<std::size_t>(sub.second.base() - base)})
                                           : std::nullopt);
      }
      return match;
    }
  } catch (const std::runtime_error&) {
    gave_up = true;  // too complex for its bound of steps
  }
  return std::nullopt;
}

std::string_view Pattern::source() const { return compiled_ ? compiled_->source : std::string_view(); }

}  // namespace outlint::text
