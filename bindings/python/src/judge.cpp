// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include <atomic>
#include <exception>
#include <optional>
#include <thread>

#include <nanobind/stl/string.h>

#include "errors.hpp"

namespace nb = nanobind;

namespace outlint::python {
namespace {

[[noreturn]] void refuse(const std::string& message) { throw Failed{Broken::input, failure(message).problems}; }

LintOptions lint_options(const Rules& rules, const Options& options, const Ties* ties) {
  LintOptions linting;
  if (ties != nullptr) linting.ties = ties->history->lookup();
  linting.select = rules.config.select;
  linting.ignore = rules.config.ignore;
  linting.recipients = rules.config.recipients;
  linting.select.insert(linting.select.end(), options.select.begin(), options.select.end());
  linting.ignore.insert(linting.ignore.end(), options.ignore.begin(), options.ignore.end());
  linting.today = options.today;
  linting.read_as_template = options.is_template;
  linting.deadline = options.deadline;
  if (!options.stage.empty()) {
    linting.stage = stage_from_string(options.stage);
    if (!linting.stage) throw nb::value_error(("no such stage: \"" + options.stage + "\"").c_str());
  }
  return linting;
}

/// A source as the package hands it over: ("text" | "json" | "auto" | "path", str or bytes, name). Borrows.
Source source_of(const nb::tuple& given) {
  Source source;
  const auto how = nb::cast<std::string>(given[0]);
  const nb::object bytes = given[1];
  if (nb::isinstance<nb::bytes>(bytes)) {
    const auto held = nb::borrow<nb::bytes>(bytes);
    source.bytes = {static_cast<const char*>(held.data()), held.size()};
  } else {
    Py_ssize_t size = 0;
    const char* text = PyUnicode_AsUTF8AndSize(bytes.ptr(), &size);
    if (text == nullptr) throw nb::python_error();
    source.bytes = {text, static_cast<std::size_t>(size)};
  }
  source.name = nb::cast<std::string>(given[2]);
  source.is_path = how == "path";
  source.input = source.is_path ? InputKind::auto_ : input_kind_from_string(how).value_or(InputKind::auto_);
  return source;
}

}  // namespace

Judge::Judge(const Rules& rules, const Options& options, const Ties* ties) : linter_(rules.ruleset, lint_options(rules, options, ties)) {
  if (options.channel.empty()) return;
  channel_ = channel_from_string(options.channel);
  if (!channel_) throw nb::value_error(("no such channel: \"" + options.channel + "\"").c_str());
}

Message Judge::read(const Source& source) const {
  if (source.input == InputKind::text && !channel_) return message_from_text(source.bytes);
  ReadOptions reading;
  reading.input = source.input;
  reading.channel = channel_;
  std::optional<Message> message;
  Problems problems;
  const auto take = [&](Result<Record> record) {
    if (record) message = std::move(record->message);
    else problems = std::move(record).error();
    return false;
  };
  if (source.is_path) read_path(std::string(source.bytes), reading, take);
  else read_bytes(source.bytes, source.name, reading, take);
  if (!message && !problems.empty()) throw Failed{Broken::input, std::move(problems)};
  if (!message) refuse(source.name + " holds no message");
  return std::move(*message);
}

Judged Judge::judge(const Source& source) const {
  Judged judged;
  judged.document = std::make_shared<const Document>(read(source));
  judged.report = linter_.lint(*judged.document);
  return judged;
}

Judged Judge::check(nb::tuple source) const {
  const Source borrowed = source_of(source);
  const nb::gil_scoped_release released;
  return judge(borrowed);
}

std::vector<Judged> Judge::check_chunk(nb::list sources, unsigned threads) const {
  std::vector<Source> borrowed;
  for (const nb::handle each : sources) borrowed.push_back(source_of(nb::cast<nb::tuple>(each)));
  std::vector<Judged> reports(borrowed.size());
  std::vector<std::exception_ptr> failures(borrowed.size());
  {
    const nb::gil_scoped_release released;
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t at = next++; at < borrowed.size(); at = next++) {
        try {
          reports[at] = judge(borrowed[at]);
        } catch (...) {
          failures[at] = std::current_exception();
        }
      }
    };
    std::vector<std::jthread> helpers;
    for (unsigned helper = 1; helper < threads; ++helper) helpers.emplace_back(work);
    work();
  }
  for (const std::exception_ptr& failed : failures) {
    if (failed) std::rethrow_exception(failed);
  }
  return reports;
}

nb::tuple Judge::fix(nb::tuple source, const std::string& applicability) const {
  const Source borrowed = source_of(source);
  const auto promise = applicability_from_string(applicability);
  if (!promise) throw nb::value_error(("no such applicability: \"" + applicability + "\"").c_str());
  Judged judged;
  {
    const nb::gil_scoped_release released;
    FixOptions fixing;
    fixing.applicability = *promise;
    Outcome outcome = apply_fixes(Document(read(borrowed)), linter_, fixing);
    judged.document = std::make_shared<const Document>(std::move(outcome.message));
    judged.report = std::move(outcome.report);
  }
  const auto& subject = judged.document->message().subject;
  const std::string body(judged.document->text());
  const nb::object said = subject ? nb::cast(*subject) : nb::none();
  return nb::make_tuple(body, said, nb::cast(std::move(judged)));
}

}  // namespace outlint::python
