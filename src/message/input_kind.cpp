// SPDX-License-Identifier: Apache-2.0
// The spellings of --input.
#include <array>
#include <utility>

#include <outlint/read.hpp>

namespace outlint {
namespace {

constexpr std::array<std::pair<InputKind, std::string_view>, 10> kinds{{{InputKind::auto_, "auto"},
                                                                         {InputKind::eml, "eml"},
                                                                         {InputKind::mbox, "mbox"},
                                                                         {InputKind::maildir, "maildir"},
                                                                         {InputKind::linkedin, "linkedin"},
                                                                         {InputKind::json, "json"},
                                                                         {InputKind::jsonl, "jsonl"},
                                                                         {InputKind::html, "html"},
                                                                         {InputKind::markdown, "markdown"},
                                                                         {InputKind::text, "text"}}};

}  // namespace

std::string_view to_string(InputKind kind) { return kinds[static_cast<std::size_t>(kind)].second; }

std::optional<InputKind> input_kind_from_string(std::string_view word) {
  for (const auto& [kind, name] : kinds) {
    if (name == word) return kind;
  }
  return std::nullopt;
}

}  // namespace outlint
