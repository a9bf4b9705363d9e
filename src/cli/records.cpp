// SPDX-License-Identifier: Apache-2.0
#include "cli/records.hpp"

#include <array>
#include <cstdio>
#include <memory>

#include <unistd.h>

#include "cli/problems.hpp"

namespace outlint::cli {

std::string standard_input() {
  if (isatty(STDIN_FILENO) == 1) std::fputs("outlint: reading a draft from the terminal; Ctrl-D ends it\n", stderr);
  std::string all;
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stdin)) all.append(buffer.data(), count);
  return all;
}

namespace {

void read_one(const std::string& input, Reading& reading, const RecordSink& sink) {
  const ReadOptions& options = reading.options;
  if (input != "-") {
    read_path(input, options, sink);
    return;
  }
  if (!reading.standard_input) reading.standard_input = standard_input();
  read_bytes(*reading.standard_input, options.filename.empty() ? "-" : options.filename, options, sink);
}

}  // namespace

Passed for_each_record(Reading& reading, const std::function<InOrder::Take(Record, std::size_t)>& work, const std::function<bool()>& go_on) {
  Passed passed;
  InOrder pipeline(reading.jobs);
  const RecordSink sink = [&](Result<Record> read) {
    if (read && passed.records >= reading.skip && reading.ends_before && reading.ends_before(*read)) {
      passed.ended_early = true;
      return false;
    }
    const std::size_t number = passed.records++;
    if (number < reading.skip) return true;
    if (read) {
      auto record = std::make_shared<Record>(*std::move(read));
      pipeline.add([&work, record, number] { return work(std::move(*record), number); });
    } else {
      passed.all_read = false;
      // In line with the results, so that a terminal shows both where they belong.
      auto problems = std::make_shared<Problems>(std::move(read).error());
      if (reading.tells_problems) pipeline.add([problems] { return [problems] { print_problems(*problems); }; });
    }
    return go_on();
  };
  const std::vector<std::string> stdin_alone{"-"};
  for (const std::string& input : reading.inputs.empty() ? stdin_alone : reading.inputs) {
    if (!go_on() || passed.ended_early) break;
    read_one(input, reading, sink);
  }
  pipeline.finish();
  return passed;
}

}  // namespace outlint::cli
