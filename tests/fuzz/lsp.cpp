// SPDX-License-Identifier: Apache-2.0
// The language server: the same bytes are the same messages however the pipe cuts them, and each question has one answer.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/actions.hpp"
#include "lsp/framing.hpp"
#include "lsp/inbox.hpp"
#include "lsp/server.hpp"
#include "oracle.hpp"
#include "targets.hpp"

namespace outlint::fuzz {
namespace {

using lsp::Json;

constexpr std::size_t longest = 64 * 1024;

/// Hands out a stream as a pipe does: so many bytes at a time.
lsp::FrameReader::Source pieces_of(std::string stream, std::size_t size) {
  return [stream = std::move(stream), size, at = std::size_t{0}](char* buffer, std::size_t room) mutable {
    const std::size_t part = std::min({size, room, stream.size() - at});
    stream.copy(buffer, part, at);
    at += part;
    return part;
  };
}

std::vector<std::string> contents_of(const std::string& stream, std::size_t piece) {
  std::vector<std::string> out;
  lsp::FrameReader frames(pieces_of(stream, piece));
  while (auto content = frames.next()) out.push_back(*std::move(content));
  return out;
}

void check_framing(const std::string& stream, const std::vector<std::string>& contents, std::size_t piece) {
  demand(contents_of(stream, piece) == contents, "a stream has the same messages however it is cut");
  std::string again;
  std::size_t from = 0;
  for (const std::string& content : contents) {
    from = stream.find(content, from);
    demand(from != std::string::npos, "the bytes of a message are bytes of the stream, in order");
    from += content.size();
    again += "something that a library printed\n" + lsp::framed(content);
  }
  demand(contents_of(again, longest) == contents, "what is framed reads back, though a line stands before it");
}

/// Whether the server would be led to files of this machine: to write some, or to search folders for rules.
bool reaches_files(const Json& value) {
  static constexpr std::array<std::string_view, 3> settings{"rules", "config", "history"};
  if (const auto text = lsp::text_in(value)) return *text == lsp::ignore_command || *text == lsp::switch_command;
  if (!value.is_structured()) return false;
  for (const auto& item : value.items()) {
    if (value.is_object() && std::find(settings.begin(), settings.end(), item.key()) != settings.end()) return true;
    if (reaches_files(item.value())) return true;
  }
  return false;
}

/// The ids of the answers that are owed, in order; null for what cannot be told whom to.
std::vector<Json> owed(const std::vector<Json>& messages) {
  std::vector<Json> out;
  for (const Json& message : messages) {
    const Json& id = lsp::at(message, "id");
    const auto method = lsp::text_in(lsp::at(message, "method"));
    if (message.is_null()) out.emplace_back();
    if (!method || *method == "$/cancelRequest") continue;
    if (!id.is_null()) out.push_back(id.is_string() || id.is_number_integer() ? id : Json());
    else if (*method == "exit") break;
  }
  return out;
}

void check_range(const Json& range) {
  const auto at = [&](const char* end, const char* axis) { return lsp::count_in(lsp::at(range, end, axis)); };
  demand(at("start", "line") && at("end", "line") && at("start", "character") && at("end", "character"), "a range has two positions");
  demand(std::pair(at("start", "line"), at("start", "character")) <= std::pair(at("end", "line"), at("end", "character")), "a range goes forward");
}

void check_said(const std::string& said, std::size_t sent, const std::vector<Json>& expected) {
  std::vector<Json> answered;
  const std::vector<std::string> contents = contents_of(said, longest);
  demand(contents.size() == sent, "every message comes over whole");
  for (const std::string& content : contents) {
    const Json message = Json::parse(content, nullptr, false);
    demand(message.is_object() && message.value("jsonrpc", "") == "2.0", "what is said is JSON-RPC: " + content);
    if (lsp::text_in(lsp::at(message, "method")) == "textDocument/publishDiagnostics") {
      for (const Json& each : lsp::at(message, "params", "diagnostics")) check_range(lsp::at(each, "range"));
    }
    if (message.contains("method")) continue;
    demand(message.contains("id") && message.contains("result") != message.contains("error"), "an answer has a result or an error: " + content);
    answered.push_back(message["id"]);
  }
  demand(answered == expected, "each question has one answer, in its turn: " + Json(answered).dump() + " for " + Json(expected).dump());
}

/// A stream as it is; or lines, each of them the content of a message.
std::string stream_of(std::string_view bytes, bool lines) {
  if (!lines) return std::string(bytes);
  std::string out;
  for (Bytes rest(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); !rest.rest().empty();) out += lsp::framed(rest.line());
  return out;
}

}  // namespace

void lsp(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const bool lines = bytes.number(2) == 1;
  const std::size_t piece = 1 + bytes.number(64);
  const std::string stream = stream_of(bytes.rest(), lines);
  const std::vector<std::string> contents = contents_of(stream, longest);
  check_framing(stream, contents, piece);

  std::vector<Json> messages;
  for (const std::string& content : contents) {
    messages.push_back(lsp::message_in(content).value_or(Json()));
    if (reaches_files(messages.back())) return;
  }
  lsp::Settings settings;
  settings.judging.isolated = true;
  settings.debounce = std::chrono::milliseconds(0);
  std::string said;
  std::size_t sent = 0;
  lsp::Server server(settings, {pieces_of(stream, piece), [&](std::string_view message) { said += message, ++sent; }});
  server.run();
  check_said(said, sent, owed(messages));
}

}  // namespace outlint::fuzz
