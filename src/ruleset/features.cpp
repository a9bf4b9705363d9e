// SPDX-License-Identifier: Apache-2.0
// A program of the project: what sentences look like to the weights, so that scripts/train learns from what will be weighed.
// Message JSON lines in; for each one line of JSON out: its units with their words, and the acts that patterns find.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>
#include <outlint/outlint.hpp>

#include "analysis/find_acts.hpp"
#include "analysis/people.hpp"
#include "analysis/sentence_words.hpp"
#include "ruleset/pack.hpp"

namespace {

namespace analysis = outlint::analysis;

nlohmann::json unit_of(const analysis::Analysis& found, std::size_t at) {
  const analysis::Unit& unit = found.units[at];
  std::string words;
  analysis::for_each_word(unit.folded.text, [&](std::string_view word, outlint::Span) { words += (words.empty() ? "" : " ") + std::string(word); });
  std::vector<std::string> acts;
  for (const analysis::Act& act : found.acts) {
    if (act.unit == at) acts.push_back((act.live() ? "#" : "-") + found.vocabulary->acts[act.definition].id);
  }
  const bool slot = unit.scope == analysis::Scope::slot || unit.scope == analysis::Scope::placeholder;
  return {{"part", unit.part}, {"start", unit.span.start}, {"end", unit.span.end}, {"slot", slot}, {"words", words}, {"acts", acts}};
}

nlohmann::json units_of(outlint::Message message, const outlint::Pack& pack) {
  const outlint::Document document(std::move(message));
  analysis::Analysis found;
  found.document = &document;
  found.vocabulary = &pack.by_language.at("en").vocabulary;
  found.tables = &pack.tables;
  found.units = analysis::make_units(document);
  outlint::text::Searcher searcher;
  analysis::find_acts(found, searcher, analysis::Stated());
  nlohmann::json units = nlohmann::json::array();
  for (std::size_t at = 0; at < found.units.size(); ++at) units.push_back(unit_of(found, at));
  return {{"id", document.message().id}, {"units", units}};
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 2) {
    std::fputs("usage: outlint_features RULES-FOLDER < MESSAGES.jsonl\n", stderr);
    return 2;
  }
  outlint::RulesetOptions options;
  options.builtin = false;
  options.rule_folders = {argv[1]};
  const auto ruleset = outlint::Ruleset::load(options);
  if (!ruleset) {
    for (const outlint::Problem& problem : ruleset.error()) std::fprintf(stderr, "%s:%zu: error: %s\n", problem.file.c_str(), problem.line, problem.message.c_str());
    return 1;
  }
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  outlint::ReadOptions reading;
  reading.input = outlint::InputKind::jsonl;
  int status = 0;
  outlint::read_bytes(input, "-", reading, [&](outlint::Result<outlint::Record> record) {
    if (record) std::cout << units_of(std::move(record->message), *ruleset->pack()).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    else status = 1;
    return true;
  });
  return status;
}
