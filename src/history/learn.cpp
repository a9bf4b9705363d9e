// SPDX-License-Identifier: Apache-2.0
#include "history/learn.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "history/identity_key.hpp"
#include "history/inputs.hpp"
#include "history/store.hpp"
#include "message/mail.hpp"

namespace outlint::history {
namespace {

/// A batch is what is lost when the process is killed, and what memory holds.
constexpr std::size_t most_items = 512;
constexpr std::size_t most_bytes = std::size_t{16} << 20;
/// So many messages tell whose mailbox it is.
constexpr std::size_t enough_to_guess = 2000;
constexpr std::size_t most_proposals = 3;

/// What came of an item.
struct Understood {
  std::optional<LearnedMessage> message;
  std::optional<LearnedConnection> connection;
};

Understood understand(const Item& item, const Reader& reader) {
  Understood out;
  if (item.mail) out.message = reader.read(message::read_mail(item.mail));
  else if (item.record && item.record->connection) out.connection = Reader::read(*item.record->connection);
  else if (item.record) out.message = reader.read(std::move(item.record->message));
  return out;
}

std::vector<Understood> understand_all(const std::vector<Item>& items, const Reader& reader, std::size_t jobs) {
  std::vector<Understood> out(items.size());
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failed;
  std::mutex failing;
  const auto work = [&]() noexcept {
    try {
      for (std::size_t at = next++; at < items.size(); at = next++) out[at] = understand(items[at], reader);
    } catch (...) {
      // On a thread nobody would hear of it.
      const std::lock_guard lock(failing);
      failed = std::current_exception();
      next = items.size();
    }
  };
  std::vector<std::jthread> helpers;
  for (std::size_t each = 1; each < std::min(jobs, items.size()); ++each) helpers.emplace_back(work);
  work();
  helpers.clear();
  if (failed) std::rethrow_exception(failed);
  return out;
}

class Learning {
 public:
  Learning(Database& database, const LearnOptions& options, std::vector<std::string> me)
      : database_(database), options_(options), store_(database), reader_(options.ruleset, std::move(me)) {}

  /// Takes an item; keeps what it has where that is enough for a batch. Answers whether to go on.
  bool take(Item item) {
    bytes_ += item.mail ? item.mail->size() : item.record ? item.record->message.body().text.size() : 0;
    items_.push_back(std::move(item));
    return (items_.size() < most_items && bytes_ < most_bytes) || keep();
  }

  bool keep() {
    if (items_.empty() || stopped_) return !stopped_;
    const std::vector<Understood> all = understand_all(items_, reader_, options_.jobs);
    Transaction transaction(database_);
    for (std::size_t at = 0; at < items_.size(); ++at) {
      const Item& item = items_[at];
      learned.read += item.mail || item.record ? 1 : 0;
      learned.bytes += item.mail ? item.mail->size() : item.ends && !item.source->is_mailbox ? static_cast<std::uint64_t>(item.source->state.size) : 0;
      if (all[at].message) learned.added += store_.add(*all[at].message) ? 1 : 0;
      if (all[at].connection) store_.add(*all[at].connection), ++learned.connections;
      const bool last_of_source = at + 1 == items_.size() || items_[at + 1].source != item.source;
      if (last_of_source) note_progress(item);
    }
    const Result<bool> kept = transaction.commit();
    items_.clear();
    bytes_ = 0;
    if (!kept) error = kept.error();
    stopped_ = !kept || (options_.progress && !options_.progress(learned));
    return !stopped_;
  }

  std::optional<SourceState> known(const std::string& key) { return store_.source(key); }

  Learned learned;
  Problems error;

 private:
  void note_progress(const Item& item) {
    SourceState& state = item.source->state;
    state.done = item.ends;
    if (item.position >= 0) state.position = item.position;
    if (item.source->is_mailbox) state.mark = mark_before(item.source->path, state.position);
    store_.set(state);
  }

  Database& database_;
  const LearnOptions& options_;
  Store store_;
  Reader reader_;
  std::vector<Item> items_;
  std::size_t bytes_ = 0;
  bool stopped_ = false;
};

std::vector<std::string> known_me(Database& database) {
  std::vector<std::string> out;
  Statement all(database, "SELECT key FROM me ORDER BY key");
  while (all.step()) out.push_back(all.text(0));
  return out;
}

/// Who is new among the user's own was a correspondent until now: what passed between them is learned again.
Result<bool> add_me(Database& database, const std::vector<std::string>& me) {
  Transaction transaction(database);
  for (const std::string& each : me) {
    const std::string key = identity_key(std::string_view(each));
    Statement insert(database, "INSERT OR IGNORE INTO me (key) VALUES (?)");
    insert.bind(std::string_view(key)).run();
    if (!database.ok() || database.changes() == 0) continue;
    Statement messages(database, "DELETE FROM message WHERE id IN (SELECT message FROM contact JOIN identity ON identity.id = contact.identity WHERE key = ?)");
    messages.bind(std::string_view(key)).run();
    Statement person(database, "DELETE FROM identity WHERE key = ?");
    person.bind(std::string_view(key)).run();
    database.run("DELETE FROM source");
  }
  return transaction.commit();
}

Failure nobody_is_me(const std::vector<std::string>& paths) {
  Problem problem;
  problem.message = "nobody says whose mail this is";
  const std::vector<std::string> proposals = propose_me(paths);
  problem.hint = proposals.empty() ? "say so: --me you@example.org" : "is it yours? --me " + proposals.front();
  for (std::size_t at = 1; at < proposals.size(); ++at) problem.hint += (at == 1 ? " (or: " : ", ") + proposals[at];
  if (proposals.size() > 1) problem.hint += ")";
  return failure(std::move(problem));
}

}  // namespace

Result<Learned> learn(Database& database, const std::vector<std::string>& paths, const LearnOptions& options) {
  if (const Result<bool> added = add_me(database, options.me); !added) return Failure{added.error()};
  std::vector<std::string> me = known_me(database);
  // Names are no keys, and are told with each call.
  me.insert(me.end(), options.me.begin(), options.me.end());
  if (me.empty()) return nobody_is_me(paths);
  Learning learning(database, options, me);
  Inputs inputs(me, [&](const std::string& key) { return learning.known(key); }, [&](Item item) { return learning.take(std::move(item)); });
  for (const std::string& path : paths) {
    inputs.path(path);
    learning.learned.unchanged = inputs.unchanged;
  }
  learning.keep();
  if (!learning.error.empty()) return Failure{learning.error};
  if (!database.ok()) return database.take_error();
  learning.learned.unchanged = inputs.unchanged;
  learning.learned.problems = std::move(inputs.problems);
  return learning.learned;
}

std::vector<std::string> propose_me(const std::vector<std::string>& paths) {
  std::map<std::string, std::size_t> seen;
  std::size_t messages = 0;
  const auto count = [&](const Message& message) {
    std::vector<std::string> keys;
    for (const auto* list : {&message.from, &message.to, &message.cc}) {
      if (!*list) continue;
      for (const Address& person : **list) keys.push_back(identity_key(person));
    }
    if (const Header* to = message.header("Delivered-To")) keys.push_back(identity_key(std::string_view(to->value)));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::string& key : keys) seen[key] += key.empty() ? 0 : 1;
    return ++messages < enough_to_guess;
  };
  Inputs inputs({}, [](const std::string&) { return std::nullopt; }, [&](const Item& item) {
    if (item.mail) return count(message::read_mail(item.mail));
    return !item.record || item.record->connection || count(item.record->message);
  });
  for (const std::string& path : paths) inputs.path(path);
  std::vector<std::pair<std::string, std::size_t>> ranked(seen.begin(), seen.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& one, const auto& other) { return one.second > other.second; });
  std::vector<std::string> out;
  for (std::size_t at = 0; at < std::min(most_proposals, ranked.size()); ++at) out.push_back(ranked[at].first);
  return out;
}

}  // namespace outlint::history
