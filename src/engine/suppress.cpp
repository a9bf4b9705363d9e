// SPDX-License-Identifier: Apache-2.0
#include "engine/suppress.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/describe.hpp"
#include "engine/stretch.hpp"
#include "ruleset/compiler.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint {
namespace engine {
namespace {

/// The rules that the header names, by commas or spaces.
std::vector<Suppression> from_header(const Message& message) {
  std::vector<Suppression> out;
  for (const Header& header : message.headers) {
    if (!text::equal_ascii_case(header.name, "X-Outlint-Ignore")) continue;
    std::string rule;
    for (const char byte : header.value + ",") {
      if (byte != ',' && byte != ' ' && byte != '\t') {
        rule += byte;
        continue;
      }
      if (!rule.empty()) out.push_back({rule, "", "", "X-Outlint-Ignore"});
      rule.clear();
    }
  }
  return out;
}

bool meets(const Suppression& suppression, const Document& document, const Diagnostic& diagnostic) {
  const bool rule = ruleset::glob_matches(suppression.rule, diagnostic.rule) || suppression.rule == diagnostic.family();
  return rule && (suppression.words.empty() || suppression.words == suppression_key(document, diagnostic));
}

}  // namespace

void suppress(const Document& document, const LintOptions& options, Report& report) {
  const std::string& source = document.message().source;
  const std::string_view name = std::string_view(source).substr(source.rfind('/') + 1);
  std::vector<Suppression> all;
  std::copy_if(options.suppressions.begin(), options.suppressions.end(), std::back_inserter(all),
               [&](const Suppression& each) { return each.draft.empty() || each.draft == name; });
  const std::vector<Suppression> own = from_header(document.message());
  all.insert(all.end(), own.begin(), own.end());
  if (all.empty()) return;
  std::vector<bool> used(all.size(), false);
  std::erase_if(report.diagnostics, [&](const Diagnostic& diagnostic) {
    bool gone = false;
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (!meets(all[at], document, diagnostic)) continue;
      used[at] = true;
      gone = true;
    }
    return gone;
  });
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!used[at]) report.notes.push_back("unused suppression of " + all[at].rule + " (" + all[at].origin + ")");
  }
}

ForRecipient settings_for(const Message& message, const std::vector<RecipientSetting>& settings) {
  ForRecipient out;
  if (!message.to || message.to->empty()) return out;
  const std::string address = text::lower_ascii(message.to->front().address);
  for (const RecipientSetting& setting : settings) {
    if (!ruleset::glob_matches(text::lower_ascii(setting.match), address)) continue;
    if (setting.stage) out.stage = setting.stage;
    out.ignore.insert(out.ignore.end(), setting.ignore.begin(), setting.ignore.end());
  }
  return out;
}

}  // namespace engine

std::string suppression_key(const Document& document, const Diagnostic& diagnostic) {
  std::string words = diagnostic.rule + "\n";
  if (diagnostic.place) {
    const Place& place = *diagnostic.place;
    const auto sentence = place.part == "body" ? engine::sentence_at(document, place.span.start) : std::nullopt;
    words += text::fold(sentence ? sentence->of(document.text()) : engine::words_at(document, place)).text;
  }
  // FNV-1a, 64 bits: it names words, it protects nothing.
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : words) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> shift) & 15];
  return out;
}

}  // namespace outlint
