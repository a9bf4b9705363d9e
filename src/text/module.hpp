// SPDX-License-Identifier: Apache-2.0
// Libraries that most drafts do not need stay out of the process until one does: each is in a small shared module of ours.
#pragma once

#include <string>
#include <string_view>

namespace outlint::text {

/// What a module exports: the address of its table or function, or null where the module cannot be loaded. The module
/// is looked for beside the library or program that this code is in, and below `../lib`. Loaded once; thread-safe.
const void* module_entry(const std::string& name);

/// The same as what the module says it is; null where it is missing.
template <class Entry>
const Entry* module_entry_as(const std::string& name) {
  return static_cast<const Entry*>(module_entry(name));
}

/// What to say where a module is missing: `outlint-mime.so is not beside the program; install outlint again`.
std::string missing_module(std::string_view name);

}  // namespace outlint::text

/// Behind a door: what its module exports, a constant of any type. Nothing where the door is built into the library.
#ifdef OUTLINT_IS_MODULE
#define OUTLINT_MODULE_ENTRY(entry)                                                                      \
  extern "C" __attribute__((visibility("default"))) const char outlint_module_version[];                 \
  extern "C" constexpr char outlint_module_version[] = OUTLINT_VERSION;                                  \
  extern "C" __attribute__((visibility("default"))) const decltype(entry) outlint_module_entry;          \
  extern "C" const decltype(entry) outlint_module_entry = entry;
#else
#define OUTLINT_MODULE_ENTRY(entry)
#endif
