// SPDX-License-Identifier: Apache-2.0
// What the service answers: reports, redrafts, its own description, and the page.
#pragma once

#include <semaphore>
#include <string_view>

#include <outlint/linter.hpp>
#include <outlint/read.hpp>

#include "serve/http.hpp"

namespace outlint::serve {

/// The method that a path takes; empty where nothing is there.
std::string_view methods_of(std::string_view path);

/// One linter for all requests. Thread-safe; no more than a few drafts are judged at once, and the others wait.
class Service {
 public:
  explicit Service(Linter linter);

  /// The answer to a request that was let in.
  Answer answer(const Request& request);

 private:
  Answer check(const Request& request) const;
  Answer fix(const Request& request) const;

  Linter linter_;
  std::counting_semaphore<> judges_;
};

}  // namespace outlint::serve
