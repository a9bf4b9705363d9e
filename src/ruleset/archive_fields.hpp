// SPDX-License-Identifier: Apache-2.0
// What a compiled pack is made of, field by field. A struct that gains a field does not compile here until it is named.
#pragma once

#include "ruleset/archive.hpp"
#include "ruleset/pack.hpp"

/// All fields of an aggregate, in their order; a wrong number of them does not compile.
#define OUTLINT_FIELDS(Type, ...)                                                      \
  template <class Archive>                                                             \
  void fields(Archive& archive, typename Archive::template Seen<Type>& value) {        \
    auto& [__VA_ARGS__] = value;                                                       \
    archive(__VA_ARGS__);                                                              \
  }

namespace outlint {

OUTLINT_FIELDS(Span, start, end)
OUTLINT_FIELDS(Place, part, span)
OUTLINT_FIELDS(FavourRow, day, asked, given)
OUTLINT_FIELDS(TieFacts, stage, evidence, sent, received, unanswered, days_since_sent, days_since_received, days_known, they_wrote_first, introduced,
               asks, open_asks, asks_since_gift, gifts, granted, unthanked, resumes_sent, same_text_people, connected, last_resume, favours)
OUTLINT_FIELDS(ExpectedJudgement, severity, occasion, stage)
OUTLINT_FIELDS(RuleExample, name, message, expected, flags, fixed, tie, judged, file, line)
OUTLINT_FIELDS(RuleInfo, id, family, language, kind, summary, why, source, message, severity, status, since, suggestions, examples, file)
OUTLINT_FIELDS(Catalogue, infos, act_examples)
OUTLINT_FIELDS(LanguagePack, vocabulary, rules, signs, plans, batch)

namespace text {

/// The bytes as they are: nothing of them is read before a search needs it.
template <class Archive>
void fields(Archive& archive, typename Archive::template Seen<PatternSet>& value) {
  std::string_view bytes = value.bytes();
  archive(bytes);
  if constexpr (!std::is_const_v<typename Archive::template Seen<PatternSet>>) value = PatternSet::of(bytes);
}

}  // namespace text

namespace relationship {

OUTLINT_FIELDS(AskKind, name, weight)
OUTLINT_FIELDS(Tables, asks, credit, error_points, warning_points, sign_points)

}  // namespace relationship

namespace analysis {

OUTLINT_FIELDS(Condition, kind, children, fact, test, number, words, acts, score)
OUTLINT_FIELDS(Exception, pattern, reach, because)
OUTLINT_FIELDS(Becomes, ask, when)
OUTLINT_FIELDS(ActDefinition, id, ask, scope, patterns, exceptions, instead_of, with, becomes, focus, weighed, doubted)
OUTLINT_FIELDS(Case, is, because, when)
OUTLINT_FIELDS(Evidence, points, when)
OUTLINT_FIELDS(Allowance, asks, when, near)
OUTLINT_FIELDS(Score, name, evidence)
OUTLINT_FIELDS(ClauseWords, opens, joins)
OUTLINT_FIELDS(MailboxWords, freemail, role_mailboxes, list_marks, list_headers, bulk_headers)
OUTLINT_FIELDS(NumberedPattern, pattern, definition)
OUTLINT_FIELDS(WeightClass, name, bias, exclusive, of_message, accept, veto)
OUTLINT_FIELDS(ActSigns, stands, set_aside, in_message)
OUTLINT_FIELDS(Shares, none, alone, named, overruled)
OUTLINT_FIELDS(Weighed, usual, likely, where, from, general)

/// The bytes as they are: the table is looked up in them.
template <class Archive>
void fields(Archive& archive, typename Archive::template Seen<WordWeights>& value) {
  std::string_view bytes = value.bytes();
  archive(bytes);
  if constexpr (!std::is_const_v<typename Archive::template Seen<WordWeights>>) value = WordWeights::of(bytes);
}

OUTLINT_FIELDS(SentenceWeights, table, scale, classes, none, in_subject, signs, asks)
OUTLINT_FIELDS(Vocabulary, language, patterns, acts, numbered, scopes, guards, clauses, weights, sender_words, recipient_words, scores, occasion, stage, voice, leans, graceful, invited,
               owed, mailboxes, deeds)
OUTLINT_FIELDS(LanguageWords, language, words)
OUTLINT_FIELDS(LanguageScript, language, ranges)

/// The table of owners is made anew: it is of numbers that follow from the words.
template <class Archive>
void fields(Archive& archive, typename Archive::template Seen<Languages>& value) {
  auto& [words, scripts, owners] = value;
  archive(words, scripts);
  if constexpr (!std::is_const_v<typename Archive::template Seen<Languages>>) owners = WordOwners(words);
}

}  // namespace analysis

namespace rules {

OUTLINT_FIELDS(AskRule, asks)
OUTLINT_FIELDS(AttachmentRule, roles)
OUTLINT_FIELDS(BatchRule, similarity, shingle_words)
OUTLINT_FIELDS(Limit, when, test, limit)
OUTLINT_FIELDS(HistoryRule, fact, limits, asks, point, account)
OUTLINT_FIELDS(MeasureRule, measure, limits, spot)
OUTLINT_FIELDS(PeopleRule, fact, limits, spot)
OUTLINT_FIELDS(PhraseRule, acts, before, after, not_after, absent, within, first_sentences, at_least, point, every)
OUTLINT_FIELDS(Wording, plain, casual, formal)
OUTLINT_FIELDS(EditTemplate, verb, target, position, words, keep, of, every)
OUTLINT_FIELDS(SuggestionTemplate, title, applicability, edits, when, within)
OUTLINT_FIELDS(PlanCase, when, them, first, give, fair)
OUTLINT_FIELDS(PlanRule, id, order, rules, cases)
OUTLINT_FIELDS(SeverityCase, severity, over, when)

/// The matcher is made anew from the rest.
template <class Archive>
void fields(Archive& archive, typename Archive::template Seen<Rule>& value) {
  auto& [id, message, why, severity, off, when, suggestions, spec, matcher] = value;
  archive(id, message, why, severity, off, when, suggestions, spec);
}

OUTLINT_FIELDS(SignRule, id, acts, when)

}  // namespace rules
}  // namespace outlint

#undef OUTLINT_FIELDS
