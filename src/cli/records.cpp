// SPDX-License-Identifier: Apache-2.0
#include "cli/records.hpp"

#include <memory>

#include "cli/problems.hpp"

namespace outlint::cli {

namespace {

void read_one(const std::string& input, Reading& reading, const RecordSink& sink) {
  if (input == "-") reading.standard_input.read(reading.options, sink);
  else read_path(input, reading.options, sink);
}

/// What a message takes in memory, nearly.
std::size_t size_of(const Message& message) {
  std::size_t size = message.raw ? message.raw->size() : 0;
  for (const Part& part : message.parts) size += part.text.size();
  return size;
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
      const std::size_t size = size_of(record->message);
      pipeline.add([&work, record, number] { return work(std::move(*record), number); }, size);
    } else {
      passed.all_read = false;
      // In line with the results, so that a terminal shows both where they belong.
      auto problems = std::make_shared<Problems>(std::move(read).error());
      auto tell = [problems, progress = reading.progress] {
        if (progress != nullptr) progress->clear();
        print_problems(*problems);
      };
      if (reading.tells_problems) pipeline.add([tell] { return tell; });
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
