// SPDX-License-Identifier: Apache-2.0
#include "analysis/word_weights.hpp"

#include <string>
#include <vector>

#include "analysis/sentence_words.hpp"
#include "catch.hpp"

using namespace outlint;
using analysis::WordWeights;

namespace {

/// The words of a folded sentence, a blank between them.
std::string cut(std::string_view folded) {
  std::string out;
  analysis::for_each_word(folded, [&](std::string_view word, Span) { out += (out.empty() ? "" : " ") + std::string(word); });
  return out;
}

/// Two classes, and entries for both.
WordWeights small_table() {
  analysis::WeightTable table;
  table.same = {{"u", "you"}};
  table.entries = {{"vouch", "", {{0, 50}, {1, -10}}},
                   {"could", "you", {{0, 7}}},
                   {"you", "", {{1, 3}}},
                   {"@start", "could", {{0, 100}}},
                   {"ladder", "@end", {{1, 1000}}},
                   {"#ask/advice", "", {{0, -32}}}};
  return WordWeights::make(table);
}

std::vector<int> sums(const WordWeights& table, std::string_view folded) {
  std::vector<int> out(2, 0);
  table.add(table.entries_of(folded), out);
  return out;
}

using Sums = std::vector<int>;

}  // namespace

TEST_CASE("a sentence is cut into words, pauses and question marks") {
  const std::pair<std::string, std::string> cases[] = {
      {"could you, kindly, lend 12 ladders?", "could you , kindly , lend 0 ladders ?"},
      {"i'd say: it's 3.5% (or 20min) - fine!", "i 'd say , it 's 0 , 0 % , or 0min , fine"},
      {"... hm ...", "hm"},
      {"a well-known boat", "a well known boat"},
      {"", ""},
      {"'", ""},
      {"caf\xC3\xA9 q3", "caf\xC3\xA9 q0"},
  };
  for (const auto& [sentence, expected] : cases) {
    CAPTURE(sentence);
    CHECK(cut(sentence) == expected);
  }
}

TEST_CASE("the words of a sentence weigh alone and side by side, and what stands twice weighs once") {
  const WordWeights table = small_table();
  CHECK(sums(table, "could you vouch") == Sums{157, -7});
  CHECK(sums(table, "could u vouch") == Sums{157, -7});
  CHECK(sums(table, "you and you and you") == Sums{0, 3});
  CHECK(sums(table, "lend me the ladder") == Sums{0, 1000});
  CHECK(sums(table, "the ladder broke") == Sums{0, 0});
  CHECK(sums(table, "") == Sums{0, 0});
}

TEST_CASE("signs weigh as words do, and an unknown one weighs nothing") {
  const WordWeights table = small_table();
  Sums out(2, 0);
  table.add(table.id_of("#ask/advice"), out);
  CHECK(out == Sums{-32, 0});
  CHECK(table.id_of("#ask/referral") == 0);
  table.add(0, out);
  CHECK(out == Sums{-32, 0});
}

TEST_CASE("a table is its bytes, wherever they lie") {
  const WordWeights table = small_table();
  const std::string moved = "x" + std::string(table.bytes());
  const WordWeights other = WordWeights::of(std::string_view(moved).substr(1));
  CHECK(sums(other, "could you vouch") == sums(table, "could you vouch"));
  CHECK(small_table().bytes() == table.bytes());
  CHECK(sums(WordWeights::of({}), "could you vouch") == Sums{0, 0});
}

TEST_CASE("what weighed is told with its words") {
  const WordWeights table = small_table();
  const auto told = table.weighed("could you vouch", {table.id_of("#ask/advice")}, 0, 1);
  REQUIRE(told.size() == 5);
  int sum = 0;
  bool vouched = false, act = false;
  for (const auto& each : told) {
    sum += each.weight;
    vouched = vouched || (each.words == "vouch" && each.weight == 60);
    act = act || (each.sign != 0 && table.spelled(each.sign) == "#ask/advice" && each.weight == -32);
  }
  CHECK(vouched);
  CHECK(act);
  CHECK(sum == 157 - 32 - (3 - 10));
}
