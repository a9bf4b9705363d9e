// SPDX-License-Identifier: Apache-2.0
// Failed results as Python exceptions with their problems.
#pragma once

#include <utility>

#include <nanobind/nanobind.h>

#include <outlint/result.hpp>

namespace outlint::python {

/// What was broken: it decides the exception.
enum class Broken { rules, input };

/// Thrown through nanobind, which turns it into `RulesetError` or `InputError`.
struct Failed {
  Broken broken = Broken::rules;
  Problems problems;
};

template <class T>
T or_raise(Result<T> result, Broken broken) {
  if (!result) throw Failed{broken, std::move(result).error()};
  return std::move(result).value();
}

/// Adds the exceptions to the module.
void bind_errors(nanobind::module_& module);

}  // namespace outlint::python
