// SPDX-License-Identifier: Apache-2.0
// What a program that embeds the library pays, for scripts/bench_embedding.py:
//   outlint_embedding batch < texts      milliseconds to judge them all, one thread
//   outlint_embedding keys < draft       microseconds of a keystroke, and of a lint of the whole draft
// Texts are parted by a zero byte.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/outlint.hpp>

namespace {

/// Of the processor, in microseconds: a machine that does other things besides makes it no longer.
double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

std::vector<std::string> texts_of(const std::string& bytes) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\0', at), bytes.size());
    texts.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  return texts;
}

/// Each report is kept to the end, as a caller who asked for them would have them.
double batch(const outlint::Linter& linter, const std::vector<std::string>& texts) {
  const double start = now();
  std::vector<std::pair<outlint::Document, outlint::Report>> reports;
  reports.reserve(texts.size());
  for (const std::string& text : texts) {
    outlint::Document document(outlint::message_from_text(text));
    outlint::Report report = linter.lint(document);
    reports.emplace_back(std::move(document), std::move(report));
  }
  std::size_t held = 0;
  for (const auto& [document, report] : reports) held += report.verdict == outlint::Verdict::hold ? 1 : 0;
  const double time = (now() - start) / 1000;
  std::printf("%.3f %zu\n", time, held);
  return time;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

/// Types a sentence letter by letter into the middle of a draft and, at each letter, judges the same text anew as well.
void keys(const outlint::Linter& linter, const std::string& draft) {
  outlint::Session session(linter, outlint::message_from_text(draft));
  const std::string words = " I would be glad to hear how you found your own way into this work.";
  std::size_t at = draft.find(". ", draft.size() / 2) + 1;
  std::vector<double> key, whole;
  std::string text = draft;
  for (const char letter : words) {
    const std::string typed(1, letter);
    double start = now();
    const auto change = session.edit({outlint::Edit{outlint::Place{"body", {at, at}}, typed}});
    key.push_back(now() - start);
    text.insert(at++, typed);
    start = now();
    const outlint::Document document(outlint::message_from_text(text));
    const outlint::Report report = linter.lint(document);
    whole.push_back(now() - start);
    if (!change || report.diagnostics.size() != session.report().diagnostics.size()) std::exit(1);
  }
  std::printf("%.1f %.1f\n", median(key), median(whole));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  const outlint::Linter linter(outlint::Ruleset::builtin());
  if (what == "batch") {
    const std::vector<std::string> texts = texts_of(input);
    for (int round = 0; round < 2; ++round) batch(linter, texts);  // the first warms up
  } else if (what == "keys") {
    keys(linter, input);
  } else {
    return std::fputs("outlint_embedding batch|keys < texts\n", stderr), 2;
  }
  return 0;
}
