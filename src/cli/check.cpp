// SPDX-License-Identifier: Apache-2.0
// `outlint check`: every message of every input, judged.
#include <array>
#include <memory>
#include <unordered_map>

#include <fmt/format.h>

#include "cli/json_array.hpp"
#include "cli/judging.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "cli/progress.hpp"
#include "cli/records.hpp"

namespace outlint::cli {
namespace {

struct CheckOptions {
  DraftOptions drafts;
  JudgingOptions judging;
  OutputOptions output;
  std::string fail_on;
  bool quiet = false;
  bool batch = false;  ///< all drafts of the run are one batch
};

/// A message and what was found in it, together while they travel between threads.
struct Checked {
  explicit Checked(Message message) : document(std::move(message)) {}

  Document document;
  Report report;
  std::string text;  // as the format has it; empty for formats of all reports at once
};

class Check {
 public:
  Check(const CheckOptions& options, const Linter& linter)
      : options_(options), linter_(linter), batch_(linter.ruleset()), output_(options.output.output), array_(output_), progress_(options.drafts.inputs, options.output.output) {
    text_.color = wants_color(options.output.color, options.output.output);
    text_.quiet = options.quiet;
    text_.width = terminal_width();
  }

  int run() {
    const bool all_read = read_all();
    progress_.clear();
    finish();
    const Result<bool> written = output_.commit();
    if (!written) print_problems(written.error());
    if (!all_read || !written) return failed;
    return failing_ ? found : done;
  }

 private:
  /// One pass, as long as no draft belongs to a batch. From the first that does on, the input is read twice: what is a copy
  /// of what can only be told once all drafts were seen, and they need not fit into memory.
  bool read_all() {
    Reading reading{.inputs = options_.drafts.inputs, .options = options_.drafts.read_options(), .jobs = options_.output.jobs, .progress = &progress_};
    reading.options.bytes_read = progress_.bytes_read();
    progress_.begin("judged");
    const auto go_on = [this] { return output_.good(); };
    const auto judge_record = [this](Record record, std::size_t number) { return judge(std::move(record), number); };
    reading.ends_before = [this](const Record& record) { return options_.batch || !record.message.batch.empty(); };
    const Passed alone = for_each_record(reading, judge_record, go_on);
    if (!alone.ended_early) return alone.all_read;

    reading.skip = alone.records;
    reading.ends_before = {};
    reading.tells_problems = false;
    progress_.begin("compared");
    for_each_record(reading, [this](Record record, std::size_t number) { return sketch(std::move(record), number); }, go_on);
    batch_.settle();
    reading.tells_problems = true;
    progress_.begin("judged");
    const Passed together = for_each_record(reading, judge_record, go_on);
    return alone.all_read && together.all_read;
  }

  [[nodiscard]] std::string batch_of(const Message& message) const { return options_.batch ? "this run" : message.batch; }

  /// On any thread: what the batch has to know of a draft. What it returns is run in the order of the input.
  InOrder::Take sketch(Record record, std::size_t number) {
    if (record.connection || batch_of(record.message).empty()) return [this] { progress_.step(); };
    std::string key = batch_of(record.message);
    auto draft = std::make_shared<BatchDraft>(batch_.sketch(Document(std::move(record.message)), std::move(key)));
    return [this, draft, number] {
      batch_numbers_.emplace(number, batch_.add(std::move(*draft)));
      progress_.step();
    };
  }

  /// On any thread: judges and renders. What it returns is run in the order of the input.
  InOrder::Take judge(Record record, std::size_t number) {
    if (record.connection) return [] {};
    record.message.batch = batch_of(record.message);
    auto checked = std::make_shared<Checked>(std::move(record.message));
    Circumstances circumstances;
    const auto in_batch = batch_numbers_.find(number);
    if (in_batch != batch_numbers_.end()) circumstances.near_copy = batch_.copy_of(in_batch->second);
    checked->report = linter_.lint(checked->document, circumstances);
    checked->text = rendered(*checked);
    return [this, checked] { take(checked); };
  }

  [[nodiscard]] std::string rendered(const Checked& checked) const {
    const std::string& format = options_.output.format;
    if (format == "text") return render_text(checked.report, checked.document, text_);
    if (format == "github") return render_github(checked.report, checked.document);
    if (format == "json" || format == "jsonl") return render_json(checked.report, checked.document);
    return "";
  }

  void take(const std::shared_ptr<Checked>& checked) {
    failing_ = failing_ || fails(checked->report, options_.fail_on);
    ++verdicts_[static_cast<std::size_t>(checked->report.verdict)];
    if (progress_.in_the_way() && !checked->text.empty()) progress_.clear();
    const std::string& format = options_.output.format;
    if (format == "json") {
      array_.add(checked->text);
    } else if (format == "html" || (format == "sarif" && !checked->report.diagnostics.empty())) {
      kept_.push_back(checked);
    } else {
      output_.write(checked->text);
      if (format == "jsonl") output_.write("\n");
    }
    progress_.step();
  }

  void finish() {
    std::vector<Judged> judged;
    judged.reserve(kept_.size());
    for (const auto& each : kept_) judged.push_back({&each->report, &each->document});
    const std::string& format = options_.output.format;
    if (format == "json") array_.finish();
    if (format == "sarif") output_.write(render_sarif(judged) + "\n");
    if (format == "html") output_.write(render_html(judged));
    const std::size_t messages = verdicts_[0] + verdicts_[1] + verdicts_[2];
    if (format == "text" && !options_.quiet && messages > 1) {
      output_.write(fmt::format("\n{} messages: {} to hold, {} to revise, {} ready to send.\n", messages,
                                verdicts_[static_cast<std::size_t>(Verdict::hold)], verdicts_[static_cast<std::size_t>(Verdict::revise)],
                                verdicts_[static_cast<std::size_t>(Verdict::send)]));
    }
  }

  const CheckOptions& options_;
  const Linter& linter_;
  Batch batch_;
  std::unordered_map<std::size_t, std::size_t> batch_numbers_;  // of a record in the input: of the draft in the batch
  Output output_;
  JsonArray array_;
  Progress progress_;
  TextOptions text_;
  std::vector<std::shared_ptr<Checked>> kept_;
  std::array<std::size_t, 3> verdicts_{};
  bool failing_ = false;
};

int run_check(CheckOptions& options) {
  options.judging.draft = options.drafts.beside();
  const Result<Judging> judging = make_judging(options.judging);
  if (!judging) {
    print_problems(judging.error());
    return failed;
  }
  const Config& config = judging->config;
  if (options.drafts.me.empty()) options.drafts.me = config.me;
  if (options.fail_on.empty()) options.fail_on = config.fail_on.empty() ? "error" : config.fail_on;
  return Check(options, judging->linter).run();
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("check", "Judge drafts: what is wrong, where, why, and what to write instead");
  auto options = std::make_shared<CheckOptions>();
  add_draft_options(*command, options->drafts);
  command->add_flag("--batch", options->batch, "All drafts of this run go out together: near-copies among them are found")->group("Draft");
  add_judging_options(*command, options->judging);
  add_format_option(*command, options->output, {"text", "json", "jsonl", "sarif", "github", "html"});
  add_output_option(*command, options->output);
  add_color_option(*command, options->output);
  add_jobs_option(*command, options->output);
  add_choice(*command, "--fail-on", options->fail_on, {"error", "warning", "never"}, "The least finding that makes the exit code 1 (default: error)")
      ->group("Output");
  command->add_flag("--quiet,-q", options->quiet, "Only the findings")->group("Output");
  command->footer(
      "Examples:\n"
      "  outlint check draft.eml\n"
      "  outlint check --stage close note.txt        you know them well\n"
      "  cat draft.txt | outlint check -             from standard input\n"
      "  outlint check --format jsonl drafts/*.json  for programs\n"
      "  outlint check --batch drafts/               one text to many is found");
  command->callback([options, &run] { run = [options] { return run_check(*options); }; });
}

}  // namespace outlint::cli
