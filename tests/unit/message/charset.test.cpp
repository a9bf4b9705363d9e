// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "message/charset.hpp"
#include "text/utf8.hpp"

using namespace outlint::message;

TEST_CASE("text is read in its charset, whatever is declared") {
  using namespace std::string_view_literals;
  struct Case {
    std::string_view bytes, declared, expected;
  };
  const Case cases[] = {
      {"plain", "", "plain"},
      {"caf\xE9", "iso-8859-1", "café"},
      {"\x93quoted\x94", "iso-8859-1", "“quoted”"},  // What calls itself Latin-1 is Windows'.
      {"caf\xC3\xA9", "us-ascii", "café"},
      {"caf\xC3\xA9", "iso-8859-1", "café"},         // UTF-8 under a false name.
      {"caf\xE9 au lait", "utf-8", "café au lait"},  // The other way round.
      {"caf\xE9", "x-unknown", "café"},
      {"\xEF\xBB\xBFhello", "iso-8859-1", "hello"},
      {"\xFF\xFEh\0i\0"sv, "", "hi"},
      {"\xFE\xFF\0h\0i"sv, "utf-16", "hi"},
      {"h\0i\0"sv, "utf-16le", "hi"},
      {"\x1B$B$3$s\x1B(B", "", "こん"},
      {"\x1B$B$3$s\x1B(B", "us-ascii", "こん"},
      {"+AOk-", "utf-7", "é"},
      {"\xC4\xE3\xBA\xC3", "gb2312", "你好"},
      {"\"x\"", "\"UTF-8\" (quoted)", "\"x\""},
      {"\xD0\xD2\xC9\xD7\xC5\xD4, \xCB\xC1\xCB \xC4\xC5\xCC\xC1? \xEF\xD4\xD7\xC5\xD4\xD8\xD4\xC5, "
       "\xD0\xCF\xD6\xC1\xCC\xD5\xCA\xD3\xD4\xC1",
       "", "привет, как дела? Ответьте, пожалуйста"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.bytes, one.declared);
    const DecodedText decoded = decode_text(one.bytes, one.declared);
    CHECK(decoded.text == one.expected);
    for (const auto& segment : decoded.map.segments()) {
      CHECK(segment.raw + segment.raw_length <= one.bytes.size());
      if (segment.verbatim)
        CHECK(decoded.text.substr(segment.text, segment.text_length) ==
              one.bytes.substr(segment.raw, segment.raw_length));
    }
  }
}

TEST_CASE("any bytes in any charset give valid text") {
  std::string all;
  for (int i = 0; i < 4096; ++i) all += static_cast<char>(i * 37 % 251 + i / 251);
  for (const char* charset : {"", "utf-8", "utf-16", "utf-32", "iso-2022-jp", "hz-gb-2312", "utf-7", "gb18030", "big5",
                              "euc-kr", "koi8-r", "nonsense"}) {
    const DecodedText decoded = decode_text(all, charset);
    CAPTURE(charset);
    CHECK(outlint::text::is_valid_utf8(decoded.text));
  }
}

TEST_CASE("text goes back into its charset where it has a place there") {
  CHECK(encode_text("café", "iso-8859-1") == std::optional<std::string>("caf\xE9"));
  CHECK(encode_text("café", "utf-8") == std::optional<std::string>("café"));
  CHECK_FALSE(encode_text("⟦x⟧", "iso-8859-1"));
  CHECK_FALSE(encode_text("é", "us-ascii"));
  CHECK_FALSE(encode_text("é", "nonsense"));
}
