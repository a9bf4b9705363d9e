// SPDX-License-Identifier: Apache-2.0
// Wherever a draft comes from, the reported spans cut out the words that ask.
#include "catch.hpp"

#include <string>
#include <vector>

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

const std::string asking = "Could you refer me for the data role";

std::string base64(const std::string& bytes) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t each = 0; each < 3; ++each) group = group << 8 | (at + each < bytes.size() ? static_cast<unsigned char>(bytes[at + each]) : 0u);
    for (std::size_t each = 0; each < 4; ++each) out += at + each > bytes.size() ? '=' : digits[(group >> (18 - 6 * each)) & 63];
    if (out.size() % 77 == 76) out += '\n';
  }
  return out;
}

std::string quoted_printable(const std::string& bytes) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    const bool plain = byte == '\n' || (value >= 32 && value < 127 && byte != '=');
    if (column > 60 && byte != '\n') out += "=\n", column = 0;
    if (plain) out += byte;
    else (out += '=') += {digits[value >> 4], digits[value & 15]};
    column = byte == '\n' ? 0 : column + (plain ? 1 : 3);
  }
  return out;
}

std::string utf16(const std::string& ascii_and_latin, char first, char second) {
  std::string out{first, second};
  const bool little = first == '\xFF';
  for (const char byte : ascii_and_latin) (out += little ? byte : '\0') += little ? '\0' : byte;
  return out;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char byte : text) (byte == '\n' ? out += '\r' : out) += byte;
  return out;
}

std::string mail(const std::string& headers, const std::string& body) {
  return "From: Ana <ana@example.org>\nTo: Bo <bo@example.com>\nSubject: Hello\nMIME-Version: 1.0\n" + headers + "\n" + body;
}

/// The words of the ask, cut from the text by its span and, where the report says so, from the raw bytes.
void check_spans(const std::string& name, const std::string& bytes, bool verbatim) {
  INFO(name);
  std::size_t messages = 0;
  read_bytes(bytes, name, {}, [&](Result<Record> record) {
    REQUIRE(record);
    ++messages;
    const Document document(std::move(record->message));
    LintOptions options;
    options.select = {"premature-ask"};
    const Report report = Linter(Ruleset::builtin(), options).lint(document);
    REQUIRE(report.diagnostics.size() == 1);
    REQUIRE(report.diagnostics[0].place);
    const Span span = report.diagnostics[0].place->span;
    CHECK(span.of(document.text()) == asking);
    const auto raw = document.message().body().map.verbatim(span);
    CHECK(raw.has_value() == verbatim);
    if (raw) CHECK(raw->of(bytes) == asking);
    for (const Suggestion& suggestion : report.diagnostics[0].suggestions) {
      for (const Edit& edit : suggestion.edits) CHECK(edit.place.span.end <= document.text().size());
    }
    return true;
  });
  CHECK(messages == 1);
}

}  // namespace

TEST_CASE("spans cut out the asking words in every encoding") {
  const std::string before[] = {"Hi Bo,\n\nwe never met. ", "Hi Bo 👩‍👩‍👧‍👦🇩🇪,\n\nwe never met 🎉. ", "Hi Zoe\u0308,\n\ncafe\u0301 and nai\u0308ve, but we never met. "};
  for (const std::string& start : before) {
    const std::string text = start + asking + " before Friday? 🙏\n\nAna\n";
    check_spans("draft.txt", text, true);
    check_spans("crlf.txt", with_crlf(text), true);
    check_spans("bom.txt", "\xEF\xBB\xBF" + text, true);
    check_spans("8bit.eml", mail("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n", text), true);
    check_spans("crlf.eml", with_crlf(mail("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n", text)), true);
    check_spans("base64.eml", mail("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", base64(text)), false);
  }
  const std::string plain = "Hi Bo,\n\nwe never met. " + asking + "?\n\nAna\n";
  check_spans("qp.eml", mail("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n", quoted_printable(plain)), true);
  const std::string latin = "Hi Zo\xEB,\n\nwe never met at the caf\xE9. " + asking + "?\n\nAna\n";
  check_spans("latin.eml", mail("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n", latin), true);
  check_spans("latin.txt", latin, true);
  check_spans("utf16le.txt", utf16(latin, '\xFF', '\xFE'), false);
  check_spans("utf16be.txt", utf16(latin, '\xFE', '\xFF'), false);
}
