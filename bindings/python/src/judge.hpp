// SPDX-License-Identifier: Apache-2.0
// Judging for Python: sources of any sort to reports, one at a time or in chunks on several threads.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <outlint/outlint.hpp>

#include "history.hpp"

namespace outlint::python {

struct Rules {
  Ruleset ruleset = Ruleset::builtin();
  Config config;
};

/// Words as Python gives them; empty ones are not stated.
struct Options {
  std::string stage, channel, today;
  std::vector<std::string> select, ignore;
  bool is_template = false;
  std::optional<std::chrono::milliseconds> deadline;
};

/// A report with the document that its spans index.
struct Judged {
  std::shared_ptr<const Document> document;
  Report report;
};

/// A message that is still to be read: how, its bytes (borrowed from a Python object that lives as long as the call), and a name.
struct Source {
  InputKind input = InputKind::auto_;
  std::string_view bytes;
  std::string name;
  bool is_path = false;
};

class Judge {
 public:
  /// `ties` may be null.
  Judge(const Rules& rules, const Options& options, const Ties* ties);

  [[nodiscard]] Judged check(nanobind::tuple source) const;
  [[nodiscard]] std::vector<Judged> check_chunk(nanobind::list sources, unsigned threads) const;
  /// The redraft: body, subject or None, and its report.
  [[nodiscard]] nanobind::tuple fix(nanobind::tuple source, const std::string& applicability) const;

 private:
  [[nodiscard]] Message read(const Source& source) const;
  [[nodiscard]] Judged judge(const Source& source) const;

  Linter linter_;
  std::optional<Channel> channel_;
};

}  // namespace outlint::python
