// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace outlint::cli {

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
  temporary_ = path_ + ".XXXXXX";
  const int handle = mkstemp(temporary_.data());
  if (handle >= 0) {
    // mkstemp is for secrets; a report may be read like any file: the mask of the user decides.
    const mode_t mask = umask(0);
    umask(mask);
    struct stat old {};
    fchmod(handle, stat(path_.c_str(), &old) == 0 ? old.st_mode & 07777 : 0666 & ~mask);
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

Result<bool> Output::commit() {
  if (good() && std::fflush(file_) != 0) error_ = errno;
  // Bytes before names: after a crash of the machine, too, the file is the old one or the new one.
  if (!temporary_.empty() && good() && fsync(fileno(file_)) != 0 && errno != EINVAL) error_ = errno;
  if (!temporary_.empty() && good()) {
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (!closed || std::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
    if (good()) temporary_.clear();
  }
  if (good() || (path_.empty() && error_ == EPIPE)) return true;
  Problem problem;
  problem.file = path_;
  problem.message = std::string("cannot write ") + (path_.empty() ? "to standard output" : "this file") + ": " + std::strerror(error_);
  return failure(std::move(problem));
}

Result<bool> replace_file(const std::string& path, std::string_view before, std::string_view after) {
  // The file itself is replaced, not a link to it.
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  const std::string real = error ? path : target.string();
  for (const auto& [name, bytes] : {std::pair(real + "~", before), std::pair(real, after)}) {
    Output file(name);
    file.write(bytes);
    const Result<bool> written = file.commit();
    if (!written) return written;
    struct stat old {};
    if (name != real && stat(real.c_str(), &old) == 0) chmod(name.c_str(), old.st_mode & 07777);
  }
  return true;
}

}  // namespace outlint::cli
