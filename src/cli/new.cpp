// SPDX-License-Identifier: Apache-2.0
// `outlint new family/rule`: a rule file to fill in.
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"

namespace outlint::cli {
namespace {

struct NewOptions {
  std::string id;
  std::string folder = "rules";
  std::string language = "en";
};

/// Every key, in the order of the house, with examples that fail until they are written.
constexpr const char* skeleton = R"(id: {id}
summary: What is found, in one line.
why: >
  Why it costs the sender the contact.
source: "where this comes from: a study, a vendor, own judgement"
severity: warning                     # error | warning
status: preview                       # preview | stable
since: 0.1.0
kind: phrase                          # ask | phrase | measure | attachment | people | batch | history
patterns:
  - words that are found
when: {{occasion: outreach}}
message: "says \"{{match}}\""
suggestions:
  - title: Drop it
    applicability: suggested          # safe | suggested | needs-input
    delete: sentence                  # match | clause | sentence | paragraph
  - title: Say what only you can say
    applicability: needs-input
    replace: sentence
    with: "⟦what you want to say instead⟧."
examples:
  flags:
    - "Hi Ana, we never met. These are [[words that are found]] in a draft. Could you refer me?"
    - "Write another one here, in other words."
  passes:
    - "A near miss: words that look alike and are fine."
    - "Another one that is fine."
    - "And a third."
)";

bool is_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == id.size() || id.find('/', slash + 1) != std::string_view::npos) return false;
  return id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") == std::string_view::npos;
}

int run_new(const NewOptions& options) {
  namespace fs = std::filesystem;
  if (!is_id(options.id)) {
    print_error(fmt::format("\"{}\" is no rule's id", options.id), "write it as family/rule, in lower case with dashes: generic-contact/empty-praise");
    return failed;
  }
  const fs::path path = fs::path(options.folder) / options.language / (options.id + ".yaml");
  std::error_code error;
  if (fs::exists(path, error)) {
    print_error(fmt::format("{} is there already", path.generic_string()), "choose another name, or edit that file");
    return failed;
  }
  fs::create_directories(path.parent_path(), error);
  Output output(path.generic_string());
  output.write(fmt::format(skeleton, fmt::arg("id", options.id)));
  if (const auto written = output.commit(); !written) {
    print_problems(written.error());
    return failed;
  }
  fmt::print("wrote {}\nfill it in, then: outlint test {}\ndocs/rules-reference.md tells every key\n", path.generic_string(), path.generic_string());
  return done;
}

}  // namespace

void add_new(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("new", "Write a rule file to fill in");
  auto options = std::make_shared<NewOptions>();
  command->add_option("ID", options->id, "family/rule")->required();
  command->add_option("--rules", options->folder, "The folder of your own rules (default: rules)")->type_name("DIR");
  command->add_option("--language", options->language, "The language that the rule speaks (default: en)")->type_name("CODE");
  command->callback([options, &run] { run = [options] { return run_new(*options); }; });
}

}  // namespace outlint::cli
