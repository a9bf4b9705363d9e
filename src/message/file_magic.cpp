// SPDX-License-Identifier: Apache-2.0
// The door to libmagic.
#include <algorithm>
#include <memory>

#include <magic.h>

#include "message/file_type.hpp"
#include "text/module.hpp"

namespace outlint::message {
namespace {

struct CloseMagic {
  void operator()(magic_t cookie) const { magic_close(cookie); }
};
using Magic = std::unique_ptr<magic_set, CloseMagic>;

Magic open_magic() {
  Magic magic(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR));
  if (magic && magic_load(magic.get(), nullptr) != 0) magic.reset();
  return magic;
}

}  // namespace

std::string type_by_magic(std::string_view bytes) {
  constexpr std::size_t enough = 1 << 20;  // What names a type stands at the beginning.
  // A cookie serves one thread, and loading its database costs more than any file.
  thread_local const Magic magic = open_magic();
  const char* found = magic ? magic_buffer(magic.get(), bytes.data(), std::min(bytes.size(), enough)) : nullptr;
  return found == nullptr ? std::string() : std::string(found);
}

}  // namespace outlint::message

OUTLINT_MODULE_ENTRY(&outlint::message::type_by_magic)
