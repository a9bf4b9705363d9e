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

void read_one(const std::string& input, const ReadOptions& options, const RecordSink& sink) {
  if (input != "-") {
    read_path(input, options, sink);
    return;
  }
  read_bytes(standard_input(), options.filename.empty() ? "-" : options.filename, options, sink);
}

}  // namespace

bool for_each_record(const Reading& reading, const std::function<InOrder::Take(Record)>& work, const std::function<bool()>& go_on) {
  bool all_read = true;
  InOrder pipeline(reading.jobs);
  const RecordSink sink = [&](Result<Record> read) {
    if (read) {
      auto record = std::make_shared<Record>(*std::move(read));
      pipeline.add([&work, record] { return work(std::move(*record)); });
    } else {
      all_read = false;
      // In line with the results, so that a terminal shows both where they belong.
      auto problems = std::make_shared<Problems>(std::move(read).error());
      pipeline.add([problems] { return [problems] { print_problems(*problems); }; });
    }
    return go_on();
  };
  if (reading.inputs.empty()) read_one("-", reading.options, sink);
  for (const std::string& input : reading.inputs) {
    if (!go_on()) break;
    read_one(input, reading.options, sink);
  }
  pipeline.finish();
  return all_read;
}

}  // namespace outlint::cli
