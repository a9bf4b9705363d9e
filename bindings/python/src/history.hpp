// SPDX-License-Identifier: Apache-2.0
// The history of ties for Python.
#pragma once

#include <memory>

#include <nanobind/nanobind.h>

#include <outlint/outlint.hpp>

namespace outlint::python {

/// A history that is open; the linters that ask it keep it so.
struct Ties {
  std::shared_ptr<History> history;
};

void bind_history(nanobind::module_& module);

}  // namespace outlint::python
