// SPDX-License-Identifier: Apache-2.0
#include "cli/interactive.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "cli/redraft.hpp"
#include "render/suggestion_diff.hpp"
#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint::cli {
namespace {

using render::visible_line;

constexpr int interrupted_exit = 130;
constexpr std::string_view slot_opens = "\xE2\x9F\xA6", slot_closes = "\xE2\x9F\xA7";  // ⟦ ⟧

// A handler can reach nothing else: it only makes the read below return.
volatile std::sig_atomic_t interrupted = 0;
void interrupt(int) { interrupted = 1; }

/// Ctrl-C ends a read instead of the program, as long as this lives.
class Interruptible {
 public:
  Interruptible() {
    struct sigaction action {};
    action.sa_handler = interrupt;
    sigaction(SIGINT, &action, &old_);
  }
  ~Interruptible() { sigaction(SIGINT, &old_, nullptr); }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  struct sigaction old_ {};
};

/// A line of the user's; nothing at the end of input and on Ctrl-C.
std::optional<std::string> answer(const std::string& prompt) {
  fmt::print("{}", prompt);
  std::fflush(stdout);
  char* line = nullptr;
  std::size_t size = 0;
  const auto length = interrupted != 0 ? -1 : getline(&line, &size, stdin);
  std::optional<std::string> out;
  if (length >= 0) out = std::string(text::trimmed(std::string_view(line, static_cast<std::size_t>(length))));
  std::free(line);
  return out;
}

enum class Next { go_on, stop };

class Session {
 public:
  Session(Draft draft, ReadOptions reading, const Linter& linter) : draft_(std::move(draft)), reading_(std::move(reading)), linter_(linter) {}

  int run() {
    const Interruptible ctrl_c;
    while (problems_.empty()) {
      if (!next()) break;
    }
    if (!problems_.empty()) print_problems(problems_);
    const std::string name = visible_line(draft_.name);
    if (interrupted != 0) fmt::print("\nStopped.\n");
    if (changes_ == 0) fmt::print("{} is as it was.\n", name);
    else fmt::print("{} {} in {}; the draft as it was is in {}~.\n", changes_, changes_ == 1 ? "change is" : "changes are", name, name);
    std::fflush(stdout);
    return !problems_.empty() ? 2 : interrupted != 0 ? interrupted_exit : 0;
  }

 private:
  /// Asks about the next finding; false where none is left, or the user has had enough.
  bool next() {
    Result<std::vector<Message>> messages = messages_of(draft_, reading_);
    if (!messages || messages->size() != 1) {
      problems_ = messages ? Problems{problem_of(draft_, "holds several messages", "save the draft as a file of its own")} : std::move(messages).error();
      return false;
    }
    const Document document(messages->front());
    const Report report = linter_.lint(document);
    std::size_t number = 0;
    for (const Diagnostic& diagnostic : report.diagnostics) {
      ++number;
      if (left_.contains(key_of(document, diagnostic))) continue;
      fmt::print("Finding {} of {}, {}: {} [{}]\n", number, report.diagnostics.size(), to_string(diagnostic.severity), visible_line(diagnostic.message), visible_line(diagnostic.rule));
      fmt::print("  Why: {}\n", visible_line(diagnostic.why));
      return ask(document, diagnostic) == Next::go_on;
    }
    return false;
  }

  Next ask(const Document& document, const Diagnostic& diagnostic) {
    const auto& all = diagnostic.suggestions;
    std::size_t at = 0;
    for (;;) {
      if (all.empty()) fmt::print("  No change is at hand for this one.\n");
      else show(document, all[at], at, all.size());
      const std::string keys = std::string(all.empty() ? "" : "y,") + "n," + (all.size() > 1 ? "a," : "") + "e,q,?";
      const auto said = answer(fmt::format("Make this change? [{}] ", keys));
      if (!said || *said == "q") return Next::stop;
      if (*said == "n" || said->empty()) {
        left_.insert(key_of(document, diagnostic));
        return Next::go_on;
      }
      if (*said == "a" && all.size() > 1) at = (at + 1) % all.size();
      else if (*said == "y" && !all.empty()) return accept(document, diagnostic, all[at]);
      else if (*said == "e") return edit(document, diagnostic, all.empty() ? Suggestion() : all[at]);
      else help();
    }
  }

  static void show(const Document& document, const Suggestion& suggestion, std::size_t at, std::size_t of) {
    const std::string_view promise = suggestion.applicability == Applicability::needs_input ? "needs your words" : to_string(suggestion.applicability);
    fmt::print("  Change {} of {}: {} ({})\n", at + 1, of, visible_line(suggestion.title), promise);
    fmt::print("{}", render::suggestion_diff(document, suggestion, render::Paint(render::Paint::Mode::plain), terminal_width(), "    "));
  }

  static void help() {
    fmt::print("y: make the change (it asks for the words of each slot)\nn: leave this finding\na: show another change\n"
               "e: say it in your own words\nq: stop here; what was accepted stays\n");
  }

  /// Fills the slots of a suggestion, then writes it.
  Next accept(const Document& document, const Diagnostic& diagnostic, Suggestion suggestion) {
    for (Edit& edit : suggestion.edits) {
      std::string& words = edit.replacement;
      for (std::size_t open = words.find(slot_opens); open != std::string::npos; open = words.find(slot_opens, open + 1)) {
        const std::size_t close = words.find(slot_closes, open);
        if (close == std::string::npos) break;
        const std::string asked = words.substr(open + slot_opens.size(), close - open - slot_opens.size());
        const auto said = answer(fmt::format("  {} (empty leaves the slot): ", visible_line(asked)));
        if (!said) return Next::stop;
        if (!said->empty()) words.replace(open, close + slot_closes.size() - open, *said);
      }
    }
    return write(document, diagnostic, suggestion.edits);
  }

  /// The user's own words in the place of the suggestion's, or of the finding's.
  Next edit(const Document& document, const Diagnostic& diagnostic, const Suggestion& suggestion) {
    const auto said = answer("  Your words instead (one line; empty leaves it as it is): ");
    if (!said) return Next::stop;
    if (said->empty()) return Next::go_on;
    std::vector<Edit> edits = suggestion.edits;
    const auto spoken = std::find_if(edits.begin(), edits.end(), [](const Edit& each) { return !text::is_blank(each.replacement); });
    if (spoken != edits.end()) {
      // The paragraph breaks and blanks around the suggested words stay.
      const std::string_view old = text::trimmed(std::string_view(spoken->replacement));
      const std::size_t start = spoken->replacement.find(old);
      spoken->replacement.replace(start, old.size(), *said);
    } else if (diagnostic.place && (diagnostic.place->part == "body" || diagnostic.place->part == "subject")) {
      edits = {{*diagnostic.place, *said}};
    } else {
      fmt::print("  There are no words here to put yours in the place of.\n");
      return Next::go_on;
    }
    return write(document, diagnostic, edits);
  }

  Next write(const Document& document, const Diagnostic& diagnostic, const std::vector<Edit>& edits) {
    // Slots that stay open, and findings that a change does not end, are not asked about again.
    left_.insert(key_of(document, diagnostic));
    Result<std::string> after = with_edits(draft_, document.message(), edits);
    if (!after) {
      fmt::print("  This change cannot be made: {}\n", visible_line(after.error().front().message));
      return Next::go_on;
    }
    const Result<bool> written = replace_file(draft_.name, {draft_.after, draft_.before, *after});
    if (!written) {
      problems_ = written.error();
      return Next::stop;
    }
    draft_.after = *std::move(after);
    ++changes_;
    return Next::go_on;
  }

  static std::string key_of(const Document& document, const Diagnostic& diagnostic) {
    return diagnostic.rule + " " + suppression_key(document, diagnostic);
  }

  Draft draft_;
  ReadOptions reading_;
  const Linter& linter_;
  Problems problems_;
  std::set<std::string> left_;
  int changes_ = 0;
};

}  // namespace

int fix_interactively(const std::string& input, const ReadOptions& reading, const Linter& linter) {
  Result<Draft> draft = open_draft(input);
  if (!draft) {
    print_problems(draft.error());
    return 2;
  }
  return Session(*std::move(draft), reading, linter).run();
}

}  // namespace outlint::cli
