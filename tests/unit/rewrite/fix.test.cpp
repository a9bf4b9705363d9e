// SPDX-License-Identifier: Apache-2.0
// Whole drafts and their redrafts: capitals, marks, paragraphs, order, and how much of a draft is kept.
#include "catch.hpp"

#include <string>
#include <vector>

#include <outlint/fix.hpp>
#include <outlint/read.hpp>

#include "text/utf8.hpp"

namespace {

using namespace outlint;

struct Pair {
  std::string what, before, after;
};

std::string redraft(const std::string& text, Applicability least) {
  Message message = message_from_text(text);
  message.channel = Channel::inmail;
  return apply_fixes(Document(message), Linter(Ruleset::builtin()), {least, 5}).message.body().text;
}

void check(const std::vector<Pair>& pairs, Applicability least) {
  for (const Pair& pair : pairs) {
    INFO(pair.what);
    CHECK(redraft(pair.before, least) == pair.after);
  }
}

}  // namespace

TEST_CASE("a redraft reads on across its edits", "[redraft]") {
  check(
      {
          {"a lighter question keeps the words for the post", "Hi Bo,\n\nyour talk on kilns was a joy. Could you refer me for the night shift role before Friday?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy. May I ask you one question about the night shift role? A plain no is fine.\n\nBest,\nJo\n"},
          {"but not words that stand before it", "Hi Bo,\n\nyour talk on kilns was a joy. I read of the night shift role in your yard, and could you refer me?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy. I read of the night shift role in your yard. May I ask how you found your own way into your field? A line is plenty, and no answer is fine.\n\nBest,\nJo\n"},
          {"behind a greeting in the line a sentence goes on small", "Hi Bo, I've put you on our weekly digest.\n", "Hi Bo, may I send you our weekly digest? A plain no is fine.\n"},
          {"a clause goes, the one before it is closed", "Hi Bo,\n\nyour talk on kilns was a joy, and could you introduce me to your editor?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy.\n\nBest,\nJo\n"},
          {"and with it the mark that joined them", "Hi Bo,\n\nyour talk on kilns was a joy; could you introduce me to your editor?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy.\n\nBest,\nJo\n"},
          {"and the dash", "Hi Bo,\n\nyour talk on kilns was a joy - could you introduce me to your editor?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy.\n\nBest,\nJo\n"},
          {"what a comma joins is not taken apart", "Hi Bo,\n\nyour talk on kilns was a joy, could you introduce me to your editor?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy, could you introduce me to your editor?\n\nBest,\nJo\n"},
          {"nor what a dash without blanks joins", "Hi Bo,\n\nyour talk on kilns was a joy- could you introduce me to your editor?\n\nBest,\nJo\n",
           "Hi Bo,\n\nyour talk on kilns was a joy- could you introduce me to your editor?\n\nBest,\nJo\n"},
          {"the last line keeps its line break", "Hi Bo,\n\nyour talk on kilns was a joy.\n\nBest,\nJo\n\nP.S. Could you refer me to your yard?\n", "Hi Bo,\n\nyour talk on kilns was a joy.\n\nBest,\nJo\n"},
          {"line breaks of the wire", "Hi Bo,\r\n\r\nyour talk on kilns was a joy.\r\n\r\nCould you refer me to your yard?\r\n\r\nBest,\r\nJo\r\n",
           "Hi Bo,\r\n\r\nyour talk on kilns was a joy.\r\n\r\nMay I ask you one question about your yard? A plain no is fine.\r\n\r\nBest,\r\nJo\r\n"},
      },
      Applicability::suggested);
}

TEST_CASE("what is asked comes last, with its easy way out", "[redraft]") {
  check(
      {
          {"the reader first, then the rest", "Hi Bo,\n\nCould you pass my CV on to your boss? I grow hops in Kent.\n\nYour talk on kilns was a joy.\n\nBest,\nJo\n",
           "Hi Bo,\n\nYour talk on kilns was a joy.\n\nI grow hops in Kent.\n\nMay I ask how you found your own way into your field? A line is plenty, and no answer is fine.\n\nBest,\nJo\n"},
          {"of a paragraph that is as much about the sender only the sentence", "Hi Bo,\n\nI weave baskets.\n\nYour talk on kilns was a joy. I grow hops in Kent.\n\nCould you pass my CV on to your boss?\n\nBest,\nJo\n",
           "Hi Bo,\n\nYour talk on kilns was a joy. I weave baskets.\n\nI grow hops in Kent.\n\nMay I ask how you found your own way into your field? A line is plenty, and no answer is fine.\n\nBest,\nJo\n"},
          {"what is told behind it comes before it", "Hi Bo,\n\nYour talk on kilns was a joy.\n\nCould you pass my CV on to your boss?\n\nI grow hops in Kent.\n\nBest,\nJo\n",
           "Hi Bo,\n\nYour talk on kilns was a joy.\n\nI grow hops in Kent.\n\nMay I ask how you found your own way into your field? A line is plenty, and no answer is fine.\n\nBest,\nJo\n"},
          {"but not what points back to it", "Hi Bo,\n\nYour talk on kilns was a joy.\n\nCould you pass my CV on to your boss?\n\nThat is why I grow hops in Kent.\n\nBest,\nJo\n",
           "Hi Bo,\n\nYour talk on kilns was a joy.\n\nMay I ask how you found your own way into your field? A line is plenty, and no answer is fine.\n\nThat is why I grow hops in Kent.\n\nBest,\nJo\n"},
      },
      Applicability::suggested);
}

TEST_CASE("what only the sender knows is a slot, once", "[redraft]") {
  check(
      {
          {"a name in the place of a greeting stays in front", "Kevin - we help yards cut their costs by half.\n",
           "Kevin - your work on ⟦what they made, wrote or spoke about⟧ has stayed with me. We help yards cut their costs by half.\n"},
          {"before cutting, something is added", "Hi Bo,\n\nwe help yards cut their costs by half.\n\nBest,\nJo\n",
           "Hi Bo,\n\nYour work on ⟦what they made, wrote or spoke about⟧ has stayed with me.\n\nWe help yards cut their costs by half.\n\nBest,\nJo\n"},
      },
      Applicability::needs_input);
}

TEST_CASE("no suggestion cuts a character, whatever stands beside what it changes") {
  // The last byte of "à", and of a space that does not break, is by itself the number of a space.
  for (const char* text : {"Hi Bo,\n\nwe have never met, voilà\n\nCould you refer me for the data role?\n",
                           "Hi Bo,\n\nI was laid off in March, voilà and could you refer me for the data role?\n\nAna\n",
                           "Hi Bo,\n\nI was laid off in March\u00A0and could you refer me for the data role?\n\nAna\n",
                           "Hi {{“first name”}},\n\ncould you refer me for the data role?\n\nAna\n", "Hi {{\u202Efirst_name}},\n\ncould you refer me for the data role?\n\nAna\n"}) {
    INFO(text);
    const Document document(message_from_text(text));
    const Report report = Linter(Ruleset::builtin()).lint(document);
    std::size_t edits = 0;
    for (const Diagnostic& diagnostic : report.diagnostics) {
      for (const Suggestion& suggestion : diagnostic.suggestions) {
        for (const Edit& edit : suggestion.edits) {
          if (edit.place.part != "body") continue;
          INFO(diagnostic.rule << ": " << edit.place.span.start << " to " << edit.place.span.end);
          CHECK(text::is_boundary(document.text(), edit.place.span.start));
          CHECK(text::is_boundary(document.text(), edit.place.span.end));
          CHECK(text::is_valid_utf8(edit.replacement));
          ++edits;
        }
      }
    }
    CHECK(edits > 1);
  }
}
