// SPDX-License-Identifier: Apache-2.0
// Preloaded into the program under test: lets one call of a kind fail, the Nth since `main` began, as a full disk, a broken
// one, or a lack of memory would.
//
// OUTLINT_FAULT=KIND:N       the Nth call of the kind fails; with 0, none does
// OUTLINT_FAULT_LOG=FILE     at the end: how many calls there were, and which came from a place in the code for the first time
#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

enum class Kind { none, alloc, open, read, write, sync, rename, sqlite };

struct Plan {
  Kind kind = Kind::none;
  unsigned long at = 0, calls = 0;
  bool running = false;  // between the first line of `main` and its last
  const char* log = nullptr;
};
Plan plan;

/// The places that called so far, as hashes of some return addresses: an open table that never allocates.
constexpr unsigned long places_size = 1UL << 18;
std::array<unsigned long, places_size> places{};
std::array<unsigned long, places_size> first_calls{};
unsigned long first_calls_count = 0;

bool is_new_place() {
  constexpr int depth = 14, own = 2;
  std::array<void*, depth> frames{};
  const int count = backtrace(frames.data(), depth);
  unsigned long hash = 1469598103934665603UL;
  for (int each = own; each < count; ++each) hash = (hash ^ reinterpret_cast<unsigned long>(frames[static_cast<unsigned long>(each)])) * 1099511628211UL;
  hash |= 1;
  for (unsigned long slot = hash % places_size, tries = 0; tries < places_size; ++tries, slot = (slot + 1) % places_size) {
    if (places[slot] == hash) return false;
    if (places[slot] == 0) {
      places[slot] = hash;
      return true;
    }
  }
  return false;
}

/// Whether this call is the one that fails.
bool fails(Kind kind) {
  if (!plan.running || plan.kind != kind) return false;
  ++plan.calls;
  constexpr unsigned long most_traced = 50000;  // to look where a call comes from takes its time
  if (plan.log != nullptr && plan.at == 0 && plan.calls <= most_traced) {
    plan.running = false;
    if (is_new_place() && first_calls_count < places_size) first_calls[first_calls_count++] = plan.calls;
    plan.running = true;
  }
  return plan.calls == plan.at;
}

/// The function that ours stands before.
template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void make_plan() {
  const char* wish = std::getenv("OUTLINT_FAULT");
  if (wish == nullptr) return;
  static constexpr std::array names{"none", "alloc", "open", "read", "write", "sync", "rename", "sqlite"};
  const char* colon = std::strchr(wish, ':');
  for (unsigned long each = 0; each < names.size() && colon != nullptr; ++each) {
    const auto length = static_cast<unsigned long>(colon - wish);
    if (std::strlen(names[each]) == length && std::strncmp(wish, names[each], length) == 0) plan.kind = static_cast<Kind>(each);
  }
  plan.at = colon == nullptr ? 0 : std::strtoul(colon + 1, nullptr, 10);
  plan.log = std::getenv("OUTLINT_FAULT_LOG");
  std::array<void*, 2> warm{};
  backtrace(warm.data(), 2);  // loads the unwinder, now rather than in the middle
}

void write_log() {
  plan.running = false;
  if (plan.log == nullptr) return;
  std::FILE* out = std::fopen(plan.log, "w");
  if (out == nullptr) return;
  std::fprintf(out, "%lu\n", plan.calls);
  for (unsigned long each = 0; each < first_calls_count; ++each) std::fprintf(out, "%lu\n", first_calls[each]);
  std::fclose(out);
}

using Main = int(int, char**, char**);
Main* real_main = nullptr;

int wrapped_main(int argc, char** argv, char** environment) {
  make_plan();
  plan.running = plan.kind != Kind::none;
  const int status = real_main(argc, argv, environment);
  write_log();
  return status;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (fails(Kind::alloc)) return nullptr;
  return alignment == 0 ? std::malloc(size == 0 ? 1 : size) : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  void* memory = allocate(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void mark_broken(std::FILE* file) {
  constexpr int error_seen = 0x20;  // glibc's own sign, for which there is no setter
  file->_flags |= error_seen;
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size, 0); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, 0); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 0); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate_or_throw(size, static_cast<std::size_t>(alignment)); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

extern "C" {

int __libc_start_main(Main* main, int argc, char** argv, void (*init)(), void (*fini)(), void (*rtld_fini)(), void* stack_end) {
  real_main = main;
  return real<int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*)>("__libc_start_main")(wrapped_main, argc, argv, init, fini,
                                                                                                     rtld_fini, stack_end);
}

/// What libraries set up while they are loaded is not ours, and the loader ends the process where that fails.
void* dlopen(const char* file, int mode) {
  const bool running = plan.running;
  plan.running = false;
  void* handle = real<decltype(dlopen)>("dlopen")(file, mode);
  plan.running = running;
  return handle;
}

std::FILE* fopen(const char* path, const char* mode) {
  if (fails(Kind::open)) return errno = EMFILE, nullptr;
  return real<decltype(fopen)>("fopen")(path, mode);
}
std::FILE* fopen64(const char* path, const char* mode) {
  if (fails(Kind::open)) return errno = EMFILE, nullptr;
  return real<decltype(fopen64)>("fopen64")(path, mode);
}
int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (fails(Kind::open)) return errno = EMFILE, -1;
  return real<int(const char*, int, ...)>("open")(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (fails(Kind::open)) return errno = EMFILE, -1;
  return real<int(const char*, int, ...)>("open64")(path, flags, mode);
}
int mkstemp(char* path) {
  if (fails(Kind::open)) return errno = EMFILE, -1;
  return real<decltype(mkstemp)>("mkstemp")(path);
}

ssize_t read(int file, void* bytes, std::size_t size) {
  if (fails(Kind::read)) return errno = EIO, -1;
  return real<decltype(read)>("read")(file, bytes, size);
}
ssize_t pread64(int file, void* bytes, std::size_t size, off64_t at) {
  if (fails(Kind::read)) return errno = EIO, -1;
  return real<decltype(pread64)>("pread64")(file, bytes, size, at);
}
std::size_t fread(void* bytes, std::size_t size, std::size_t count, std::FILE* file) {
  if (fails(Kind::read)) return mark_broken(file), errno = EIO, 0;
  return real<decltype(fread)>("fread")(bytes, size, count, file);
}

// What a hardened build calls in their place.
ssize_t __read_chk(int file, void* bytes, std::size_t size, std::size_t) { return read(file, bytes, size); }
std::size_t __fread_chk(void* bytes, std::size_t, std::size_t size, std::size_t count, std::FILE* file) { return fread(bytes, size, count, file); }

ssize_t write(int file, const void* bytes, std::size_t size) {
  if (fails(Kind::write)) return errno = ENOSPC, -1;
  return real<decltype(write)>("write")(file, bytes, size);
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
  if (fails(Kind::write)) return errno = ENOSPC, -1;
  return real<decltype(pwrite64)>("pwrite64")(file, bytes, size, at);
}
std::size_t fwrite(const void* bytes, std::size_t size, std::size_t count, std::FILE* file) {
  if (file != stderr && fails(Kind::write)) return mark_broken(file), errno = ENOSPC, 0;
  return real<decltype(fwrite)>("fwrite")(bytes, size, count, file);
}
int fflush(std::FILE* file) {
  if (file != stderr && fails(Kind::write)) return errno = ENOSPC, EOF;
  return real<decltype(fflush)>("fflush")(file);
}
int ftruncate64(int file, off64_t size) {
  if (fails(Kind::write)) return errno = EIO, -1;
  return real<decltype(ftruncate64)>("ftruncate64")(file, size);
}

int fsync(int file) {
  if (fails(Kind::sync)) return errno = EIO, -1;
  return real<decltype(fsync)>("fsync")(file);
}
int fdatasync(int file) {
  if (fails(Kind::sync)) return errno = EIO, -1;
  return real<decltype(fdatasync)>("fdatasync")(file);
}

int rename(const char* from, const char* to) {
  if (fails(Kind::rename)) return errno = EIO, -1;
  return real<decltype(rename)>("rename")(from, to);
}

int sqlite3_step(void* statement) {
  constexpr int full = 13;  // SQLITE_FULL
  if (fails(Kind::sqlite)) return full;
  return real<int(void*)>("sqlite3_step")(statement);
}

}  // extern "C"
