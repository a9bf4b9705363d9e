// SPDX-License-Identifier: Apache-2.0
#include "errors.hpp"

#include <exception>
#include <string>

#include <nanobind/stl/string.h>

namespace nb = nanobind;

namespace outlint::python {
namespace {

std::string told(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) {
    text = problem.file + ":";
    if (problem.line > 0) text += std::to_string(problem.line) + ":" + std::to_string(problem.column) + ":";
    text += " ";
  }
  text += problem.message;
  if (!problem.hint.empty()) text += " (" + problem.hint + ")";
  return text;
}

nb::dict problem_data(const Problem& problem) {
  nb::dict data;
  data["file"] = problem.file;
  data["line"] = problem.line;
  data["column"] = problem.column;
  data["message"] = problem.message;
  data["hint"] = problem.hint;
  data["excerpt"] = problem.excerpt;
  return data;
}

void raise(const Failed& failed) {
  std::string text;
  nb::list problems;
  for (const Problem& problem : failed.problems) {
    text += (text.empty() ? "" : "\n") + told(problem);
    problems.append(problem_data(problem));
  }
  // The exceptions live in the package, where they are ordinary Python with types.
  const nb::object type = nb::module_::import_("outlint._errors").attr(failed.broken == Broken::rules ? "RulesetError" : "InputError");
  const nb::object error = type(text, problems);
  PyErr_SetObject(type.ptr(), error.ptr());
}

}  // namespace

void bind_errors(nb::module_&) {
  nb::register_exception_translator([](const std::exception_ptr& thrown, void*) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Failed& failed) {
      raise(failed);
    }
  });
}

}  // namespace outlint::python
