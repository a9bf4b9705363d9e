// SPDX-License-Identifier: Apache-2.0
// The door to SQLite: a database and its statements, errors kept until somebody asks.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <outlint/result.hpp>

struct sqlite3;
struct sqlite3_stmt;

namespace outlint::history {

class Database;

/// A prepared statement. Bind the parameters in order, then step; a finished one may be bound again.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::int64_t value);
  Statement& bind(std::string_view text);
  Statement& bind_blob(std::string_view bytes);
  Statement& bind(std::optional<std::int64_t> value);

  /// Whether there is a row to read. False at the end and on an error, which the database keeps.
  bool step();
  /// Steps to the end and makes the statement ready to be bound again.
  void run();
  void reset();

  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  /// Text or blob; valid until the next step.
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }

 private:
  Database* database_;
  sqlite3_stmt* statement_ = nullptr;
  int next_ = 1;
};

/// One connection. The first error sticks: what follows it does nothing, and `error` tells of it.
class Database {
 public:
  enum class Access { read, write };

  /// Opens a file; for `write` it is created where there is none, for nobody else to read.
  static Result<std::unique_ptr<Database>> open(const std::string& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs statements that give no rows.
  void run(std::string_view sql);
  /// Turns to a write-ahead log, so that readers and a writer do not wait for each other. SQLite's own patience does not
  /// hold for this step, which needs the file alone: it is tried again as long.
  void keep_a_log();
  /// The first number of the first row; 0 where there is none.
  std::int64_t number(std::string_view sql);
  /// Rows that the last statement changed; the number of the row it inserted.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] std::int64_t last_row() const;

  [[nodiscard]] bool ok() const { return error_.empty(); }
  /// The first error as a failure, which is forgotten thereby.
  Failure take_error();

 private:
  friend class Statement;
  friend class Transaction;
  explicit Database(std::string path) : path_(std::move(path)) {}
  void fail(int code);

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::string error_, hint_;
};

/// All or nothing; taken back where nobody commits. Waits for other writers from its beginning on.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  Result<bool> commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace outlint::history
