// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <cstdint>
#include <iterator>
#include <string>

#include "message/sentences.hpp"
#include "text/utf8.hpp"

using outlint::Region;
using outlint::RegionKind;
using outlint::Span;
using outlint::message::find_sentences;

namespace {

/// The text with a bar between its sentences; white space between them is left out.
std::string divided(std::string_view text) {
  std::string out;
  for (const Span span : find_sentences(text, {{RegionKind::own, {0, text.size()}}})) {
    if (!out.empty()) out += " | ";
    out += span.of(text);
  }
  return out;
}

/// Texts whose sentences end at the bars. Bars and the blanks around them are no part of the text itself.
struct Case {
  const char* text;
  const char* sentences;
};

const Case cases[] = {
    {"", ""},
    {"no stop at all", "no stop at all"},
    {"We met. You spoke well.", "We met. | You spoke well."},
    {"Did you see it? I did! Good.", "Did you see it? | I did! | Good."},
    {"What?! Are you sure?? Yes.", "What?! | Are you sure?? | Yes."},
    // Abbreviations and initials.
    {"Ask Dr. Lang or Mrs. Ito, e.g. Monday.", "Ask Dr. Lang or Mrs. Ito, e.g. Monday."},
    {"See fig. 3 and No. 7 on p. 12. Then call.", "See fig. 3 and No. 7 on p. 12. | Then call."},
    {"Is that right? No. Try again.", "Is that right? | No. | Try again."},
    {"She left Orbit Inc. in May. It was Orbit Inc. We knew.", "She left Orbit Inc. in May. | It was Orbit Inc. | We knew."},
    {"I moved to the U.S. Where are you?", "I moved to the U.S. | Where are you?"},
    {"The U.S. Navy called.", "The U.S. Navy called."},
    {"J. K. Rhee and Ana B. Li wrote it.", "J. K. Rhee and Ana B. Li wrote it."},
    {"It was Bo and I. Did he say so?", "It was Bo and I. | Did he say so?"},
    {"At 9 a.m. Ms. Roe came.", "At 9 a.m. Ms. Roe came."},
    {"We finished the whole thing at 9 p.m. Ms. Roe was pleased.", "We finished the whole thing at 9 p.m. | Ms. Roe was pleased."},
    {"Due on Jan. 5 or so. Fine?", "Due on Jan. 5 or so. | Fine?"},
    // Addresses, numbers, names.
    {"Write to ana.li@example.org. It works.", "Write to ana.li@example.org. | It works."},
    {"See https://example.org/a?b=C.html. It works.", "See https://example.org/a?b=C.html. | It works."},
    {"It costs 3.50 euros. It was 1,000.00.", "It costs 3.50 euros. | It was 1,000.00."},
    {"I was at Yahoo! in those days.", "I was at Yahoo! in those days."},
    {"Use Node.js and ASP.NET with System.Out.print here.", "Use Node.js and ASP.NET with System.Out.print here."},
    {"That is done.Next we test it.", "That is done. | Next we test it."},
    {"All good!Thanks for that.", "All good! | Thanks for that."},
    // Quotes and brackets.
    {"\"Go on.\" She went.", "\"Go on.\" | She went."},
    {"\"Go on!\" she said.", "\"Go on!\" she said."},
    {"I agree (mostly!) with you.", "I agree (mostly!) with you."},
    {"It works. (Mostly.) We ship.", "It works. | (Mostly.) | We ship."},
    // Ellipses, emoticons, pictures.
    {"Well... that is it. Well... We try.", "Well... that is it. | Well... | We try."},
    {"Nice one! :) See you.", "Nice one! :) | See you."},
    {"Nice one! 🎉🎉 See you.", "Nice one! 🎉🎉 | See you."},
    {"See you there 👍🏽 Let me know.", "See you there 👍🏽 | Let me know."},
    {"thanks. i will be there", "thanks. | i will be there"},
    {"call me friday. the plan is done. pls look", "call me friday. | the plan is done. | pls look"},
    {"Ask the Dist. of Lowhill. It is asap. or so", "Ask the Dist. of Lowhill. | It is asap. | or so"},
    {"That is all. --Ana", "That is all. | --Ana"},
    {"See below. https://example.org/a", "See below. | https://example.org/a"},
    {"P.S. Bring a friend.", "P.S. Bring a friend."},
    {"Two remarks: 1. We like it. 2. Ship it.", "Two remarks: | 1. We like it. | 2. Ship it."},
    {"He left . . . early. She said so. . . . We knew.", "He left . . . early. | She said so. | . . . We knew."},
    // Lines.
    {"This line was broken by a program that\nknows no better than its column. And\nso was this.", "This line was broken by a program that\nknows no better than its column. | And\nso was this."},
    {"One paragraph\n\nand another", "One paragraph | and another"},
    {"We need:\n- a plan\n- two hands\n  and a roof\n\nThat is all", "We need: | - a plan | - two hands\n  and a roof | That is all"},
    {"1. first\n2. second\n10) tenth", "1. first | 2. second | 10) tenth"},
    {"1) go there 2) come back", "1) go there | 2) come back"},
    {"a) go there b) come back", "a) go there | b) come back"},
    {"(i) one. (ii) two.", "(i) one. | (ii) two."},
    {"• one • two", "• one | • two"},
    {"Hi Ana\r\nHow are you?\r\n", "Hi Ana | How are you?"},
    {"1 Long Street\nSmallville\nNowhere 12345", "1 Long Street | Smallville | Nowhere 12345"},
    {"> he wrote this. And\n> that.\n>> before that\nmine", "> he wrote this. | And\n> that. | >> before that | mine"},
    {"Name\tRole\nAna\tChair", "Name\tRole | Ana\tChair"},
    // Other scripts.
    {"これは文です。これも文です。", "これは文です。 | これも文です。"},
    {"यह एक है। यह दो है।", "यह एक है। | यह दो है।"},
    {"Ça va ? Oui, ça va.", "Ça va ? | Oui, ça va."},
};

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("sentences end where a reader of mail hears them end") {
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(divided(one.text) == one.sentences);
  }
}

TEST_CASE("no sentence crosses a region's border") {
  const std::string_view text = "Hi Ana thanks for your note";
  const auto sentences = find_sentences(text, {{RegionKind::greeting, {0, 6}}, {RegionKind::own, {7, 27}}});
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].of(text) == "Hi Ana");
  CHECK(sentences[1].of(text) == "thanks for your note");
}

namespace {

bool tiles(const std::string& text) {
  std::size_t end = 0;
  for (const Span span : find_sentences(text, {{RegionKind::own, {0, text.size()}}})) {
    const bool fits = span.start >= end && !span.empty() && outlint::text::is_boundary(text, span.start) &&
                      outlint::text::is_blank(std::string_view(text).substr(end, span.start - end));
    if (!fits) return false;
    end = span.end;
  }
  return outlint::text::is_blank(std::string_view(text).substr(end));
}

}  // namespace

TEST_CASE("sentences tile any mixture of what mail is made of") {
  static constexpr std::string_view pieces[] = {
      ".", ".", " ", " ", "\n", "\r\n", "\t", "!", "?", "...", " . .", "a", "I", "Mr", "e.g", "1", "1.", "2)", "(b)", "\"", "'", ")", "(",
      "”", "“", "…", ":)", ";-)", "🎉", "👍🏽", "•", "- ", "--", "> ", "Next", "word", "U.S", "p.m", "http://x.y/z?q", "a@b.c", "é",
      "\xC2\xA0", "。", "है।", "Yahoo!", "<", "#", "P.S", "x.Y", "[", "]", "* ", "\xE2\x80\x8B"};
  std::uint64_t state = 1;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += pieces[(state >> 33) % std::size(pieces)];
    }
    CAPTURE(text);
    REQUIRE(tiles(text));
  }
}

TEST_CASE("sentences tile their text, however long it is") {
  const std::string texts[] = {
      repeated("a", 1'000'000),
      repeated("word ", 100'000),
      repeated(". ", 500'000),
      repeated(".", 1'000'000),
      repeated("1. ", 300'000),
      repeated("a. b. ", 200'000),
      repeated("? ", 300'000),
      repeated("A.", 300'000),
      repeated("\n", 500'000),
      repeated("x\n", 300'000),
      repeated("> ", 300'000),
      repeated("\"", 300'000),
      repeated(". )", 300'000),
      repeated(":) ", 300'000),
      repeated("🎉", 200'000),
      repeated("• ", 200'000),
      repeated("\xC2\xA0.", 200'000),
      repeated(". . .\t\r", 100'000),
      repeated("あ", 300'000),
      repeated("word ", 3'600'000),
  };
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 20));
    CHECK(tiles(text));
  }
}

TEST_CASE("a text without a full stop is read in pieces that end with a word") {
  const std::string text = repeated("would you please be so kind and ", 300);
  REQUIRE(tiles(text));
  const auto pieces = find_sentences(text, {{RegionKind::own, {0, text.size()}}});
  CHECK(pieces.size() == 5);
  for (const Span piece : pieces) {
    CHECK(piece.size() <= 2'000);
    CHECK(text.at(piece.end) == ' ');
  }
}

TEST_CASE("a word stays whole, however long") {
  const std::string word(5'000, 'a');
  CHECK(divided(word) == word);
  CHECK(divided("to " + word + " and on") == "to | " + word + " | and on");
}
