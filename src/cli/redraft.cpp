// SPDX-License-Identifier: Apache-2.0
#include "cli/redraft.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/output.hpp"
#include "cli/standard_input.hpp"
#include "message/rewrite_mail.hpp"
#include "rewrite/round.hpp"
#include "rewrite/write_back.hpp"
#include "text/file_bytes.hpp"

namespace outlint::cli {
namespace {

constexpr int most_rounds = 8;  // five of mending, and three steps of order

/// A change of a draft's bytes: of stretches of it, or a mail written anew.
struct Written {
  std::vector<rewrite::RawEdit> edits;
  std::optional<std::string> mail;
};

Result<Written> written(const Draft& draft, const Message& message, const std::vector<Edit>& edits) {
  if (message.raw && *message.raw != draft.after) return failure(problem_of(draft, "messages inside a mailbox cannot be rewritten", "save the draft as a file of its own"));
  const auto refused = [&](const Problems& problems) { return failure(problem_of(draft, "cannot be rewritten: " + problems.front().message)); };
  Written out;
  if (message.headers_known) {
    std::vector<message::MailEdit> in_mail;
    in_mail.reserve(edits.size());
    for (const Edit& edit : edits) in_mail.push_back({edit.place, edit.replacement});
    Result<std::string> mail = message::rewrite_mail(draft.after, std::move(in_mail));
    if (!mail) return refused(mail.error());
    out.mail = *std::move(mail);
    return out;
  }
  auto raw = rewrite::raw_edits(message, draft.after, edits, message.raw ? rewrite::Notation::plain : rewrite::Notation::json);
  if (!raw) return refused(raw.error());
  out.edits = *std::move(raw);
  return out;
}

std::string bytes_after(const Draft& draft, Written change) {
  return change.mail ? *std::move(change.mail) : rewrite::with_raw_edits(draft.after, change.edits);
}

/// One round over all messages of the draft; nothing where there is nothing left to do, or nothing can be done.
std::optional<std::string> one_round(Draft& draft, const std::vector<Message>& messages, const Linter& linter, Applicability least, std::vector<bool>& orders) {
  draft.skipped.clear();
  draft.text_before.clear();
  draft.text_after.clear();
  Written all;
  orders.resize(messages.size());
  for (std::size_t at = 0; at < messages.size(); ++at) {
    const Message& message = messages[at];
    const Document document(message);
    rewrite::Round chosen = rewrite::choose_fixes(document, linter, least);
    std::move(chosen.skipped.begin(), chosen.skipped.end(), std::back_inserter(draft.skipped));
    orders[at] = orders[at] || chosen.orders;
    if (chosen.edits.empty() && orders[at]) chosen.edits = rewrite::choose_order(document, linter, least);
    if (chosen.edits.empty()) continue;
    draft.text_before += document.text();
    draft.text_after += apply_edits(document.text(), "body", chosen.edits);
    Result<Written> change = written(draft, message, chosen.edits);
    if (!change) {
      draft.problems = std::move(change).error();
      return std::nullopt;
    }
    std::move(chosen.applied.begin(), chosen.applied.end(), std::back_inserter(draft.applied));
    std::move(change->edits.begin(), change->edits.end(), std::back_inserter(all.edits));
    if (change->mail) all.mail = std::move(change->mail);
  }
  if (all.edits.empty() && !all.mail) return std::nullopt;
  return bytes_after(draft, std::move(all));
}

}  // namespace

Problem problem_of(const Draft& draft, std::string message, std::string hint) {
  Problem problem;
  problem.file = draft.name;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

Result<Draft> open_draft(const std::string& input) {
  Draft draft;
  draft.name = input;
  if (input == "-") {
    Result<std::string> bytes = standard_input();
    if (!bytes) return Failure{std::move(bytes).error()};
    draft.before = draft.after = *std::move(bytes);
    return draft;
  }
  std::error_code error;
  if (std::filesystem::is_directory(input, error)) return failure(problem_of(draft, "is a folder; fix takes single drafts"));
  std::string reason;
  std::optional<std::string> bytes = text::file_bytes(input, reason);
  if (!bytes) return failure(problem_of(draft, "cannot be read: " + reason));
  draft.before = draft.after = *std::move(bytes);
  return draft;
}

Result<std::vector<Message>> messages_of(const Draft& draft, ReadOptions reading) {
  if (reading.filename.empty() && draft.name != "-") reading.filename = draft.name;
  std::vector<Message> messages;
  Problems problems;
  read_bytes(draft.after, draft.name, reading, [&](Result<Record> read) {
    if (!read) problems = std::move(read).error();
    else if (!read->connection) messages.push_back(std::move(read->message));
    return problems.empty();
  });
  if (!problems.empty()) return Failure{std::move(problems)};
  return messages;
}

Result<std::string> with_edits(const Draft& draft, const Message& message, const std::vector<Edit>& edits) {
  Result<Written> change = written(draft, message, edits);
  if (!change) return Failure{std::move(change).error()};
  return bytes_after(draft, *std::move(change));
}

void mend(Draft& draft, const ReadOptions& reading, const Linter& linter, Applicability least) {
  // A round changes the file and reads it anew, so that spans always index the bytes that are there.
  std::vector<Message> first;
  std::vector<bool> orders;
  for (int round = 0; round < most_rounds && draft.problems.empty(); ++round) {
    Result<std::vector<Message>> messages = messages_of(draft, reading);
    if (!messages) {
      draft.problems = std::move(messages).error();
      return;
    }
    if (round == 0) first = *messages;
    std::optional<std::string> after = one_round(draft, *messages, linter, least, orders);
    if (!after) break;
    draft.after = *std::move(after);
  }
  const Result<std::vector<Message>> last = messages_of(draft, reading);
  for (std::size_t at = 0; last && at < first.size() && at < last->size(); ++at) {
    const Document document(first[at]);
    const Report report = linter.lint(document);
    std::vector<Later> later = rewrite::asks_for_later(report, document, (*last)[at]);
    std::move(later.begin(), later.end(), std::back_inserter(draft.later));
    if (!draft.plan) draft.plan = report.plan;
  }
}

}  // namespace outlint::cli
