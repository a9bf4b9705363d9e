// SPDX-License-Identifier: Apache-2.0
#include "history.hpp"

#include <string>
#include <utility>
#include <vector>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include "errors.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace outlint::python {
namespace {

Ties open(const std::string& path, bool create) {
  HistoryOptions options;
  options.create = create;
  return Ties{std::make_shared<History>(or_raise(History::open(path, options), Broken::input))};
}

nb::dict learn(const Ties& ties, const std::vector<std::string>& paths, const std::vector<std::string>& me, std::size_t jobs) {
  LearnOptions options;
  options.me = me;
  options.jobs = jobs;
  Result<Learned> learned = [&] {
    const nb::gil_scoped_release released;
    return ties.history->learn(paths, options);
  }();
  const Learned done = or_raise(std::move(learned), Broken::input);
  nb::dict data;
  data["read"] = done.read;
  data["added"] = done.added;
  data["connections"] = done.connections;
  data["unchanged"] = done.unchanged;
  return data;
}

nb::object find(const Ties& ties, const std::string& who, const std::string& today) {
  const auto found = or_raise(ties.history->find(who, today), Broken::input);
  if (!found) return nb::none();
  const TieFacts& tie = found->tie;
  nb::dict data;
  data["identities"] = found->identities;
  data["name"] = found->name;
  data["sent"] = tie.sent;
  data["received"] = tie.received;
  data["unanswered"] = tie.unanswered;
  data["asks"] = tie.asks;
  data["gifts"] = tie.gifts;
  data["resumes_sent"] = tie.resumes_sent;
  data["first"] = found->first;
  data["last"] = found->last;
  return data;
}

}  // namespace

void bind_history(nb::module_& module) {
  nb::class_<Ties>(module, "NativeHistory", "What passed between the user and others, in one local file: facts, never words.")
      .def_static("open", &open, "path"_a, "create"_a)
      .def("learn", &learn, "paths"_a, "me"_a, "jobs"_a, nb::sig("def learn(self, paths: list[str], me: list[str], jobs: int) -> dict[str, int]"))
      .def("find", &find, "who"_a, "today"_a, nb::sig("def find(self, who: str, today: str) -> dict[str, object] | None"))
      .def("merge", [](const Ties& ties, const std::string& one, const std::string& other) { return or_raise(ties.history->merge(one, other), Broken::input); },
           "one"_a, "other"_a)
      .def("split", [](const Ties& ties, const std::string& who) { return or_raise(ties.history->split(who), Broken::input); }, "who"_a)
      .def("forget", [](const Ties& ties, const std::string& who) { return or_raise(ties.history->forget(who), Broken::input); }, "who"_a);
}

}  // namespace outlint::python
