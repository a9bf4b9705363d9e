// SPDX-License-Identifier: Apache-2.0
#include "rules/history_rule.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace outlint::rules {
namespace {

constexpr std::string_view prefix = "history_";

class HistoryMatcher final : public Matcher {
 public:
  explicit HistoryMatcher(HistoryRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    const auto over = broken(rule_.fact, rule_.limits, analysis);
    if (!over) return {};
    std::vector<Finding> findings = places(analysis);
    for (Finding& finding : findings) add_captures(*over, analysis, finding);
    if (rule_.account && !findings.empty()) findings.front().notes = account(analysis);
    return findings;
  }

 private:
  /// The last asks and gifts, day by day; nothing where the store does not say.
  static std::vector<std::string> account(const analysis::Analysis& analysis) {
    constexpr std::size_t most_rows = 6;
    if (!analysis.tie || analysis.tie->favours.empty()) return {};
    const std::vector<FavourRow>& rows = analysis.tie->favours;
    std::vector<std::string> out{fmt::format("{:<12}{:<32}{}", "", "you asked", "you gave")};
    const std::size_t skip = rows.size() > most_rows ? rows.size() - most_rows : 0;
    for (std::size_t at = skip; at < rows.size(); ++at) out.push_back(fmt::format("{:<12}{:<32}{}", rows[at].day, rows[at].asked, rows[at].given));
    for (std::string& line : out) line.erase(line.find_last_not_of(' ') + 1);
    return out;
  }

  [[nodiscard]] std::vector<Finding> places(const analysis::Analysis& analysis) const {
    if (rule_.point == HistoryPoint::ask) return at_asks(analysis);
    if (rule_.point == HistoryPoint::resume) return at_resumes(analysis);
    Finding finding;
    if (rule_.point == HistoryPoint::opening) finding.place = first_own(analysis);
    return {finding};
  }

  [[nodiscard]] std::vector<Finding> at_asks(const analysis::Analysis& analysis) const {
    std::vector<Finding> findings;
    for (const analysis::FoundAsk& found : analysis.asks) {
      const Ask& ask = found.ask;
      const bool meant = rule_.asks.empty() || std::find(rule_.asks.begin(), rule_.asks.end(), ask.kind) != rule_.asks.end();
      if (!meant || ask.invited || ask.owed) continue;
      Finding finding;
      finding.place = ask.place;
      finding.act = found.act;
      finding.captures = {{"ask", ask.kind}};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

  [[nodiscard]] static std::vector<Finding> at_resumes(const analysis::Analysis& analysis) {
    std::vector<Finding> findings;
    const auto& files = analysis.document->message().attachments;
    for (std::size_t at = 0; files && at < files->size(); ++at) {
      if ((*files)[at].role != AttachmentRole::resume) continue;
      Finding finding;
      finding.attachment = at;
      finding.place = Place{"attachment:" + std::to_string(at), {0, (*files)[at].name.size()}};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

  static void add_captures(const Broken& over, const analysis::Analysis& analysis, Finding& finding) {
    finding.captures.emplace_back("value", spelled(over.value));
    finding.captures.emplace_back("limit", spelled(over.limit));
    for (const analysis::FactInfo& info : analysis::fact_table()) {
      const analysis::Value& value = analysis.facts[info.fact];
      if (info.group != analysis::FactGroup::history) continue;
      finding.captures.emplace_back(info.name.substr(prefix.size()), value.known ? spelled(value.number) : "unknown");
    }
  }

  HistoryRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(HistoryRule rule) { return std::make_shared<HistoryMatcher>(std::move(rule)); }

}  // namespace outlint::rules
