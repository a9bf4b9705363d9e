// SPDX-License-Identifier: Apache-2.0
// `outlint fix`: the suggestions made, in the file or beside it.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "cli/judging.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "cli/records.hpp"
#include "cli/unified_diff.hpp"
#include "message/rewrite_mail.hpp"
#include "render/paint.hpp"
#include "render/visible.hpp"
#include "rewrite/round.hpp"
#include "rewrite/write_back.hpp"

namespace outlint::cli {
namespace {

using render::Ink;
using render::Paint;
using render::visible_line;

constexpr int most_rounds = 8;  // five of mending, and three steps of order

struct FixCommand {
  DraftOptions drafts;
  JudgingOptions judging;
  OutputOptions output;
  std::string applicability = "suggested";
  bool diff = false, in_place = false;
};

/// One input while it is mended.
struct Draft {
  std::string name;                  // the path, or `-`
  std::string before, after;         // its bytes
  std::string text_before, text_after;  // of the body, for a diff where the bytes cannot be edited
  std::vector<AppliedFix> applied;
  std::vector<SkippedFix> skipped;
  Problems problems;
};

Problem problem_of(const Draft& draft, std::string message, std::string hint = {}) {
  Problem problem;
  problem.file = draft.name;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

/// One round over every message in the bytes of a draft.
class Round {
 public:
  Round(const FixCommand& command, const Linter& linter, Draft& draft) : command_(command), linter_(linter), draft_(draft) {
    least_ = *applicability_from_string(command.applicability);
  }

  /// The bytes after the round; nothing where there is nothing left to do, or nothing can be done.
  std::optional<std::string> run() {
    draft_.skipped.clear();
    ReadOptions reading = command_.drafts.read_options();
    if (reading.filename.empty() && draft_.name != "-") reading.filename = draft_.name;
    read_bytes(draft_.after, draft_.name, reading, [this](Result<Record> read) {
      if (!read) append(draft_.problems, std::move(read).error());
      else if (!read->connection) mend(std::move(read->message));
      return draft_.problems.empty();
    });
    if (!draft_.problems.empty()) return std::nullopt;
    if (!edits_.empty()) return rewrite::with_raw_edits(draft_.after, edits_);
    return std::move(mail_);
  }

 private:
  static void append(Problems& all, Problems some) { std::move(some.begin(), some.end(), std::back_inserter(all)); }

  void mend(Message message) {
    const Document document(std::move(message));
    rewrite::Round chosen = rewrite::choose_fixes(document, linter_, least_);
    std::move(chosen.skipped.begin(), chosen.skipped.end(), std::back_inserter(draft_.skipped));
    if (chosen.edits.empty() && !draft_.applied.empty()) chosen.edits = rewrite::choose_order(document, linter_, least_);
    if (chosen.edits.empty()) return;
    draft_.text_before += document.text();
    draft_.text_after += apply_edits(document.text(), "body", chosen.edits);
    if (document.message().raw && *document.message().raw != draft_.after) {
      draft_.problems.push_back(problem_of(draft_, "messages inside a mailbox cannot be rewritten", "save the draft as a file of its own"));
      return;
    }
    const Result<bool> written = document.message().headers_known ? write_mail(chosen.edits) : write_draft(document.message(), chosen.edits);
    if (!written) {
      draft_.problems.push_back(problem_of(draft_, "cannot be rewritten: " + written.error().front().message));
      return;
    }
    std::move(chosen.applied.begin(), chosen.applied.end(), std::back_inserter(draft_.applied));
  }

  Result<bool> write_mail(const std::vector<Edit>& edits) {
    std::vector<message::MailEdit> in_mail;
    for (const Edit& edit : edits) in_mail.push_back({edit.place, edit.replacement});
    Result<std::string> mail = message::rewrite_mail(draft_.after, std::move(in_mail));
    if (!mail) return Failure{std::move(mail).error()};
    mail_ = *std::move(mail);
    return true;
  }

  Result<bool> write_draft(const Message& message, const std::vector<Edit>& edits) {
    const auto notation = message.raw ? rewrite::Notation::plain : rewrite::Notation::json;
    auto raw = rewrite::raw_edits(message, draft_.after, edits, notation);
    if (!raw) return Failure{std::move(raw).error()};
    std::move(raw->begin(), raw->end(), std::back_inserter(edits_));
    return true;
  }

  const FixCommand& command_;
  const Linter& linter_;
  Draft& draft_;
  Applicability least_ = Applicability::suggested;
  std::vector<rewrite::RawEdit> edits_;
  std::optional<std::string> mail_;
};

/// A round changes the file and reads it anew, so that spans always index the bytes that are there.
void mend(const FixCommand& command, const Linter& linter, Draft& draft) {
  draft.after = draft.before;
  for (int round = 0; round < most_rounds && draft.problems.empty(); ++round) {
    draft.text_before.clear();
    draft.text_after.clear();
    std::optional<std::string> after = Round(command, linter, draft).run();
    if (!after) return;
    draft.after = *std::move(after);
  }
}

Result<Draft> open(const std::string& input) {
  Draft draft;
  draft.name = input;
  if (input == "-") {
    draft.before = standard_input();
    return draft;
  }
  std::error_code error;
  if (std::filesystem::is_directory(input, error)) return failure(problem_of(draft, "is a folder; fix takes single drafts"));
  std::ifstream file(input, std::ios::binary);
  if (!file) return failure(problem_of(draft, "cannot be opened"));
  draft.before.assign(std::istreambuf_iterator<char>(file), {});
  return draft;
}

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
}

class Fix {
 public:
  Fix(const FixCommand& command, const Linter& linter) : command_(command), linter_(linter), output_(command.output.output) {}

  int run() {
    const std::vector<std::string> inputs = command_.drafts.inputs.empty() ? std::vector<std::string>{"-"} : command_.drafts.inputs;
    for (const std::string& input : inputs) {
      Result<Draft> draft = open(input);
      if (!draft) {
        fail(draft.error());
        continue;
      }
      mend(command_, linter_, *draft);
      deliver(*draft);
    }
    const Result<bool> written = output_.commit();
    if (!written) fail(written.error());
    return failed_ ? failed : differs_ && command_.diff ? found : done;
  }

 private:
  void deliver(const Draft& draft) {
    if (!draft.problems.empty()) {
      // A diff of the words is still of use where the bytes cannot be touched.
      if (command_.diff && draft.text_before != draft.text_after) write_diff(draft.text_before, draft.text_after, draft.name + " (text)");
      fail(draft.problems);
      return;
    }
    tell(draft, command_);
    if (command_.diff) {
      write_diff(draft.before, draft.after, draft.name == "-" ? "draft" : draft.name);
    } else if (command_.in_place) {
      if (draft.before == draft.after) return;
      const Result<bool> replaced = replace_file(draft.name, draft.before, draft.after);
      if (!replaced) fail(replaced.error());
    } else {
      output_.write(draft.after);
    }
  }

  void write_diff(std::string_view before, std::string_view after, const std::string& name) {
    const std::string diff = unified_diff(before, after, name.substr(name.find_first_not_of('/')));
    differs_ = differs_ || !diff.empty();
    const bool color = wants_color(command_.output.color, command_.output.output);
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
  if (inputs.size() > 1 && !command.in_place && !command.diff) {
    print_error("several redrafts on one output cannot be told apart", "add --in-place or --diff");
    return failed;
  }
  command.judging.draft = command.drafts.beside();
  const Result<Linter> linter = make_linter(command.judging);
  if (!linter) {
    print_problems(linter.error());
    return failed;
  }
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
  add_choice(*command, "--applicability", options->applicability, {"safe", "suggested", "needs-input"},
             "The least promise of a suggestion that is made; needs-input leaves slots ⟦…⟧ for you to fill in (default: suggested)")->group("Output");
  command->footer(
      "Examples:\n"
      "  outlint fix --diff draft.eml\n"
      "  outlint fix draft.txt > better.txt\n"
      "  outlint fix --in-place --applicability needs-input draft.txt");
  command->callback([options, &run] { run = [options] { return run_fix(*options); }; });
}

}  // namespace outlint::cli
