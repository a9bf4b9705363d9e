// SPDX-License-Identifier: Apache-2.0
#include "engine/plan.hpp"

#include <algorithm>

#include "engine/arrange.hpp"
#include "engine/describe.hpp"
#include "ruleset/compiler.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

constexpr std::string_view their_place = "{them}";

/// The first error, in the order of the report, that the plan is for.
const Diagnostic* answered(const rules::PlanRule& plan, const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Severity::error) continue;
    const bool meant = std::any_of(plan.rules.begin(), plan.rules.end(),
                                   [&](const std::string& glob) { return ruleset::glob_matches(glob, diagnostic.rule); });
    if (meant) return &diagnostic;
  }
  return nullptr;
}

std::string region_text(const Document& document, RegionKind kind) {
  for (const Region& region : document.regions()) {
    if (region.kind == kind) return std::string(text::trimmed(region.span.of(document.text())));
  }
  return {};
}

/// The message: greeting, what is said of the reader, the words of the plan, sign-off.
std::string first_message(const rules::PlanCase& plan, const analysis::Analysis& analysis, const std::vector<Diagnostic>& diagnostics) {
  const rules::Voice voice = voice_of(analysis);
  std::string words = plan.first.in(voice);
  if (const std::size_t at = words.find(their_place); at != std::string::npos) {
    std::string them = said_of_reader(analysis, diagnostics);
    if (them.empty()) them = plan.them.in(voice);
    words.replace(at, their_place.size(), them);
  }
  std::string out = region_text(*analysis.document, RegionKind::greeting);
  if (!out.empty()) out += "\n\n";
  out += words;
  if (const std::string sign_off = region_text(*analysis.document, RegionKind::sign_off); !sign_off.empty()) out += "\n\n" + sign_off;
  return out;
}

}  // namespace

std::optional<Plan> plan_for(const std::vector<rules::PlanRule>& plans, const analysis::Analysis& analysis,
                             const std::vector<Diagnostic>& diagnostics) {
  for (const rules::PlanRule& plan : plans) {
    const Diagnostic* diagnostic = answered(plan, diagnostics);
    if (diagnostic == nullptr) continue;
    const auto fits = std::find_if(plan.cases.begin(), plan.cases.end(), [&](const rules::PlanCase& each) { return holds(each.when, analysis); });
    if (fits == plan.cases.end()) continue;
    return Plan{diagnostic->rule, first_message(*fits, analysis, diagnostics), fits->give, fits->fair};
  }
  return std::nullopt;
}

}  // namespace outlint::engine
