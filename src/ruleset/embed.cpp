// SPDX-License-Identifier: Apache-2.0
// A program of the build: compiles the rules as a run-time loader would, and writes them as C++, so that the library
// carries the files and what they compile to.
#include <cstdio>
#include <fstream>
#include <string>

#include "ruleset/blob.hpp"
#include "ruleset/compiler.hpp"

namespace {

using outlint::ruleset::SourceFile;

/// Raw literals are short in some compilers: a long file is several, side by side.
void write_literal(std::ofstream& out, const std::string& content) {
  constexpr std::size_t longest = 8000;
  if (content.empty()) out << "\"\"";
  for (std::size_t at = 0; at < content.size(); at += longest) out << "R\"~yaml~(" << content.substr(at, longest) << ")~yaml~\"\n";
}

void write_files(const std::string& path, const std::vector<SourceFile>& files) {
  std::ofstream out(path, std::ios::binary);
  out << "// Made by the build from rules/; not to be edited.\n";
  for (const SourceFile& file : files) {
    if (file.path.starts_with("mail/")) continue;
    // With its length, which a compiler would count byte by byte.
    out << "{\"" << file.path << "\", {\n";
    write_literal(out, file.content);
    out << ", " << file.content.size() << "}},\n";
  }
}

/// Bytes as a literal: any compiler reads it faster than a list of numbers.
void write_bytes(const std::string& path, const std::string& bytes) {
  constexpr std::size_t in_a_line = 200;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (at % in_a_line == 0) text += at == 0 ? "\"" : "\"\n\"";
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?') {
      text += bytes[at];
      continue;
    }
    // Three octal digits always, so that a digit behind them is none of theirs.
    for (const unsigned shift : {9u, 6u, 3u, 0u}) text += shift == 9 ? '\\' : static_cast<char>('0' + ((byte >> shift) & 7));
  }
  std::ofstream(path, std::ios::binary) << text << "\"\n";
}

void tell(const outlint::Problems& problems) {
  for (const outlint::Problem& problem : problems) {
    std::fprintf(stderr, "%s:%zu:%zu: error: %s\n", problem.file.c_str(), problem.line, problem.column, problem.message.c_str());
    if (!problem.excerpt.empty()) std::fprintf(stderr, "    %s\n", problem.excerpt.c_str());
    if (!problem.hint.empty()) std::fprintf(stderr, "    %s\n", problem.hint.c_str());
  }
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 4) {
    std::fputs("usage: outlint_embed RULES-FOLDER FILES-OUTPUT PACK-OUTPUT\n", stderr);
    return 2;
  }
  outlint::Problems problems;
  std::vector<SourceFile> files = outlint::ruleset::read_folder(argv[1], problems);
  for (SourceFile& file : files) file.shown = "rules/" + file.path;
  const auto pack = outlint::ruleset::compile_pack(files);
  if (!pack) problems.insert(problems.end(), pack.error().begin(), pack.error().end());
  tell(problems);
  if (!problems.empty()) return 1;
  write_files(argv[2], files);
  write_bytes(argv[3], outlint::ruleset::write_blob(**pack));
  return 0;
}
