// SPDX-License-Identifier: Apache-2.0
#include "history/forget.hpp"

#include "history/identity_key.hpp"
#include "history/moments.hpp"

namespace outlint::history {
namespace {

constexpr std::string_view orphans = "DELETE FROM message WHERE id NOT IN (SELECT message FROM contact)";

/// Writes the file anew without its free pages, and empties the journal that still holds old ones.
Result<bool> scrub(Database& database) {
  database.run("VACUUM");
  Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
  const bool busy = !checkpoint.step() || checkpoint.number(0) != 0;
  checkpoint.reset();
  if (!database.ok()) return database.take_error();
  if (!busy) return true;
  Problem problem;
  problem.message = "forgotten, but another program is reading the history, and its journal still holds the old bytes";
  problem.hint = "run it again when that program is done";
  return failure(std::move(problem));
}

}  // namespace

Result<bool> forget_key(Database& database, const std::string& key) {
  bool found = false;
  {
    Transaction transaction(database);
    Statement find(database, "SELECT count(*) FROM identity WHERE key = ?1 UNION ALL SELECT count(*) FROM me WHERE key = ?1");
    find.bind(std::string_view(key));
    while (find.step()) found = found || find.number(0) > 0;
    find.reset();
    for (const std::string_view sql : {"DELETE FROM identity WHERE key = ?", "DELETE FROM me WHERE key = ?"}) {
      Statement remove(database, sql);
      remove.bind(std::string_view(key)).run();
    }
    // A file may be named after its reader, a display name may be somebody's address.
    Statement files(database, "UPDATE OR REPLACE deed SET what = '' WHERE instr(lower(what), ?) > 0");
    files.bind(std::string_view(key)).run();
    Statement names(database, "UPDATE identity SET name = '', name_key = '' WHERE instr(lower(name), ?) > 0");
    names.bind(std::string_view(key)).run();
    database.run(orphans);
    if (const Result<bool> kept = transaction.commit(); !kept) return kept;
  }
  // Even where nothing was found: an earlier try may have been stopped before this.
  if (const Result<bool> scrubbed = scrub(database); !scrubbed) return scrubbed;
  return found;
}

Result<std::size_t> forget_before(Database& database, const std::string& day) {
  const auto moment = moment_of(day);
  if (!moment || day.size() != 10) {
    Problem problem;
    problem.message = "\"" + day + "\" is no date";
    problem.hint = "write it as 2026-03-02";
    return failure(std::move(problem));
  }
  std::size_t count = 0;
  {
    Transaction transaction(database);
    Statement remove(database, "DELETE FROM message WHERE at < ?");
    remove.bind(*moment).run();
    count = static_cast<std::size_t>(database.changes());
    database.run("DELETE FROM identity WHERE connected = 0 AND id NOT IN (SELECT identity FROM contact)");
    if (const Result<bool> kept = transaction.commit(); !kept) return Failure{kept.error()};
  }
  if (const Result<bool> scrubbed = scrub(database); !scrubbed) return Failure{scrubbed.error()};
  return count;
}

}  // namespace outlint::history
