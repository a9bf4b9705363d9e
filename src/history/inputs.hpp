// SPDX-License-Identifier: Apache-2.0
// Mailboxes, folders of mail and exports, as one stream of what is new in them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/read.hpp>

#include "history/store.hpp"
#include "message/me.hpp"

namespace outlint::history {

/// An input while it is read.
struct Source {
  std::string path;
  bool is_mailbox = false;  ///< grows at its end, so that positions are bytes
  SourceState state;
};

/// A message on its way, or the end of an input, which has neither mail nor record.
struct Item {
  std::shared_ptr<Source> source;
  std::shared_ptr<const std::string> mail;
  std::shared_ptr<Record> record;
  std::int64_t position = 0;  ///< where to go on if this is the last that was kept
  bool ends = false;          ///< nothing of this input follows
};

/// Hands out what is new below paths, in the order of the names' bytes. Memory is that of one message.
class Inputs {
 public:
  using Sink = std::function<bool(Item)>;
  /// Answers how far an input was read before.
  using Known = std::function<std::optional<SourceState>(const std::string& key)>;

  Inputs(std::vector<std::string> me, Known known, Sink sink);

  void path(const std::string& path);

  std::size_t unchanged = 0;  ///< inputs passed over, because they are read already
  Problems problems;

 private:
  void file(const std::string& path);
  void folder(const std::string& path);
  void other_files(const std::string& folder, int depth);
  void mail_file(const std::string& path, std::string_view head);
  void mailbox(const std::string& path);
  void linkedin(const std::string& path, const std::vector<std::string>& tables);
  std::shared_ptr<Source> source_of(const std::string& path, const std::vector<std::string>& files);
  void complain(const std::string& file, std::string message, std::string hint = {});
  bool give(Item item);

  std::vector<std::string> me_;
  Known known_;
  Sink sink_;
  bool go_on_ = true;
};

/// Digest of the bytes before a position of a file, by which one that has only grown is known again.
std::string mark_before(const std::string& path, std::int64_t position);

}  // namespace outlint::history
