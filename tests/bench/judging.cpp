// SPDX-License-Identifier: Apache-2.0
// The speed of judging, for Google Benchmark: outlint_bench [--benchmark_…] MESSAGES [RULES]
// RULES are a folder with many more patterns, to be compared with the built-in ones. scripts/bench makes both.
#include <algorithm>
#include <optional>
#include <string>

#include <benchmark/benchmark.h>

#include "segmentation.hpp"

namespace {

using namespace outlint;

void judge_all(benchmark::State& state, const Linter& linter, const std::vector<Message>& messages) {
  for (auto _ : state) {
    for (const Message& message : messages) {
      const Report report = linter.lint(Document(message));
      benchmark::DoNotOptimize(report.score);
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(messages.size()) * state.iterations());
}

void segment_all(benchmark::State& state, const std::vector<Message>& messages) {
  bench::Segmentation segmentation;
  for (auto _ : state) {
    for (const Message& message : messages) benchmark::DoNotOptimize(segmentation(message.body().text));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(messages.size()) * state.iterations());
}

/// One text of so many bytes, made of all bodies.
void judge_long(benchmark::State& state, const Linter& linter, const std::vector<Message>& messages) {
  std::string text;
  for (std::size_t at = 0; text.size() < static_cast<std::size_t>(state.range(0)); ++at) text += messages[at % messages.size()].body().text + "\n";
  text.resize(text.rfind(' ', static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) {
    const Report report = linter.lint(Document(message_from_text(text)));
    benchmark::DoNotOptimize(report.score);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

/// A letter typed into the middle of a draft, and another that takes its place.
void type(benchmark::State& state, const Linter& linter, const Message& draft) {
  Session session(linter, draft);
  const std::string& text = draft.body().text;
  const std::size_t at = text.find(' ', text.size() / 2);
  std::size_t typed = 0;
  for (auto _ : state) {
    const Span span{at, at + (typed > 0 ? 1 : 0)};
    benchmark::DoNotOptimize(session.edit({Edit{Place{"body", span}, std::string(1, static_cast<char>('a' + typed++ % 26))}}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc < 2) return std::fputs("outlint_bench [--benchmark_…] MESSAGES [RULES]\n", stderr), 2;
  const std::vector<Message> messages = bench::messages_of(argv[1]);
  if (messages.empty()) return std::fputs("outlint_bench: no messages\n", stderr), 2;
  const Linter linter(Ruleset::builtin());
  benchmark::RegisterBenchmark("segmentation", [&](benchmark::State& state) { segment_all(state, messages); });
  benchmark::RegisterBenchmark("judging", [&](benchmark::State& state) { judge_all(state, linter, messages); });
  std::optional<Linter> larger;
  if (argc > 2) {
    RulesetOptions options;
    options.builtin = false;
    options.rule_folders = {argv[2]};
    const Result<Ruleset> ruleset = Ruleset::load(options);
    if (!ruleset) return std::fprintf(stderr, "%s:%zu: %s\n", ruleset.error()[0].file.c_str(), ruleset.error()[0].line, ruleset.error()[0].message.c_str()), 2;
    larger.emplace(*ruleset);
    benchmark::RegisterBenchmark("judging by many patterns", [&](benchmark::State& state) { judge_all(state, *larger, messages); });
  }
  for (const std::int64_t bytes : {1'000, 10'000, 100'000, 1'000'000, 10'000'000}) {
    benchmark::RegisterBenchmark("bytes", [&](benchmark::State& state) { judge_long(state, linter, messages); })->Arg(bytes);
  }
  for (const int threads : {1, 2}) {
    benchmark::RegisterBenchmark("judging on threads", [&](benchmark::State& state) { judge_all(state, linter, messages); })->Threads(threads)->UseRealTime();
  }
  const auto longest = std::max_element(messages.begin(), messages.end(), [](const Message& a, const Message& b) { return a.body().text.size() < b.body().text.size(); });
  benchmark::RegisterBenchmark("a draft", [&](benchmark::State& state) { judge_all(state, linter, {*longest}); });
  benchmark::RegisterBenchmark("a keystroke in it", [&](benchmark::State& state) { type(state, linter, *longest); });
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
