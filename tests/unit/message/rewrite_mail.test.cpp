// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "message/mail.hpp"
#include "message/rewrite_mail.hpp"

using outlint::Span;
using namespace outlint::message;

namespace {

const std::string head =
    "From: ana@example.org\nTo: bo@example.org, cy@example.org\nSubject: A caf\xC3\xA9 and a talk\n";

/// Replaces the first occurrence of some words of the body.
outlint::Result<std::string> replace(const std::string& raw, std::string_view words, const std::string& by) {
  const std::string text = read_mail(raw).body().text;
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  return rewrite_mail(raw, {{{"body", {at, at + words.size()}}, by}});
}

std::string swapped(std::string raw, std::string_view words, std::string_view by) {
  const std::size_t at = raw.find(words);
  REQUIRE(at != std::string::npos);
  return raw.replace(at, words.size(), by);
}

}  // namespace

TEST_CASE("a plain part changes in its own charset, and no other byte does") {
  const std::string raw =
      head + "Content-Type: text/plain; charset=iso-8859-1\n\nGr\xFC\xDF Gott,\n\n please refer me.\n";
  const auto out = replace(raw, "please refer me", "schöne Grüße");
  REQUIRE(out);
  CHECK(*out == swapped(raw, "please refer me",
                        "sch\xF6ne Gr\xFC\xDF"
                        "e"));
}

TEST_CASE("a charset that lacks a character gives way to UTF-8, which the header then names") {
  const std::string body = "\n\nGr\xFC\xDF Gott,\n\n please refer me.\n";
  const auto out = replace(head + "Content-Type: text/plain; charset=\"iso-8859-1\"; x=y" + body, "please refer me", "⟦what you read⟧");
  REQUIRE(out);
  CHECK(out->find("Content-Type: text/plain; charset=utf-8; x=y\n") != std::string::npos);
  CHECK(out->ends_with("\n\nGrüß Gott,\n\n ⟦what you read⟧.\n"));
}

TEST_CASE("a flowed line that would run into the next one without its mark of a quote is refused") {
  for (const char* space : {"", "; delsp=yes"}) {
    const std::string raw = head + "Content-Type: text/plain; format=flowed" + space + "\n\n> the bridge is \nclosed.\n";
    const auto out = replace(raw, ">", "Well,");
    REQUIRE_FALSE(out);
    CHECK(out.error().front().message == "the mail cannot be written back exactly");
  }
}

TEST_CASE("encoded parts are encoded anew, headers stay") {
  for (const char* encoding : {"quoted-printable", "base64"}) {
    const bool base64 = std::string(encoding) == "base64";
    const std::string start =
        head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + encoding + "\n\n";
    const std::string raw =
        start + (base64 ? "Q2Fmw6ksIHBsZWFzZSByZWZlciBtZS4K\n" : "Caf=C3=A9, please refer m=\ne.\n");
    const auto out = replace(raw, "refer me", "tell me more");
    REQUIRE(out);
    CHECK(out->starts_with(start));
    CHECK(read_mail(*out).body().text == "Café, please tell me more.\n");
  }
}

TEST_CASE("each alternative changes, or none does") {
  const auto letter = [](const std::string& plain, const std::string& html) {
    return head +
           "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" +
           plain + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + html + "\n--b--\n";
  };
  const std::string raw =
      letter("Hi Bo,\nplease refer\nme today.", "<p>Hi <b>Bo</b>,</p><p>please refer me &amp; mine today.</p>");
  CHECK_FALSE(replace(raw, "refer me & mine", "x"));  // The plain text says it in other words.
  const std::string same =
      letter("Hi Bo,\nplease refer\nme today.", "<p>Hi <b>Bo</b>,</p><p>please refer me today.</p>");
  const auto out = replace(same, "refer me", "tell me <more>");
  REQUIRE(out);
  CHECK(*out == letter("Hi Bo,\nplease tell me <more> today.",
                       "<p>Hi <b>Bo</b>,</p><p>please tell me &lt;more&gt; today.</p>"));
  CHECK_FALSE(replace(same, "Hi Bo,", "Dear Bo,"));  // A tag stands inside.
}

TEST_CASE("a signed part is refused, and so is what is not there") {
  const std::string raw =
      head +
      "Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/plain\n\nplease refer me\n"
      "--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n";
  const auto out = replace(raw, "refer me", "x");
  REQUIRE_FALSE(out);
  CHECK(out.error().front().message.find("signed") != std::string::npos);
  CHECK_FALSE(rewrite_mail(raw, {{{"attachment:7", {}}, ""}}));
  CHECK_FALSE(rewrite_mail(raw, {{{"body", {0, 999}}, ""}}));
  CHECK_FALSE(rewrite_mail(raw, {{{"nowhere", {}}, "x"}}));
}

TEST_CASE("a file is dropped with its border") {
  const std::string file = "--b\nContent-Type: application/pdf; name=cv.pdf\n\n%PDF\n";
  const std::string raw =
      head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nhello\n" + file + "--b--\n";
  const auto out = rewrite_mail(raw, {{{"attachment:0", {}}, ""}});
  REQUIRE(out);
  CHECK(*out == swapped(raw, file, ""));
}

TEST_CASE("headers are written anew, encoded where they have to be") {
  const std::string raw = head + "\nhello\n";
  const auto subject = rewrite_mail(raw, {{{"subject", {0, 1}}, "Your"}});
  REQUIRE(subject);
  CHECK(read_mail(*subject).subject == "Your café and a talk");
  CHECK(subject->find("\xC3") == std::string::npos);
  const auto moved =
      rewrite_mail(raw, {{{"header:To", {0, 30}}, "Jürgen Ö <j@example.org>"}, {{"header:Bcc", {}}, "bo@example.org"}});
  REQUIRE(moved);
  const outlint::Message message = read_mail(*moved);
  CHECK(message.to->front() == outlint::Address{"Jürgen Ö", "j@example.org"});
  CHECK(message.bcc->size() == 1);
  const auto gone = rewrite_mail(raw, {{{"header:To", {0, 30}}, ""}});
  REQUIRE(gone);
  CHECK(*gone == swapped(raw, "To: bo@example.org, cy@example.org\n", ""));
  const auto injected = rewrite_mail(raw, {{{"subject", {0, 2}}, "a\nBcc: evil@example.org"}});
  REQUIRE(injected);
  CHECK(read_mail(*injected).bcc->empty());
}
