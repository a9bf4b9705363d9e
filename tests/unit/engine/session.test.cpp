// SPDX-License-Identifier: Apache-2.0
#include <outlint/read.hpp>
#include <outlint/render.hpp>
#include <outlint/session.hpp>

#include <random>

#include "catch.hpp"

using namespace outlint;

namespace {

Session session_of(std::string_view text) { return Session(Linter(Ruleset::builtin()), message_from_text(text)); }

std::string fresh(std::string_view text) {
  const Document document(message_from_text(text));
  return render_json(Linter(Ruleset::builtin()).lint(document), document);
}

std::string kept(const Session& session) { return render_json(session.report(), session.document()); }

Edit put(std::size_t start, std::size_t end, std::string words) { return Edit{Place{"body", {start, end}}, std::move(words)}; }

std::vector<std::string> rules_of(const Report& report, const std::vector<std::size_t>& which) {
  std::vector<std::string> rules;
  for (const std::size_t index : which) rules.push_back(report.diagnostics[index].rule);
  return rules;
}

}  // namespace

TEST_CASE("a session says after each keystroke what a lint of the same text says", "[session]") {
  const std::string draft = "Dear Zoë 😀,\n\nWe have never met. My name is Jo and I build bridges. Could you refer me for the role\nbefore Friday?\n\nBest,\nJo\n";
  Session session = session_of("");
  std::string typed;
  for (std::size_t at = 0; at < draft.size();) {
    std::size_t next = at + 1;
    while (next < draft.size() && (static_cast<unsigned char>(draft[next]) & 0xC0U) == 0x80U) ++next;
    REQUIRE(session.edit({put(typed.size(), typed.size(), draft.substr(at, next - at))}));
    typed = draft.substr(0, next);
    at = next;
    INFO(typed);
    REQUIRE(kept(session) == fresh(typed));
  }
}

TEST_CASE("whatever is edited, a session says what a lint of the same text says", "[session]") {
  // What reads differently by what stands beside it, what changes the meaning of sentences elsewhere, and what comes twice.
  const std::string_view pieces[] = {
      "We have never met. ", "Could you refer me? ", "I loved your talk on moss. ", "My resume is attached. ", "\n\n", "\n", " ", ".", "?", ",",
      "Hi Ana,\n\n", "\n\nBest,\nJo\n", "\n-- \nJo Berg, Acme\n", "\n> Could you refer me?\n", "[your role]", "{{first_name}} ", "the \xE2\x9F\xA6role\xE2\x9F\xA7 ",
      "r\xD0\xB5" "fer me ", "\xD0\xB5", "\xE2\x80\x8B", "\xC3\xA9", "\xE3\x80\x82", "\xE5\xA5\xBD", "Das ist nicht f\xC3\xBCr mich und f\xC3\xBCr dich. ",
      "Sent from my phone", "P.S. Could you pass on my CV? ", "I lead a team. I run a lab. I write code. ", "a", "\xE2\x80\x99", "- one\n- two\n"};
  std::mt19937 chance(20);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(chance() % limit); };
  for (int draft = 0; draft < 12; ++draft) {
    std::string text;
    for (int piece = 0; piece < 12; ++piece) text += pieces[below(std::size(pieces))];
    Session session = session_of(text);
    const auto whole = [&](std::size_t at) {
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
      return std::min(at, text.size());
    };
    for (int step = 0; step < 30; ++step) {
      const std::size_t start = whole(below(text.size() + 1)), end = below(3) == 0 ? whole(std::min(text.size(), start + below(40))) : start;
      const std::string words(pieces[below(std::size(pieces))]);
      const bool by_letter = below(2) == 0;
      INFO(text << "\n--- [" << start << ", " << end << ") becomes: " << words);
      text.replace(start, end - start, words);
      if (by_letter) session.replace(text);
      else REQUIRE(session.edit({put(start, end, words)}));
      REQUIRE(kept(session) == fresh(text));
    }
  }
}

TEST_CASE("edits say which findings came and went", "[session]") {
  Session session = session_of("Hi Bo,\n\nWe have never met. Could you refer me for the data role?\n\nJo\n");
  const std::string text(session.document().text());
  const std::size_t ask = text.find("Could you");
  const std::size_t end = text.find('?') + 1;

  SECTION("an ask that goes") {
    const auto change = session.edit({put(ask, end, "How did you test the bridge?")});
    REQUIRE(change);
    CHECK(change->verdict);
    bool gone = false;
    for (const Diagnostic& each : change->removed) gone = gone || each.rule == "premature-ask/referral";
    CHECK(gone);
  }
  SECTION("words before it move it, and nothing else") {
    const auto change = session.edit({put(0, 2, "Hello")});
    REQUIRE(change);
    CHECK(rules_of(session.report(), change->added).empty());
    CHECK(change->removed.empty());
    CHECK_FALSE(change->verdict);
    CHECK(kept(session) == fresh("Hello" + text.substr(2)));
  }
  SECTION("a whole new text") {
    const std::string other = text.substr(0, ask) + "Could you introduce me to Ana?\n\nJo\n";
    const Change change = session.replace(other);
    CHECK(kept(session) == fresh(other));
    CHECK_FALSE(change.added.empty());
    CHECK_FALSE(change.removed.empty());
  }
  SECTION("the same text again") {
    const Change change = session.replace(text);
    CHECK(change.added.empty());
    CHECK(change.removed.empty());
  }
}

TEST_CASE("edits that do not fit change nothing", "[session]") {
  Session session = session_of("Hi Zoë,\n\nthank you!\n");
  const std::string before = kept(session);
  const std::size_t within = std::string_view("Hi Zo").size() + 1;  // the second byte of ë
  CHECK_FALSE(session.edit({put(0, 999, "")}));
  CHECK_FALSE(session.edit({put(within, within + 1, "")}));
  CHECK_FALSE(session.edit({put(4, 5, ""), put(2, 3, "")}));
  CHECK_FALSE(session.edit({put(2, 5, ""), put(4, 5, "")}));
  CHECK_FALSE(session.edit({Edit{Place{"subject", {0, 0}}, "Hello"}}));
  CHECK(kept(session) == before);
}

TEST_CASE("a session moves with its draft", "[session]") {
  Session one = session_of("We have never met. Could you refer me?\n");
  const std::string said = kept(one);
  Session other = std::move(one);
  CHECK(kept(other) == said);
}
