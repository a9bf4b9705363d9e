// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

Document draft(const std::string& id, const std::string& text) {
  Message message = message_from_text(text);
  message.id = id;
  return Document(std::move(message));
}

/// Words that differ from number to number, as drafts do that were each written by hand.
std::string own_words(std::size_t seed) {
  static const char* words[] = {"lathe", "harbour", "opera", "beetle", "ledger", "canvas", "orchard", "tunnel", "violin", "quarry", "lantern", "meadow"};
  std::string text = "Hello there,\n\n";
  for (int at = 0; at < 40; ++at) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    text += std::string(words[(seed >> 40) % 12]) + ((at % 8) == 7 ? ". " : " ");
  }
  return text;
}

const std::string letter =
    "Dear {},\n\nI saw the new building of {} on Monday and thought that our {} sensors would fit your roof. They count "
    "the snow while it falls and tell the caretaker before the beams complain. Would a visit next week suit you?\n";

std::string to(const std::string& name, const std::string& firm, const std::string& number) {
  std::string out = letter;
  for (const std::string& word : {name, firm, number}) out.replace(out.find("{}"), 2, word);
  return out;
}

}  // namespace

TEST_CASE("the same letter under other names is a near-copy, another letter is none") {
  Batch batch(Ruleset::builtin());
  batch.add(draft("a", to("Ms Okoro", "Harbour Hall", "12")), "march");
  batch.add(draft("b", own_words(7)), "march");
  batch.add(draft("c", to("Mr Bianchi", "Teatro Verde", "340")), "march");
  batch.add(draft("d", to("Mr Bianchi", "Teatro Verde", "340")), "april");
  batch.settle();
  REQUIRE(batch.copy_of(0));
  CHECK(batch.copy_of(0)->other == "c");
  CHECK(batch.copy_of(0)->similarity == Approx(1.0));
  CHECK(batch.copy_of(2)->other == "a");
  CHECK_FALSE(batch.copy_of(1));
  CHECK_FALSE(batch.copy_of(3));
}

TEST_CASE("every near-copy among many drafts is found, and none but those") {
  Batch batch(Ruleset::builtin());
  const std::size_t many = 3000;
  for (std::size_t at = 0; at < many; ++at) {
    const bool copy = at % 100 == 0;
    batch.add(draft(std::to_string(at), copy ? to("Ms N" + std::to_string(at), "Firm", std::to_string(at)) : own_words(at * 977 + 1)), "");
  }
  batch.settle();
  std::size_t found = 0;
  for (std::size_t at = 0; at < many; ++at) {
    if (batch.copy_of(at)) ++found;
    CHECK(batch.copy_of(at).has_value() == (at % 100 == 0));
  }
  CHECK(found == many / 100);
}
