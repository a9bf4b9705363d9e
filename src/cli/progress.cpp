// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace outlint::cli {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// What is over sooner needs no line, and nobody reads faster than this.
constexpr auto first_line = 500ms, next_line = 100ms;
constexpr int bar_width = 20;

std::uint64_t bytes_below(const fs::path& input, const std::stop_token& stop) {
  std::error_code error;
  if (!fs::is_directory(input, error)) {
    const std::uint64_t size = fs::file_size(input, error);
    return error ? 0 : size;
  }
  std::uint64_t all = 0;
  for (fs::recursive_directory_iterator at(input, fs::directory_options::skip_permission_denied, error), end; !error && at != end; at.increment(error)) {
    if (stop.stop_requested()) return 0;
    std::error_code ignored;
    if (!at->is_regular_file(ignored)) continue;
    const std::uint64_t size = at->file_size(ignored);
    if (!ignored) all += size;
  }
  return all;
}

bool is_standard_input(const std::vector<std::string>& inputs) {
  return inputs.empty() || std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 100) return fmt::format("{} s", whole);
  const std::uint64_t minutes = (whole + 30) / 60;
  return minutes < 60 ? fmt::format("{} min", minutes) : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

Progress::Progress(const std::vector<std::string>& inputs, std::string_view output)
    : shown_(isatty(STDERR_FILENO) == 1), shared_((output.empty() || output == "-") && isatty(STDOUT_FILENO) == 1) {
  if (shown_ && !is_standard_input(inputs)) inputs_ = inputs;
}

Progress::~Progress() { clear(); }

void Progress::begin(std::string_view what) {
  what_ = what;
  count_ = 0;
  read_ = 0;
  begun_ = Clock::now();
  due_ = begun_ + first_line;
}

void Progress::step() {
  ++count_;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < due_) return;
  if (!inputs_.empty() && !sizes_.joinable()) add_up_sizes();
  std::fprintf(stderr, "\r%s\x1b[K", line(std::chrono::duration<double>(now - begun_).count()).c_str());
  drawn_ = true;
  due_ = now + next_line;
}

void Progress::add_up_sizes() {
  sizes_ = std::jthread([this](const std::stop_token& stop) {
    std::uint64_t all = 0;
    for (const std::string& input : inputs_) all += bytes_below(input, stop);
    all_ = all;
  });
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

std::string Progress::line(double seconds) const {
  const std::string done = fmt::format("outlint: {} {}", with_commas(count_), what_);
  const std::string rate = fmt::format("{} a second", with_commas(static_cast<std::size_t>(static_cast<double>(count_) / seconds)));
  if (all_ == 0) return fmt::format("{}, {}", done, rate);
  const double part = std::min(1.0, static_cast<double>(read_) / static_cast<double>(all_));
  const int full = static_cast<int>(part * bar_width);
  const std::string bar = std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(bar_width - full), '.');
  const std::string left = part > 0 ? ", " + duration_text(seconds * (1 - part) / part) + " left" : "";
  return fmt::format("{} [{}] {} %, {}{}", done, bar, static_cast<int>(part * 100), rate, left);
}

}  // namespace outlint::cli
