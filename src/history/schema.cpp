// SPDX-License-Identifier: Apache-2.0
#include "history/schema.hpp"

#include <filesystem>
#include <system_error>

namespace outlint::history {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t version = 1;
constexpr std::int64_t application = 0x6F75746C;  // "outl"

/// Events, not sums: whatever order mail is read in, the sums over them are the same.
constexpr std::string_view tables = R"(
CREATE TABLE me (key TEXT PRIMARY KEY) WITHOUT ROWID;
-- A correspondent's address or profile. `trust`: who gave it the name (0 its owner, 1 the user, 2 LinkedIn).
CREATE TABLE identity (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '', name_key TEXT NOT NULL DEFAULT '',
  trust INTEGER NOT NULL DEFAULT 0, connected INTEGER NOT NULL DEFAULT 0, apart INTEGER NOT NULL DEFAULT 0);
CREATE INDEX identity_by_name ON identity (name_key) WHERE name_key <> '';
-- Two identities of one person. `why`: connections, merge.
CREATE TABLE link (
  one INTEGER NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
  why TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX link_back ON link (other);
-- `at`: seconds since 1970, UTC. `own`: by the user. `bulk`: through a list or by a machine.
CREATE TABLE message (
  id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, mid BLOB, at INTEGER,
  own INTEGER NOT NULL, bulk INTEGER NOT NULL, sketch BLOB);
CREATE INDEX message_by_time ON message (at) WHERE sketch IS NOT NULL;
-- `role`: 0 wrote or was written to, 1 was introduced.
CREATE TABLE contact (
  identity INTEGER NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  role INTEGER NOT NULL, PRIMARY KEY (identity, message, role)) WITHOUT ROWID;
CREATE INDEX contact_by_message ON contact (message);
-- What a message does: asks, gives, thanks, introduces, resume; `what` the kind of ask or the file's name.
CREATE TABLE deed (
  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  deed TEXT NOT NULL, what TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (message, deed, what)) WITHOUT ROWID;
-- How far each input was read; `key` and `mark` are digests, of its path and of the bytes before `position`.
CREATE TABLE source (
  key BLOB PRIMARY KEY, size INTEGER NOT NULL, time INTEGER NOT NULL, position INTEGER NOT NULL,
  mark BLOB NOT NULL, done INTEGER NOT NULL) WITHOUT ROWID;
)";

Failure refused(const std::string& path, std::string message, std::string hint) {
  Problem problem;
  problem.file = path;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return failure(std::move(problem));
}

void create(Database& database) {
  database.keep_a_log();
  Transaction transaction(database);
  // Another process may have been first.
  if (database.number("PRAGMA user_version") == 0) {
    database.run(tables);
    database.run("PRAGMA application_id = " + std::to_string(application));
    database.run("PRAGMA user_version = " + std::to_string(version));
  }
  if (database.ok() && !transaction.commit()) return;
}

}  // namespace

Result<std::unique_ptr<Database>> open_history(const std::string& path, Database::Access access) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path();
  if (access == Database::Access::write && !folder.empty() && !fs::exists(folder, error)) {
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  }
  if (access == Database::Access::read && !fs::exists(path, error)) {
    return refused(path, "there is no history here", "outlint history learn makes one of your mail");
  }
  Result<std::unique_ptr<Database>> opened = Database::open(path, access);
  if (!opened) return opened;
  Database& database = **opened;
  // One reading for the three, or a file that another process is just making looks like somebody else's.
  database.run("BEGIN");
  const std::int64_t found = database.number("PRAGMA user_version");
  const std::int64_t owner = database.number("PRAGMA application_id");
  const std::int64_t others = database.number("SELECT count(*) FROM sqlite_master");
  database.run("COMMIT");
  if (!database.ok()) return database.take_error();
  if (found > version) return refused(path, "the history is of a newer outlint", "use that one, or another file with --history");
  if (others > 0 && owner != application) return refused(path, "this is a database of another program", "name another file with --history");
  if (found == 0 && access == Database::Access::read) return refused(path, "the history is empty", "outlint history learn fills it");
  if (found == 0) create(database);
  database.run("PRAGMA synchronous = NORMAL");
  if (!database.ok()) return database.take_error();
  return opened;
}

}  // namespace outlint::history
