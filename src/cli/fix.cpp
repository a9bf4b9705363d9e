// SPDX-License-Identifier: Apache-2.0
// `outlint fix`: the suggestions made, in the file or beside it.
#include <algorithm>

#include <fmt/format.h>

#include "cli/interactive.hpp"
#include "cli/judging.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "cli/redraft.hpp"
#include "cli/unified_diff.hpp"
#include "cli/word_diff.hpp"
#include "render/paint.hpp"
#include "render/visible.hpp"

namespace outlint::cli {
namespace {

using render::Ink;
using render::Paint;
using render::visible_line;

struct FixCommand {
  DraftOptions drafts;
  JudgingOptions judging;
  OutputOptions output;
  std::string applicability = "suggested";
  bool diff = false, word_diff = false, in_place = false, interactive = false;
};

std::string painted(const std::string& diff, const Paint& paint) {
  std::string out;
  for (std::size_t at = 0; at < diff.size();) {
    const std::size_t end = std::min(diff.find('\n', at), diff.size());
    std::string_view line = std::string_view(diff).substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Ink ink = line.starts_with("+++") || line.starts_with("---") ? Ink::path : line.starts_with('+') ? Ink::added
                    : line.starts_with('-')                                ? Ink::removed
                    : line.starts_with("@@")                               ? Ink::gutter
                                                                           : Ink::plain;
    out += paint(ink, render::visible(line)) + "\n";
    at = end + 1;
  }
  return out;
}

/// What was done and what was left, beside the draft itself.
void tell(const Draft& draft, const FixCommand& command) {
  const std::string name = visible_line(draft.name == "-" ? "draft" : draft.name);
  for (const AppliedFix& fix : draft.applied) {
    fmt::print(stderr, "{}: {} [{}]\n", name, visible_line(fix.suggestion.title), visible_line(fix.rule));
  }
  for (const SkippedFix& fix : draft.skipped) {
    const bool waits = command.applicability != "needs-input" && fix.reason.find("promises") != std::string::npos;
    fmt::print(stderr, "{}: left [{}]: {}{}\n", name, visible_line(fix.rule), visible_line(fix.reason),
               waits ? "; --applicability needs-input leaves slots to fill in" : "");
  }
  for (const Later& later : draft.later) {
    fmt::print(stderr, "{}: for later ({}): {}\n", name, visible_line(later.ask), visible_line(later.words));
  }
  if (!draft.plan) return;
  fmt::print(stderr, "{}: what would come first:\n", name);
  for (std::size_t at = 0; at <= draft.plan->first.size();) {
    const std::size_t end = std::min(draft.plan->first.find('\n', at), draft.plan->first.size());
    fmt::print(stderr, "    {}\n", visible_line(draft.plan->first.substr(at, end - at)));
    at = end + 1;
  }
  fmt::print(stderr, "{}: give: {}\n{}: then: {}\n", name, visible_line(draft.plan->give), name, visible_line(draft.plan->fair));
}

class Fix {
 public:
  Fix(const FixCommand& command, const Linter& linter) : command_(command), linter_(linter), output_(command.output.output) {}

  int run() {
    const std::vector<std::string> inputs = command_.drafts.inputs.empty() ? std::vector<std::string>{"-"} : command_.drafts.inputs;
    for (const std::string& input : inputs) {
      Result<Draft> draft = open_draft(input);
      if (!draft) {
        fail(draft.error());
        continue;
      }
      mend(*draft, command_.drafts.read_options(), linter_, *applicability_from_string(command_.applicability));
      deliver(*draft);
    }
    // A redraft that could not be made must not take the place of the draft, as with `--output` naming it.
    if (failed_ && !shows_diff()) return failed;
    const Result<bool> written = output_.commit();
    if (!written) fail(written.error());
    return failed_ ? failed : differs_ && shows_diff() ? found : done;
  }

 private:
  void deliver(const Draft& draft) {
    if (!draft.problems.empty()) {
      // A diff of the words is still of use where the bytes cannot be touched.
      if (shows_diff() && draft.text_before != draft.text_after) write_diff(draft.text_before, draft.text_after, draft.name + " (text)");
      fail(draft.problems);
      return;
    }
    tell(draft, command_);
    if (shows_diff()) {
      write_diff(draft.before, draft.after, draft.name == "-" ? "draft" : draft.name);
    } else if (command_.in_place) {
      if (draft.before == draft.after) return;
      const Result<bool> replaced = replace_file(draft.name, {draft.before, draft.before, draft.after});
      if (!replaced) fail(replaced.error());
    } else {
      output_.write(draft.after);
    }
  }

  [[nodiscard]] bool shows_diff() const { return command_.diff || command_.word_diff; }

  void write_diff(std::string_view before, std::string_view after, const std::string& name) {
    const std::string shown = name.substr(name.find_first_not_of('/'));
    const bool color = wants_color(command_.output.color, command_.output.output);
    if (command_.word_diff) {
      const std::string diff = word_diff(before, after, shown, Paint(color ? Paint::Mode::ansi : Paint::Mode::plain));
      differs_ = differs_ || !diff.empty();
      output_.write(diff);
      return;
    }
    const std::string diff = unified_diff(before, after, shown);
    differs_ = differs_ || !diff.empty();
    output_.write(color ? painted(diff, Paint(Paint::Mode::ansi)) : diff);
  }

  void fail(const Problems& problems) {
    failed_ = true;
    print_problems(problems);
  }

  const FixCommand& command_;
  const Linter& linter_;
  Output output_;
  bool failed_ = false, differs_ = false;
};

int run_fix(FixCommand& command) {
  const auto& inputs = command.drafts.inputs;
  const bool standard = inputs.empty() || std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
  if (command.in_place && standard) {
    print_error("--in-place needs a file", "name the draft to be rewritten");
    return failed;
  }
  if (command.interactive && (standard || inputs.size() != 1)) {
    print_error("--interactive takes one file", "name the draft to be mended; it is written as you say yes");
    return failed;
  }
  if (inputs.size() > 1 && !command.in_place && !command.diff && !command.word_diff) {
    print_error("several redrafts on one output cannot be told apart", "add --in-place or --diff");
    return failed;
  }
  command.judging.draft = command.drafts.beside();
  const Result<Linter> linter = make_linter(command.judging);
  if (!linter) {
    print_problems(linter.error());
    return failed;
  }
  if (command.interactive) return fix_interactively(inputs.front(), command.drafts.read_options(), *linter);
  return Fix(command, *linter).run();
}

}  // namespace

void add_fix(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("fix", "Write the redraft: the draft with its suggestions made");
  auto options = std::make_shared<FixCommand>();
  add_draft_options(*command, options->drafts);
  add_judging_options(*command, options->judging);
  add_output_option(*command, options->output);
  add_color_option(*command, options->output);
  auto* diff = command->add_flag("--diff", options->diff, "Show what would change, as a unified diff; exit 1 if anything would")->group("Output");
  command->add_flag("--in-place", options->in_place, "Rewrite the file; the old one stays beside it as FILE~")->group("Output")->excludes(diff);
  auto* words = command->add_flag("--word-diff", options->word_diff, "Show what would change, word by word; exit 1 if anything would")->group("Output")->excludes(diff);
  command->add_flag("--interactive", options->interactive, "Go through the findings one by one and say what is done; what you accept is written at once, the old draft stays as FILE~")
      ->group("Output")
      ->excludes(diff)
      ->excludes(words);
  add_choice(*command, "--applicability", options->applicability, {"safe", "suggested", "needs-input"},
             "The least promise of a suggestion that is made; needs-input leaves slots ⟦…⟧ for you to fill in (default: suggested)")->group("Output");
  command->footer(
      "Examples:\n"
      "  outlint fix --diff draft.eml\n"
      "  outlint fix --interactive draft.txt\n"
      "  outlint fix draft.txt > better.txt\n"
      "  outlint fix --in-place --applicability needs-input draft.txt");
  command->callback([options, &run] { run = [options] { return run_fix(*options); }; });
}

}  // namespace outlint::cli
