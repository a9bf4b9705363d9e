// SPDX-License-Identifier: Apache-2.0
// What an editor offers to do: the suggestions of findings, the redraft, and "not this one".
#pragma once

#include <optional>
#include <string>

#include "lsp/draft.hpp"
#include "lsp/json.hpp"

namespace outlint::lsp {

/// The commands that actions and lenses name. Each has the draft's URI as its first argument.
inline constexpr std::string_view ignore_command = "outlint.ignore";    ///< then the rule and its words: dismissed beside the draft
inline constexpr std::string_view switch_command = "outlint.turnOff";   ///< then the rule: off in `.outlint.yaml`
inline constexpr std::string_view redraft_command = "outlint.redraft";  ///< the draft mended

/// An open draft, and what it takes to change it.
struct Workplace {
  const Draft& draft;
  const std::string& uri;
  const Linter& linter;
  const ReadOptions& reading;
};

/// The edits that make one text of another, as few characters as need be; null where they are the same.
Json text_edits(const Draft& draft, std::string_view after);
/// A change of the draft, as the protocol has it.
Json workspace_edit(const std::string& uri, Json edits);

/// The answer to `textDocument/codeAction`.
Json actions_json(const Workplace& work, const Json& params);

/// The edits of the whole redraft that keeps at least that promise; null where there is nothing to do.
Json redraft_edits(const Workplace& work, Applicability least);

}  // namespace outlint::lsp
