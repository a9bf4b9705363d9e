// SPDX-License-Identifier: Apache-2.0
#include "cli/problems.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include <fmt/format.h>

#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint::cli {
namespace {

/// How many letters have to be changed, added, dropped or swapped with their neighbour.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1), row(right.size() + 1), next(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = row[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row.back();
}

/// Where the caret stands under the visible line.
std::string caret_line(const Problem& problem) {
  std::size_t at = 0;
  for (std::size_t column = 1; column < problem.column && at < problem.excerpt.size(); ++column) {
    at += text::decode(problem.excerpt, at).length;
  }
  return std::string(render::columns(render::visible(std::string_view(problem.excerpt).substr(0, at))), ' ') + "^";
}

}  // namespace

std::string problem_text(const Problem& problem) {
  std::string out = problem.file.empty() ? "outlint" : render::visible_line(problem.file);
  if (problem.line > 0) out += fmt::format(":{}", problem.line);
  if (problem.line > 0 && problem.column > 0) out += fmt::format(":{}", problem.column);
  out += ": error: " + render::visible_line(problem.message) + "\n";
  if (!problem.excerpt.empty()) {
    const std::string number = problem.line > 0 ? std::to_string(problem.line) : "";
    out += fmt::format(" {} | {}\n", number, render::visible_line(problem.excerpt));
    if (problem.column > 0) out += fmt::format(" {} | {}\n", std::string(number.size(), ' '), caret_line(problem));
  }
  if (!problem.hint.empty()) out += "  help: " + render::visible_line(problem.hint) + "\n";
  return out;
}

void print_problems(const Problems& problems) {
  for (const Problem& problem : problems) {
    const std::string text = problem_text(problem);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

int tell(const Problems& problems) {
  print_problems(problems);
  return 2;
}

void print_error(std::string_view message, std::string_view hint) {
  Problem problem;
  problem.message = std::string(message);
  problem.hint = std::string(hint);
  print_problems({problem});
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& words) {
  std::string best;
  // A third of the letters may be wrong: more is a guess that would rather confuse.
  std::size_t nearest = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& each : words) {
    const std::size_t far = distance(word, each);
    if (far < nearest) {
      nearest = far;
      best = each;
    }
  }
  return best.empty() ? "" : fmt::format("did you mean \"{}\"?", best);
}

}  // namespace outlint::cli
