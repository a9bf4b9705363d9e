// SPDX-License-Identifier: Apache-2.0
// Plans from YAML: what would come first, where the tie does not carry what a draft wants.
#include "ruleset/compiler.hpp"
#include "ruleset/schema.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

rules::PlanCase compile_case(Compiler& compiler, const ParsedFile& file, const Node& item) {
  YamlReader read = compiler.reader(file);
  rules::PlanCase out;
  out.when = compiler.when(file, item);
  out.them = compile_wording(compiler, file, item, "them");
  out.first = compile_wording(compiler, file, item, "first");
  out.give = std::string(text::trimmed(read.required(item, "give")));
  out.fair = std::string(text::trimmed(read.required(item, "fair")));
  return out;
}

}  // namespace

void Compiler::compile_plan(const ParsedFile& file) {
  YamlReader read = reader(file);
  check_object(read, file.root, "plan");
  rules::PlanRule plan;
  plan.id = read.required(file.root, "id");
  if (const Node* order = file.root.find("order")) plan.order = static_cast<int>(read.number(*order).value_or(0));
  plan.rules = read.strings(file.root, "rules");
  if (plan.rules.empty()) read.problem(file.root, "a plan names the rules that it answers", "rules: [family/*]");
  if (const Node* cases = file.root.find("cases")) {
    for (const Node& item : cases->items) plan.cases.push_back(compile_case(*this, file, item));
  }
  if (plan.cases.empty()) read.problem(file.root, "a plan without a case", "say under cases what would come first");
  out.plans.push_back(std::move(plan));
}

}  // namespace outlint::ruleset
