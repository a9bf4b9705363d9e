// SPDX-License-Identifier: Apache-2.0
// Message JSON lines in, reports out in their order, by one linter that so many threads share: `outlint_threads 8 < lines`.
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <outlint/outlint.hpp>

namespace {

std::string judged(const outlint::Linter& linter, const std::string& line) {
  std::string said;
  outlint::ReadOptions reading;
  reading.input = outlint::InputKind::json;
  outlint::read_bytes(line, "-", reading, [&](outlint::Result<outlint::Record> record) {
    if (!record) return false;
    const outlint::Document document(std::move(record->message));
    said = outlint::render_json(linter.lint(document), document);
    return false;
  });
  return said;
}

}  // namespace

int main(int argc, char** argv) {
  const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  const outlint::Linter linter(outlint::Ruleset::builtin());
  std::vector<std::string> reports(lines.size());
  std::atomic<std::size_t> next{0};
  {
    std::vector<std::jthread> workers;
    for (int worker = 0; worker < threads; ++worker) {
      workers.emplace_back([&] {
        for (std::size_t at = next++; at < lines.size(); at = next++) reports[at] = judged(linter, lines[at]);
      });
    }
  }
  for (const std::string& report : reports) std::cout << report << '\n';
  return 0;
}
