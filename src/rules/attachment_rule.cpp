// SPDX-License-Identifier: Apache-2.0
#include "rules/attachment_rule.hpp"

#include <algorithm>

namespace outlint::rules {
namespace {

class AttachmentMatcher final : public Matcher {
 public:
  explicit AttachmentMatcher(AttachmentRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    std::vector<Finding> findings;
    const auto& files = analysis.document->message().attachments;
    for (std::size_t at = 0; files && at < files->size(); ++at) {
      const Attachment& file = (*files)[at];
      if (std::find(rule_.roles.begin(), rule_.roles.end(), file.role) == rule_.roles.end()) continue;
      Finding finding;
      finding.attachment = at;
      finding.place = Place{"attachment:" + std::to_string(at), {0, file.name.size()}};
      finding.captures = {{"file", file.name.empty() ? "a file" : file.name}, {"evidence", file.evidence}};
      if (file.role == AttachmentRole::resume && analysis.tie && !analysis.tie->last_resume.empty()) {
        finding.notes.push_back("they have one already: " + analysis.tie->last_resume);
      }
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  AttachmentRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(AttachmentRule rule) {
  return std::make_shared<AttachmentMatcher>(std::move(rule));
}

}  // namespace outlint::rules
