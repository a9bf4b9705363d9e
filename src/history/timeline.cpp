// SPDX-License-Identifier: Apache-2.0
#include "history/timeline.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "history/learned.hpp"
#include "history/sketch.hpp"

namespace outlint::history {
namespace {

constexpr std::int64_t weight_of_an_ask = 2;   // what the taxonomy counts as one between two people
constexpr std::size_t mid_size = 8;
constexpr Moment a_week = 7 * a_day;
constexpr double same_text = 0.8;              // the taxonomy's near-copy

std::string stamp(Moment moment) {
  const Moment second = moment - (moment >= 0 ? moment / a_day : (moment - a_day + 1) / a_day) * a_day;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", day_of(moment), second / 3600, second / 60 % 60, second % 60);
}

std::string counted(std::size_t count, std::string_view one) { return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s"); }

struct Row {
  std::int64_t id = 0;
  std::optional<Moment> at;
  bool own = false, bulk = false, introduction = false;
};

struct DeedRow {
  std::string deed, what;
  std::int64_t weight = 0;
};

std::vector<Row> rows_of(Database& database, const Person& person, const Viewpoint& view) {
  std::string list;
  for (const std::int64_t row : person.rows) list += (list.empty() ? "" : ",") + std::to_string(row);
  Statement find(database, "SELECT id, at, own, bulk, min(role) FROM contact JOIN message ON message.id = contact.message WHERE identity IN (" + list +
                               ") AND (?1 IS NULL OR at IS NULL OR at < ?1) AND (mid IS NULL OR mid <> ?2) GROUP BY id ORDER BY at, digest");
  find.bind(view.before).bind_blob(view.mid);
  std::vector<Row> out;
  while (find.step()) {
    Row row{find.number(0), std::nullopt, find.number(2) != 0, find.number(3) != 0, find.number(4) != 0};
    if (!find.is_null(1)) row.at = find.number(1);
    out.push_back(row);
  }
  return out;
}

/// Goes through the messages once, and keeps what they add up to.
class Account {
 public:
  Account(Correspondent& out, const Viewpoint& view) : out_(out), tie_(out.tie), view_(view) {}

  void add(const Row& row, const std::vector<DeedRow>& deeds) {
    if (row.bulk) {
      ++out_.via_lists;
      return;
    }
    HistoryEvent event;
    if (row.at) event.date = stamp(*row.at);
    event.sent = row.own;
    event.introduction = row.introduction;
    for (const DeedRow& deed : deeds) event.deeds.push_back(deed.what.empty() ? deed.deed : deed.deed + ": " + deed.what);
    out_.events.push_back(std::move(event));
    if (row.introduction) {
      tie_.introduced = true;
      return;
    }
    if (row.at) note_time(row);
    if (row.own) add_own(row, deeds);
    else add_theirs(row, deeds);
  }

  void finish() {
    const auto days = [&](std::optional<Moment> at) {
      return at && view_.now ? std::optional(static_cast<std::size_t>(std::max<Moment>(0, (*view_.now - *at) / a_day))) : std::nullopt;
    };
    tie_.days_since_sent = days(last_sent_);
    tie_.days_since_received = days(last_received_);
    tie_.days_known = days(first_);
    if (first_) out_.first = stamp(*first_);
    if (last_) out_.last = stamp(*last_);
    const std::string introduced = tie_.introduced ? ", introduced by somebody you know" : "";
    if (tie_.sent + tie_.received == 0) tie_.evidence = (tie_.connected ? "a connection, no messages" : "no messages") + introduced;
    else tie_.evidence = fmt::format("{} to them, {} back{}{}", counted(tie_.sent, "message"), tie_.received, last_ ? ", last " + ago(*last_, view_.now) : "", introduced);
  }

 private:
  void note_time(const Row& row) {
    if (!first_) {
      first_ = row.at;
      tie_.they_wrote_first = !row.own;
    }
    last_ = row.at;
    (row.own ? last_sent_ : last_received_) = row.at;
  }

  void add_own(const Row& row, const std::vector<DeedRow>& deeds) {
    ++tie_.sent;
    if (row.at) ++tie_.unanswered, last_was_own_ = true;
    std::string asked, given;
    for (const DeedRow& deed : deeds) {
      if (deed.deed == "asks" && deed.weight >= weight_of_an_ask) asked += (asked.empty() ? "" : ", ") + deed.what;
      if (deed.deed == "gives" && given.empty()) given = "help";
      if (deed.deed == "introduces") given = "an introduction";
      if (deed.deed == "thanks") thank();
      if (deed.deed == "resume") {
        ++tie_.resumes_sent;
        tie_.last_resume = deed.what + (row.at ? ", " + ago(*row.at, view_.now) : "");
      }
    }
    const std::string day = row.at ? day_of(*row.at) : "";
    if (!given.empty()) {
      ++tie_.gifts;
      tie_.asks_since_gift = 0;
      tie_.favours.push_back({day, "", given});
    }
    if (asked.empty()) return;
    ++tie_.asks;
    ++tie_.open_asks;
    ++tie_.asks_since_gift;
    pending_ = tie_.favours.size();
    answered_ = false;
    tie_.favours.push_back({day, asked, ""});
  }

  void add_theirs(const Row& row, const std::vector<DeedRow>& deeds) {
    ++tie_.received;
    if (!row.at) return;
    if (last_was_own_) ++out_.replies;
    last_was_own_ = false;
    tie_.unanswered = 0;
    tie_.open_asks = 0;
    answered_ = true;
    const auto helps = [](const DeedRow& deed) { return deed.deed == "gives" || deed.deed == "introduces"; };
    if (pending_ && std::any_of(deeds.begin(), deeds.end(), helps)) grant(1);
  }

  /// Thanks after an answer tell that the answer was a help.
  void thank() {
    if (pending_ && answered_) grant(0);
    tie_.unthanked = 0;
  }

  void grant(std::size_t owed_thanks) {
    ++tie_.granted;
    tie_.unthanked += owed_thanks;
    tie_.favours[*pending_].asked += ", granted";
    pending_.reset();
  }

  Correspondent& out_;
  TieFacts& tie_;
  const Viewpoint& view_;
  std::optional<Moment> first_, last_, last_sent_, last_received_;
  std::optional<std::size_t> pending_;  // the last ask that nobody granted, among the favours
  bool answered_ = false, last_was_own_ = false;
};

}  // namespace

Viewpoint viewpoint_of(const std::string& moment, const std::string& message_id) {
  Viewpoint view;
  view.now = moment_of_judging(moment);
  if (view.now) view.before = moment.size() > 10 ? *view.now : *view.now + 1;
  if (!message_id.empty()) view.mid = digest_of(message_id, mid_size);
  return view;
}

Correspondent account_of(Database& database, const Person& person, const Viewpoint& view) {
  Correspondent out;
  out.identities = person.keys;
  out.name = person.name;
  out.tie.connected = person.connected;
  Account account(out, view);
  Statement find(database, "SELECT deed, what, weight FROM deed WHERE message = ?");
  for (const Row& row : rows_of(database, person, view)) {
    std::vector<DeedRow> deeds;
    find.bind(row.id);
    while (find.step()) deeds.push_back({find.text(0), find.text(1), find.number(2)});
    find.reset();
    account.add(row, deeds);
  }
  account.finish();
  return out;
}

std::size_t others_with_same_text(Database& database, const std::vector<std::uint16_t>& sketch, const Person& person, const Viewpoint& view) {
  if (sketch.empty() || !view.now) return 0;
  Statement find(database, "SELECT sketch, identity FROM message JOIN contact ON contact.message = message.id WHERE sketch IS NOT NULL AND at >= ?1 AND at < ?2 "
                           "AND (mid IS NULL OR mid <> ?3)");
  find.bind(*view.now - a_week).bind(view.before).bind_blob(view.mid);
  std::set<std::int64_t> others;
  while (find.step()) {
    if (similarity_of(sketch, from_bytes(find.bytes(0))) >= same_text) others.insert(find.number(1));
  }
  for (const std::int64_t row : person.rows) others.erase(row);
  return others.size();
}

}  // namespace outlint::history
