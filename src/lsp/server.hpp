// SPDX-License-Identifier: Apache-2.0
// The language server: drafts that are open, the linter of each, and an answer to every request.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "lsp/actions.hpp"
#include "lsp/draft.hpp"
#include "lsp/inbox.hpp"
#include "lsp/settings.hpp"
#include "lsp/wire.hpp"

namespace outlint::lsp {

/// Where the messages of a client come from, and where those to it go.
struct Streams {
  FrameReader::Source in = Inbox::of_standard_input;
  Wire::Sink out = Wire::to_standard_output;
};

/// One client, from its first word to its last.
class Server {
 public:
  explicit Server(Settings base, Streams streams = {}) : base_(std::move(base)), settings_(base_), in_(std::move(streams.in)), wire_(std::move(streams.out)) {}

  /// Serves until the client leaves. The exit code: 0 after `shutdown`, else 1.
  int run();

 private:
  using Clock = Inbox::Clock;

  struct Open {
    Draft draft;
    std::string folder;
    Json version;                           ///< as the client counts
    std::optional<Clock::time_point> due;   ///< when findings are to be shown
    Clock::time_point first_change{};       ///< of the changes that were not shown yet
    std::string shown_lens;
  };

  /// The configuration of a folder, loaded once.
  struct Judging {
    std::shared_ptr<const Linter> linter;  ///< null where the configuration is broken
    std::vector<std::string> me;
  };

  void take(const Json& message, bool cancelled);
  void request(const Json& id, const std::string& method, const Json& params);
  void notification(const std::string& method, const Json& params);
  void answer(const std::string& id, const Json& result);

  [[nodiscard]] Json initialize(const Json& params);
  void initialized();
  void open(const Json& params);
  void change(const Json& params);
  void save(const Json& params);
  void close(const Json& params);
  void configure(const Json& settings);
  void files_changed();
  void run_command(const Json& id, const Json& params);
  Result<std::string> dismiss(const Open& open, const Json& arguments);

  /// Judges what has changed; null where the configuration does not load.
  const Linter* up_to_date(Open& open);
  Judging& judging_of(const Open& open);
  void judge_all_anew();
  void publish(const std::string& uri, Open& open);
  void publish_due();
  [[nodiscard]] std::optional<Clock::time_point> next_due() const;
  [[nodiscard]] ReadOptions reading_of(const Judging& judging) const;

  Open* find(const Json& params);
  /// Problems of the configuration: where they stand, for an editor that shows the file, and as a message.
  void tell(const Problems& problems);
  enum class Loudness { error = 1, warning = 2, info = 3 };
  void show(Loudness loudness, const std::string& message);

  Settings base_, settings_;
  FrameReader::Source in_;
  Wire wire_;
  std::map<std::string, Open> open_;
  std::map<std::string, Judging> judging_;  // by folder
  PositionEncoding encoding_ = PositionEncoding::utf16;
  Json capabilities_;                     // the client's
  std::set<std::string> broken_files_;    // configuration files that problems were shown in, by URI
  bool initialized_ = false, shut_down_ = false, exited_ = false;
};

}  // namespace outlint::lsp
