// SPDX-License-Identifier: Apache-2.0
// The straightforward engine, against which the fast one is compared: rules from YAML, patterns one by one.
// usage: outlint_straightforward RULES INPUT…   writes what `outlint check --isolated --format jsonl` writes
#include <cstdio>
#include <string>

#include <outlint/outlint.hpp>

int main(int argc, char* argv[]) {
  if (argc < 3) return 2;
  outlint::RulesetOptions options;
  options.builtin = false;
  options.rule_folders = {argv[1]};
  const outlint::Result<outlint::Ruleset> ruleset = outlint::Ruleset::load(options);
  if (!ruleset) {
    for (const outlint::Problem& problem : ruleset.error()) std::fprintf(stderr, "%s:%zu: %s\n", problem.file.c_str(), problem.line, problem.message.c_str());
    return 2;
  }
  const outlint::Linter linter(*ruleset);
  for (int at = 2; at < argc; ++at) {
    outlint::read_path(argv[at], {}, [&](outlint::Result<outlint::Record> record) {
      if (!record || record->connection) return true;
      const outlint::Document document(std::move(record->message));
      std::puts(outlint::render_json(linter.lint(document), document).c_str());
      return true;
    });
  }
  return 0;
}
