// SPDX-License-Identifier: Apache-2.0
// The scan for all patterns at once finds what a search for each of them finds; and what patterns are told to need.
#include "catch.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/matcher.hpp"
#include "text/pattern_set.hpp"
#include "text/program.hpp"
#include "text/word_needs.hpp"

using outlint::Span;
using namespace outlint::text;

namespace {

/// The needs of a pattern in one line: `can|could & refer`; a byte of no word stands in quotes.
std::string needs(const std::string& pattern) {
  ProgramBuilder builder;
  const std::uint32_t root = builder.root(builder.add(pattern));
  REQUIRE(root != Program::outside);
  WordNumbers numbers;
  FirstWordFinder first(builder.pool(), numbers);
  std::vector<std::string> all;
  for (const Need& need : NeedFinder(builder.pool(), numbers, first).of(root)) {
    std::vector<std::string> words;
    for (const std::uint32_t number : need) {
      const std::string& word = numbers.words()[number];
      words.push_back(word.front() == '\n' ? "'" + word.substr(1) + "'" : word);
    }
    std::sort(words.begin(), words.end());
    std::string joined;
    for (const std::string& word : words) joined += (joined.empty() ? "" : "|") + word;
    all.push_back(joined);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::string out;
  for (const std::string& each : all) out += (out.empty() ? "" : " & ") + each;
  return out;
}

const std::vector<std::string> patterns{
    "(?:can|could) you(?: please| kindly)* (?:pour|bring)(?: me)? {0,1}(?:a |some )?tea",
    "(?:can|could) you(?: please| kindly)* (?:sing|hum)",
    "(?:^|(?<=, ))(?:please )?(?:pour|bring) [\\w']+",
    "^\\W*(?:good )?(?:morning|evening)",
    "\\d+ cups?",
    "[\\w'-]+ tea",
    "(?:[\\w']+ ){0,3}?kettle",
    "(?:is|'s) (?:the |a )?kettle on\\?",
    "\"[^\"]{2,20}\"",
    "tea(?! ?pot)s?",
    "(t)ea\\1",
    "(?:some|any)? ?(?:cold )?(?:milk|juice)s?(?: please)?",
    "(?:re|un)?(?:fill|pour)\\w* (?:the|a) (?:tea-?pot|mug)",
    "(?:^\\W*|, |- )pour(?:ed|ing)? (?:me|us)",
    "(?:[\\w'-]+,? ){1,6}?pot ?\\?",
    "[^.?]{0,20}milk$",
    "(?:tea |milk ){2,3}(?:pot|cup)",
    "(?<=\\band )(?:boil|pour)",
    "(?:(?:the |a |some |any )?(?:cold )?(?:tea|milks?|juice)(?=.{0,30}kettle)(?: [\\w',]+){0,3}?) (?:pot|cup|cups)",
    "(?:pour|refill)(?= [\\w ]*\\d)",
    "(?:can|could)(?:n't)? (?:you|we)(?:,? (?:please|kindly))? (?:re)?fill",
};

/// Sentences of words and marks that the patterns name, put together in many ways; some of them long.
std::vector<std::string> mixed_texts() {
  const std::vector<std::string> words{"can", "could", "couldn't", "you", "we", "please", "kindly", "pour", "pouring", "refill", "unpour", "the", "a", "teapot", "tea-pot", "mug",
                                       "some", "any", "cold", "milk", "milks", "juice", "somemilk", "pot", "pot?", "tea", "cup", "and", "boil", "me,", "- pour", "us", "é", "épour",
                                       "pouré", "...", "12", "cups", "kettle", "\"tea\"", ",", "caf\u00e9"};
  std::vector<std::string> out;
  std::uint32_t state = 7;
  const auto next = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  for (int each = 0; each < 4000; ++each) {
    std::string text;
    const std::size_t count = each % 100 == 0 ? 90 : 1 + next(9);
    for (std::size_t word = 0; word < count; ++word) text += (word == 0 ? "" : next(12) == 0 ? ", " : " ") + words[next(words.size())];
    out.push_back(text + (next(4) == 0 ? " ?" : ""));
  }
  return out;
}

const std::vector<std::string> texts{
    "could you please bring me some tea, or pour tea?",
    "good morning, please pour milk",
    "the kettle's on; is the kettle on? 12 cups of green tea",
    "\"no tea pot\" she said, could you hum",
    "teat",
    "",
    "...",
    "é, bring é",
};

}  // namespace

TEST_CASE("a scan finds the matches that single searches find") {
  PatternSet set;
  std::vector<PatternNumber> numbers;
  for (const std::string& pattern : patterns) {
    std::optional<Pattern::Error> error;
    numbers.push_back(set.add(pattern, error));
    CHECK_FALSE(error);
  }
  set.finish(numbers, {"the", "you"});
  const std::string copy = "x" + std::string(set.bytes());  // at any address
  const PatternSet read = PatternSet::of(std::string_view(copy).substr(1));
  std::size_t matches = 0;
  Searcher searcher, single;
  Matcher plain;
  std::vector<std::string> all = mixed_texts();
  all.insert(all.end(), texts.begin(), texts.end());
  for (const std::string& text : all) {
    std::map<PatternNumber, std::vector<Span>> expected, found;
    bool gave_up = false;
    single.begin(set, text);
    for (const PatternNumber number : numbers) {
      if (set.outside(number) != nullptr) continue;
      plain.begin(set.program(), text);
      const auto next = [&](std::size_t from) { return plain.search(number, static_cast<std::uint32_t>(from)); };
      for (auto match = next(0); match; match = next(match->end)) expected[number].push_back(*match);
      CHECK(single.search(number, 0, gave_up) == next(0));
    }
    searcher.begin(read, text);
    for (const PatternHit& hit : searcher.scan([](PatternNumber) { return true; }, gave_up)) {
      found[hit.pattern].push_back(hit.span);
      ++matches;
    }
    INFO(text);
    CHECK(found == expected);
    CHECK_FALSE(gave_up);
  }
  CHECK(matches > 2000);
}

TEST_CASE("what is not wanted is not searched for") {
  PatternSet set;
  std::optional<Pattern::Error> error;
  const PatternNumber tea = set.add("green tea", error);
  const PatternNumber milk = set.add("milk", error);
  set.finish({tea, milk}, {});
  Searcher searcher;
  searcher.begin(set, "green tea with milk");
  bool gave_up = false;
  const auto& hits = searcher.scan([&](PatternNumber number) { return number == milk; }, gave_up);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().pattern == milk);
}

TEST_CASE("a pattern needs the words and marks that stand in every match of it") {
  CHECK(needs("pour me") == "me & pour");
  CHECK(needs("(?:can|could) you pour") == "can|could & pour & you");
  CHECK(needs("pour(?:ing)? me") == "me & pour|pouring");
  CHECK(needs("pour(?: me)? tea") == "pour & tea");
  CHECK(needs("(?:a |the )?cup") == "a|cup|the & cup");
  CHECK(needs("pour\\w* me") == "me");
  CHECK(needs("i'd pour") == "''' & d & i & pour");
  CHECK(needs("colou?r me") == "color|colour & me");
  CHECK(needs("(?:pour|bring (?:me|us)|boil)") == "boil|bring|pour");
  CHECK(needs("(?:[\\w']+ ){0,3}?cup") == "cup");
  CHECK(needs("\\d{2}:\\d\\?") == "'0'|'1'|'2'|'3'|'4'|'5'|'6'|'7'|'8'|'9' & ':' & '?'");
  CHECK(needs("(?!no)tea") == "tea");
  CHECK(needs("tea|t.a").empty());
  CHECK(needs("\\w*tea").empty());
  CHECK(needs("(?:tea )*").empty());
}
