// SPDX-License-Identifier: Apache-2.0
// The drafts of a client: opened, changed, judged once the writer pauses, and what is done to them on demand.
#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/dismissals.hpp"
#include "cli/problems.hpp"
#include "lsp/off_switch.hpp"
#include "lsp/server.hpp"
#include "lsp/uri.hpp"
#include "lsp/views.hpp"

namespace outlint::lsp {
namespace {

// Who types without a pause sees findings all the same, if later.
constexpr int longest_wait = 5;

}  // namespace

Server::Open* Server::find(const Json& params) {
  const auto found = open_.find(text_in(at(params, "textDocument", "uri")).value_or(""));
  return found == open_.end() ? nullptr : &found->second;
}

void Server::open(const Json& params) {
  const Json& document = at(params, "textDocument");
  const auto uri = text_in(at(document, "uri")), text = text_in(at(document, "text"));
  if (!uri || !text) return;
  const std::string path = path_of(*uri);
  Open fresh{Draft(path.empty() ? *uri : path, *text, encoding_), std::filesystem::path(path).parent_path().generic_string(), at(document, "version"), Clock::now(), {}, {}};
  open_.insert_or_assign(*uri, std::move(fresh));
}

void Server::change(const Json& params) {
  Open* open = find(params);
  if (open == nullptr) return;
  open->draft.change(at(params, "contentChanges"));
  open->version = at(params, "textDocument", "version");
  const auto now = Clock::now();
  if (!open->due) open->first_change = now;
  open->due = std::min(now + settings_.debounce, open->first_change + longest_wait * settings_.debounce);
}

void Server::save(const Json& params) {
  Open* open = find(params);
  if (open == nullptr) return;
  // What lies beside the draft may have been saved before it.
  judging_.erase(open->folder);
  open->draft.forget();
  open->due = Clock::now();
}

void Server::close(const Json& params) {
  const auto uri = text_in(at(params, "textDocument", "uri"));
  if (!uri || open_.erase(*uri) == 0) return;
  wire_.notify("textDocument/publishDiagnostics", {{"uri", *uri}, {"diagnostics", Json::array()}});
}

void Server::judge_all_anew() {
  judging_.clear();
  for (auto& [uri, open] : open_) {
    open.draft.forget();
    open.due = Clock::now();
  }
}

Server::Judging& Server::judging_of(const Open& open) {
  const auto known = judging_.find(open.folder);
  if (known != judging_.end()) return known->second;
  cli::JudgingOptions options = settings_.judging;
  options.draft = open.folder.empty() ? "" : open.draft.path();
  Result<cli::Judging> made = cli::make_judging(options);
  tell(made ? Problems{} : made.error());
  Judging judging;
  if (made) judging = {std::make_shared<const Linter>(std::move(made->linter)), std::move(made->config.me)};
  return judging_.emplace(open.folder, std::move(judging)).first->second;
}

ReadOptions Server::reading_of(const Judging& judging) const {
  ReadOptions reading = settings_.drafts.read_options();
  if (reading.me.empty()) reading.me = judging.me;
  return reading;
}

const Linter* Server::up_to_date(Open& open) {
  const Judging& judging = judging_of(open);
  if (judging.linter) open.draft.judge(*judging.linter, reading_of(judging));
  return judging.linter.get();
}

std::optional<Server::Clock::time_point> Server::next_due() const {
  std::optional<Clock::time_point> out;
  for (const auto& [uri, open] : open_) {
    if (open.due && (!out || *open.due < *out)) out = open.due;
  }
  return out;
}

void Server::publish_due() {
  for (auto& [uri, open] : open_) {
    if (open.due && *open.due <= Clock::now()) publish(uri, open);
  }
}

void Server::publish(const std::string& uri, Open& open) {
  open.due.reset();
  const bool judged = up_to_date(open) != nullptr;
  Json params{{"uri", uri}, {"diagnostics", judged ? diagnostics_json(open.draft, uri) : Json::array()}};
  if (open.version.is_number_integer()) params["version"] = open.version;
  wire_.notify("textDocument/publishDiagnostics", std::move(params));
  std::string lens = judged ? lenses_json(open.draft, uri).dump() : "";
  if (lens != open.shown_lens && truth_in(at(capabilities_, "workspace", "codeLens", "refreshSupport"))) {
    wire_.ask("outlint/lens", "workspace/codeLens/refresh", nullptr);
  }
  open.shown_lens = std::move(lens);
}

Result<std::string> Server::dismiss(const Open& open, const Json& arguments) {
  const auto text = [&](std::size_t number) { return number < arguments.size() ? text_in(arguments[number]).value_or("") : std::string(); };
  const std::string file = cli::dismissals_beside(open.draft.path());
  const std::string name = std::filesystem::path(open.draft.path()).filename().generic_string();
  const Result<bool> written = cli::add_dismissals(file, {{name, text(1), text(2), text(3)}});
  if (!written) return Failure{written.error()};
  return file;
}

void Server::run_command(const Json& id, const Json& params) {
  const std::string command = text_in(at(params, "command")).value_or("");
  const Json& arguments = at(params, "arguments");
  const auto argument = [&](std::size_t number) {
    return arguments.is_array() && number < arguments.size() ? text_in(arguments[number]).value_or("") : std::string();
  };
  const auto found = open_.find(argument(0));
  if (found == open_.end()) return wire_.refuse(id, invalid_params, "the first argument is the URI of an open draft");
  Open& open = found->second;
  const Linter* linter = up_to_date(open);
  if (linter == nullptr) return wire_.refuse(id, request_failed, "the configuration is broken");
  if (command == redraft_command) {
    wire_.respond(id, nullptr);
    Json edits = redraft_edits({open.draft, found->first, *linter, reading_of(judging_of(open))}, settings_.redraft);
    if (edits.is_null()) return show(Loudness::info, "outlint: there is nothing to change that it could");
    return wire_.ask("outlint/redraft", "workspace/applyEdit", {{"label", "redraft"}, {"edit", workspace_edit(found->first, std::move(edits))}});
  }
  if (command != ignore_command && command != switch_command) return wire_.refuse(id, invalid_params, "outlint does not know the command \"" + command + "\"");
  if (open.folder.empty()) return wire_.refuse(id, request_failed, "the draft has to be saved once, so that it has a folder to remember this in");
  const Problems unknown = cli::unknown_rules(linter->ruleset(), {argument(1)}, "");
  if (!unknown.empty()) return wire_.refuse(id, invalid_params, unknown.front().message);
  const Result<std::string> file = command == ignore_command ? dismiss(open, arguments) : turn_off(argument(1), open.draft.path());
  if (!file) return wire_.refuse(id, request_failed, cli::problem_text(file.error().front()));
  wire_.respond(id, nullptr);
  show(Loudness::info, "outlint: remembered in " + *file);
  judge_all_anew();
}

}  // namespace outlint::lsp
