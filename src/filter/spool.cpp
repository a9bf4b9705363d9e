// SPDX-License-Identifier: Apache-2.0
#include "filter/spool.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <sys/mman.h>
#include <unistd.h>

namespace outlint::filter {
namespace {

constexpr std::size_t block = 65536;

/// As read(2), but no signal interrupts it.
ssize_t read_some(int from, char* bytes, std::size_t size) {
  ssize_t got = 0;
  do got = ::read(from, bytes, size);
  while (got < 0 && errno == EINTR);
  return got;
}

bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

int file_on_disk() {
  const char* folder = std::getenv("TMPDIR");
  std::string name = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp") + "/outlint.XXXXXX";
  const int file = mkstemp(name.data());
  if (file >= 0) unlink(name.c_str());
  return file;
}

int file_in_memory() {
#ifdef __linux__
  if (const int file = memfd_create("outlint", 0); file >= 0) return file;
#endif
  return file_on_disk();
}

Failure failed_with(const std::string& what) { return failure(what + ": " + std::strerror(errno)); }

}  // namespace

Result<std::string> read_head(int from, std::size_t most) {
  std::string out;
  while (out.size() < most) {
    std::array<char, block> bytes;
    const ssize_t got = read_some(from, bytes.data(), std::min(block, most - out.size()));
    if (got < 0) return failed_with("the mail cannot be read");
    if (got == 0) break;
    out.append(bytes.data(), static_cast<std::size_t>(got));
  }
  return out;
}

void drain(int from) {
  std::array<char, block> bytes;
  while (read_some(from, bytes.data(), bytes.size()) > 0) {
  }
}

Result<int> spooled(std::string_view head, int rest) {
  std::array<char, block> bytes;
  ssize_t got = read_some(rest, bytes.data(), bytes.size());
  const int file = got > 0 ? file_on_disk() : file_in_memory();
  if (file < 0) return failed_with("there is no place for the mail");
  bool good = write_all(file, head);
  while (good && got > 0) {
    good = write_all(file, {bytes.data(), static_cast<std::size_t>(got)});
    if (good) got = read_some(rest, bytes.data(), bytes.size());
  }
  if (good && got == 0 && lseek(file, 0, SEEK_SET) == 0) return file;
  const Failure failed = failed_with(good ? "the mail cannot be read" : "there is no place for the mail");
  close(file);
  return failed;
}

}  // namespace outlint::filter
