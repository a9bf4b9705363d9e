// SPDX-License-Identifier: Apache-2.0
// The keys of rules, in the order of a file.
#pragma once

#include "ruleset/schema.hpp"

namespace outlint::ruleset {

inline constexpr KeyInfo rule_keys[] = {
    {"id", "text", "required", "`family/rule`: its path below the folder of its language, without `.yaml`; names what is flagged, not the remedy"},
    {"summary", "text", "required", "what is found, in one line"},
    {"why", "text", "required", "why it costs the sender something: one or two sentences for the sender to read"},
    {"source", "text", "required", "where the rule comes from: a study, a vendor, a page, own judgement"},
    {"severity", "word:severity|list:severity case", "required", "how severe a finding is; of a list the first case that holds counts, and where none holds the rule is silent"},
    {"status", "text", "stable", "`preview`, `stable`, or `deprecated: REASON`"},
    {"since", "text", "", "the version that it came with"},
    {"kind", "text", "required", "which of the kinds below it is"},
    {"when", "condition", "always", "when the rule is asked at all"},
    {"thresholds", "list:threshold", "", "where each number outside of `limits` comes from; 0 and 1 need no reason"},
    {"message", "text", "required", "what is wrong, in small letters, without a full stop; may name placeholders"},
    {"suggestions", "list:suggestion", "required", "ways to mend it, the one that changes least first; at least one"},
    {"examples", "object:examples", "required", "at least two that are flagged and three that pass, one of those a near miss"},
};
inline constexpr KeyInfo ask_keys[] = {{"asks", "asks", "required", "the kinds of asks; each that weighs more than the tie carries is a finding"}};
inline constexpr KeyInfo phrase_keys[] = {
    {"acts", "acts", "", "acts that are found, as ids or globs: `ask/referral`, `pressure/*`"},
    {"patterns", "patterns", "", "patterns of the rule's own, beside or instead of acts"},
    {"except", "list:pattern/exception", "", "of the rule's own patterns: what makes a match none"},
    {"scope", "words:scope", "subject, own, postscript", "where the rule's own patterns are looked for"},
    {"before", "acts", "", "only where one of these acts stands after it"},
    {"after", "acts", "", "only where one of these acts stands before it"},
    {"not_after", "acts", "", "not where one of these acts stands before it"},
    {"within", "words:scope", "anywhere", "only what stands in these regions"},
    {"absent", "acts", "", "silent where one of these stands, outside of `within` where that is given"},
    {"first_sentences", "whole", "anywhere", "only within so many sentences from the start of the own text"},
    {"at_least", "whole", "1", "so many occurrences, or none is a finding"},
    {"point", "word:point", "match", "which words the finding marks"},
    {"every", "boolean", "false", "each occurrence is a finding; else the first alone"},
};
inline constexpr KeyInfo measure_keys[] = {
    {"measure", "fact:number", "required", "the fact that is measured: any that is a number"},
    {"limits", "list:limit", "required", "what it must not pass; the first whose `when` holds is the one that counts"},
    {"spot", "word:spot", "nowhere", "where the finding points"},
};
inline constexpr KeyInfo attachment_keys[] = {{"roles", "list:word:role", "required", "each attached file of one of these roles is a finding"}};
inline constexpr KeyInfo people_keys[] = {
    {"fact", "fact:people", "required", "a fact of the group people: a number, or something that is so or not"},
    {"limits", "list:limit", "required for a number", "what it must not pass; without limits it must not be so"},
    {"spot", "word:people spot", "to", "where the finding points: a header, or the name in the greeting"},
};
inline constexpr KeyInfo batch_keys[] = {
    {"similarity", "number", "0.8", "from which share of common runs of words on two drafts are copies, above 0 to 1"},
    {"shingle_words", "whole", "5", "how many words a run has"},
};
inline constexpr KeyInfo history_keys[] = {
    {"fact", "fact:history", "required", "a fact of the group history"},
    {"limits", "list:limit", "required for a number", "what it must not pass; without limits it must not be so"},
    {"point", "word:history point", "nowhere", "where the finding points; `ask` and `resume` find each of these, and nothing without"},
    {"asks", "asks", "all", "with `point: ask`: of these kinds only"},
    {"account", "boolean", "false", "the finding carries what was asked and given, day by day"},
};

inline constexpr KeyInfo severity_case_keys[] = {
    {"is", "word:severity", "required", "the severity"},
    {"over", "whole", "0", "of kind ask: by how much the ask outweighs the tie at least"},
    {"when", "condition", "always", "the condition of this case"},
};
inline constexpr KeyInfo threshold_keys[] = {
    {"of", "texts", "required", "the fact or key whose numbers are meant: `ask_weight`, `first_sentences`, `over`; of `acts: {at_least: 2}` it is `acts`"},
    {"source", "text", "required", "where the number comes from"},
    {"certainty", "word:certainty", "required", "how sure it is"},
};
inline constexpr KeyInfo limit_keys[] = {
    {"when", "condition", "always", "where this limit is the one that counts"},
    {"more_than", "number", "", "broken above this number; one of the four is said"},
    {"at_least", "number", "", "broken from this number on"},
    {"less_than", "number", "", "broken below this number"},
    {"at_most", "number", "", "broken up to this number"},
    {"source", "text", "required", "where the number comes from"},
    {"certainty", "word:certainty", "required", "how sure it is"},
    {"as_of", "text", "", "`YYYY-MM-DD`: when the source was looked up; a vendor's number has to say so"},
};
inline constexpr KeyInfo edit_keys[] = {
    {"replace", "word:target", "", "puts the words of `with` in the place of this stretch"},
    {"with", "text|object:wording", "required with replace", "the words; `⟦…⟧` is a slot that only the sender can fill, and asks for `needs-input`"},
    {"delete", "word:target", "", "takes this stretch out, and the space that would be left over"},
    {"insert", "text|object:wording", "", "puts these words in, as a paragraph or sentence of their own"},
    {"at", "word:position", "before-sign-off", "where `insert` puts them"},
    {"drop", "word:dropped", "", "takes the attached file off, or all recipients but the first"},
    {"lead", "word:reader", "", "puts what is said of the reader before what is said of the sender"},
    {"trim", "word:trimmed", "", "takes sentences about the sender alone out, or asks"},
    {"keep", "whole", "0", "how many sentences, or asks, `trim` leaves"},
    {"shorten", "word:shortened", "", "leaves out sentences, or words of the subject, until it fits the limit"},
    {"of", "acts", "", "works on one of these acts instead of on the finding: one in its sentence, where the finding has words, and with `every` on all in the draft. The edit is left out where none occurs"},
    {"every", "boolean", "false", "with `of`: on all of them, not on the first alone"},
};
inline constexpr KeyInfo suggestion_keys[] = {
    {"title", "text", "required", "what to do, as an ordinary sentence without its full stop"},
    {"applicability", "word:applicability", "required",
     "`safe`: nothing said changes; `suggested`: weight or voice change; `needs-input`: it leaves a slot that the sender fills"},
    {"when", "condition", "always", "when it is offered"},
    {"in", "words:scope", "anywhere", "only where the finding stands in one of these"},
    {"edits", "list:edit", "", "several edits that are made together; else the keys of one edit stand here"},
};
inline constexpr KeyInfo wording_keys[] = {
    {"plain", "text", "required", "the words"},
    {"casual", "text", "as plain", "the same for a sender who writes casually"},
    {"formal", "text", "as plain", "the same for one who writes formally"},
};
inline constexpr KeyInfo examples_keys[] = {
    {"flags", "list:text/example", "", "the rule speaks, on exactly the words between `[[` and `]]`"},
    {"passes", "list:text/example", "", "the rule is silent"},
};
inline constexpr KeyInfo example_keys[] = {
    {"text", "text", "", "the body; marks as above"},
    {"html", "text", "", "the body as HTML, instead of `text`"},
    {"subject", "text", "", "the subject; marks as above"},
    {"fixed", "text", "", "the body after the first suggestion that has edits; where the first has a slot, with the slot in it"},
    {"judged", "object:judged", "", "what else has to come out, whether the rule speaks or not"},
    {"history", "object:tie", "no store", "what a store of past mail tells; `{}`: it knows nothing of them"},
    {"id", "text", "", "as in message JSON, and so are the keys below"},
    {"channel", "word:channel", "unknown", "how it travels"},
    {"from", "text|map:text", "unknown", "the sender"},
    {"to", "texts|list:map:text", "unknown", "the recipients; an empty list: none"},
    {"cc", "texts|list:map:text", "unknown", "the same for copies"},
    {"bcc", "texts|list:map:text", "unknown", "the same for blind copies"},
    {"date", "text", "unknown", "the day of the draft"},
    {"headers", "map:text", "unknown", "further header fields"},
    {"attachments", "list:text/map:text", "unknown", "the attached files"},
    {"batch", "text", "none", "the batch it belongs to"},
    {"context", "object:context", "", "what is known beside the words"},
    {"template", "boolean", "false", "placeholders read as filled in"},
};
inline constexpr KeyInfo judged_keys[] = {
    {"severity", "word:severity", "", "how bad each finding of the rule is"},
    {"occasion", "word:occasion", "", "whether the message is outreach"},
    {"stage", "word:stage", "", "how well the two know each other"},
};
inline constexpr KeyInfo context_keys[] = {
    {"stage", "word:stage", "as the words tell", "how well they know each other"},
    {"they_asked_for_resume", "boolean", "unknown", "they asked for the resume"},
    {"invited", "texts", "none", "kinds of asks that they invited"},
};
inline constexpr KeyInfo tie_keys[] = {
    {"stage", "word:stage", "as the words tell", "the stage that the store works out"},
    {"sent", "whole", "0", "as the fact `history_sent`, and so on"},
    {"received", "whole", "0", ""},
    {"unanswered", "whole", "0", ""},
    {"days_since_sent", "whole", "unknown", ""},
    {"days_since_received", "whole", "unknown", ""},
    {"days_known", "whole", "unknown", ""},
    {"they_wrote_first", "boolean", "unknown", ""},
    {"introduced", "boolean", "false", ""},
    {"connected", "boolean", "false", ""},
    {"asks", "whole", "0", ""},
    {"open_asks", "whole", "0", ""},
    {"asks_since_gift", "whole", "0", ""},
    {"gifts", "whole", "0", ""},
    {"granted", "whole", "0", ""},
    {"unthanked", "whole", "0", ""},
    {"resumes_sent", "whole", "0", ""},
    {"same_text_people", "whole", "0", ""},
};

}  // namespace outlint::ruleset
