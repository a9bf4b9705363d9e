// SPDX-License-Identifier: Apache-2.0
#include "serve/service.hpp"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include <outlint/fix.hpp>
#include <outlint/render.hpp>

#include "render/json_writer.hpp"
#include "serve/assets.hpp"
#include "serve/gate.hpp"

namespace outlint::serve {
namespace {

using render::JsonWriter;

constexpr std::string_view check_path = "/v1/check", fix_path = "/v1/fix", health_path = "/health";

// Nothing from anywhere else, nothing inline, and nobody may show the page inside of theirs.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A place among those who judge, given back whatever happens.
class Turn {
 public:
  explicit Turn(std::counting_semaphore<>& places) : places_(places) { places_.acquire(); }
  ~Turn() { places_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::counting_semaphore<>& places_;
};

Answer with_headers(Answer answer) {
  for (const auto& [name, value] : std::initializer_list<std::pair<const char*, std::string_view>>{
           {"Content-Security-Policy", policy}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"},
           {"Cross-Origin-Resource-Policy", "same-origin"}, {"Cross-Origin-Opener-Policy", "same-origin"}, {"Cache-Control", "no-store"}}) {
    answer.headers.emplace_back(name, value);
  }
  return answer;
}

const Asset* asset_at(std::string_view path) {
  const auto found = std::find_if(assets().begin(), assets().end(), [&](const Asset& each) { return each.path == path; });
  return found == assets().end() ? nullptr : &*found;
}

/// The messages of a body; or why it holds none.
Result<std::vector<Message>> messages_in(const Request& request) {
  ReadOptions reading;
  reading.input = InputKind::json;
  // A path in a request leads nowhere: whoever reaches the service need not reach the files of its user.
  reading.filename = "-";
  const auto name = request.query.find("name");
  std::vector<Message> messages;
  Problems problems;
  read_bytes(request.body, name == request.query.end() ? "request" : name->second, reading, [&](Result<Record> record) {
    if (!record) problems = std::move(record).error();
    else messages.push_back(std::move(record->message));
    return problems.empty();
  });
  if (!problems.empty()) return Failure{std::move(problems)};
  return messages;
}

Answer broken(const Problems& problems) {
  const Problem& first = problems.front();
  JsonWriter json;
  json.begin_object().key("error").begin_object().field("message", first.message).field_or_null("hint", first.hint);
  json.field("line", first.line).field("column", first.column).end_object().end_object();
  return {400, "application/json", json.take(), {}};
}

/// Of one message its own result, of several an array of theirs.
Answer one_or_all(const Request& request, const std::vector<Message>& messages, const std::function<std::string(const Message&)>& result) {
  const std::size_t start = request.body.find_first_not_of(" \t\r\n");
  const bool is_list = start != std::string::npos && request.body[start] == '[';
  std::string body;
  for (const Message& each : messages) body += (body.empty() ? "" : ",") + result(each);
  return {200, "application/json", is_list ? "[" + body + "]" : body, {}};
}

std::string outcome_json(const Outcome& outcome) {
  JsonWriter json;
  const Message& message = outcome.message;
  json.begin_object().field("version", 1).field_or_null("id", message.id).field("subject", message.subject).field("text", message.body().text);
  json.key("attachments").begin_array();
  for (const Attachment& each : message.attachments.value_or(std::vector<Attachment>{})) json.value(each.name);
  json.end_array().key("applied").begin_array();
  for (const AppliedFix& each : outcome.applied) {
    json.begin_object().field("rule", each.rule).field("title", each.suggestion.title);
    json.field("applicability", to_string(each.suggestion.applicability)).end_object();
  }
  json.end_array().key("skipped").begin_array();
  for (const SkippedFix& each : outcome.skipped) json.begin_object().field("rule", each.rule).field("reason", each.reason).end_object();
  json.end_array().key("later").begin_array();
  for (const Later& each : outcome.later) json.begin_object().field("ask", each.ask).field("words", each.words).end_object();
  return json.end_array().key("report").literal(render_json(outcome.report, Document(message))).end_object().take();
}

}  // namespace

std::string_view methods_of(std::string_view path) {
  if (path == check_path || path == fix_path) return "POST";
  return path == health_path || asset_at(path) != nullptr ? "GET" : "";
}

Service::Service(Linter linter) : linter_(std::move(linter)), judges_(std::max(1U, std::thread::hardware_concurrency())) {}

Answer Service::answer(const Request& request) {
  if (request.path == health_path) return with_headers({200, "application/json", fmt::format(R"({{"status":"ok","version":"{}"}})", OUTLINT_VERSION), {}});
  if (const Asset* asset = asset_at(request.path)) return with_headers({200, std::string(asset->type), std::string(asset->content), {}});
  // As many at once as there are processors: more would only make everybody wait longer.
  const Turn turn(judges_);
  return with_headers(request.path == fix_path ? fix(request) : check(request));
}

Answer Service::check(const Request& request) const {
  const auto messages = messages_in(request);
  if (!messages) return broken(messages.error());
  return one_or_all(request, *messages, [this](const Message& message) {
    const Document document(message);
    return render_json(linter_.lint(document), document);
  });
}

Answer Service::fix(const Request& request) const {
  FixOptions options;
  if (const auto asked = request.query.find("applicability"); asked != request.query.end()) {
    const auto least = applicability_from_string(asked->second);
    if (!least) return refusal(400, "no such applicability", "it is safe, suggested or needs-input");
    options.applicability = *least;
  }
  const auto messages = messages_in(request);
  if (!messages) return broken(messages.error());
  return one_or_all(request, *messages, [&](const Message& message) { return outcome_json(apply_fixes(Document(message), linter_, options)); });
}

}  // namespace outlint::serve
