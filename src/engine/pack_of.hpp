// SPDX-License-Identifier: Apache-2.0
// Which language a draft is in, and the rules that speak it.
#pragma once

#include <string>

#include <outlint/document.hpp>

#include "engine/memory.hpp"
#include "ruleset/pack.hpp"

namespace outlint::engine {

/// The language of a draft; stretches in the memory, where there is one, are not read again.
std::string language_of(const Document& document, const Pack& pack, Memory* memory = nullptr);
/// The rules of a language, English where it cannot be told; null where there are none.
const LanguagePack* pack_for(const std::string& language, const Pack& pack);

}  // namespace outlint::engine
