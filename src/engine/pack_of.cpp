// SPDX-License-Identifier: Apache-2.0
#include "engine/pack_of.hpp"

#include "text/fold.hpp"

namespace outlint::engine {

std::string language_of(const Document& document, const Pack& pack) {
  return analysis::detect_language(text::fold(document.prose_text()).text, pack.languages);
}

const LanguagePack* pack_for(const std::string& language, const Pack& pack) {
  const auto found = pack.by_language.find(language == "und" ? "en" : language);
  return found == pack.by_language.end() ? nullptr : &found->second;
}

}  // namespace outlint::engine
