// SPDX-License-Identifier: Apache-2.0
// `outlint parse`: what was read, before anything is judged.
#include "cli/command.hpp"
#include "cli/json_array.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "cli/records.hpp"

namespace outlint::cli {
namespace {

struct ParseOptions {
  DraftOptions drafts;
  OutputOptions output;
};

std::string rendered(Record record, bool as_text) {
  if (record.connection) return as_text ? render_connection_text(*record.connection) : render_connection_json(*record.connection);
  const Document document(std::move(record.message));
  return as_text ? render_parse_text(document) : render_parse_json(document);
}

int run_parse(const ParseOptions& options) {
  Output output(options.output.output);
  const bool as_text = options.output.format == "text";
  JsonArray array(output);
  Reading reading{.inputs = options.drafts.inputs, .options = options.drafts.read_options(), .jobs = options.output.jobs};
  bool first = true;
  const auto write = [&](const std::string& text) {
    if (options.output.format == "json") return array.add(text);
    output.write(as_text && !first ? "\n" + text : text);
    if (!as_text) output.write("\n");
    first = false;
  };
  const Passed passed = for_each_record(
      reading,
      [&](Record record, std::size_t) { return [&write, text = rendered(std::move(record), as_text)] { write(text); }; },
      [&] { return output.good(); });
  if (options.output.format == "json") array.finish();
  const Result<bool> written = output.commit();
  if (!written) print_problems(written.error());
  return passed.all_read && written ? done : failed;
}

}  // namespace

void add_parse(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("parse", "Show what was read: people, parts, files, and whose words are whose");
  auto options = std::make_shared<ParseOptions>();
  options->drafts.all_messages = true;
  add_draft_options(*command, options->drafts);
  add_format_option(*command, options->output, {"text", "json", "jsonl"});
  add_output_option(*command, options->output);
  add_jobs_option(*command, options->output);
  command->callback([options, &run] { run = [options] { return run_parse(*options); }; });
}

}  // namespace outlint::cli
