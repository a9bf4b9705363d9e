// SPDX-License-Identifier: Apache-2.0
// What a mail client does before it sends, in as little as shows that the package works: exit 1 where a draft is held.
#include <iostream>
#include <iterator>
#include <string>

#include <outlint/outlint.hpp>

int main() {
  const std::string draft((std::istreambuf_iterator<char>(std::cin)), {});
  const outlint::Linter linter(outlint::Ruleset::builtin());
  const outlint::Document document(outlint::message_from_text(draft));
  const outlint::Report report = linter.lint(document);
  std::cout << outlint::render_json(report, document) << '\n';
  return report.verdict == outlint::Verdict::hold ? 1 : 0;
}
