// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>
#include <string_view>

#include <outlint/message.hpp>

#include "message/mail.hpp"

using outlint::Message;
using outlint::Part;
using outlint::Span;
using outlint::message::read_mail;

namespace {

/// A mail with LF, as tests are easier to read so.
const std::string letter =
    "From: Ana Silva <ana@example.org>\n"
    "To: =?utf-8?q?J=C3=BCrgen?= <js@example.com>\n"
    "Subject: Your =?utf-8?q?caf=C3=A9?= talk\n"
    "Date: Mon, 2 Mar 2026 09:30:00 +0100\n"
    "Message-ID: <1@example.org>\n"
    "MIME-Version: 1.0\n";

/// Every verbatim stretch of a map says the same on both sides.
void check_map(const Message& message, std::string_view text, const outlint::SourceMap& map) {
  for (const auto& segment : map.segments()) {
    REQUIRE(segment.text + segment.text_length <= text.size());
    REQUIRE(segment.raw + segment.raw_length <= message.raw->size());
    if (segment.verbatim)
      CHECK(text.substr(segment.text, segment.text_length) == message.raw->substr(segment.raw, segment.raw_length));
  }
}

}  // namespace

TEST_CASE("the envelope of a mail is known, what is missing is none") {
  const Message message = read_mail(letter + "\nHello\n");
  CHECK(message.channel == outlint::Channel::email);
  CHECK(message.from->front() == outlint::Address{"Ana Silva", "ana@example.org"});
  CHECK(message.to->front() == outlint::Address{"Jürgen", "js@example.com"});
  CHECK(message.cc->empty());
  CHECK(message.subject == "Your café talk");
  CHECK(message.date == "2026-03-02T09:30:00+01:00");
  CHECK(message.message_id == "1@example.org");
  CHECK_FALSE(message.in_reply_to);
  CHECK(message.headers_known);
  CHECK(message.attachments->empty());
  CHECK(message.notes.empty());
  const auto words = message.subject_map.verbatim({0, 4});
  REQUIRE(words);
  CHECK(words->of(*message.raw) == "Your");
}

TEST_CASE("text is found again in the raw bytes") {
  const std::string raw =
      letter +
      "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
      "Liebe Frau M=FCller, das ist eine sehr lange Zeile, die umgebrochen =\nwird.\n";
  const Message message = read_mail(raw);
  const Part& body = message.body();
  CHECK(body.text == "Liebe Frau Müller, das ist eine sehr lange Zeile, die umgebrochen wird.\n");
  check_map(message, body.text, body.map);
  const auto name = body.text.find("Müller");
  CHECK(body.map.verbatim({name, name + 1})->of(raw) == "M");
  CHECK_FALSE(body.map.verbatim({name, name + 3}));
  CHECK(body.map.covering({name, name + 3})->of(raw) == "M=FC");
  const auto split = body.text.find("umgebrochen wird");
  CHECK_FALSE(body.map.verbatim({split, split + 16}));
}

TEST_CASE("line breaks of the wire stay in the text") {
  const Message message = read_mail("From: a@example.org\r\nSubject: s\r\n\r\nOne\r\nTwo\r\n");
  CHECK(message.body().text == "One\r\nTwo\r\n");
  CHECK(message.body().map.segments().size() == 1);
}

TEST_CASE("of alternatives the recipient sees the last that can be shown") {
  const std::string raw =
      letter +
      "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain words\n"
      "--b\nContent-Type: text/html\n\n<p>rich words</p>\n--b--\n";
  const Message message = read_mail(raw);
  REQUIRE(message.parts.size() == 2);
  CHECK(message.parts[0].id == "1");
  CHECK(message.parts[0].text == "plain words");
  CHECK(message.parts[1].id == "body");
  CHECK(message.body().type == "text/html");
  CHECK(message.attachments->empty());
}

TEST_CASE("files are named as what they are, and a mail as a file is no body") {
  const std::string raw =
      letter +
      "Content-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: text/plain\n\nhello\n"
      "--b\nContent-Type: application/pdf; name=\"cv.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n"
      "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment;\n "
      "filename*=utf-8''Lebenslauf%20M%C3%BCller.doc\n\nx\n"
      "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner words\n"
      "--b\nContent-Type: application/pgp-signature\n\nsig\n--b--\n";
  const Message message = read_mail(raw);
  REQUIRE(message.attachments->size() == 3);
  const auto& files = *message.attachments;
  CHECK(files[0].name == "cv.pdf");
  CHECK(files[0].size == 9U);
  CHECK(files[0].role == outlint::AttachmentRole::resume);
  CHECK(files[1].name == "Lebenslauf Müller.doc");
  CHECK(files[1].role == outlint::AttachmentRole::resume);
  CHECK(files[2].type == "message/rfc822");
  CHECK(message.parts.size() == 5);
  CHECK(message.body().text == "hello");
  CHECK(message.parts[3].id == "4.1");
  CHECK(message.parts[3].text == "inner words");
}

TEST_CASE("anything at all gives a message with a body") {
  for (const std::string& raw :
       {std::string(), std::string("\n"), std::string("no header at all"), std::string("\0\xFF\xFE", 3),
        std::string("Content-Type: multipart/mixed; boundary=b\n\n"), std::string("Content-Type: image/png\n\nx"),
        std::string("Content-Type: message/rfc822\n\n"), std::string(": \n\n"), std::string("From x\n")}) {
    const Message message = read_mail(raw);
    CHECK(message.body().id == "body");
    CHECK(message.to);
  }
}

TEST_CASE("parts and header lines beyond any mail stay unread, with a note") {
  std::string parts = letter + "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 50'000; ++i) parts += "--b\n\n";
  CHECK(read_mail(parts).notes.size() == 1);
  std::string fields;
  for (int i = 0; i < 50'000; ++i) fields += "A: b\n";
  CHECK(read_mail(fields).notes.size() == 1);
  std::string deep = letter;
  for (int i = 0; i < 3'000; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  }
  CHECK(read_mail(deep + "\nwords\n").body().id == "body");
}
