// SPDX-License-Identifier: Apache-2.0
// What a session remembers of its draft, so that a keystroke costs what it changes.
#pragma once

#include <string>
#include <unordered_map>

#include "analysis/language.hpp"
#include "analysis/memory.hpp"

namespace outlint::engine {

/// Of one linter and one thread. Whatever is in it, the report is the same.
struct Memory {
  analysis::Memory sentences;
  std::unordered_map<std::string, analysis::LanguageEvidence> languages;  ///< of stretches of the last draft, by their words
};

}  // namespace outlint::engine
