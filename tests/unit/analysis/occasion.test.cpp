// SPDX-License-Identifier: Apache-2.0
// The occasion and the tie, by headers and by words, with the evidence that people read.
#include <string>
#include <vector>

#include <outlint/outlint.hpp>

#include "catch.hpp"

namespace {

outlint::Report lint(const std::string& json) {
  static const outlint::Linter linter(outlint::Ruleset::builtin());
  outlint::Report report;
  outlint::ReadOptions options;
  options.input = outlint::InputKind::json;
  outlint::read_bytes(json, "-", options, [&](outlint::Result<outlint::Record> record) {
    REQUIRE(record);
    report = linter.lint(outlint::Document(std::move(record->message)));
    return true;
  });
  return report;
}

std::string text_json(const std::string& text) { return R"({"text": ")" + text + R"("})"; }

struct Expected {
  std::string occasion, stage, text;
};

}  // namespace

TEST_CASE("words tell the occasion and the tie") {
  const std::vector<Expected> cases = {
      {"outreach", "stranger", "Dear Ms Roe, my name is Kofi and I restore barges. Could you tell me how you caulked yours?"},
      {"outreach", "stranger", "Hi Ida, I came across your profile and would love to connect."},
      {"outreach", "lapsed", "Hi Ida, long time no see! I still think of our days on the pier."},
      {"outreach", "thin", "Hi Ida, great meeting you at the boat fair. Looking forward to staying in touch!"},
      {"outreach", "thin", "Hi Ida, thanks for connecting! Your barge is a beauty."},
      {"outreach", "thin", "Hi Ida, we went to the same school, ten years apart, and I would love to connect."},
      {"outreach", "thin", "Dear Ida, Tom suggested I write to you about your barge."},
      {"outreach", "acquaintance", "Hi Ida, thank you so much for taking the time to speak with me on Monday."},
      {"outreach", "familiar", "Hi Ida, we worked together at the yard until May. I'd love to hear how you are. Could you refer me for the welder post?"},
      {"outreach", "stranger", "Hi Ida, we help small shops win back their customers. Want to see how it works?"},
      {"other", "acquaintance", "Hi Ida, thanks for your message. Tuesday suits me."},
      {"other", "stranger", "Hello Ida, I saw the note on your board. The pram is yours, if you like."},
      {"other", "acquaintance", "Dear Ida, invoice 2024-118 is attached. It is payable within 14 days."},
      {"other", "familiar", "Ida, the notes of our standup are up. Can you put your hours into the sheet?"},
      {"other", "familiar", "I'll be out of the office on Friday, Tom covers for me."},
      {"other", "acquaintance", "Dear parents,\\n\\nthe pool will be closed on Monday. Please return the slip by Friday."},
      {"other", "close", "Hi Mum,\\n\\nthe train is late. Don't wait with dinner."},
      {"other", "stranger", "The tide is out."},
  };
  for (const Expected& expected : cases) {
    CAPTURE(expected.text);
    const outlint::Report report = lint(text_json(expected.text));
    CAPTURE(report.occasion_evidence, report.relationship.evidence);
    CHECK(outlint::to_string(report.occasion) == expected.occasion);
    CHECK(outlint::to_string(report.relationship.stage) == expected.stage);
  }
}

TEST_CASE("what is asked is evidence too, in its own words") {
  const std::string text = R"("text": "Hi Ida, would you have ten minutes for a chat?")";
  CHECK(lint(R"({"attachments": [{"name": "cv.pdf"}], )" + text + "}").occasion_evidence == "it opens or reopens a contact: \"would you have ten minutes\"");
  CHECK(outlint::to_string(lint(R"({"attachments": [{"name": "map.pdf"}], )" + text + "}").occasion) == "other");
}

TEST_CASE("headers tell it before the words do") {
  const std::string ask = R"("text": "Hi Ida, I came across your profile. Would you have time for a call?")";
  const std::pair<std::string, std::string> cases[] = {
      {"other", R"({"from": "a@yard.test", "to": ["b@yard.test"], )" + ask + "}"},
      {"other", R"({"from": "a@yard.test", "to": ["b@boats.yard.test"], )" + ask + "}"},
      {"outreach", R"({"from": "a@gmail.com", "to": ["b@gmail.com"], )" + ask + "}"},
      {"outreach", R"({"from": "a@yard.test", "to": ["b@pier.test"], )" + ask + "}"},
      {"other", R"({"to": ["barges@lists.pier.test"], )" + ask + "}"},
      {"other", R"({"headers": {"List-Unsubscribe": "<https://pier.test/off>"}, )" + ask + "}"},
      {"other", R"({"headers": {"Precedence": "bulk"}, )" + ask + "}"},
      {"other", R"({"headers": {"In-Reply-To": "<1@pier.test>"}, )" + ask + "}"},
      {"other", R"({"headers": {"References": "<1@pier.test>"}, )" + ask + "}"},
      {"outreach", R"({"headers": {"In-Reply-To": "<1@pier.test>"}, "text": "Could you refer me for the welder post?"})"},
      {"outreach", R"({"channel": "linkedin-invite", "text": "Hello!"})"},
      {"outreach", R"({"channel": "inmail", "text": "Hello!"})"},
  };
  for (const auto& [occasion, json] : cases) {
    CAPTURE(json);
    CHECK(outlint::to_string(lint(json).occasion) == occasion);
  }
}

TEST_CASE("a quotation that is the sender's own last mail makes no reply") {
  const std::string own = R"({"from": "kofi@yard.test", "to": ["ida@pier.test"], "text": "Hi Ida, just bumping this up.\n\nOn Tue, 6 May 2025 at 18:02, Kofi <kofi@yard.test> wrote:\n> Hi Ida, I came across your barge.\n"})";
  CHECK(outlint::to_string(lint(own).occasion) == "outreach");
  const std::string theirs = R"({"from": "kofi@yard.test", "to": ["ida@pier.test"], "text": "Hi Ida, just bumping this up.\n\nOn Tue, 6 May 2025 at 18:02, Ida <ida@pier.test> wrote:\n> Hello Kofi, nice barge.\n"})";
  CHECK(outlint::to_string(lint(theirs).occasion) == "other");
}

TEST_CASE("the evidence quotes the words that tell, and never shows a bare placeholder") {
  CHECK(lint(text_json("Hi Ida, long time no see!")).relationship.evidence == "it gets back in touch after a silence: \"long time no see\"");
  CHECK(lint(text_json("Could you refer me for the welder post?")).occasion_evidence.find("refer me") != std::string::npos);
  for (const std::string text : {"Hi Ida, hello.", "Could you refer me?", "Hi Mum,\\n\\nbye.", "Dear Hiring Team,\\n\\nany openings?"}) {
    const outlint::Report report = lint(text_json(text));
    CHECK((report.occasion_evidence + report.relationship.evidence).find('{') == std::string::npos);
  }
}

TEST_CASE("invited and owed asks weigh nothing") {
  const auto first = [](const std::string& text) {
    const outlint::Report report = lint(text_json(text));
    REQUIRE(!report.asks.empty());
    return report.asks.front();
  };
  const outlint::Ask offered = first("Hi Ida, we met once. As you kindly offered, could you refer me for the welder post?");
  CHECK(offered.invited);
  CHECK(offered.weight == 0);
  const outlint::Ask elsewhere = first("Hi Ida, could you refer me for the welder post? Tom said you never offered.");
  CHECK_FALSE(elsewhere.invited);
  const outlint::Ask quoted = first("Here I am.\\nCould you refer me for the welder post?\\n\\nOn Tue, 6 May 2025 at 18:02, Ida <ida@pier.test> wrote:\\n> I'm happy to refer you.\\n");
  CHECK(quoted.invited);
  const outlint::Ask everyday = first("Ida, the notes of our standup are up. Could you review the plan?");
  CHECK(everyday.owed);
  CHECK(everyday.weight == 0);
}
