// SPDX-License-Identifier: Apache-2.0
// The spellings of the closed vocabularies of <outlint/stage.hpp>.
#include <outlint/stage.hpp>

#include <array>
#include <utility>

namespace outlint {
namespace {

constexpr std::array<std::pair<Stage, std::string_view>, 6> stages{{{Stage::stranger, "stranger"},
                                                                     {Stage::thin, "thin"},
                                                                     {Stage::lapsed, "lapsed"},
                                                                     {Stage::acquaintance, "acquaintance"},
                                                                     {Stage::familiar, "familiar"},
                                                                     {Stage::close, "close"}}};

constexpr std::array<std::pair<Channel, std::string_view>, 5> channels{{{Channel::unknown, "unknown"},
                                                                         {Channel::email, "email"},
                                                                         {Channel::linkedin_message, "linkedin-message"},
                                                                         {Channel::linkedin_invite, "linkedin-invite"},
                                                                         {Channel::inmail, "inmail"}}};

}  // namespace

std::string_view to_string(Stage stage) { return stages[static_cast<std::size_t>(stage)].second; }
std::string_view to_string(Channel channel) { return channels[static_cast<std::size_t>(channel)].second; }

std::optional<Stage> stage_from_string(std::string_view word) {
  for (const auto& [stage, name] : stages) {
    if (name == word) return stage;
  }
  return std::nullopt;
}

std::optional<Channel> channel_from_string(std::string_view word) {
  for (const auto& [channel, name] : channels) {
    if (name == word && channel != Channel::unknown) return channel;
  }
  return std::nullopt;
}

}  // namespace outlint
