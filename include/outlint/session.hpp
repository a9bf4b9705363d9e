// SPDX-License-Identifier: Apache-2.0
// A draft while somebody writes it: edits in, changed findings out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/export.h>
#include <outlint/linter.hpp>
#include <outlint/report.hpp>

namespace outlint {

/// What edits changed in a report. A finding that only moved with the text around it has not changed.
struct Change {
  std::vector<std::size_t> added;   ///< indices into the new report's diagnostics
  std::vector<Diagnostic> removed;  ///< as they were; their places index the text before the edits
  bool verdict = false;             ///< whether the verdict is another one
};

/// A draft and its report, kept true edit by edit. Sentences that stay as they are are not searched again, so that a
/// keystroke costs a fraction of a lint; the report is the one that a linter gives for the same text. One thread at a
/// time; movable.
class OUTLINT_API Session {
 public:
  /// Judges the draft as it is.
  Session(Linter linter, Message draft);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// Applies edits of the body or the subject, sorted and disjoint, in bytes of the present text, and judges again.
  /// Nothing is changed and nothing returned where one lies outside of the text or cuts a character.
  std::optional<Change> edit(const std::vector<Edit>& edits);
  /// The same for a whole new body: what is alike at its beginning and its end counts as untouched.
  Change replace(std::string_view body);

  /// The report, and the document that its spans index. Valid until the next edit.
  [[nodiscard]] const Report& report() const;
  [[nodiscard]] const Document& document() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace outlint
