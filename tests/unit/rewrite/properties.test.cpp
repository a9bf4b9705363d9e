// SPDX-License-Identifier: Apache-2.0
// What `apply_fixes` promises, over drafts of every kind.
#include "catch.hpp"

#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <outlint/fix.hpp>
#include <outlint/read.hpp>

#include "rewrite/round.hpp"
#include "shared.hpp"
#include "text/segment.hpp"

namespace {

using namespace outlint;

std::map<std::string, int> counts(const Report& report, bool errors_alone) {
  std::map<std::string, int> out;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (!errors_alone || diagnostic.severity == Severity::error) ++out[diagnostic.rule];
  }
  return out;
}

std::string worse(const Report& before, const Report& after) {
  for (const bool errors : {false, true}) {
    const auto old = counts(before, errors);
    for (const auto& [rule, count] : counts(after, errors)) {
      const auto found = old.find(rule);
      if (count > (found == old.end() ? 0 : found->second)) return rule;
    }
  }
  return "";
}

/// Edits in order, disjoint, on whole characters; the text outside of them as it was.
std::string broken_edits(const Document& document, const std::vector<Edit>& edits, const std::string& after) {
  const std::string_view text = document.text();
  std::size_t at = 0, written = 0;
  for (const Edit& edit : edits) {
    if (edit.place.part != "body") continue;
    const Span span = edit.place.span;
    if (span.start < at || span.end > text.size()) return "edits overlap";
    for (const std::size_t end : {span.start, span.end}) {
      if (end > 0 && end < text.size() && !text::is_grapheme_boundary(text, end)) return "a character is cut";
    }
    if (after.compare(written, span.start - at, text.substr(at, span.start - at)) != 0) return "text outside of the edits differs";
    written += span.start - at + edit.replacement.size();
    at = span.end;
  }
  return after.substr(std::min(written, after.size())) == text.substr(at) ? "" : "text behind the edits differs";
}

/// Every finding says how to mend it, by edits that keep their promise each by itself.
std::string broken_offer(const Document& document, const Report& report) {
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (diagnostic.suggestions.empty()) return diagnostic.rule + " suggests nothing";
    for (const Suggestion& suggestion : diagnostic.suggestions) {
      if (suggestion.edits.empty()) return diagnostic.rule + " suggests no edit";
      const std::string after = apply_edits(document.text(), "body", suggestion.edits);
      if (std::string broken = broken_edits(document, suggestion.edits, after); !broken.empty()) return diagnostic.rule + ", " + suggestion.title + ": " + broken;
      const bool slot = std::any_of(suggestion.edits.begin(), suggestion.edits.end(), [](const Edit& edit) { return edit.replacement.find("\xE2\x9F\xA6") != std::string::npos; });
      const bool had = document.text().find("\xE2\x9F\xA6") != std::string_view::npos;
      if (slot && !had && suggestion.applicability != Applicability::needs_input) return diagnostic.rule + " leaves a slot without saying so";
    }
  }
  return "";
}

/// What is wrong with the redraft of one message; empty where all promises hold.
std::string broken_promise(const Message& message, const Linter& linter, Applicability least) {
  const Document document(message);
  const rewrite::Round round = rewrite::choose_fixes(document, linter, least);
  const Message once = rewrite::edited(message, round.edits);
  if (std::string broken = broken_edits(document, round.edits, once.body().text); !broken.empty()) return broken;
  const Report before = linter.lint(document);
  if (std::string broken = broken_offer(document, before); !broken.empty()) return broken;
  if (least > Applicability::needs_input) {
    if (std::string rule = worse(before, linter.lint(Document(once))); !rule.empty()) return "brings " + rule;
  }
  const Outcome outcome = apply_fixes(document, linter, {least, 5});
  if (least > Applicability::needs_input) {
    if (std::string rule = worse(before, outcome.report); !rule.empty()) return "brings " + rule + " in the end";
    const auto old = counts(before, false), left = counts(outcome.report, false);
    for (const AppliedFix& fix : outcome.applied) {
      const auto was = old.find(fix.rule);
      const auto is = left.find(fix.rule);
      if (was != old.end() && is != left.end() && is->second >= was->second) return "leaves " + fix.rule;
    }
  }
  const Outcome again = apply_fixes(Document(outcome.message), linter, {least, 5});
  if (again.message.body().text != outcome.message.body().text) return "is no fixed point: " + outcome.message.body().text + "\n=>\n" + again.message.body().text;
  return "";
}

std::vector<Message> messages_in(const std::string& bytes, const std::string& name) {
  std::vector<Message> out;
  ReadOptions options;
  options.input = InputKind::jsonl;
  read_bytes(bytes, name, options, [&](Result<Record> record) {
    if (record && !record->connection) out.push_back(std::move(record->message));
    return true;
  });
  return out;
}

/// `{"message": {…}, "label": …}` a line, as messages.
std::string bare(const std::string& labelled) {
  std::istringstream in(labelled);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const std::size_t start = line.find("{\"message\": "), end = line.find(", \"label\": ");
    if (start == 0 && end != std::string::npos) out += line.substr(12, end - 12) + "\n";
  }
  return out;
}

void check_all(const std::vector<Message>& messages, std::size_t step, Applicability least) {
  const Linter linter(Ruleset::builtin());
  for (std::size_t at = 0; at < messages.size(); at += step) {
    INFO(messages[at].id << " (" << at << ")\n" << messages[at].body().text);
    CHECK(broken_promise(messages[at], linter, least) == "");
  }
}

}  // namespace

TEST_CASE("redrafts of labelled messages keep their promises", "[redraft]") {
  const auto path = tests::shared("corpus/labelled.jsonl");
  if (!path) return;
  const std::vector<Message> messages = messages_in(bare(tests::bytes_of(*path)), "labelled.jsonl");
  REQUIRE(messages.size() > 100);
  check_all(messages, 1, Applicability::suggested);
  check_all(messages, 1, Applicability::needs_input);
}

TEST_CASE("redrafts of ordinary messages keep their promises", "[redraft]") {
  const auto path = tests::shared("corpus/ordinary/enron-dev.jsonl");
  if (!path) return;
  const std::vector<Message> messages = messages_in(tests::bytes_of(*path), "enron-dev.jsonl");
  REQUIRE(messages.size() > 1000);
  const char* all = std::getenv("OUTLINT_ALL_ORDINARY");
  check_all(messages, all != nullptr ? 1 : 16, Applicability::suggested);
}

TEST_CASE("redrafts of ordinary messages that ask too much keep their promises", "[redraft]") {
  const auto path = tests::shared("corpus/ordinary/enron-dev.jsonl");
  if (!path) return;
  static const std::vector<std::string> asks{
      "We have never met. Could you refer me for the analyst role by Friday?", "I came across your profile, and I have attached my resume for your review.",
      "Our platform saves teams four hours a week. Could I show you a quick demo?", "It has been ages! I was laid off in May, so do you know anyone who is hiring?",
      "We met briefly at the fair. Would you introduce me to your boss, and could you look over my CV?"};
  std::vector<Message> messages = messages_in(tests::bytes_of(*path), "enron-dev.jsonl");
  const std::size_t step = std::getenv("OUTLINT_ALL_ORDINARY") != nullptr ? 2 : 48;
  std::mt19937 random(20260303);
  std::vector<Message> asking;
  for (std::size_t at = 0; at < messages.size(); at += step) {
    // Between any two sentences of somebody's letter.
    const Document document(messages[at]);
    const std::size_t many = document.sentences().size();
    const std::size_t behind = many == 0 ? 0 : document.sentences()[random() % many].end;
    std::string text(document.text());
    text.insert(behind, " " + asks[random() % asks.size()] + " ");
    asking.push_back(message_from_text(text));
  }
  check_all(asking, 1, Applicability::suggested);
  check_all(asking, 2, Applicability::needs_input);
}

TEST_CASE("redrafts of generated messages keep their promises", "[redraft]") {
  static const std::vector<std::string> sentences{
      "I came across your profile last night.", "We have never met.", "Could you refer me for the data role?", "Please answer by Friday!",
      "Your talk on tar boats has stayed with me.", "I am a welder from Gent, and could you pass my CV to your boss?",
      "I have attached my resume.", "my name is Zoë \U0001F469\u200D\U0001F4BB.", "We help yards cut their costs by half.", "Any openings in your team?",
      "It would mean a lot.", "- a list item about me", "I was thinking of you, e\u0301ven on Sunday.", "I've added you to my newsletter.",
      "You know [Company] well.", "What do you make of it?", "I still haven't heard back from you.", "Thanks!"};
  static const std::vector<std::string> openings{"Hi Bo,\n\n", "Dear Ms Ito,\r\n\r\n", "", "Hey {{first_name}} - "}, joins{" ", "\n", "\n\n", "\r\n\r\n"},
      ends{"\n\nBest,\nAna\n", "", "\r\n\r\nKind regards\r\nAna Ruiz", "\n\nP.S. Could you put in a word for me?"};
  std::mt19937 random(20260302);
  const auto any = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
  std::vector<Message> messages;
  for (int number = 0; number < 60; ++number) {
    std::string text = any(openings);
    const std::string join = any(joins);
    for (std::size_t left = 1 + random() % 7; left > 0; --left) text += any(sentences) + (left > 1 ? join : "");
    messages.push_back(message_from_text(text + any(ends)));
  }
  check_all(messages, 1, Applicability::suggested);
  check_all(messages, 3, Applicability::needs_input);
}

TEST_CASE("every rule of the pack offers a choice") {
  for (const RuleInfo& rule : Ruleset::builtin().rules()) {
    INFO(rule.id);
    CHECK(rule.suggestions.size() >= 2);
  }
}
