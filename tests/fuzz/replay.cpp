// SPDX-License-Identifier: Apache-2.0
// Runs targets without a fuzzer: over files as they are, and over mutations of them that are the same in every run. The target
// `every` is for whole corpora: it reads a file as each kind of input, and judges and mends it as what it is.
//   outlint_fuzz_replay TARGET MUTATIONS FILE…
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "oracle.hpp"
#include "targets.hpp"

namespace {

using outlint::InputKind;

/// All records of it, parsed and shown.
void parse_as(InputKind input, std::string_view bytes) {
  outlint::ReadOptions options;
  options.input = input;
  outlint::read_bytes(bytes, "input", options, [&](outlint::Result<outlint::Record> record) {
    if (!record || record->connection) return true;
    const outlint::Document document(std::move(record->message));
    outlint::fuzz::check_document(document);
    return true;
  });
}

/// Mending judges again and again: of a mailbox, a few messages are enough.
void judge(std::string_view bytes) {
  using namespace outlint;
  constexpr std::size_t most_mended = 3;
  std::size_t mended = 0;
  read_bytes(bytes, "input", {}, [&](Result<Record> record) {
    if (!record || record->connection) return true;
    const Document document(std::move(record->message));
    fuzz::check_document(document);
    fuzz::check_report(fuzz::linter().lint(document), document);
    if (mended++ >= most_mended) return true;
    const Outcome outcome = apply_fixes(document, fuzz::linter(), {Applicability::needs_input, 5});
    fuzz::check_edits(outcome.edits, document.message());
    return true;
  });
}

void every(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  judge(bytes);
  for (const InputKind input : {InputKind::eml, InputKind::mbox, InputKind::linkedin, InputKind::json, InputKind::jsonl, InputKind::html,
                                InputKind::markdown, InputKind::text}) parse_as(input, bytes);
}

outlint::fuzz::Target target_of(std::string_view name) {
  if (name == "every") return &every;
#define OUTLINT_FUZZ_TARGET(target) \
  if (name == #target) return &outlint::fuzz::target;
#include "targets.inc.hpp"

  return nullptr;
}

std::string bytes_of(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) std::fprintf(stderr, "%s cannot be opened\n", path), std::exit(2);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One small change: a byte, a run taken out, doubled or moved, a run of another file put in.
std::string mutated(std::string text, const std::vector<std::string>& others, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  for (std::size_t more = 1 + below(4); more > 0; --more) {
    const std::size_t at = below(text.size() + 1), length = below(std::min<std::size_t>(text.size() - at, 40) + 1);
    switch (below(5)) {
      case 0: if (at < text.size()) text[at] = static_cast<char>(random()); break;
      case 1: text.erase(at, length); break;
      case 2: text.insert(at, text.substr(at, length)); break;
      case 3: text.insert(below(text.size() + 1), text.substr(at, length)); break;
      default: {
        const std::string& other = others[below(others.size())];
        const std::size_t from = below(other.size() + 1);
        text.insert(at, other.substr(from, below(60)));
      }
    }
  }
  return text;
}

void run(outlint::fuzz::Target target, const std::string& bytes) { target(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

}  // namespace

int main(int argc, char** argv) {
  const outlint::fuzz::Target target = argc > 2 ? target_of(argv[1]) : nullptr;
  if (target == nullptr) return std::fputs("outlint_fuzz_replay TARGET MUTATIONS FILE...\n", stderr), 2;
  const std::size_t mutations = std::strtoul(argv[2], nullptr, 10);
  std::vector<std::string> seeds;
  for (int each = 3; each < argc; ++each) seeds.push_back(bytes_of(argv[each]));
  for (const std::string& seed : seeds) run(target, seed);
  std::mt19937 random(20260302);
  const char* keep = std::getenv("OUTLINT_FUZZ_KEEP");  // a file that holds each input while it runs
  for (std::size_t made = 0; made < mutations && !seeds.empty(); ++made) {
    const std::string input = mutated(seeds[random() % seeds.size()], seeds, random);
    if (keep != nullptr) std::ofstream(keep, std::ios::binary) << input;
    run(target, input);
  }
  std::printf("%s: %zu files, %zu mutations\n", argv[1], seeds.size(), mutations);
  return 0;
}
