// SPDX-License-Identifier: Apache-2.0
#include "history/sqlite.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

namespace outlint::history {
namespace {

/// Longer than any batch of another process takes.
constexpr int patience_ms = 30000;
constexpr int nap_ms = 5;

std::string_view hint_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is writing to it; try again when that is done";
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return "it is no history of outlint's, or damaged; name another file with --history";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return "see whether the file and its folder may be written by you";
    case SQLITE_FULL: return "the disk is full; what was learned so far is kept";
    default: return "";
  }
}

/// SQLite gives its journals the permissions of the file, so that the file has to have them from the start.
/// A file that is there is not opened: to close it would drop the locks of this process's other connections.
bool create_private(const std::string& path, std::string& reason) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) {
    ::close(file);
    return true;
  }
  if (errno != EEXIST) {
    reason = std::strerror(errno);
    return false;
  }
  struct stat facts{};
  constexpr mode_t others = S_IRWXG | S_IRWXO;
  if (::stat(path.c_str(), &facts) == 0 && (facts.st_mode & others) != 0) ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
  return true;
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  if (!database.ok()) return;
  const int code = sqlite3_prepare_v3(database.handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) database.fail(code);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, next_++, value);
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  if (statement_ != nullptr) sqlite3_bind_text(statement_, next_++, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
  if (statement_ != nullptr) sqlite3_bind_blob(statement_, next_++, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(std::optional<std::int64_t> value) {
  if (value) return bind(*value);
  if (statement_ != nullptr) sqlite3_bind_null(statement_, next_++);
  return *this;
}

bool Statement::step() {
  if (statement_ == nullptr || !database_->ok()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail(code);
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  next_ = 1;
}

std::int64_t Statement::number(int column) const { return statement_ == nullptr ? 0 : sqlite3_column_int64(statement_, column); }

bool Statement::is_null(int column) const { return statement_ == nullptr || sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::string_view Statement::bytes(int column) const {
  if (is_null(column)) return {};
  const void* data = sqlite3_column_blob(statement_, column);
  return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Access access) {
  Problem problem;
  problem.file = path;
  std::string reason;
  if (access == Access::write && !create_private(path, reason)) {
    problem.message = "the history cannot be opened: " + reason;
    problem.hint = hint_of(SQLITE_CANTOPEN);
    return failure(std::move(problem));
  }
  std::unique_ptr<Database> database(new Database(path));
  // A reader of a file in WAL mode needs to write its index, too; what it may not do is create the file.
  const int code = sqlite3_open_v2(path.c_str(), &database->handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    database->fail(code);
    return database->take_error();
  }
  sqlite3_busy_timeout(database->handle_, patience_ms);
  // Sorting and vacuuming must not leave what they work on in files elsewhere.
  database->run("PRAGMA temp_store = MEMORY");
  database->run("PRAGMA secure_delete = ON");
  database->run("PRAGMA foreign_keys = ON");
  if (!database->ok()) return database->take_error();
  return database;
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::run(std::string_view sql) {
  if (!ok()) return;
  const int code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::keep_a_log() {
  if (!ok()) return;
  int code = SQLITE_BUSY;
  for (int waited = 0; waited < patience_ms && (code & 0xff) == SQLITE_BUSY; waited += nap_ms) {
    if (waited > 0) sqlite3_sleep(nap_ms);
    code = sqlite3_exec(handle_, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
  }
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

void Database::fail(int code) {
  if (!ok()) return;
  const bool is_told = handle_ != nullptr && (sqlite3_errcode(handle_) & 0xff) == (code & 0xff);
  error_ = is_told ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  hint_ = hint_of(code);
}

Failure Database::take_error() {
  Problem problem;
  problem.file = path_;
  problem.message = "the history cannot be used: " + std::exchange(error_, {});
  problem.hint = std::exchange(hint_, {});
  return failure(std::move(problem));
}

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  // An error before must not keep the work from being taken back.
  const std::string error = std::exchange(database_.error_, {});
  sqlite3_exec(database_.handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  database_.error_ = error;
}

Result<bool> Transaction::commit() {
  database_.run("COMMIT");
  if (!database_.ok()) return database_.take_error();
  open_ = false;
  return true;
}

}  // namespace outlint::history
