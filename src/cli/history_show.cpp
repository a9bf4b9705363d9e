// SPDX-License-Identifier: Apache-2.0
// A tie on one screen.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/history.hpp"
#include "render/visible.hpp"
#include "ruleset/pack.hpp"

namespace outlint::cli {
namespace {

using render::visible_line;

constexpr std::size_t most_columns = 48;
constexpr std::size_t most_favours = 8;
/// Beyond that many more messages each way nobody plans.
constexpr std::size_t most_steps = 6;

std::string times(std::size_t count, std::string_view one) { return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s"); }

/// Months since year 0; the column of a timeline that a date falls in.
int month_of(std::string_view date) { return std::stoi(std::string(date.substr(0, 4))) * 12 + std::stoi(std::string(date.substr(5, 2))) - 1; }

char digit(std::size_t count) { return count == 0 ? '.' : count > 9 ? '+' : static_cast<char>('0' + count); }

/// One character for each month, or for each run of months where there are too many.
class Timeline {
 public:
  Timeline(const std::vector<HistoryEvent>& events, std::string_view today) {
    for (const HistoryEvent& event : events) {
      if (event.date.empty()) continue;
      const int month = month_of(event.date);
      first_ = columns_ == 0 ? month : std::min(first_, month);
      last_ = columns_ == 0 ? month : std::max(last_, month);
      columns_ = 1;
    }
    if (columns_ == 0) return;
    last_ = std::max(last_, month_of(today));
    step_ = (last_ - first_) / static_cast<int>(most_columns) + 1;
    columns_ = static_cast<std::size_t>((last_ - first_) / step_) + 1;
    for (const char* row : {"you", "they", "asks", "gives"}) rows_[row].resize(columns_);
    for (const HistoryEvent& event : events) add(event);
  }

  [[nodiscard]] std::string text() const {
    if (columns_ == 0) return {};
    std::string out = fmt::format("  {:>6} {}\n", "", scale());
    for (const auto& [row, label] : {std::pair("you", "you"), std::pair("they", "they"), std::pair("asks", "asks"), std::pair("gives", "gifts")}) {
      out += fmt::format("  {:>6} ", label);
      for (const std::size_t count : rows_.at(row)) out += digit(count);
      out += '\n';
    }
    return out + fmt::format("  {:>6} one character is {}; . is none, + is more than 9\n", "", times(static_cast<std::size_t>(step_), "month"));
  }

 private:
  void add(const HistoryEvent& event) {
    if (event.date.empty() || event.introduction) return;
    const auto column = static_cast<std::size_t>((month_of(event.date) - first_) / step_);
    ++rows_[event.sent ? "you" : "they"][column];
    for (const std::string& deed : event.deeds) {
      if (event.sent && deed.starts_with("asks")) ++rows_["asks"][column];
      if (event.sent && (deed == "gives" || deed == "introduces")) ++rows_["gives"][column];
    }
  }

  /// The year where it begins, as far as there is room for it.
  [[nodiscard]] std::string scale() const {
    std::string line(columns_ + 4, ' ');
    std::size_t free = 0;
    for (std::size_t column = 0; column < columns_; ++column) {
      const int month = first_ + static_cast<int>(column) * step_;
      const bool begins = column == 0 || month / 12 != (month - step_) / 12;
      if (!begins || column < free) continue;
      line.replace(column, 4, fmt::format("{:04}", month / 12));
      free = column + 5;
    }
    return line.substr(0, line.find_last_not_of(' ') + 1);
  }

  int first_ = 0, last_ = 0, step_ = 1;
  std::size_t columns_ = 0;
  std::map<std::string, std::vector<std::size_t>> rows_;
};

std::string favours(const TieFacts& tie) {
  if (tie.favours.empty()) return "  nothing asked, nothing given\n";
  std::string out = fmt::format("  {:<12}{:<36}{}\n", "", "you asked", "you gave");
  const std::size_t skip = tie.favours.size() > most_favours ? tie.favours.size() - most_favours : 0;
  if (skip > 0) out += fmt::format("  {} before\n", skip);
  for (std::size_t at = skip; at < tie.favours.size(); ++at) {
    const FavourRow& row = tie.favours[at];
    const std::string line = fmt::format("  {:<12}{:<36}{}", row.day, row.asked, row.given);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return out;
}

/// What it would bear, by the weights and the credit of the rules.
std::string carries(int credit, const Ruleset& ruleset) {
  std::string light, heavy;
  for (const relationship::AskKind& kind : ruleset.pack()->tables.asks) {
    std::string& list = kind.weight <= credit ? light : heavy;
    list += (list.empty() ? "" : ", ") + kind.name;
  }
  return fmt::format("  carries   {}\n  too heavy {}\n", light.empty() ? "nothing" : light, heavy.empty() ? "nothing" : heavy);
}

/// The fewest further messages, in touch now, that the rules would count as a closer tie.
std::string next_step(const TieFacts& tie, int credit, const Ruleset& ruleset) {
  for (std::size_t total = 1; total <= most_steps; ++total) {
    for (std::size_t theirs = 0; theirs <= total; ++theirs) {
      TieFacts later = tie;
      later.sent += total - theirs;
      later.received += theirs;
      if (theirs > 0) later.days_since_received = 0, later.unanswered = 0;
      const Relationship closer = relationship_of(later, ruleset);
      if (closer.credit <= credit) continue;
      const std::string yours = total > theirs ? times(total - theirs, "message") + " of yours" : "";
      const std::string back = theirs > 0 ? times(theirs, "message") + " of theirs" : "";
      return fmt::format("{}{}{} would make it {}", yours, yours.empty() || back.empty() ? "" : " and ", back, to_string(closer.stage));
    }
  }
  return {};
}

std::string deepens(const TieFacts& tie, int credit, const Ruleset& ruleset) {
  std::vector<std::string> steps;
  if (tie.unthanked > 0) steps.emplace_back("thank them for what they did");
  if (tie.open_asks > 0) steps.emplace_back("let them answer what you asked");
  else if (tie.unanswered > 1) steps.emplace_back("let them answer first");
  if (tie.asks_since_gift > 0) steps.emplace_back("give something before you ask again");
  if (const std::string step = next_step(tie, credit, ruleset); !step.empty()) steps.push_back(step);
  std::string out;
  for (const std::string& step : steps) out += fmt::format("  {:<9} {}\n", out.empty() ? "deepens" : "", step);
  return out;
}

}  // namespace

Relationship relationship_of(const TieFacts& tie, const Ruleset& ruleset) {
  Circumstances known;
  known.tie = tie;
  return Linter(ruleset).lint(Document(message_from_text("")), known).relationship;
}

std::string tie_screen(const Correspondent& person, const Ruleset& ruleset, const std::string& today) {
  const TieFacts& tie = person.tie;
  const Relationship relationship = relationship_of(tie, ruleset);
  std::string ids;
  for (const std::string& id : person.identities) ids += (ids.empty() ? "" : ", ") + id;
  std::string out = visible_line(person.name.empty() ? ids : person.name + "  " + ids) + "\n\n";
  out += fmt::format("  {}, credit {} ({})\n", to_string(relationship.stage), relationship.credit, visible_line(relationship.evidence));
  if (!person.first.empty()) {
    out += fmt::format("  first {} ({} wrote), last {}; {} of theirs followed one of yours\n", person.first.substr(0, 10), tie.they_wrote_first.value_or(false) ? "they" : "you",
                       person.last.substr(0, 10), times(person.replies, "message"));
  }
  if (tie.unanswered > 0) out += fmt::format("  {} of yours unanswered in a row\n", times(tie.unanswered, "message"));
  if (tie.resumes_sent > 0) out += fmt::format("  {} sent, the last {}\n", times(tie.resumes_sent, "resume"), visible_line(tie.last_resume));
  if (person.via_lists > 0) out += fmt::format("  {} through lists, which do not count\n", times(person.via_lists, "message"));
  const std::string line = Timeline(person.events, today).text();
  if (!line.empty()) out += "\n" + line;
  out += "\n" + favours(tie) + "\n" + carries(relationship.credit, ruleset) + deepens(tie, relationship.credit, ruleset);
  return out;
}

}  // namespace outlint::cli
