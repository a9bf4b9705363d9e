// SPDX-License-Identifier: Apache-2.0
// The spellings of the enumerations of <outlint/report.hpp>.
#include <outlint/report.hpp>

namespace outlint {

std::string_view to_string(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string_view to_string(Applicability applicability) {
  switch (applicability) {
    case Applicability::needs_input: return "needs-input";
    case Applicability::suggested: return "suggested";
    case Applicability::safe: break;
  }
  return "safe";
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::send: return "send";
    case Verdict::revise: return "revise";
    case Verdict::hold: break;
  }
  return "hold";
}

std::string_view to_string(Occasion occasion) { return occasion == Occasion::outreach ? "outreach" : "other"; }

std::optional<Severity> severity_from_string(std::string_view word) {
  if (word == "warning") return Severity::warning;
  if (word == "error") return Severity::error;
  return std::nullopt;
}

std::optional<Applicability> applicability_from_string(std::string_view word) {
  for (const Applicability each : {Applicability::needs_input, Applicability::suggested, Applicability::safe}) {
    if (to_string(each) == word) return each;
  }
  return std::nullopt;
}

}  // namespace outlint
