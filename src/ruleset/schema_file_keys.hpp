// SPDX-License-Identifier: Apache-2.0
// The keys of all files but rules.
#pragma once

#include "ruleset/schema.hpp"

namespace outlint::ruleset {

inline constexpr KeyInfo act_keys[] = {
    {"id", "text", "required", "its path below `acts/`, without `.yaml`"},
    {"summary", "text", "required", "what the sender does with these words, in one line"},
    {"source", "text", "required", "where the phrasings come from"},
    {"ask", "text", "none", "the kind of ask that it is, of those in the table of weights"},
    {"scope", "words:scope", "subject, own, postscript", "where it is looked for"},
    {"patterns", "patterns", "none", "the phrasings; one that matches is enough. An act without them is told by weights alone"},
    {"weighed", "text", "none", "the class of the weights that tells of it where no pattern does"},
    {"doubted", "text", "none", "the class of the weights that a sentence has to be near for its patterns to be believed"},
    {"except", "list:pattern/exception", "", "what makes a match none"},
    {"instead_of", "acts", "", "acts that it rules out in its clause"},
    {"with", "acts", "", "it stands only where one of these acts stands in its clause or the one beside it"},
    {"becomes", "list:becomes", "", "another ask in the company of other words; the first case that holds"},
    {"focus", "word:focus", "an ask: neither", "whom its sentence is about, for the rules about focus"},
    {"examples", "object:examples", "", "the act occurs, or does not; marks show where"},
};
inline constexpr KeyInfo exception_keys[] = {
    {"pattern", "pattern", "", "one pattern"},
    {"patterns", "patterns", "", "or several"},
    {"reach", "word:reach", "clause", "how far it reaches: it overlaps the match or a clause of the act, stands before it, or anywhere in the sentence"},
    {"because", "text", "an exception", "what it makes of the act, in a word: `negated`"},
};
inline constexpr KeyInfo becomes_keys[] = {{"ask", "text", "required", "the other kind, or `none`"}, {"when", "condition", "required", "in which company"}};

inline constexpr KeyInfo lexicon_keys[] = {
    {"summary", "text", "required", "what these lists are for"},
    {"source", "text", "required", "where the words come from"},
    {"lexicons", "map:list:pattern", "", "new lists of words and patterns, named in patterns as `{name}`; they may name one another"},
    {"extend", "map:list:pattern", "", "words added to lists that are there: `extend: {verbs.refer: [vouch for]}`"},
};

inline constexpr KeyInfo sign_keys[] = {
    {"id", "text", "required", "its name in the table of points"},
    {"summary", "text", "required", "what the draft does well"},
    {"source", "text", "required", "where it comes from"},
    {"acts", "acts", "", "acts that show it"},
    {"when", "condition", "always", "and only then"},
    {"thresholds", "list:threshold", "", "where each number comes from"},
    {"examples", "object:examples", "", ""},
};

inline constexpr KeyInfo plan_keys[] = {
    {"id", "text", "required", "its path"},
    {"summary", "text", "required", "what it is for"},
    {"source", "text", "required", "where it comes from"},
    {"order", "whole", "0", "where several would do, the lowest speaks"},
    {"rules", "texts", "required", "the rules whose findings it answers, as ids or globs"},
    {"cases", "list:plan case", "required", "the first that holds is taken"},
};
inline constexpr KeyInfo plan_case_keys[] = {
    {"when", "condition", "always", "when it is taken"},
    {"them", "text|object:wording", "required", "stands for what the draft says of the reader, where it says nothing"},
    {"first", "text|object:wording", "required", "a first message; `{them}` is what the draft says of the reader"},
    {"give", "text", "required", "what to give first"},
    {"fair", "text", "required", "when the ask would be fair"},
};

inline constexpr KeyInfo judgement_keys[] = {
    {"summary", "text", "required", "what is decided"},
    {"source", "text", "required", "where it comes from"},
    {"certainty", "word:certainty", "own-judgement", "how sure its numbers are"},
    {"clauses", "object:clauses", "", "where clauses are cut"},
    {"persons", "object:persons", "", "words that stand for sender and recipient"},
    {"guards", "list:pattern/exception", "", "exceptions of every ask"},
    {"weighing", "object:weighing", "", "how sure the words of a sentence have to be where patterns are silent or unsure"},
    {"scores", "map:list:evidence", "", "sums of evidence that conditions can ask for"},
    {"occasion", "list:case", "", "the first that holds decides"},
    {"stage", "list:case", "", "the same"},
    {"voice", "list:case", "", "the same"},
    {"leans", "pattern", "", "words that point back to the sentence before"},
    {"deeds", "list:deed", "", "what a message does for the tie, for the store of past mail"},
    {"graceful", "condition", "", "when an ask weighs one less"},
    {"invited", "list:allowance", "", "asks that they invited"},
    {"owed", "list:allowance", "", "asks that are a task of theirs"},
};
inline constexpr KeyInfo weighing_keys[] = {
    {"none", "number", "never", "the share of certainty, 0 to 1, that a sentence asks nothing, from which on the asks of patterns are set aside"},
    {"alone", "number", "never", "that it is of one kind, where no pattern found an ask"},
    {"named", "number", "never", "the same where patterns found an ask, but not its kind"},
    {"overruled", "number", "never", "the same where a pattern says another kind"},
    {"general", "acts", "", "acts that tell of an ask, but not of which kind"},
    {"likely", "object:likely", "", "how sure they have to be in messages that make asks likely"},
};
inline constexpr KeyInfo likely_keys[] = {
    {"in", "text", "required", "the class of messages"},
    {"from", "whole", "0", "what all words of the message have to weigh for it"},
    {"none", "number", "as elsewhere", "see `weighing`"},
    {"alone", "number", "as elsewhere", "see `weighing`"},
    {"named", "number", "as elsewhere", "see `weighing`"},
    {"overruled", "number", "as elsewhere", "see `weighing`"},
};
inline constexpr KeyInfo weights_keys[] = {
    {"summary", "text", "required", "what is weighed"},
    {"source", "text", "required", "what the weights were learnt from"},
    {"scale", "whole", "100", "what a weight is divided by to be the logarithm of odds"},
    {"none", "text", "", "the class of sentences that ask nothing"},
    {"same", "map:texts", "", "words, and for each the spellings that count as it"},
    {"classes", "list:weight class", "required", "what a sentence may be"},
    {"weights", "text", "required", "a line for each word or pair of words: `could you: advice 12, none -40`. `#act` is an act that stands in the sentence, `-act` one that was set aside, `##act` one anywhere in the message; `@start`, `@end` and `@subject` are places, and a comma any stop within the sentence"},
};
inline constexpr KeyInfo weight_class_keys[] = {
    {"name", "text", "required", "its name: a kind of ask, or another"},
    {"bias", "whole", "0", "what each sentence starts with"},
    {"exclusive", "boolean", "false", "a sentence belongs to one of these classes only; a message to one of those of messages, each of which weighs what it does beyond the next"},
    {"of", "text", "sentence", "`message` where it is a class of whole messages, for the condition `weighs`"},
    {"accept", "whole", "never", "of one that is not: the sum from which on the words alone tell of its act"},
    {"veto", "whole", "never", "and below which its patterns are not believed"},
};
inline constexpr KeyInfo clauses_keys[] = {{"opens", "patterns", "", "words that begin a clause and belong to it"}, {"joins", "patterns", "", "words between two clauses"}};
inline constexpr KeyInfo persons_keys[] = {{"sender", "pattern", "", "I, my, we"}, {"recipient", "pattern", "", "you, your"}};
inline constexpr KeyInfo case_keys[] = {
    {"is", "text", "required", "what is decided"},
    {"because", "text", "required", "the evidence for people; `{match}` stands for the words that tell"},
    {"when", "condition", "always", "when it holds"},
};
inline constexpr KeyInfo deed_keys[] = {{"is", "text", "required", "what is done: gave, thanked"}, {"when", "condition", "always", "when it is"}};
inline constexpr KeyInfo allowance_keys[] = {
    {"asks", "asks", "all", "kinds of asks"}, {"when", "condition", "always", "when they count for nothing"}, {"near", "acts", "", "acts, one of which stands in the ask's sentence"}};
inline constexpr KeyInfo evidence_keys[] = {{"points", "number", "required", "what it counts; below 0 where it speaks against. The rest is a condition"}};

inline constexpr KeyInfo tables_keys[] = {
    {"summary", "text", "", ""},
    {"source", "text", "required", "where the numbers come from"},
    {"certainty", "word:certainty", "own-judgement", "how sure they are"},
    {"asks", "map:whole", "", "what each kind of ask weighs"},
    {"credit", "map:whole", "", "what each stage carries"},
    {"points", "object:points", "", "what counts how much in the score"},
};
inline constexpr KeyInfo points_keys[] = {
    {"error", "whole", "", "of an error, below 0"}, {"warning", "whole", "", "of a warning, below 0"}, {"signs", "map:whole", "", "of each good sign"}};
inline constexpr KeyInfo languages_keys[] = {
    {"summary", "text", "", ""}, {"source", "text", "", ""}, {"languages", "map:list:text", "", "the commonest words of each"}, {"scripts", "map:list:text", "", "ranges of code points"}};
inline constexpr KeyInfo mailboxes_keys[] = {
    {"summary", "text", "", ""},
    {"source", "text", "", ""},
    {"freemail", "texts", "", "domains that say nothing of an organisation"},
    {"role_mailboxes", "texts", "", "local parts of role mailboxes; `*` ends a prefix"},
    {"list_marks", "texts", "", "parts of the address of a mailing list"},
    {"list_headers", "texts", "", "header fields of mailing lists"},
    {"bulk_headers", "texts", "", "header fields of mail to many"},
};

inline constexpr KeyInfo config_keys[] = {
    {"summary", "text", "", "what the file is for"},
    {"source", "text", "", "where its settings come from"},
    {"extends", "texts", "", "built-in profiles by name, files, or folders with an `.outlint.yaml`; what stands here wins over what they say"},
    {"me", "texts", "", "your addresses and profiles: of a mailbox, only your own messages are judged"},
    {"people", "list:texts", "", "addresses and profiles that are one person: `- [ana@work.example, in/ana]`"},
    {"select", "texts", "all", "only these rules: ids, families, globs"},
    {"ignore", "texts", "none", "not these rules"},
    {"rules", "texts", "", "folders of your own rules, laid over the built-in ones"},
    {"recipients", "list:recipient", "", "what holds for some recipients"},
    {"severity", "map:word:severity or off", "", "of rules by id, family or glob: `warning`, `error` or `off`"},
    {"limits", "map:number/limit setting", "", "another number for the limits of a rule: `length/invite: 200`"},
    {"weights", "map:whole", "", "what a kind of ask weighs: `referral: 5`"},
    {"credit", "map:whole", "", "what a stage carries: `thin: 2`"},
    {"points", "map:whole", "", "what an `error`, a `warning` or a good sign counts in the score"},
    {"extend", "map:list:pattern", "", "words added to lexicons: `verbs.refer: [vouch for]`"},
    {"fail_on", "word:fail on", "error", "the least finding that makes the exit code 1"},
    {"history", "text", "the user's own", "the store of past mail: a path beside this file, or `none`"},
    {"filter", "object:filter", "", "what `outlint filter milter` does with a mail"},
};
inline constexpr KeyInfo filter_keys[] = {
    {"send", "word:filter action", "accept", "with a mail that has nothing against it"},
    {"revise", "word:filter action", "accept", "with one that has warnings; `reject` where `fail_on` is `warning`"},
    {"hold", "word:filter action", "reject", "with one that has errors; `accept` where `fail_on` is `never`"},
};
inline constexpr KeyInfo recipient_keys[] = {
    {"match", "text", "required", "an address, or a glob: `*@acme.example`"},
    {"stage", "word:stage", "", "how well you know them"},
    {"ignore", "texts", "none", "rules that are silent for them: ids, families, globs"},
};
inline constexpr KeyInfo limit_setting_keys[] = {
    {"value", "number", "required", "the number"},
    {"source", "text", "required", "where it comes from"},
    {"certainty", "word:certainty", "own-judgement", "how sure it is"},
    {"as_of", "text", "", "`YYYY-MM-DD`: when the source was looked up"},
};

}  // namespace outlint::ruleset
