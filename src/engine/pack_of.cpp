// SPDX-License-Identifier: Apache-2.0
#include "engine/pack_of.hpp"

#include <utility>
#include <vector>

#include "text/fold.hpp"

namespace outlint::engine {
namespace {

bool has_blank(std::string_view text) { return text.find_first_of(" \n\r\t") != std::string_view::npos; }

/// The sender's prose in stretches of a sentence, or of several where no blank parts them: what such stretches tell of the
/// language is, summed up, what the prose tells.
std::vector<Span> stretches_of(const Document& document) {
  std::vector<Span> out;
  auto sentence = document.sentences().begin();
  for (const Region& region : document.regions()) {
    const bool prose = region.kind == RegionKind::greeting || region.kind == RegionKind::own;
    bool first = true;
    for (; sentence != document.sentences().end() && sentence->start < region.span.end; ++sentence) {
      if (!prose) continue;
      const bool parted = first || has_blank(Span{out.back().end, sentence->start}.of(document.text()));
      if (parted) out.push_back(*sentence);
      else out.back().end = sentence->end;
      first = false;
    }
  }
  return out;
}

std::string remembered_language(const Document& document, const analysis::Languages& languages, Memory& memory) {
  std::unordered_map<std::string, analysis::LanguageEvidence> now;
  analysis::LanguageEvidence sum;
  for (const Span span : stretches_of(document)) {
    const std::string words(span.of(document.text()));
    auto known = now.find(words);
    if (known == now.end()) {
      if (auto before = memory.languages.extract(words); !before.empty()) known = now.insert(std::move(before)).position;
      else known = now.emplace(words, analysis::language_evidence(text::fold(words).text, languages)).first;
    }
    sum += known->second;
  }
  memory.languages = std::move(now);
  return analysis::language_of(sum, languages);
}

}  // namespace

std::string language_of(const Document& document, const Pack& pack, Memory* memory) {
  // Folding may make a text longer, but not twice as long: all of this one is looked at.
  const bool whole = document.text().size() < analysis::enough_for_language / 2;
  if (memory != nullptr && whole) return remembered_language(document, pack.languages, *memory);
  return analysis::detect_language(text::fold(document.prose_text()).text, pack.languages);
}

const LanguagePack* pack_for(const std::string& language, const Pack& pack) {
  const auto found = pack.by_language.find(language == "und" ? "en" : language);
  return found == pack.by_language.end() ? nullptr : &found->second;
}

}  // namespace outlint::engine
