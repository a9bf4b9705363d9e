// SPDX-License-Identifier: Apache-2.0
// The conversation: what may be said when, and who answers.
#include "lsp/server.hpp"

#include <array>
#include <utility>

#include "cli/problems.hpp"
#include "lsp/uri.hpp"
#include "lsp/views.hpp"

namespace outlint::lsp {
namespace {

constexpr std::string_view configuration_id = "outlint/configuration";
constexpr int watch_all = 7;  // made, changed, deleted

bool may_be_id(const Json& id) { return id.is_string() || id.is_number_integer(); }

}  // namespace

int Server::run() {
  const std::shared_ptr<Inbox> inbox = Inbox::of(in_);
  while (!exited_) {
    const Incoming incoming = inbox->next(next_due());
    if (incoming.kind == Incoming::Kind::end) break;
    if (incoming.kind == Incoming::Kind::broken) wire_.refuse(nullptr, parse_error, "this is no message in JSON");
    if (incoming.kind == Incoming::Kind::message) take(incoming.message, incoming.cancelled);
    publish_due();
  }
  inbox->close();
  return shut_down_ ? 0 : 1;
}

void Server::take(const Json& message, bool cancelled) {
  const Json& id = at(message, "id");
  const auto method = text_in(at(message, "method"));
  try {
    if (!method) {
      if (const auto asked = text_in(id); asked && message.contains("result")) answer(*asked, at(message, "result"));
    } else if (id.is_null()) {
      notification(*method, at(message, "params"));
    } else if (!may_be_id(id)) {
      wire_.refuse(nullptr, invalid_request, "an id is a string or a whole number");
    } else if (cancelled) {
      wire_.refuse(id, request_cancelled, "cancelled");
    } else {
      request(id, *method, at(message, "params"));
    }
  } catch (const Json::exception& error) {
    if (method && may_be_id(id)) wire_.refuse(id, invalid_params, error.what());
  }
}

void Server::request(const Json& id, const std::string& method, const Json& params) {
  if (method == "initialize" && !initialized_) return wire_.respond(id, initialize(params));
  if (!initialized_) return wire_.refuse(id, not_initialized, "\"initialize\" comes first");
  if (shut_down_ || method == "initialize") return wire_.refuse(id, invalid_request, shut_down_ ? "after \"shutdown\" there is only \"exit\"" : "said already");
  if (method == "shutdown") {
    shut_down_ = true;
    return wire_.respond(id, nullptr);
  }
  if (method == "workspace/executeCommand") return run_command(id, params);
  const bool known = method == "textDocument/codeAction" || method == "textDocument/hover" || method == "textDocument/codeLens";
  if (!known) return wire_.refuse(id, method_not_found, "outlint does not know \"" + method + "\"");
  Open* open = find(params);
  const Linter* linter = open == nullptr ? nullptr : up_to_date(*open);
  if (linter == nullptr) return wire_.respond(id, nullptr);
  const std::string uri = *text_in(at(params, "textDocument", "uri"));
  if (method == "textDocument/hover") return wire_.respond(id, hover_json(open->draft, at(params, "position")));
  if (method == "textDocument/codeLens") return wire_.respond(id, lenses_json(open->draft, uri));
  const ReadOptions reading = reading_of(judging_of(*open));
  wire_.respond(id, actions_json({open->draft, uri, *linter, reading}, params));
}

void Server::notification(const std::string& method, const Json& params) {
  if (method == "exit") exited_ = true;
  if (!initialized_ || shut_down_) return;
  if (method == "initialized") initialized();
  if (method == "textDocument/didOpen") open(params);
  if (method == "textDocument/didChange") change(params);
  if (method == "textDocument/didSave") save(params);
  if (method == "textDocument/didClose") close(params);
  if (method == "workspace/didChangeConfiguration") configure(at(params, "settings"));
  if (method == "workspace/didChangeWatchedFiles") judge_all_anew();
}

Json Server::initialize(const Json& params) {
  initialized_ = true;
  capabilities_ = at(params, "capabilities");
  const Json& agreed = at(capabilities_, "general", "positionEncodings");
  const Json& before_3_17 = at(capabilities_, "offsetEncoding");
  encoding_ = agreed_encoding(agreed.is_null() ? before_3_17 : agreed);
  if (const Json& options = at(params, "initializationOptions"); !options.empty()) configure(options);
  const Json commands{ignore_command, switch_command, redraft_command};
  const Json kinds{"quickfix", "source.fixAll.outlint", "source.redraft.outlint"};
  Json result{{"serverInfo", {{"name", "outlint"}, {"version", OUTLINT_VERSION}}},
              {"capabilities",
               {{"positionEncoding", to_string(encoding_)},
                {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
                {"codeActionProvider", {{"codeActionKinds", kinds}}},
                {"hoverProvider", true},
                {"codeLensProvider", {{"resolveProvider", false}}},
                {"executeCommandProvider", {{"commands", commands}}}}}};
  if (agreed.is_null() && before_3_17.is_array()) result["offsetEncoding"] = to_string(encoding_);
  return result;
}

void Server::initialized() {
  const Json& workspace = at(capabilities_, "workspace");
  Json wanted = Json::array();
  if (truth_in(at(workspace, "didChangeConfiguration", "dynamicRegistration"))) {
    wanted.push_back({{"id", "configuration"}, {"method", "workspace/didChangeConfiguration"}, {"registerOptions", {{"section", "outlint"}}}});
  }
  if (truth_in(at(workspace, "didChangeWatchedFiles", "dynamicRegistration"))) {
    Json watchers = Json::array();
    for (const char* file : {"**/.outlint.yaml", "**/.outlint-ignored"}) watchers.push_back({{"globPattern", file}, {"kind", watch_all}});
    wanted.push_back({{"id", "files"}, {"method", "workspace/didChangeWatchedFiles"}, {"registerOptions", {{"watchers", watchers}}}});
  }
  if (!wanted.empty()) wire_.ask("outlint/register", "client/registerCapability", {{"registrations", wanted}});
  if (truth_in(at(workspace, "configuration"))) configure(nullptr);
}

void Server::answer(const std::string& id, const Json& result) {
  if (id == configuration_id && result.is_array() && !result.empty() && result.front().is_object()) configure(result.front());
}

void Server::configure(const Json& settings) {
  const Json& ours = at(settings, "outlint");
  const Json& json = ours.is_object() ? ours : settings;
  if (json.is_null() && truth_in(at(capabilities_, "workspace", "configuration"))) {
    return wire_.ask(std::string(configuration_id), "workspace/configuration", {{"items", {{{"section", "outlint"}}}}});
  }
  Problems problems;
  settings_ = settings_from(json, base_, problems);
  for (const Problem& each : problems) show(Loudness::warning, each.message + (each.hint.empty() ? "" : ": " + each.hint));
  judge_all_anew();
}

void Server::tell(const Problems& problems) {
  std::map<std::string, Json> by_file;
  for (const std::string& uri : broken_files_) by_file[uri] = Json::array();
  broken_files_.clear();
  for (const Problem& each : problems) {
    show(Loudness::error, cli::problem_text(each));
    if (each.file.empty() || each.line == 0) continue;
    const std::string uri = file_uri(each.file);
    const Json place{{"line", each.line - 1}, {"character", each.column > 0 ? each.column - 1 : 0}};
    Json& list = by_file[uri];
    if (list.is_null()) list = Json::array();
    list.push_back({{"range", {{"start", place}, {"end", place}}}, {"severity", 1}, {"source", "outlint"}, {"message", each.message + (each.hint.empty() ? "" : "\n" + each.hint)}});
    broken_files_.insert(uri);
  }
  for (const auto& [uri, list] : by_file) wire_.notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", list}});
}

void Server::show(Loudness loudness, const std::string& message) {
  wire_.notify("window/showMessage", {{"type", static_cast<int>(loudness)}, {"message", message}});
}

}  // namespace outlint::lsp
