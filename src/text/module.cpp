// SPDX-License-Identifier: Apache-2.0
#include "text/module.hpp"

#include <climits>
#include <cstdlib>
#include <map>
#include <mutex>

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace outlint::text {
namespace {

constexpr const char* suffix = ".so";

std::string real_path(const std::string& path) {
  char resolved[PATH_MAX];
  return realpath(path.c_str(), resolved) == nullptr ? std::string() : std::string(resolved);
}

/// The folder of the program or library that holds this code.
std::string own_folder() {
  Dl_info info{};
  std::string path;
  if (dladdr(reinterpret_cast<const void*>(&missing_module), &info) != 0 && info.dli_fname != nullptr) path = info.dli_fname;
  // A program knows itself only by the word it was called with.
  path = path.find(".so") == std::string::npos ? real_path("/proc/self/exe") : real_path(path);
  return path.substr(0, path.rfind('/') + 1);
}

/// A module is code, and some of the places where it may lie are above the program's own folder: what could have been put
/// there by anybody but the owner of the machine, of the program, or of the process is not loaded.
bool may_be_loaded(const std::string& file, const std::string& program_folder) {
  struct stat facts{}, program{};
  if (stat(file.c_str(), &facts) != 0 || (facts.st_mode & S_IWOTH) != 0) return false;
  if (facts.st_uid == 0 || facts.st_uid == geteuid()) return true;
  return stat(program_folder.c_str(), &program) == 0 && program.st_uid == facts.st_uid;
}

/// What the module in that file exports, if it is one of this version.
const void* entry_of(const std::string& file) {
  void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return nullptr;
  const auto* version = static_cast<const char*>(dlsym(handle, "outlint_module_version"));
  if (version != nullptr && std::string_view(version) == OUTLINT_VERSION) return dlsym(handle, "outlint_module_entry");
  dlclose(handle);
  return nullptr;
}

const void* load(const std::string& name) {
  const std::string file = "outlint-" + name + suffix;
  const std::string folder = own_folder();
  // Installed beside the library or below the prefix of the program; in a build tree, at its top.
  // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one path is put together from the build's settings.
  for (const char* way : {"outlint/", "../" OUTLINT_LIBDIR "/outlint/", "outlint-modules/", "../outlint-modules/", "../../outlint-modules/"}) {
    const std::string candidate = std::string(folder).append(way).append(file);
    if (!may_be_loaded(candidate, folder)) continue;
    if (const void* entry = entry_of(candidate)) return entry;
  }
  // A program that links the static library may be anywhere.
  const std::string installed = OUTLINT_FULL_LIBDIR "/outlint/" + file;
  return may_be_loaded(installed, folder) ? entry_of(installed) : nullptr;
}

}  // namespace

const void* module_entry(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, const void*> loaded;
  const std::lock_guard lock(mutex);
  const auto known = loaded.find(name);
  return known != loaded.end() ? known->second : loaded.emplace(name, load(name)).first->second;
}

std::string missing_module(std::string_view name) {
  return "outlint-" + std::string(name) + suffix + " is not beside the program; install outlint again";
}

}  // namespace outlint::text
