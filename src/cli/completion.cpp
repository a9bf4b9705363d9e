// SPDX-License-Identifier: Apache-2.0
// `outlint completion` and `outlint man`: what a shell and a manual know of the command line.
#include <cstdio>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/app_outline.hpp"
#include "cli/command.hpp"

namespace outlint::cli {
namespace {

std::string all_names(const std::vector<OptionOutline>& options) {
  std::string out;
  for (const OptionOutline& option : options) {
    for (const std::string& name : option.names) out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

bool is_inner(const CommandOutline& command) { return command.name.find(' ') != std::string::npos; }

std::string command_names(const AppOutline& outline) {
  std::string out;
  for (const CommandOutline& command : outline.commands) {
    if (!is_inner(command)) out += (out.empty() ? "" : " ") + command.name;
  }
  return out;
}

/// The commands within others, as a pattern of the shell's `case`.
std::string inner_names(const AppOutline& outline) {
  std::string out;
  for (const CommandOutline& command : outline.commands) {
    if (is_inner(command)) out += (out.empty() ? "'" : "|'") + command.name + "'";
  }
  return out;
}

/// In single quotes of a shell, with the given characters behind a backslash.
std::string in_quotes(std::string_view text, std::string_view special = {}) {
  std::string out = "'";
  for (const char byte : text) {
    if (byte == '\'') {
      out += "'\\''";
      continue;
    }
    if (special.find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out + "'";
}

std::string zsh_option(const OptionOutline& option) {
  std::string value;
  if (!option.choices.empty()) value = fmt::format(":value:({})", fmt::join(option.choices, " "));
  else if (!option.value.empty()) value = fmt::format(":{}:_files", option.value);
  std::string help;
  for (const char byte : option.help) {
    // Brackets and colons would end the explanation.
    if (byte == '[' || byte == ']' || byte == ':') help += '\\';
    help += byte;
  }
  std::string out;
  for (const std::string& name : option.names) out += "        " + in_quotes(fmt::format("*{}[{}]{}", name, help, value)) + " \\\n";
  return out;
}

/// In roff a leading dot or quote is a request, a hyphen a hyphen, and a backslash an escape.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char byte : text) {
    if (line_start && (byte == '.' || byte == '\'')) out += "\\&";
    if (byte == '\\') out += "\\e";
    else if (byte == '-') out += "\\-";
    else out += byte;
    line_start = byte == '\n';
  }
  return out;
}

std::string roff_options(const std::vector<OptionOutline>& options) {
  std::string out;
  for (const OptionOutline& option : options) {
    out += fmt::format(".TP\n\\fB{}\\fR{}{}\n{}\n", roff(fmt::format("{}", fmt::join(option.names, ", "))), option.value.empty() ? "" : " ",
                       option.value.empty() ? "" : "\\fI" + roff(option.value) + "\\fR", roff(option.help));
  }
  return out;
}

std::string roff_block(std::string_view text) { return text.empty() ? "" : ".PP\n.nf\n" + roff(text) + "\n.fi\n"; }

}  // namespace

std::string bash_completion(const AppOutline& outline) {
  std::string values, options;
  for (const CommandOutline& command : outline.commands) {
    for (const OptionOutline& option : command.options) {
      if (option.choices.empty()) continue;
      for (const std::string& name : option.names) values += fmt::format("    '{}',{}) words='{}' ;;\n", command.name, name, fmt::join(option.choices, " "));
    }
    std::string words = all_names(command.options);
    for (const OptionOutline& argument : command.arguments) words += argument.choices.empty() ? "" : fmt::format(" {}", fmt::join(argument.choices, " "));
    options += fmt::format("    '{}') words='{}' ;;\n", command.name, words);
  }
  return fmt::format(R"sh(# bash completion for outlint: eval "$(outlint completion bash)"
_outlint() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command= words= word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$command $word" in {4}) command="$command $word"; break ;; esac
    [ -n "$command" ] || case " {0} " in *" $word "*) command=$word ;; esac
  done
  case "$command,$previous" in
{2}  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); return; fi
  case "$command" in
    '') words='{0} {1}' ;;
{3}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  case "$command,$current" in ,*|*,-*) ;; *) COMPREPLY+=($(compgen -f -- "$current")) ;; esac
}}
complete -o filenames -F _outlint outlint
)sh",
                     command_names(outline), all_names(outline.options), values, options, inner_names(outline));
}

std::string zsh_completion(const AppOutline& outline) {
  std::string commands, cases;
  for (const CommandOutline& command : outline.commands) {
    if (!is_inner(command)) commands += fmt::format("    {}\n", in_quotes(command.name + ":" + command.help));
    std::string options;
    for (const OptionOutline& option : command.options) options += zsh_option(option);
    std::string files = "'*:file:_files'";
    for (const OptionOutline& argument : command.arguments) {
      if (!argument.choices.empty()) files = in_quotes(fmt::format("1:{}:({})", argument.names.front(), fmt::join(argument.choices, " ")));
    }
    cases += fmt::format("    '{}')\n      _arguments -s \\\n{}        {} ;;\n", command.name, options, files);
  }
  return fmt::format(R"sh(#compdef outlint
# zsh completion for outlint: put it in a folder of $fpath as _outlint
_outlint() {{
  local -a commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case "$command $words[2]" in {})
    if (( CURRENT > 2 )); then
      command="$command $words[2]"
      shift words
      (( CURRENT-- ))
    fi ;;
  esac
  case $command in
{}  esac
}}
compdef _outlint outlint
)sh",
                     commands, inner_names(outline), cases);
}

std::string fish_completion(const AppOutline& outline) {
  std::string out = "# fish completion for outlint: outlint completion fish | source\n";
  for (const CommandOutline& command : outline.commands) {
    if (!is_inner(command)) out += fmt::format("complete -c outlint -n __fish_use_subcommand -f -a {} -d {}\n", command.name, in_quotes(command.help, "\\"));
    std::string seen = command.name;
    if (const std::size_t blank = seen.find(' '); blank != std::string::npos) seen.replace(blank, 1, "; and __fish_seen_subcommand_from ");
    const std::string here = fmt::format("complete -c outlint -n '__fish_seen_subcommand_from {}'", seen);
    for (const OptionOutline& option : command.options) {
      out += here;
      for (const std::string& name : option.names) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.choices.empty()) out += fmt::format(" -xa '{}'", fmt::join(option.choices, " "));
      else if (!option.value.empty()) out += " -r";
      out += " -d " + in_quotes(option.help, "\\") + "\n";
    }
    for (const OptionOutline& argument : command.arguments) {
      if (!argument.choices.empty()) out += fmt::format("{} -xa '{}'\n", here, fmt::join(argument.choices, " "));
    }
  }
  return out;
}

std::string manual(const AppOutline& outline) {
  std::string out = ".TH OUTLINT 1 \"\" \"outlint " OUTLINT_VERSION "\"\n.SH NAME\noutlint \\- judge outreach before it is sent\n";
  out += ".SH SYNOPSIS\n.B outlint\n.I command\n.RI [ options ]\n.RI [ input ...]\n.SH DESCRIPTION\n" + roff(outline.about) + "\n.SH OPTIONS\n";
  out += roff_options(outline.options) + ".SH COMMANDS\n";
  for (const CommandOutline& command : outline.commands) {
    std::string arguments;
    for (const OptionOutline& argument : command.arguments) arguments += " " + argument.names.front();
    out += fmt::format(".SS {}{}\n{}.\n{}{}", command.name, arguments, roff(command.help), roff_options(command.options), roff_block(command.footer));
  }
  return out + ".SH EXAMPLES AND EXIT CODES\n" + roff_block(outline.footer);
}

void add_completion(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("completion", "Write the completion of a shell");
  auto shell = std::make_shared<std::string>();
  add_choice(*command, "SHELL", *shell, {"bash", "zsh", "fish"}, "The shell")->required();
  command->callback([shell, &app, &run] {
    run = [shell, &app] {
      const AppOutline outline = outline_of(app);
      const std::string text = *shell == "bash" ? bash_completion(outline) : *shell == "zsh" ? zsh_completion(outline) : fish_completion(outline);
      std::fputs(text.c_str(), stdout);
      return static_cast<int>(done);
    };
  });
  CLI::App* man = app.add_subcommand("man", "Write the manual page: outlint man | man -l -");
  man->callback([&app, &run] {
    run = [&app] {
      std::fputs(manual(outline_of(app)).c_str(), stdout);
      return static_cast<int>(done);
    };
  });
}

}  // namespace outlint::cli
