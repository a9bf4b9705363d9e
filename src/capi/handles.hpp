// SPDX-License-Identifier: Apache-2.0
// What stands behind the opaque handles of the C interface, and how exceptions end at its border.
#pragma once

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <outlint/outlint.h>
#include <outlint/outlint.hpp>

struct outlint_string {
  std::string text;
};

struct outlint_problems {
  outlint::Problems list;
};

struct outlint_ruleset {
  outlint::Ruleset ruleset;
  outlint::Config config;
};

struct outlint_message {
  outlint::Document document;
};

struct outlint_linter {
  outlint::Linter linter;
};

struct outlint_report {
  outlint::Report report;
  outlint::Document document;  ///< rendering needs the text that spans index
};

namespace outlint::capi {

inline outlint_view view_of(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view text_of(outlint_view view) { return view.length == 0 ? std::string_view() : std::string_view(view.data, view.length); }
inline std::string_view text_of(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

/// A caller's options as this library knows them: fields that the caller's struct does not have yet keep their defaults.
template <class Options>
Options options_of(const Options* given, Options defaults) {
  if (given == nullptr) return defaults;
  std::memcpy(&defaults, given, std::min(given->struct_size, sizeof(Options)));
  defaults.struct_size = sizeof(Options);
  return defaults;
}

/// An answer into a caller's struct, as far as that reaches; its `struct_size` stays the caller's.
template <class Answer>
void give(Answer answer, Answer* out) {
  answer.struct_size = out->struct_size;
  std::memcpy(out, &answer, std::min(out->struct_size, sizeof(Answer)));
}

/// Whether a caller's answer struct can take at least its own size.
template <class Answer>
bool takes_answers(const Answer* out) {
  return out != nullptr && out->struct_size >= sizeof(out->struct_size);
}

/// Runs the body of a function; no exception crosses into C.
template <class Body>
outlint_status guarded(Body&& body) noexcept {
  try {
    return std::forward<Body>(body)();
  } catch (const std::bad_alloc&) {
    return OUTLINT_ERROR_MEMORY;
  } catch (...) {
    return OUTLINT_ERROR_INTERNAL;
  }
}

/// Hands problems to a caller who wants them.
inline outlint_status fail(outlint_status status, Problems problems, outlint_problems** out) {
  // cppcheck-suppress ignoredReturnValue ; it is an initializer
  if (out != nullptr) *out = new outlint_problems{std::move(problems)};
  return status;
}
inline outlint_status fail(outlint_status status, std::string message, outlint_problems** out) {
  return fail(status, failure(std::move(message)).problems, out);
}

template <class Handle>
void clear(Handle** out) {
  if (out != nullptr) *out = nullptr;
}

}  // namespace outlint::capi
