// SPDX-License-Identifier: Apache-2.0
#include "filter/sendmail.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

#include "filter/apart.hpp"
#include "filter/fields.hpp"
#include "filter/refusals.hpp"
#include "filter/spool.hpp"

namespace outlint::filter {
namespace {

// Says how many filters are around this one: a sendmail that leads back to us is found out, not followed for ever.
constexpr const char* depth_variable = "OUTLINT_FILTER_DEPTH";
constexpr int deepest = 3;

void say(std::string_view words) { std::fwrite(words.data(), 1, words.size(), stderr); }

std::string told(const Problems& problems) {
  std::string out;
  for (const Problem& each : problems) out += (out.empty() ? "" : "; ") + each.message;
  return out;
}

/// Between the two processes: a letter, and what belongs to it.
std::string sealed(const Result<Opinion>& opinion) {
  if (!opinion) return "f" + told(opinion.error());
  return (opinion->hold ? "h" : "s") + std::to_string(opinion->key.size()) + ":" + opinion->key + opinion->findings;
}

Result<Opinion> unsealed(const std::string& bytes) {
  if (bytes.empty()) return failure("outlint said nothing of the mail");
  if (bytes.front() == 'f') return failure(bytes.substr(1));
  const std::size_t colon = bytes.find(':');
  const std::size_t size = std::strtoul(bytes.c_str() + 1, nullptr, 10);
  return Opinion{bytes.front() == 'h', bytes.substr(colon + 1, size), bytes.substr(colon + 1 + size)};
}

Result<Opinion> opinion_of(const SendmailOptions& options, std::string_view mail) {
  const auto judged = run_apart([&] { return sealed(options.judge(mail)); }, {});
  return judged ? unsealed(*judged) : Failure{judged.error()};
}

int come_back_later(std::string_view why) {
  drain(STDIN_FILENO);
  say("outlint: not sent: " + std::string(why) + "\n");
  return try_later;
}

/// Becomes the real sendmail. Returns only where that cannot be.
int pass_on(const SendmailOptions& options, std::string_view head, int depth) {
  const Result<int> input = spooled(without_own_fields(head), STDIN_FILENO);
  if (!input) return come_back_later(told(input.error()));
  std::vector<char*> arguments;
  for (const std::string& each : options.command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  setenv(depth_variable, std::to_string(depth + 1).c_str(), 1);
  std::signal(SIGPIPE, SIG_DFL);
  if (dup2(*input, STDIN_FILENO) == STDIN_FILENO) {
    close(*input);
    execvp(arguments.front(), arguments.data());
  }
  say("outlint: not sent: \"" + options.command.front() + "\" cannot be run: " + std::strerror(errno) + "\n");
  return try_later;
}

int refuse(const Opinion& opinion, const Refusals& refusals) {
  const Result<bool> remembered = refusals.remember(opinion.key);
  drain(STDIN_FILENO);
  say(opinion.findings);
  say("\noutlint: nothing was sent. Mend it; or, to send it as it is,\n");
  if (remembered) say("  send it again within ten minutes, or\n");
  say("  give it the header  X-Outlint-Send: yes  (which is taken out before it goes)\n");
  return refused;
}

int depth_here() {
  const char* text = std::getenv(depth_variable);
  int depth = 0;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), depth);
  return depth;
}

}  // namespace

int run_sendmail(const SendmailOptions& options) {
  const int depth = depth_here();
  if (depth >= deepest) {
    drain(STDIN_FILENO);
    say("outlint: not sent: \"" + options.command.front() + "\" leads back to outlint\n  help: name the real sendmail by its path, as in /usr/sbin/sendmail\n");
    return wrong_usage;
  }
  const Result<std::string> head = read_head(STDIN_FILENO);
  if (!head) return come_back_later(told(head.error()));
  // Inside another filter of ours the mail has been judged.
  if (depth > 0 || says_send(fields_of(*head))) return pass_on(options, *head, depth);

  const Result<Opinion> opinion = opinion_of(options, *head);
  if (!opinion) {
    const std::string why = told(opinion.error());
    if (options.on_failure == OnFailure::tempfail) return come_back_later(why + "\n  help: --on-failure accept passes mail on where it cannot be judged");
    say("outlint: passed on without being judged: " + why + "\n");
    return pass_on(options, *head, depth);
  }
  const Refusals refusals(options.refusals);
  if (opinion->hold && !refusals.recent(opinion->key)) return refuse(*opinion, refusals);
  return pass_on(options, *head, depth);
}

}  // namespace outlint::filter
