// SPDX-License-Identifier: Apache-2.0
// Rounds of linting and mending until nothing changes.
#include <algorithm>
#include <set>
#include <tuple>

#include <outlint/fix.hpp>

namespace outlint {
namespace {

bool clash(const std::vector<Edit>& taken, const std::vector<Edit>& wanted) {
  for (const Edit& one : taken) {
    for (const Edit& two : wanted) {
      const bool touching = one.place.span.overlaps(two.place.span) || one.place.span == two.place.span ||
                            (two.place.span.empty() && one.place.span.start < two.place.span.start && two.place.span.start < one.place.span.end);
      if (one.place.part == two.place.part && touching) return true;
    }
  }
  return false;
}

/// A message with its edits made. Offsets into the raw input mean nothing for it any more.
Message edited(const Message& message, const std::vector<Edit>& edits) {
  Message out = message;
  for (Part& part : out.parts) {
    if (part.id != "body") continue;
    part.text = apply_edits(part.text, "body", edits);
    part.source.reset();
    part.map = SourceMap();
    part.quoted.clear();
    part.signature.clear();
  }
  if (out.subject) out.subject = apply_edits(*out.subject, "subject", edits);
  if (!out.attachments) return out;
  std::vector<Attachment> kept;
  for (std::size_t at = 0; at < out.attachments->size(); ++at) {
    const std::string part = "attachment:" + std::to_string(at);
    const bool dropped = std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) { return edit.place.part == part; });
    if (!dropped) kept.push_back((*out.attachments)[at]);
  }
  out.attachments = std::move(kept);
  return out;
}

/// What was found, without where: an edit moves the places of what it leaves.
std::multiset<std::string> kinds(const Report& report) {
  std::multiset<std::string> out;
  for (const Diagnostic& diagnostic : report.diagnostics) out.insert(diagnostic.rule);
  return out;
}

/// Whether the mended message has nothing that the one before it had not.
bool no_worse(const Report& before, const Report& after) {
  const auto old_kinds = kinds(before);
  const auto new_kinds = kinds(after);
  return std::includes(old_kinds.begin(), old_kinds.end(), new_kinds.begin(), new_kinds.end());
}

class Mender {
 public:
  Mender(const Document& document, const Linter& linter, const FixOptions& options)
      : linter_(linter), options_(options), document_(document), report_(linter.lint(document)) {}

  Outcome run() {
    for (int round = 0; round < options_.rounds; ++round) {
      skipped_.clear();
      const std::vector<Edit> edits = one_round();
      if (edits.empty()) break;
      if (round == 0) outcome_.edits = edits;
      document_ = Document(edited(document_.message(), edits));
      report_ = linter_.lint(document_);
    }
    outcome_.message = document_.message();
    outcome_.skipped = std::move(skipped_);
    outcome_.report = std::move(report_);
    return std::move(outcome_);
  }

 private:
  /// The edits of one round: for each finding the first suggestion that promises enough, clashes with none taken,
  /// and brings nothing new to light.
  std::vector<Edit> one_round() {
    std::vector<Edit> taken;
    for (const Diagnostic& diagnostic : report_.diagnostics) {
      std::string reason = "none of its suggestions promises enough";
      for (const Suggestion& suggestion : diagnostic.suggestions) {
        if (suggestion.applicability < options_.applicability || suggestion.edits.empty()) continue;
        if (clash(taken, suggestion.edits)) {
          reason = "its words are changed by another suggestion";
          continue;
        }
        std::vector<Edit> together = taken;
        together.insert(together.end(), suggestion.edits.begin(), suggestion.edits.end());
        sort(together);
        if (!accepts(suggestion, together)) {
          reason = "the change would bring another finding";
          continue;
        }
        taken = std::move(together);
        outcome_.applied.push_back({diagnostic.rule, suggestion});
        reason.clear();
        break;
      }
      if (!reason.empty()) skipped_.push_back({diagnostic.rule, reason});
    }
    return taken;
  }

  /// A slot is a finding until it is filled: what needs input is not held to this.
  bool accepts(const Suggestion& suggestion, const std::vector<Edit>& edits) const {
    if (suggestion.applicability == Applicability::needs_input) return true;
    return no_worse(report_, linter_.lint(Document(edited(document_.message(), edits))));
  }

  static void sort(std::vector<Edit>& edits) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return std::tie(a.place.part, a.place.span) < std::tie(b.place.part, b.place.span); });
  }

  const Linter& linter_;
  FixOptions options_;
  Document document_;
  Report report_;
  Outcome outcome_;
  std::vector<SkippedFix> skipped_;
};

}  // namespace

Outcome apply_fixes(const Document& document, const Linter& linter, const FixOptions& options) {
  return Mender(document, linter, options).run();
}

}  // namespace outlint
