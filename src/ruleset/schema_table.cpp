// SPDX-License-Identifier: Apache-2.0
// The table of keys itself. What stands here is what the loader takes, what editors offer and what the reference page says.
#include <array>

#include "ruleset/keywords.hpp"
#include "ruleset/schema_file_keys.hpp"
#include "ruleset/schema_rule_keys.hpp"

namespace outlint::ruleset {
namespace {

template <const auto& table>
struct WordsOf {
  static constexpr auto make() {
    std::array<std::string_view, std::size(table)> words{};
    for (std::size_t at = 0; at < words.size(); ++at) words[at] = table[at].first;
    return words;
  }
  static constexpr auto words = make();
};

constexpr std::string_view channels[] = {"email", "linkedin-message", "linkedin-invite", "inmail"};
constexpr std::string_view occasions[] = {"outreach", "other"};
constexpr std::string_view voices[] = {"plain", "casual", "formal"};
constexpr std::string_view severities_or_off[] = {"warning", "error", "off"};
constexpr std::string_view readers[] = {"reader"};
constexpr std::string_view trimmed[] = {"sender", "asks"};
constexpr std::string_view dropped[] = {"attachment", "recipients"};
constexpr std::string_view shortened[] = {"body", "subject"};

constexpr ChoiceInfo choices[] = {
    {"severity", WordsOf<severity_words>::words},
    {"severity or off", severities_or_off},
    {"applicability", WordsOf<applicability_words>::words},
    {"stage", WordsOf<stage_words>::words},
    {"role", WordsOf<role_words>::words},
    {"point", WordsOf<point_words>::words},
    {"spot", WordsOf<spot_words>::words},
    {"people spot", WordsOf<people_spot_words>::words},
    {"history point", WordsOf<history_point_words>::words},
    {"target", WordsOf<target_words>::words},
    {"position", WordsOf<position_words>::words},
    {"scope", WordsOf<scope_words>::words},
    {"focus", WordsOf<focus_words>::words},
    {"reach", WordsOf<reach_words>::words},
    {"certainty", WordsOf<certainty_words>::words},
    {"fail on", WordsOf<fail_on_words>::words},
    {"filter action", WordsOf<filter_action_words>::words},
    {"channel", channels},
    {"occasion", occasions},
    {"voice", voices},
    {"reader", readers},
    {"trimmed", trimmed},
    {"dropped", dropped},
    {"shortened", shortened},
};

constexpr ObjectInfo objects[] = {
    {"rule", "", "What every rule has, whatever its kind, in this order", rule_keys},
    {"rule ask", "rule", "asks that weigh more than the tie carries", ask_keys},
    {"rule phrase", "rule", "what is said: acts, or patterns of the rule's own, by place and order", phrase_keys},
    {"rule measure", "rule", "a number of the message against a limit", measure_keys},
    {"rule attachment", "rule", "attached files by what they are", attachment_keys},
    {"rule people", "rule", "who gets it: how many, of how many houses, hidden or in view, and by what name they are greeted", people_keys},
    {"rule batch", "rule", "near-copies among the drafts of a batch (`--batch`, or the `batch` key); a ruleset has one such rule", batch_keys},
    {"rule history", "rule", "the tie, as a store of past mail tells it", history_keys},
    {"severity case", "", "One case of a severity", severity_case_keys},
    {"threshold", "", "Where a number comes from", threshold_keys},
    {"limit", "", "One limit", limit_keys},
    {"suggestion", "edit", "One way to mend a finding", suggestion_keys},
    {"edit", "", "One edit: one of `replace`, `delete`, `insert`, `drop`, `lead`, `trim` and `shorten`", edit_keys},
    {"wording", "", "The same words in each voice", wording_keys},
    {"examples", "", "The proof of a rule or an act", examples_keys},
    {"example", "", "An example that is more than a text: a message", example_keys},
    {"judged", "", "What has to come out of an example beside what is marked in it", judged_keys},
    {"context", "", "What is known of an example beside its words", context_keys},
    {"tie", "", "What a store of past mail tells of the recipient of an example", tie_keys},
    {"act", "", "An act: what the sender does with words", act_keys},
    {"exception", "", "An exception with its reach; a bare pattern reaches over the clause", exception_keys},
    {"becomes", "", "An ask that is another one in other company", becomes_keys},
    {"lexicon", "", "A file of lexicons", lexicon_keys},
    {"sign", "", "A good sign", sign_keys},
    {"plan", "", "What would come first, where the tie does not carry what is wanted", plan_keys},
    {"plan case", "", "One case of a plan", plan_case_keys},
    {"judgement", "", "How occasion, stage and the rest are decided", judgement_keys},
    {"weighing", "", "How sure words have to be", weighing_keys},
    {"likely", "", "How sure words have to be where asks are likely", likely_keys},
    {"weights", "", "A table of word weights, as `scripts/train` writes it", weights_keys},
    {"weight class", "", "A class of sentences", weight_class_keys},
    {"clauses", "", "Where clauses are cut", clauses_keys},
    {"persons", "", "Words for sender and recipient", persons_keys},
    {"case", "", "One case of a decision", case_keys},
    {"deed", "", "What a message does for the tie", deed_keys},
    {"allowance", "", "Asks that count for nothing", allowance_keys},
    {"evidence", "", "A piece of evidence", evidence_keys},
    {"tables", "", "The table of weights, credit and points", tables_keys},
    {"points", "", "What counts how much in the score", points_keys},
    {"languages", "", "How languages are told", languages_keys},
    {"mailboxes", "", "What addresses tell", mailboxes_keys},
    {"config", "", "A configuration: `.outlint.yaml`, or a profile", config_keys},
    {"recipient", "", "What holds for some recipients", recipient_keys},
    {"filter", "", "What the milter does with a mail, by its verdict", filter_keys},
    {"limit setting", "", "A number with its source", limit_setting_keys},
};

constexpr ConditionKey conditions[] = {
    {"any", "list:condition", "one of these conditions holds"},
    {"all", "list:condition", "all of these hold"},
    {"not", "condition", "this does not hold; what is unknown is neither so nor not so"},
    {"acts", "acts|object:several", "one of these acts occurs; with `of` and `at_least`: so many different ones"},
    {"all_acts", "acts", "all of these acts occur"},
    {"no_acts", "acts", "none of these acts occurs"},
    {"asks", "asks|number", "an ask of these kinds is made that is neither owed nor invited; with a number, the fact `asks`"},
    {"score", "map:number/text", "a sum of evidence against a number: `{outreach: \">= 3\"}`"},
    {"weighs", "map:number/text", "what the words of the whole message weigh for a class of the weights: `{outreach: \">= 85\"}`"},
};

constexpr std::string_view kinds[] = {"ask", "phrase", "measure", "attachment", "people", "batch", "history"};
constexpr std::string_view roots[] = {"rule", "act", "lexicon", "sign", "plan", "judgement", "weights", "tables", "languages", "mailboxes", "config"};

constexpr std::string_view common_placeholders[] = {"match", "count", "stage", "credit"};
struct KindPlaceholders {
  std::string_view kind;
  std::string_view names;  // separated by blanks
};
constexpr KindPlaceholders placeholders[] = {{"ask", "ask weight"},
                                             {"measure", "value limit"},
                                             {"attachment", "file evidence"},
                                             {"people", "value limit people recipient greeted"},
                                             {"batch", "other similarity"},
                                             {"history", "value limit ask"}};

}  // namespace

std::span<const ObjectInfo> schema_objects() { return objects; }
std::span<const ChoiceInfo> schema_choices() { return choices; }
std::span<const ConditionKey> condition_keys() { return conditions; }
std::span<const std::string_view> rule_kinds() { return kinds; }
std::span<const std::string_view> schema_roots() { return roots; }

std::vector<std::string_view> placeholders_of(std::string_view kind) {
  std::vector<std::string_view> out(std::begin(common_placeholders), std::end(common_placeholders));
  for (const auto& [name, names] : placeholders) {
    if (name != kind) continue;
    for (const std::string_view each : alternatives(names, ' ')) out.push_back(each);
  }
  for (const analysis::FactInfo& info : analysis::fact_table()) {
    constexpr std::string_view prefix = "history_";
    if (kind == "history" && info.group == analysis::FactGroup::history) out.push_back(info.name.substr(prefix.size()));
  }
  return out;
}

}  // namespace outlint::ruleset
