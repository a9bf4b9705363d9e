// SPDX-License-Identifier: Apache-2.0
// `outlint rules` and `outlint explain`: the catalogue, and one rule with its reason and its proof.
#include <algorithm>

#include <fmt/format.h>

#include "cli/judging.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "engine/examples.hpp"
#include "render/json_writer.hpp"
#include "render/paint.hpp"
#include "render/visible.hpp"
#include "ruleset/export_patterns.hpp"
#include "ruleset/schema.hpp"
#include "text/utf8.hpp"

namespace outlint::cli {
namespace {

using render::Ink;
using render::JsonWriter;
using render::Paint;
using render::visible_line;
using render::wrapped;

struct RulesOptions {
  std::vector<std::string> rules;
  std::string rule;
  std::string schema;
  bool reference = false;
  bool export_patterns = false;
  OutputOptions output;
};

Paint paint_for(const OutputOptions& output) {
  return Paint(wants_color(output.color, output.output) ? Paint::Mode::ansi : Paint::Mode::plain);
}

void write_rule(JsonWriter& json, const RuleInfo& rule) {
  json.begin_object().field("id", rule.id).field("family", rule.family).field("language", rule.language).field("kind", rule.kind);
  json.field("summary", rule.summary).field("why", rule.why).field("source", rule.source).field("message", rule.message);
  json.field("severity", rule.severity).field("status", rule.status).field("since", rule.since);
  json.key("suggestions").begin_array();
  for (const std::string& title : rule.suggestions) json.value(title);
  json.end_array().key("examples").begin_array();
  for (const RuleExample& example : rule.examples) {
    json.begin_object().field("name", example.name).field("flags", example.flags).key("message").literal(example.message).end_object();
  }
  json.end_array().field("file", rule.file).end_object();
}

std::string catalogue_json(const Ruleset& ruleset) {
  JsonWriter json;
  json.begin_array();
  for (const RuleInfo& rule : ruleset.rules()) write_rule(json, rule);
  return json.end_array().take() + "\n";
}

std::string catalogue_text(const Ruleset& ruleset, const Paint& paint) {
  std::size_t widest = 0;
  for (const RuleInfo& rule : ruleset.rules()) widest = std::max(widest, rule.id.size());
  const std::size_t width = terminal_width();
  std::string out;
  for (const RuleInfo& rule : ruleset.rules()) {
    const std::string indent(widest + 2, ' ');
    const std::size_t room = width > indent.size() + 20 ? width - indent.size() : 40;
    const std::string preview = rule.status == "stable" || rule.status.empty() ? "" : fmt::format(" ({})", rule.status);
    out += paint(Ink::rule, rule.id) + std::string(widest + 2 - rule.id.size(), ' ');
    out += wrapped(visible_line(rule.summary + preview), room, indent) + "\n";
  }
  return out + fmt::format("\n{} rule{}. outlint explain RULE tells why one is there.\n", ruleset.rules().size(), ruleset.rules().size() == 1 ? "" : "s");
}

/// In a cell of a Markdown table.
std::string cell(std::string_view words) {
  std::string out;
  for (const char byte : text::one_line(words, words.size() + 8)) out += byte == '|' ? std::string("\\|") : std::string(1, byte);
  return out;
}

/// The catalogue as a page: one table a family.
std::string catalogue_markdown(const Ruleset& ruleset) {
  std::string out = "# The rules\n\nMade by `outlint rules --format markdown`; `outlint explain RULE` tells more.\n";
  std::string family;
  for (const RuleInfo& rule : ruleset.rules()) {
    if (rule.family != family) {
      family = rule.family;
      out += fmt::format("\n## {}\n\n| rule | finds | severity | kind | comes from |\n|---|---|---|---|---|\n", family);
    }
    const std::string status = rule.status == "stable" ? "" : fmt::format(" ({})", rule.status);
    out += fmt::format("| `{}`{} | {} | {} | {} | {} |\n", rule.id.substr(family.size() + 1), status, cell(rule.summary), rule.severity, rule.kind, cell(rule.source));
  }
  return out;
}

/// The message of an example as one line, with its marks and what stands beside the text.
std::string example_line(const Ruleset& ruleset, const RuleExample& example) {
  const engine::ExampleOutcome outcome = engine::run_example(ruleset, example);
  const Message& message = outcome.message;
  if (message.parts.empty()) return example.message;
  std::string out;
  if (message.subject) out += fmt::format("Subject: {} / ", engine::with_marks(*message.subject, "subject", example.expected));
  out += engine::with_marks(message.body().text, "body", example.expected);
  if (message.context.stage) out += fmt::format(" ({})", to_string(*message.context.stage));
  if (message.attachments) {
    for (const Attachment& file : *message.attachments) out += fmt::format(" (attached: {})", file.name);
  }
  return out;
}

std::string page(const Ruleset& ruleset, const RuleInfo& rule, const Paint& paint) {
  const std::size_t width = terminal_width();
  std::string out = paint(Ink::rule, rule.id) + "\n" + wrapped(visible_line(rule.summary), width, "") + "\n\n";
  out += wrapped(visible_line(rule.why), width, "") + "\n\n";
  const auto entry = [&](std::string_view label, std::string_view content) {
    if (!content.empty()) out += paint(Ink::label, fmt::format("{:<10}", label)) + wrapped(visible_line(content), width - 10, std::string(10, ' ')) + "\n";
  };
  entry("says", rule.message);
  entry("severity", rule.severity);
  entry("source", rule.source);
  entry("status", fmt::format("{}, since {}", rule.status, rule.since));
  entry("file", rule.file);
  const auto list = [&](std::string_view title, const auto& lines) {
    if (lines.empty()) return;
    out += "\n" + paint(Ink::label, title) + "\n";
    for (const std::string& line : lines) out += "  - " + wrapped(visible_line(line), width - 4, "    ") + "\n";
  };
  list("What to do", rule.suggestions);
  std::vector<std::string> flags, passes;
  for (const RuleExample& example : rule.examples) (example.flags ? flags : passes).push_back(example_line(ruleset, example));
  list("It speaks", flags);
  list("It stays silent", passes);
  return out;
}

int write_out(const OutputOptions& options, const std::string& text) {
  Output output(options.output);
  output.write(text);
  const Result<bool> written = output.commit();
  if (!written) print_problems(written.error());
  return written ? done : failed;
}

int run_rules(const RulesOptions& options) {
  if (options.reference) return write_out(options.output, ruleset::reference_markdown());
  if (!options.schema.empty()) return write_out(options.output, ruleset::json_schema(options.schema));
  const Result<Ruleset> ruleset = load_rules(options.rules);
  if (!ruleset) {
    print_problems(ruleset.error());
    return failed;
  }
  if (options.output.format == "markdown") return write_out(options.output, catalogue_markdown(*ruleset));
  if (options.export_patterns) {
    std::string lines;
    for (const std::string& pattern : ruleset::export_patterns(*ruleset)) lines += pattern + "\n";
    return write_out(options.output, lines);
  }
  const bool as_json = options.output.format == "json";
  return write_out(options.output, as_json ? catalogue_json(*ruleset) : catalogue_text(*ruleset, paint_for(options.output)));
}

int run_explain(const RulesOptions& options) {
  const Result<Ruleset> ruleset = load_rules(options.rules);
  if (!ruleset) {
    print_problems(ruleset.error());
    return failed;
  }
  const RuleInfo* rule = ruleset->find(options.rule);
  if (rule == nullptr) {
    std::vector<std::string> ids;
    for (const RuleInfo& each : ruleset->rules()) ids.push_back(each.id);
    const std::string near = did_you_mean(options.rule, ids);
    print_error(fmt::format("no rule is named \"{}\"", options.rule), near.empty() ? "outlint rules lists them" : near);
    return failed;
  }
  if (options.output.format != "json") return write_out(options.output, page(*ruleset, *rule, paint_for(options.output)));
  JsonWriter json;
  write_rule(json, *rule);
  return write_out(options.output, json.take() + "\n");
}

}  // namespace

void add_rules(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("rules", "List the rules");
  auto options = std::make_shared<RulesOptions>();
  command->add_flag("--export-patterns", options->export_patterns, "The patterns for grep -E -f instead, one a line, with their lexicons spelled out");
  add_rules_option(*command, options->rules);
  add_format_option(*command, options->output, {"text", "json", "markdown"});
  const auto roots = ruleset::schema_roots();
  add_choice(*command, "--schema", options->schema, {roots.begin(), roots.end()}, "The JSON Schema of a file, for editors");
  command->add_flag("--reference", options->reference, "Every key, fact and placeholder of the rule language, as Markdown");
  add_output_option(*command, options->output);
  add_color_option(*command, options->output);
  command->callback([options, &run] { run = [options] { return run_rules(*options); }; });
}

void add_explain(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("explain", "Tell why a rule is there, where it comes from, and what it speaks of");
  auto options = std::make_shared<RulesOptions>();
  command->add_option("RULE", options->rule, "Its name: family/rule")->type_name("")->required();
  add_rules_option(*command, options->rules);
  add_format_option(*command, options->output, {"text", "json"});
  add_output_option(*command, options->output);
  add_color_option(*command, options->output);
  command->callback([options, &run] { run = [options] { return run_explain(*options); }; });
}

}  // namespace outlint::cli
