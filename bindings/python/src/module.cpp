// SPDX-License-Identifier: Apache-2.0
// The extension behind the Python package: linters, messages and reports as thin handles, with the GIL released while we judge.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <outlint/outlint.hpp>

#include "data.hpp"
#include "errors.hpp"
#include "history.hpp"
#include "judge.hpp"

namespace nb = nanobind;
using namespace nb::literals;
using namespace outlint::python;

namespace {

outlint::Ruleset load_ruleset(const std::string& config, const std::vector<std::string>& profiles, const std::vector<std::string>& folders,
                              outlint::Config& settings) {
  outlint::ConfigOptions wanted;
  wanted.file = config;
  wanted.profiles = profiles;
  settings = or_raise(outlint::load_config(wanted), Broken::rules);
  outlint::RulesetOptions loading;
  loading.rule_folders = settings.rule_folders;
  loading.overrides = settings.overrides;
  loading.rule_folders.insert(loading.rule_folders.end(), folders.begin(), folders.end());
  return or_raise(outlint::Ruleset::load(loading), Broken::rules);
}

void bind_ruleset(nb::module_& module) {
  nb::class_<Rules>(module, "Ruleset", "A compiled set of rules with its configuration. Immutable; share it between linters and threads.")
      .def(nb::init<>(), "The rules that are built in.")
      .def_static("load", [](const std::string& config, const std::vector<std::string>& profiles, const std::vector<std::string>& folders) {
        Rules rules;
        rules.ruleset = load_ruleset(config, profiles, folders, rules.config);
        return rules;
      }, "config"_a = "", "profiles"_a = std::vector<std::string>(), "rules"_a = std::vector<std::string>(),
           "The built-in rules with a configuration file, profiles and folders of rules. Raises RulesetError with all problems.")
      .def_prop_ro("ids", [](const Rules& rules) {
        std::vector<std::string> ids;
        for (const outlint::RuleInfo& rule : rules.ruleset.rules()) ids.push_back(rule.id);
        return ids;
      }, "The ids of all rules, sorted.")
      .def("explain", [](const Rules& rules, const std::string& id) -> nb::object {
        const outlint::RuleInfo* rule = rules.ruleset.find(id);
        if (rule == nullptr) throw nb::key_error(id.c_str());
        return rule_data(*rule);
      }, "id"_a, "What the catalogue says of a rule. Raises KeyError where there is none.", nb::sig("def explain(self, id: str) -> dict[str, str]"));
}

void bind_report(nb::module_& module) {
  nb::class_<Judged>(module, "NativeReport", "A report as the library holds it.")
      .def_prop_ro("verdict", [](const Judged& judged) { return outlint::to_string(judged.report.verdict); })
      .def_prop_ro("score", [](const Judged& judged) { return judged.report.score; })
      .def_prop_ro("text", [](const Judged& judged) { return judged.document->text(); })
      .def("json", [](const Judged& judged) { return outlint::render_json(judged.report, *judged.document); })
      .def("render", [](const Judged& judged, std::size_t width) {
        outlint::TextOptions options;
        options.width = width;
        return outlint::render_text(judged.report, *judged.document, options);
      }, "width"_a = 80)
      .def("data", &report_data, nb::sig("def data(self) -> dict[str, object]"));
}

void bind_linter(nb::module_& module) {
  nb::class_<Judge>(module, "NativeLinter", "A ruleset with its options. Immutable; share it between threads.")
      .def(nb::init<const Rules&, const Options&, const Ties*>(), "ruleset"_a, "options"_a, "history"_a.none())
      .def("check", &Judge::check, "source"_a, nb::sig("def check(self, source: tuple[str, str | bytes, str]) -> NativeReport"))
      .def("check_chunk", &Judge::check_chunk, "sources"_a, "threads"_a,
           nb::sig("def check_chunk(self, sources: list[tuple[str, str | bytes, str]], threads: int) -> list[NativeReport]"))
      .def("fix", &Judge::fix, "source"_a, "applicability"_a,
           nb::sig("def fix(self, source: tuple[str, str | bytes, str], applicability: str) -> tuple[str, str | None, NativeReport]"));
}

void bind_options(nb::module_& module) {
  nb::class_<Options>(module, "Options", "How a linter judges.")
      .def(nb::init<>())
      .def_rw("stage", &Options::stage)
      .def_rw("channel", &Options::channel)
      .def_rw("today", &Options::today)
      .def_rw("select", &Options::select)
      .def_rw("ignore", &Options::ignore)
      .def_rw("template", &Options::is_template)
      .def("set_deadline", [](Options& options, double seconds) {
        options.deadline = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
      }, "seconds"_a);
}

}  // namespace

NB_MODULE(_outlint, module) {
  module.doc() = "outlint's library; use the package outlint.";
  module.attr("version") = OUTLINT_VERSION;
  bind_errors(module);
  bind_ruleset(module);
  bind_options(module);
  bind_history(module);
  bind_report(module);
  bind_linter(module);
  module.def("apply_edits", [](std::string_view text, std::string_view part, const std::vector<std::tuple<std::string, std::size_t, std::size_t, std::string>>& edits) {
    return apply_edits(text, part, edits);
  }, "text"_a, "part"_a, "edits"_a, "The text of a part after edits (part, start, end, replacement) in code points.");
}
