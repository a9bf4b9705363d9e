// SPDX-License-Identifier: Apache-2.0
// Takes the place of the history where outlint is built without SQLite.
#include <outlint/history.hpp>

namespace outlint {
namespace {

Failure refused() { return failure("built without a history (OUTLINT_WITH_HISTORY)"); }

}  // namespace

struct History::State {};

History::History(std::shared_ptr<State> state) : state_(std::move(state)) {}
History::~History() = default;
History::History(History&&) noexcept = default;
History& History::operator=(History&&) noexcept = default;

Result<History> History::open(const std::string& path, const HistoryOptions&) {
  Failure failed = refused();
  failed.problems.front().file = path;
  return failed;
}

Result<Learned> History::learn(const std::vector<std::string>&, const LearnOptions&) { return refused(); }
Result<TieFacts> History::relationship_with(const TieQuery&) const { return refused(); }
TieLookup History::lookup() const { return [](const TieQuery&) -> Result<TieFacts> { return refused(); }; }
Result<std::optional<Correspondent>> History::find(const std::string&, const std::string&) const { return refused(); }
Result<std::vector<Correspondent>> History::everybody(const std::string&) const { return refused(); }
Result<std::vector<std::string>> History::namesakes(const Correspondent&) const { return refused(); }
Result<bool> History::merge(const std::string&, const std::string&) { return refused(); }
Result<bool> History::split(const std::string&) { return refused(); }
Result<bool> History::forget(const std::string&) { return refused(); }
Result<std::size_t> History::forget_before(const std::string&) { return refused(); }

}  // namespace outlint
