// SPDX-License-Identifier: Apache-2.0
// The words that YAML chooses from, and what each stands for in the code: loader, reference page and schema share them.
#pragma once

#include <outlint/message.hpp>
#include <outlint/report.hpp>
#include <outlint/stage.hpp>

#include "analysis/act.hpp"
#include "rules/rule.hpp"
#include "ruleset/words.hpp"

namespace outlint::ruleset {

inline constexpr Word<Severity> severity_words[] = {{"warning", Severity::warning}, {"error", Severity::error}};
inline constexpr Word<Applicability> applicability_words[] = {
    {"safe", Applicability::safe}, {"suggested", Applicability::suggested}, {"needs-input", Applicability::needs_input}};
inline constexpr Word<Stage> stage_words[] = {{"stranger", Stage::stranger},         {"thin", Stage::thin},         {"lapsed", Stage::lapsed},
                                              {"acquaintance", Stage::acquaintance}, {"familiar", Stage::familiar}, {"close", Stage::close}};
inline constexpr Word<AttachmentRole> role_words[] = {
    {"resume", AttachmentRole::resume}, {"portfolio", AttachmentRole::portfolio}, {"other", AttachmentRole::other}};

inline constexpr Word<rules::Point> point_words[] = {{"match", rules::Point::match},
                                                     {"clause", rules::Point::clause},
                                                     {"sentence", rules::Point::sentence},
                                                     {"nowhere", rules::Point::nowhere}};
inline constexpr Word<rules::Spot> spot_words[] = {{"nowhere", rules::Spot::nowhere},
                                                   {"opening", rules::Spot::opening},
                                                   {"subject", rules::Spot::subject},
                                                   {"overflow", rules::Spot::overflow},
                                                   {"people", rules::Spot::people}};
inline constexpr Word<rules::PeopleSpot> people_spot_words[] = {{"nowhere", rules::PeopleSpot::nowhere},
                                                                {"to", rules::PeopleSpot::to},
                                                                {"cc", rules::PeopleSpot::cc},
                                                                {"bcc", rules::PeopleSpot::bcc},
                                                                {"greeting", rules::PeopleSpot::greeting}};
inline constexpr Word<rules::HistoryPoint> history_point_words[] = {{"nowhere", rules::HistoryPoint::nowhere},
                                                                    {"opening", rules::HistoryPoint::opening},
                                                                    {"ask", rules::HistoryPoint::ask},
                                                                    {"resume", rules::HistoryPoint::resume}};
inline constexpr Word<analysis::Condition::Test> limit_words[] = {{"more_than", analysis::Condition::Test::more},
                                                                  {"at_least", analysis::Condition::Test::at_least},
                                                                  {"less_than", analysis::Condition::Test::less},
                                                                  {"at_most", analysis::Condition::Test::at_most}};

inline constexpr Word<rules::Target> target_words[] = {
    {"match", rules::Target::match},         {"clause", rules::Target::clause},   {"ask", rules::Target::ask}, {"sentence", rules::Target::sentence},
    {"paragraph", rules::Target::paragraph}, {"subject", rules::Target::subject}, {"attachment", rules::Target::attachment},
    {"prefix", rules::Target::prefix},       {"recipients", rules::Target::recipients}, {"body", rules::Target::paragraph}};
inline constexpr Word<rules::Position> position_words[] = {{"after-greeting", rules::Position::after_greeting},
                                                           {"before-sign-off", rules::Position::before_sign_off},
                                                           {"after-sentence", rules::Position::after_sentence}};

inline constexpr Word<analysis::Scope> scope_words[] = {
    {"subject", analysis::Scope::subject},         {"greeting", analysis::Scope::greeting}, {"own", analysis::Scope::own},
    {"postscript", analysis::Scope::postscript},   {"sign-off", analysis::Scope::sign_off}, {"signature", analysis::Scope::signature},
    {"quoted", analysis::Scope::quoted},           {"slot", analysis::Scope::slot},         {"placeholder", analysis::Scope::placeholder}};
inline constexpr Word<analysis::Focus> focus_words[] = {{"skip", analysis::Focus::skip},
                                                        {"neither", analysis::Focus::neither},
                                                        {"place", analysis::Focus::place},
                                                        {"sender", analysis::Focus::sender},
                                                        {"recipient", analysis::Focus::recipient}};
inline constexpr Word<analysis::Reach> reach_words[] = {{"match", analysis::Reach::match},
                                                        {"clause", analysis::Reach::clause},
                                                        {"before", analysis::Reach::before},
                                                        {"sentence", analysis::Reach::sentence}};

/// How sure somebody is of a number.
enum class Certainty { study, vendor, own_judgement };
inline constexpr Word<Certainty> certainty_words[] = {
    {"study", Certainty::study}, {"vendor", Certainty::vendor}, {"own-judgement", Certainty::own_judgement}};

inline constexpr Word<std::string_view> fail_on_words[] = {{"error", "error"}, {"warning", "warning"}, {"never", "never"}};
/// What a mail filter does with a mail of some verdict.
inline constexpr Word<std::string_view> filter_action_words[] = {
    {"accept", "accept"}, {"header", "header"}, {"quarantine", "quarantine"}, {"reject", "reject"}};

}  // namespace outlint::ruleset
