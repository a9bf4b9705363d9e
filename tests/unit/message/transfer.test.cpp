// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <sstream>
#include <string>
#include <string_view>

#include "message/sha256.hpp"
#include "message/transfer.hpp"

using namespace outlint::message;

TEST_CASE("transfer encodings are undone, malformed or not") {
  struct Case {
    TransferEncoding encoding;
    std::string_view written, expected;
  };
  const Case cases[] = {
      {TransferEncoding::quoted_printable, "a=3Db=\nc  \nd=", "a=bc\nd"},
      {TransferEncoding::quoted_printable, "=E2=82=AC =zz =4", "€ =zz =4"},
      {TransferEncoding::quoted_printable, "a =\r\nb\r\n", "a b\r\n"},
      {TransferEncoding::base64, "SGVs\r\nbG8=\r\n", "Hello"},
      {TransferEncoding::base64, "SGVsbG8", "Hello"},
      {TransferEncoding::base64, "SG*Vs bG8= =\nSGk=", "HelloHi"},
      {TransferEncoding::uuencode, "begin 644 f\n%2&5L;&\\\n`\nend\n", "Hello"},
      {TransferEncoding::identity, "a=3D", "a=3D"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.written);
    const TransferDecoded decoded = decode_transfer(one.written, 0, one.encoding);
    CHECK(decoded.bytes == one.expected);
    CHECK(decode_transfer_bytes(one.written, one.encoding) == one.expected);
    for (const auto& segment : decoded.map.segments()) {
      if (!segment.verbatim) continue;
      CHECK(decoded.bytes.substr(segment.text, segment.text_length) ==
            one.written.substr(segment.raw, segment.raw_length));
    }
  }
}

TEST_CASE("what is encoded decodes to itself, in lines that mail can carry") {
  std::string all;
  for (int i = 0; i < 1000; ++i) all += static_cast<char>(i * 7 % 256);
  const std::string text =
      "A line = that has to be broken, since it is much longer than seventy-six characters, é.  \r\n\r\nend \r\n";
  for (const auto encoding : {TransferEncoding::base64, TransferEncoding::quoted_printable}) {
    for (const std::string& bytes :
         {text, encoding == TransferEncoding::base64 ? all : std::string(), std::string("\r\n"), std::string("x")}) {
      const std::string encoded = encode_transfer(bytes, encoding, "\r\n");
      CHECK(decode_transfer_bytes(encoded, encoding) == bytes);
      std::istringstream lines(encoded);
      for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 77);
    }
  }
}

TEST_CASE("digests are those of the standard") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex(std::string(1000, 'a')) == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3");
}
