// SPDX-License-Identifier: Apache-2.0
// `outlint lsp`: the language server, as editors start it.
#include <memory>

#include "cli/judging.hpp"
#include "lsp/server.hpp"

namespace outlint::cli {

void add_lsp(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("lsp", "Serve an editor: findings while you type, and what to do about them");
  auto settings = std::make_shared<lsp::Settings>();
  add_judging_options(*command, settings->judging);
  add_channel_option(*command, settings->drafts);
  auto stdio = std::make_shared<bool>(false);  // what some editors add to every server's command line
  command->add_flag("--stdio", *stdio, "On standard input and output, as always")->group("Output");
  command->footer("It speaks the Language Server Protocol. docs/editors.md has the settings for VS Code, Neovim, Emacs and Helix.");
  command->callback([settings, stdio, &run] { run = [settings, stdio] { return lsp::Server(*settings).run(); }; });
}

}  // namespace outlint::cli
