// SPDX-License-Identifier: Apache-2.0
#include "analysis/clauses.hpp"

#include <algorithm>

namespace outlint::analysis {
namespace {

/// A clause ends at `end`, the next begins at `start`: between them stands what belongs to neither.
struct Cut {
  std::size_t end;
  std::size_t start;
};

bool is_edge(char byte) {
  return byte == ' ' || byte == ',' || byte == ';' || byte == ':' || byte == '(' || byte == ')' || byte == '-' || byte == '.' ||
         byte == '?' || byte == '!' || byte == '*' || byte == '"';
}

void cut_at_punctuation(std::string_view folded, std::vector<Cut>& cuts) {
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const char byte = folded[at];
    const bool before_space = at + 1 == folded.size() || folded[at + 1] == ' ';
    const bool after_space = at > 0 && folded[at - 1] == ' ';
    const bool stop = ((byte == ',' || byte == ';' || byte == ':') && before_space) || byte == '(' || byte == ')' ||
                      ((byte == '.' || byte == '?' || byte == '!') && before_space) ||
                      (byte == '-' && ((before_space && after_space) || (at > 0 && folded[at - 1] == '-')));
    if (stop) cuts.push_back({at, at + 1});
  }
}

template <class MakeCut>
void cut_at(text::Searcher& searcher, const std::vector<text::PatternNumber>& patterns, std::vector<Cut>& cuts, MakeCut make_cut) {
  bool gave_up = false;
  for (const text::PatternNumber pattern : patterns) {
    for (auto match = searcher.search(pattern, 0, gave_up); match; match = searcher.search(pattern, match->end, gave_up)) {
      cuts.push_back(make_cut(*match));
    }
  }
}

}  // namespace

Span without_edges(std::string_view folded, Span span) {
  while (span.start < span.end && is_edge(folded[span.start])) ++span.start;
  while (span.end > span.start && is_edge(folded[span.end - 1])) --span.end;
  return span;
}

std::vector<Span> split_clauses(text::Searcher& searcher, const ClauseWords& words) {
  const std::string_view folded = searcher.text();
  std::vector<Cut> cuts;
  cut_at_punctuation(folded, cuts);
  cut_at(searcher, words.opens, cuts, [](Span match) { return Cut{match.start, match.start}; });
  cut_at(searcher, words.joins, cuts, [](Span match) { return Cut{match.start, match.end}; });
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.start != b.start ? a.start < b.start : a.end < b.end; });
  cuts.push_back({folded.size(), folded.size()});

  std::vector<Span> clauses;
  std::size_t start = 0;
  for (const Cut& cut : cuts) {
    const Span clause = without_edges(folded, {start, std::max(start, cut.end)});
    if (!clause.empty()) clauses.push_back(clause);
    start = std::max(start, cut.start);
  }
  if (clauses.empty()) clauses.push_back({0, folded.size()});
  return clauses;
}

}  // namespace outlint::analysis
