// SPDX-License-Identifier: Apache-2.0
#include "lsp/actions.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/redraft.hpp"
#include "lsp/views.hpp"
#include "render/visible.hpp"
#include "rewrite/write_back.hpp"
#include "text/utf8.hpp"

namespace outlint::lsp {
namespace {

constexpr std::string_view quick_fix = "quickfix", fix_all = "source.fixAll.outlint", redraft = "source.redraft.outlint";
constexpr std::string_view ignore_header = "X-Outlint-Ignore";

cli::Draft as_file(const Draft& draft) {
  cli::Draft file;
  file.name = draft.path();
  file.before = file.after = draft.text();
  return file;
}

/// The edits of a suggestion where they stand in the text; of an encoded part, what is written anew.
Json edits_of(const Draft& draft, const std::vector<Edit>& edits) {
  const Message& message = draft.message();
  if (!message.headers_known) {
    const auto raw = rewrite::raw_edits(message, draft.text(), edits, message.raw ? rewrite::Notation::plain : rewrite::Notation::json);
    if (!raw) return nullptr;
    Json out = Json::array();
    const Positions positions = draft.positions();
    for (const rewrite::RawEdit& each : *raw) out.push_back({{"range", positions.range(each.span)}, {"newText", each.replacement}});
    return out;
  }
  const Result<std::string> after = cli::with_edits(as_file(draft), message, edits);
  return after ? text_edits(draft, *after) : Json();
}

/// Whether a client that asked for some kinds wants this one; `quickfix` stands for `quickfix.all` too.
bool is_wanted(const Json& only, std::string_view kind) {
  if (!only.is_array()) return true;
  return std::any_of(only.begin(), only.end(), [&](const Json& each) {
    const std::string wanted = text_in(each).value_or("-");
    return wanted.empty() || kind == wanted || kind.starts_with(wanted + ".");
  });
}

/// The line that asks for silence on a rule, into the header block of a draft or mail; null where it has none.
Json header_edit(const Draft& draft, const std::string& rule) {
  if (const Header* there = draft.message().header(ignore_header); there != nullptr) {
    const auto raw = there->map.verbatim({0, there->value.size()});
    if (!raw || there->value.empty()) return nullptr;
    return Json::array({{{"range", draft.positions().range({raw->end, raw->end})}, {"newText", ", " + rule}}});
  }
  const auto& headers = draft.message().headers;
  // Behind the first line, which tells a draft from a text.
  if (headers.empty() || !draft.message().raw || !text::starts_with_ascii_case(draft.text(), headers.front().name + ":")) return nullptr;
  const text::LineIndex lines(draft.text());
  std::size_t line = 2;
  while (line <= lines.count() && (lines.line(line).starts_with(' ') || lines.line(line).starts_with('\t'))) ++line;
  if (line > lines.count()) return nullptr;
  const std::string_view ending = draft.text()[lines.start(line) - 1] == '\n' && draft.text().find("\r\n") < lines.start(line) ? "\r\n" : "\n";
  const Span here{lines.start(line), lines.start(line)};
  return Json::array({{{"range", draft.positions().range(here)}, {"newText", fmt::format("{}: {}{}", ignore_header, rule, ending)}}});
}

Json command_json(std::string_view title, std::string_view command, Json arguments) {
  return {{"title", title}, {"command", command}, {"arguments", std::move(arguments)}};
}

Json action_json(std::string title, std::string_view kind) { return {{"title", std::move(title)}, {"kind", kind}}; }

void add_fixes(const Workplace& work, const Found& found, Json& out) {
  for (const Suggestion& each : found.diagnostic->suggestions) {
    if (each.edits.empty()) continue;
    Json edits = edits_of(work.draft, each.edits);
    if (edits.is_null()) continue;
    Json action = action_json(fmt::format("{} ({})", render::visible_line(each.title), promise(each.applicability)), quick_fix);
    action["diagnostics"] = Json::array({diagnostic_json(work.draft, found, work.uri)});
    action["edit"] = workspace_edit(work.uri, std::move(edits));
    if (each.applicability == Applicability::safe) action["isPreferred"] = true;
    out.push_back(std::move(action));
  }
}

void add_dismissals(const Workplace& work, const Found& found, Json& out) {
  const std::string& rule = found.diagnostic->rule;
  const Json about = Json::array({diagnostic_json(work.draft, found, work.uri)});
  const auto add = [&](Json action) {
    action["diagnostics"] = about;
    out.push_back(std::move(action));
  };
  Json here = action_json(fmt::format("Let this one pass ({}): remember it beside the draft", rule), quick_fix);
  const std::string key = suppression_key(work.draft.session()->document(), *found.diagnostic);
  here["command"] = command_json("Let this one pass", ignore_command, Json::array({work.uri, rule, key, render::visible_line(found.span.of(work.draft.text()))}));
  add(std::move(here));
  if (Json edits = header_edit(work.draft, rule); !edits.is_null()) {
    Json in_draft = action_json(fmt::format("Silence {} in this draft ({})", rule, ignore_header), quick_fix);
    in_draft["edit"] = workspace_edit(work.uri, std::move(edits));
    add(std::move(in_draft));
  }
  Json everywhere = action_json(fmt::format("Turn {} off in .outlint.yaml", rule), quick_fix);
  everywhere["command"] = command_json("Turn the rule off", switch_command, Json::array({work.uri, rule}));
  add(std::move(everywhere));
}

}  // namespace

Json text_edits(const Draft& draft, std::string_view after) {
  const std::string_view before = draft.text();
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t start = 0, tail = 0;
  while (start < shorter && before[start] == after[start]) ++start;
  // Neither a character nor a CRLF is cut in two.
  const auto between = [&](std::size_t a, std::size_t b) {
    const auto whole = [](std::string_view text, std::size_t at) {
      return text::is_boundary(text, at) && !(at > 0 && at < text.size() && text[at - 1] == '\r' && text[at] == '\n');
    };
    return whole(before, a) && whole(after, b);
  };
  while (start > 0 && !between(start, start)) --start;
  while (tail < shorter - start && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && !between(before.size() - tail, after.size() - tail)) --tail;
  if (start == before.size() && start == after.size()) return nullptr;
  const Json range = draft.positions().range({start, before.size() - tail});
  return Json::array({{{"range", range}, {"newText", after.substr(start, after.size() - tail - start)}}});
}

Json workspace_edit(const std::string& uri, Json edits) { return {{"changes", {{uri, std::move(edits)}}}}; }

Json actions_json(const Workplace& work, const Json& params) {
  Json out = Json::array();
  const auto wanted = work.draft.positions().span(at(params, "range"));
  const Json& only = at(params, "context", "only");
  if (!wanted || work.draft.session() == nullptr) return out;
  std::vector<Found> here;
  for (const Found& found : work.draft.findings()) {
    if (found.span.start <= wanted->end && wanted->start <= found.span.end) here.push_back(found);
  }
  if (is_wanted(only, quick_fix)) {
    for (const Found& found : here) add_fixes(work, found, out);
    for (const Found& found : here) add_dismissals(work, found, out);
  }
  // Editors that fix when they save ask for this kind by name; others are spared the work.
  if (only.is_array() && is_wanted(only, fix_all)) {
    if (Json edits = redraft_edits(work, Applicability::safe); !edits.is_null()) {
      Json action = action_json("Make all safe changes", fix_all);
      action["edit"] = workspace_edit(work.uri, std::move(edits));
      out.push_back(std::move(action));
    }
  }
  if (is_wanted(only, redraft) && !work.draft.session()->report().diagnostics.empty()) {
    Json action = action_json("Write the redraft", redraft);
    action["command"] = command_json("Write the redraft", redraft_command, Json::array({work.uri}));
    out.push_back(std::move(action));
  }
  return out;
}

Json redraft_edits(const Workplace& work, Applicability least) {
  cli::Draft file = as_file(work.draft);
  ReadOptions reading = work.reading;
  reading.filename = work.draft.path();
  cli::mend(file, reading, work.linter, least);
  return file.problems.empty() ? text_edits(work.draft, file.after) : Json();
}

}  // namespace outlint::lsp
