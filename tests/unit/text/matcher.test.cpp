// SPDX-License-Identifier: Apache-2.0
// The matcher against its marks and against Boost, which stays the reference for what a pattern means.
#include "catch.hpp"

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "text/matcher.hpp"
#include "text/pattern.hpp"
#include "text/program.hpp"

using outlint::Span;
using namespace outlint::text;

namespace {

/// The text with `[[ ]]` around every match, one after another.
std::string marked(const std::string& pattern, const std::string& text) {
  ProgramBuilder builder;
  const std::uint32_t number = builder.add(pattern);
  REQUIRE(builder.root(number) != Program::outside);
  const std::string bytes = builder.finish();
  const Program program(bytes);
  Matcher matcher;
  matcher.begin(program, text);
  std::string out;
  std::size_t at = 0;
  while (const auto match = matcher.search(number, static_cast<std::uint32_t>(at))) {
    out += text.substr(at, match->start - at) + "[[" + std::string(match->of(text)) + "]]";
    at = match->end;
  }
  CHECK_FALSE(matcher.gave_up());
  return out + text.substr(at);
}

/// The same by Boost; nothing where that takes too many steps.
std::optional<std::string> by_boost(const std::string& pattern, const std::string& text) {
  std::optional<Pattern::Error> error;
  const Pattern compiled = Pattern::compile(pattern, error);
  REQUIRE_FALSE(error);
  std::string out;
  std::size_t at = 0;
  bool gave_up = false;
  while (const auto match = compiled.search(text, at, gave_up)) {
    out += text.substr(at, match->span.start - at) + "[[" + std::string(match->span.of(text)) + "]]";
    at = match->span.end;
  }
  if (gave_up) return std::nullopt;
  return out + text.substr(at);
}

/// Makes patterns and texts of few words, so that they meet often.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string out;
    for (std::size_t word = below(9); word > 0; --word) out += pick({"a", "ab", "abc", "b", "é", "x1", "don't", "a-b"}) + pick({" ", " ", ", ", "-", ". ", "'"});
    return out + pick({"", "a", "abc", "b."});
  }

  std::string pattern(int depth = 3) {
    std::string out = piece(depth);
    for (std::size_t more = below(3); more > 0; --more) out += piece(depth);
    if (below(4) == 0) out += "|" + pattern(depth - 1);
    return out;
  }

 private:
  std::string piece(int depth) {
    if (depth <= 0) return pick({"a", "b", "c", " ", "\\w", "[ab]", "'", "ab", "abc"});
    switch (below(9)) {
      case 0: return joined({"(?:", pattern(depth - 1), ")", pick({"", "?", "??", "{0,2}", "{0,3}?", "{1,2}", "?+"})});
      case 1: return joined({"(?:", pattern(depth - 1), " )", pick({"*", "+", "{0,2}", "*?", "{2}", "{1,}?"})});
      case 2: return joined({pick({"\\w", "[\\w']", "[^ ]", "[a-c]", ".", "\\W", "a"}), pick({"+", "*", "?", "+?", "{1,3}", "{2}", "*+", "{0,2}?"})});
      case 3: return joined({pick({"(?=", "(?!"}), pattern(depth - 2), ")"});
      case 4: return pick({"(?<=a)", "(?<!b)", "(?<=, )", "(?<!\\bab )", "(?<=a|b)"});
      case 5: return pick({"\\b", "^", "$"});
      default: return pick({"a", "b", "ab ", "abc", "c", " ", "don't", ", ", "é"});
    }
  }

  /// Unlike operands of `+`, elements of a list are made in their order by every compiler.
  static std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (const std::string& part : parts) out += part;
    return out;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string pick(std::initializer_list<const char*> all) { return *(all.begin() + below(all.size())); }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a pattern matches what is marked") {
  struct Row {
    std::string pattern, marks;
  };
  const std::vector<Row> rows{
      {"tea|teapot", "[[tea]] or a [[teapot]]"},
      {"teapots?", "one [[teapot]], two [[teapots]]"},
      {"(?:[\\w']+ ){0,3}?tea", "[[would you like tea]]"},
      {"(?:hot |green )*tea", "some [[hot green tea]] and [[tea]]"},
      {"tea(?! bag)", "a tea bag, then [[tea]]"},
      {"(?<!no )tea", "no tea, but [[tea]]"},
      {"(?:^|(?<=, ))please", "[[please]] come, [[please]] do, or please don't"},
      {"\\d{1,2}(?: ?(?:-|to) ?\\d{1,2})? cups", "[[10 - 12 cups]] or [[3 cups]]"},
      {"tea[^.!?]{0,9}please", "[[tea if you please]], tea and a long way to please"},
      {"a++ab", "ab, aab"},
      {"(?:a|ab)(?: c| bc)?", "[[a]] [[ab c]]"},
      {"t\\w*?a", "[[teaa]] t [[tealea]]"},
      {"résumé", "my [[résumé]]; résumés"},
      {"\\W*tea", "[[( tea]])"},
  };
  for (const Row& row : rows) {
    INFO(row.pattern);
    std::string text = row.marks;
    for (const char* mark : {"[[", "]]"}) {
      for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, 2);
    }
    CHECK(by_boost(row.pattern, text) == row.marks);
    CHECK(marked(row.pattern, text) == row.marks);
  }
}

TEST_CASE("a search that begins within a text sees nothing of what stands in memory before the text") {
  std::optional<Pattern::Error> error;
  const Pattern pattern = Pattern::compile(R"((?<=\ba )b)", error);
  REQUIRE_FALSE(error);
  const std::string memory = "xa b";
  bool gave_up = false;
  const auto match = pattern.search(std::string_view(memory).substr(1), 1, gave_up);
  REQUIRE(match);
  CHECK(match->span == Span{2, 3});
}

TEST_CASE("whatever is generated matches as Boost matches it") {
  std::size_t compared = 0, matches = 0;
  for (unsigned seed = 1; seed <= 6000; ++seed) {
    Maker make(seed);
    const std::string pattern = make.pattern();
    std::optional<Pattern::Error> error;
    Pattern::compile(pattern, error);
    ProgramBuilder builder;
    if (error || builder.root(builder.add(pattern)) == Program::outside) continue;
    for (int each = 0; each < 4; ++each) {
      const std::string text = make.text();
      INFO("seed " << seed << ": " << pattern << " in \"" << text << '"');
      const std::optional<std::string> expected = by_boost(pattern, text);
      if (!expected) continue;
      REQUIRE(marked(pattern, text) == *expected);
      ++compared;
      matches += *expected != text ? 1 : 0;
    }
  }
  CHECK(compared > 8000);
  CHECK(matches > 2000);
}

TEST_CASE("what the matcher does not know is left to Boost") {
  for (const char* pattern : {"(a)\\1", "a(?i)b", "[[:alpha:]]", "a{,2}", "\\Qa\\E", "(?>a)", "(?<=a|bc)d", "\\x41", "a.\\B", "a(?:$\\b){1,2}"}) {
    INFO(pattern);
    ProgramBuilder builder;
    CHECK(builder.root(builder.add(pattern)) == Program::outside);
  }
}

TEST_CASE("equal parts of patterns are one node") {
  ProgramBuilder builder;
  builder.add("(?:tea|coffee|milk) please");
  const std::size_t alone = builder.finish().size();
  builder.add("more (?:tea|coffee|milk)");
  const std::size_t both = builder.finish().size();
  CHECK(both < alone + alone / 2);
}

TEST_CASE("a search that takes too many steps ends and says so") {
  ProgramBuilder builder;
  const std::uint32_t number = builder.add("(?:[\\w-]+[ -]?){0,30}x!");
  const std::string bytes = builder.finish();
  const Program program(bytes);
  Matcher matcher;
  std::string text;
  for (int word = 0; word < 20000; ++word) text += "a-b-";
  matcher.begin(program, text);
  CHECK_FALSE(matcher.search(number, 0));
  CHECK(matcher.gave_up());
  matcher.begin(program, "a x!");
  CHECK(matcher.search(number, 0) == Span{0, 4});
}
