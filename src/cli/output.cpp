// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/file_bytes.hpp"

namespace outlint::cli {
namespace {

constexpr mode_t permission_bits = 07777;

/// Holds back what would end the program while a file lies beside the one that it is to replace.
class Undisturbed {
 public:
  Undisturbed() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&signals, each);
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  ~Undisturbed() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;

 private:
  sigset_t before_{};
};

Failure cannot_replace(const std::string& path, std::string message, std::string hint) {
  Problem problem;
  problem.file = path;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return failure(std::move(problem));
}

/// Whether a file holds these bytes, and no others.
Result<bool> still_holds(const std::string& path, std::string_view bytes) {
  std::string reason;
  const auto there = text::file_bytes(path, reason);
  if (!there) return cannot_replace(path, "cannot be read: " + reason, "");
  if (*there == bytes) return true;
  return cannot_replace(path, "has been changed by somebody else in the meantime", "nothing was written over it; begin again");
}

}  // namespace

bool wants_color(std::string_view color, std::string_view output, int descriptor) {
  if (color != "auto") return color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused = (no_color != nullptr && *no_color != '\0') || (term != nullptr && std::string_view(term) == "dumb");
  return !refused && output.empty() && isatty(descriptor) == 1;
}

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

Output::Output(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    file_ = stdout;
    return;
  }
  // A device or a pipe is written to: a file in its place would be the loss of it.
  if (struct stat there {}; stat(path_.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
    file_ = std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) error_ = errno;
    return;
  }
  open_temporary(std::nullopt);
}

Output::Output(std::string path, unsigned permissions) : path_(std::move(path)) { open_temporary(permissions); }

void Output::open_temporary(std::optional<unsigned> permissions) {
  temporary_ = path_ + ".XXXXXX";
  const int handle = mkstemp(temporary_.data());
  if (handle >= 0) {
    // mkstemp is for secrets; a report may be read like any file: the mask of the user decides.
    const mode_t mask = umask(0);
    umask(mask);
    struct stat old {};
    if (!permissions) permissions = stat(path_.c_str(), &old) == 0 ? old.st_mode & permission_bits : 0666 & ~mask;
    fchmod(handle, *permissions);
    file_ = fdopen(handle, "wb");
  }
  if (file_ == nullptr) {
    error_ = errno;
    temporary_.clear();
  }
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (temporary_.empty()) return;
  unlink(temporary_.c_str());
}

void Output::write(std::string_view text) {
  if (!good()) return;
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) error_ = errno;
}

void Output::settle() {
  if (file_ == nullptr || !good()) return;
  if (std::fflush(file_) != 0) error_ = errno;
  // Bytes before names: after a crash of the machine, too, the file is the old one or the new one.
  if (!temporary_.empty() && good() && fsync(fileno(file_)) != 0 && errno != EINVAL) error_ = errno;
  if (!temporary_.empty() && good() && std::fclose(std::exchange(file_, nullptr)) != 0) error_ = errno;
}

Result<bool> Output::commit() {
  settle();
  if (!temporary_.empty() && good()) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
    if (good()) temporary_.clear();
  }
  if (good() || (path_.empty() && error_ == EPIPE)) return true;
  Problem problem;
  problem.file = path_;
  problem.message = std::string("cannot write ") + (path_.empty() ? "to standard output" : "this file") + ": " + std::strerror(error_);
  return failure(std::move(problem));
}

Result<bool> replace_file(const std::string& path, const Replacement& replacement) {
  // The file itself is replaced, not a link to it.
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  const std::string real = error ? path : target.string();
  struct stat old {};
  if (stat(real.c_str(), &old) != 0) return cannot_replace(path, std::string("cannot be read: ") + std::strerror(errno), "");
  const Undisturbed undisturbed;
  for (const auto& [name, bytes] : {std::pair(real + "~", replacement.kept), std::pair(real, replacement.after)}) {
    Output file(name, old.st_mode & permission_bits);
    file.write(bytes);
    file.settle();
    Result<bool> unchanged = still_holds(real, replacement.there);
    if (!unchanged) return unchanged;
    const Result<bool> written = file.commit();
    if (!written) return written;
  }
  return true;
}

}  // namespace outlint::cli
