// SPDX-License-Identifier: Apache-2.0
#include "cli/app_outline.hpp"

namespace outlint::cli {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out{""};
  for (const char byte : text) {
    if (byte == '|') out.emplace_back();
    else out.back() += byte;
  }
  return out;
}

OptionOutline outline_of(const CLI::Option& option) {
  OptionOutline out;
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  if (out.names.empty()) out.names.push_back(option.get_name(true));
  out.help = option.get_description();
  if (option.get_items_expected_max() == 0) return out;
  out.value = option.get_type_name();
  if (out.value.find('|') != std::string::npos) out.choices = split(out.value);
  return out;
}

void add_options(const CLI::App& app, std::vector<OptionOutline>& options, std::vector<OptionOutline>& arguments) {
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? arguments : options).push_back(outline_of(*option));
  }
}

void add_commands(const CLI::App& app, const std::string& within, AppOutline& out) {
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    CommandOutline each{within + command->get_name(), command->get_description(), command->get_footer(), {}, {}};
    add_options(*command, each.options, each.arguments);
    OptionOutline inner{{"COMMAND"}, "What to do", "COMMAND", {}};
    for (const CLI::App* one : command->get_subcommands(nullptr)) inner.choices.push_back(one->get_name());
    if (!inner.choices.empty()) each.arguments.push_back(std::move(inner));
    if (each.footer == out.footer) each.footer.clear();
    out.commands.push_back(std::move(each));
    add_commands(*command, command->get_name() + " ", out);
  }
}

}  // namespace

AppOutline outline_of(const CLI::App& app) {
  AppOutline out{app.get_name(), app.get_description(), app.get_footer(), {}, {}};
  std::vector<OptionOutline> none;
  add_options(app, out.options, none);
  add_commands(app, "", out);
  return out;
}

}  // namespace outlint::cli
