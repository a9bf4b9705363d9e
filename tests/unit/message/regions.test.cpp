// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <ctime>
#include <string>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/read.hpp>

#include "message/regions.hpp"
#include "text/utf8.hpp"

using namespace outlint;

namespace {

/// A text in which `⟦kind⟧` stands where a region of that kind begins.
struct Marked {
  std::string text;
  std::vector<std::pair<std::string, std::size_t>> marks;
};

Marked without_marks(const std::string& marked) {
  Marked out;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked.compare(at, 3, "⟦") != 0) {
      out.text += marked[at++];
      continue;
    }
    const std::size_t close = marked.find("⟧", at);
    out.marks.emplace_back(marked.substr(at + 3, close - at - 3), out.text.size());
    at = close + 3;
  }
  return out;
}

std::string with_marks(const Message& message) {
  const std::string& text = message.body().text;
  std::string out;
  std::size_t done = 0;
  for (const Region& region : message::find_regions(message)) {
    out += text.substr(done, region.span.start - done) + "⟦" + std::string(to_string(region.kind)) + "⟧";
    done = region.span.start;
  }
  return out + text.substr(done);
}

void check(const std::string& marked, const std::string& subject = "") {
  Message message = message_from_text(without_marks(marked).text);
  if (!subject.empty()) message.subject = subject;
  CHECK(with_marks(message) == marked);
}

/// Regions are in order, disjoint, and leave nothing but white space out.
void check_tiles(const std::string& bytes) {
  const Message message = message_from_text(bytes);
  const std::string& text = message.body().text;
  std::size_t done = 0;
  for (const Region& region : message::find_regions(message)) {
    REQUIRE(region.span.start >= done);
    REQUIRE(region.span.start < region.span.end);
    REQUIRE(region.span.end <= text.size());
    REQUIRE(text::is_boundary(text, region.span.start));
    REQUIRE(text::is_boundary(text, region.span.end));
    const std::string_view between = std::string_view(text).substr(done, region.span.start - done);
    for (std::size_t at = 0; at < between.size();) {
      const text::Decoded here = text::decode(between, at);
      REQUIRE((text::is_space(here.point) || here.point == 0x200B || here.point == 0xFEFF));
      at += here.length;
    }
    done = region.span.end;
  }
}

/// Processor time, so that a busy machine does not count.
double seconds(const std::string& text) {
  const Message message = message_from_text(text);
  const std::clock_t start = std::clock();
  message::find_regions(message);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("a letter has a greeting, own text, a sign-off and a signature") {
  check(
      "⟦greeting⟧Hi Ana,\n\n⟦own⟧your talk on tides was a joy. Are the slides online?\n\n⟦sign-off⟧Best,\nBo Lindgren\n"
      "⟦signature⟧Harbour pilot\n+46 70 555 01 02");
  check("⟦own⟧Fine by me, till noon then.");
  check("⟦greeting⟧Dear Hiring Team,\n\n⟦own⟧I would like to apply.\n\n⟦sign-off⟧Yours sincerely,\n\nMaud O'Shea");
  check("⟦own⟧The boat is yours from nine.\n\n⟦sign-off⟧Maud");
  check("⟦own⟧The boat is yours from nine.\n\n⟦sign-off⟧-maud");
  check("⟦own⟧See below for the hours.\n⟦signature⟧-- \nMaud O'Shea\nHarbour office");
  check("⟦greeting⟧Hi Ana,\n⟦own⟧the boat is ready.\n\n⟦sign-off⟧Thanks, Maud\n\n⟦signature⟧Sent from my telephone");
}

TEST_CASE("a greeting may be the first words of a line, or a name alone") {
  check("⟦greeting⟧Hi Ana, ⟦own⟧I saw your talk.");
  check("⟦greeting⟧hi Mr Osei ⟦own⟧hope all is well with the boat");
  check("⟦greeting⟧Hey Kofi!! ⟦own⟧Long time.");
  check("⟦greeting⟧Hey Alex - ⟦own⟧a short one today.");
  check("⟦greeting⟧Yevgeniy,\n\n⟦own⟧one question.");
  check("⟦greeting⟧{{first_name}},\n⟦own⟧one question about the lock.");
  check("⟦greeting⟧Hi [Name],\n\n⟦own⟧one question.\n\n⟦sign-off⟧Best,\n[Your name]\n⟦signature⟧[LinkedIn URL]");
  check("⟦greeting⟧Hello Dr. Chen, ⟦own⟧your paper helped.");
  check("⟦greeting⟧Здравствуйте, Анна!\n\n⟦own⟧Причал открыт?");
  check("⟦own⟧High time that we meet. Is Monday fine?");
  check("⟦own⟧Thanks, Ana — good point about the pier.");
}

TEST_CASE("what the sender asks is never cut off") {
  check("⟦own⟧Three ideas:\n\n- the pier\n- the lock\n- the ferry\n\nWhich one would you take?");
  check("⟦own⟧On Monday I met the pilot.\nOn the other hand, nobody wrote back.\n\nCould you ask him?");
  check(
      "⟦own⟧Here is a text to pass on:\n\n---\nMaud is a pilot who knows the bay.\n---\n\n⟦sign-off⟧Thanks for "
      "reading,\nMaud");
  check("⟦own⟧Call me any time.\n\nDate: Monday, 3 May\nTime: 10:00\nPlace: the pier\n\nPlease bring the chart.");
  check("⟦own⟧The chart is from: the office, not from: the pilot.");
  check("⟦own⟧Sent from my desk, which is tidier than it was.");
  check("⟦greeting⟧Hi Ana,\n\n⟦own⟧Could you look at it?\n\nThank you!");
  check("⟦greeting⟧Hi Ana ⟦own⟧could you pass my name on, please, and soon");
  check("⟦own⟧The hours are here:\n\n[1] http://pier.example.org/hours\n[2] http://pier.example.org/map");
  check("⟦own⟧A note on prices:\n>>> look at http://pier.example.org <<<\nCan you book it?");
}

TEST_CASE("a postscript is own text again") {
  check(
      "⟦own⟧See you on the pier.\n\n⟦sign-off⟧Cheers,\nMaud\n⟦signature⟧Harbour pilot\n\n⟦own⟧P.S. Could you bring the "
      "chart?");
}

TEST_CASE("a sign-off may stand at the end of a line") {
  check("⟦greeting⟧Hi Thabo, ⟦own⟧glad to keep a line open. ⟦sign-off⟧– Mireille");
  check("⟦own⟧I now look for a berth in May. ⟦sign-off⟧Take care, Graham");
}

TEST_CASE("quotes are marked by >, and interleaved answers keep their lines") {
  check(
      "⟦attribution⟧On Mon, 5 May 2025 at 10:11, Ana Ruiz <ana@example.org> wrote:\n\n⟦quoted⟧> Is the pier open?\n\n"
      "⟦own⟧It is.\n\n⟦quoted⟧> And the lock?\n\n⟦own⟧Not before June.");
  check(
      "⟦own⟧Yes.\n⟦quoted⟧> Is the pier open from nine until the end of the day, and also on the sunday\nof the "
      "regatta?\n> Ana");
  check("⟦attribution⟧Ana Ruiz:\n⟦quoted⟧> Is the pier open?\n⟦own⟧It is.");
  check("⟦quoted⟧AR> Is the pier open?\n⟦own⟧It is.");
  check("⟦attribution⟧On 5 May 2025, Ana mentioned:\n\n⟦quoted⟧> Is the pier open?\n\n⟦own⟧It is.");
  check("⟦attribution⟧On 5 May 2025, Ana wrote:\n⟦greeting⟧Dear Bo,\n⟦quoted⟧> Is the pier open?\n\n⟦own⟧It is.");
  check("⟦own⟧Yes. ⟦attribution⟧On Mon, 5 May 2025 at 10:11, ana@example.org wrote:\n⟦quoted⟧> Is it?");
}

TEST_CASE("attributions in many languages, broken over lines or not, take what follows") {
  for (const std::string attribution : {
           "On May 5, 2025, at 10:11 AM, Ana Ruiz <ana@example.org> wrote:",
           "On Mon, May 5, 2025 at 10:11 AM Ana Ruiz from the Harbour "
           "Office\n<ana.ruiz.of.the.office@example.org>\nwrote:",
           "Am 05.05.2025 um 10:11 schrieb Ana Ruiz <ana@example.org>:",
           "Am Mo., 5. Mai 2025 um 10:11 Uhr schrieb Ana Ruiz <\nana@example.org>:",
           "Le lun. 5 mai 2025 à 10:11, Ana Ruiz <ana@example.org> a écrit :",
           "El lun, 5 may 2025 a las 10:11, Ana Ruiz (<ana@example.org>) escribió:",
           "Em seg., 5 de mai. de 2025 às 10:11, Ana Ruiz <ana@example.org> escreveu:",
           "Il giorno lun 5 mag 2025 alle ore 10:11 Ana Ruiz <ana@example.org> ha scritto:",
           "Op ma 5 mei 2025 om 10:11 schreef Ana Ruiz <ana@example.org>:",
           "Op 5 mei 2025 om 10:11 heeft Ana Ruiz <ana@example.org> het volgende geschreven:",
           "pon., 5 maj 2025 o 10:11 Ana Ruiz <ana@example.org> napisał(a):",
           "W dniu 2025-05-05 10:11:12 użytkownik Ana Ruiz <ana@example.org> napisał:",
           "Den mån 5 maj 2025 kl 10:11 skrev Ana Ruiz <ana@example.org>:",
           "Den man. 5. maj 2025 kl. 10.11 skrev Ana Ruiz <ana@example.org>:",
           "man. 5. mai 2025 kl. 10:11 skrev Ana Ruiz <ana@example.org>:",
           "ma 5. toukok. 2025 klo 10.11 Ana Ruiz (ana@example.org) kirjoitti:",
           "po 5. 5. 2025 v 10:11 odesílatel Ana Ruiz <ana@example.org> napsal:",
           "Ana Ruiz <ana@example.org> ezt írta (időpont: 2025. máj. 5., H, 10:11):",
           "Ana Ruiz <ana@example.org>, 5 May 2025 Pzt, 10:11 tarihinde şunu yazdı:",
           "пн, 5 мая 2025 г. в 10:11, Ana Ruiz <ana@example.org>:",
           "пн, 5 трав. 2025 р. о 10:11 Ana Ruiz <ana@example.org> пише:",
           "În lun., 5 mai 2025 la 10:11, Ana Ruiz <ana@example.org> a scris:",
           "Missatge de Ana Ruiz <ana@example.org> del dia dl., 5 de maig 2025 a les 10:11 va escriure:",
           "2025年5月5日(月) 10:11 Ana Ruiz <ana@example.org>:",
           "Ana Ruiz <ana@example.org> 于2025年5月5日周一 10:11写道：",
           "2025년 5월 5일 (월) 오전 10:11, Ana Ruiz <ana@example.org>님이 작성:",
           "Vào Th 2, 5 thg 5, 2025 vào lúc 10:11 Ana Ruiz <ana@example.org> đã viết:",
           "---- On Mon, 05 May 2025 10:11:12 +0200 ana@example.org wrote ----",
       }) {
    check("⟦own⟧The pier is open from nine until noon.\n\n⟦attribution⟧" + attribution +
          "\n\n⟦quoted⟧Is the pier open?");
  }
}

TEST_CASE("dividers and header blocks in many languages take the rest") {
  for (const std::string block : {
           "-----Original Message-----\nFrom: Ana",
           "-----Ursprüngliche Nachricht-----\nVon: Ana",
           "-------- Message d'origine --------\nDe : Ana",
           "________________________________\nFrom: Ana Ruiz <ana@example.org>\nSent: Monday, 5 May 2025 10:11\nTo: "
           "Bo\nSubject: Pier",
           "*From:* Ana Ruiz [mailto:ana@example.org]\n*Sent:* Monday, May 05, 2025 10:11 AM\n*To:* "
           "bo@example.com\n*Subject:* Pier",
           "Von: Ana Ruiz <ana@example.org>\nGesendet: Montag, 5. Mai 2025 10:11\nAn: Bo\nBetreff: Pier",
           "De : Ana Ruiz\nEnvoyé : lundi 5 mai 2025 10:11\nÀ : Bo\nObjet : Quai",
           "De: Ana Ruiz\nEnviado el: lunes, 5 de mayo de 2025 10:11\nPara: Bo\nAsunto: Muelle",
           "Da: Ana Ruiz\nInviato: lunedì 5 maggio 2025 10:11\nA: Bo\nOggetto: Molo",
           "Van: Ana Ruiz\nVerzonden: maandag 5 mei 2025 10:11\nAan: Bo\nOnderwerp: Pier",
           "Od: Ana Ruiz\nWysłano: poniedziałek, 5 maja 2025 10:11\nDo: Bo\nTemat: Molo",
           "Från: Ana Ruiz\nSkickat: den 5 maj 2025 10:11\nTill: Bo\nÄmne: Kaj",
           "Fra: Ana Ruiz\nSendt: 5. maj 2025 10:11\nTil: Bo\nEmne: Mole",
           "От: Ana Ruiz\nОтправлено: 5 мая 2025 г. 10:11\nКому: Bo\nТема: Пирс",
           "差出人: Ana Ruiz\n送信日時: 2025年5月5日 10:11\n宛先: Bo\n件名: 桟橋",
           "发件人: Ana Ruiz\n发送时间: 2025年5月5日 10:11\n收件人: Bo\n主题: 码头",
           "Ana Ruiz\n05/05/2025 10:11 AM\nTo:\tBo/HARBOUR\ncc:\nSubject:\tPier",
       }) {
    check("⟦own⟧The pier is open from nine until noon.\n\n⟦quoted⟧" + block + "\n\nIs the pier open?");
  }
}

TEST_CASE("what is passed on is forwarded, by its marker or by the subject") {
  for (const std::string marker : {
           "---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@example.org>",
           "Begin forwarded message:\n\n> From: Ana Ruiz <ana@example.org>",
           "-------- Weitergeleitete Nachricht --------\nBetreff: Pier",
           "---------- Message transféré ----------\nDe : Ana",
           "Inizio messaggio inoltrato:\n\n> Da: Ana",
           "---------- 转发的邮件 ---------\n发件人： Ana",
           "---------------------- Forwarded by Ana Ruiz/HARBOUR on 05/05/2025 10:11 AM "
           "---------------------------\n\nBo",
       }) {
    check("⟦own⟧Have a look at this, it is about the pier.\n\n⟦forwarded⟧" + marker + "\n\nIs the pier open?");
  }
  const std::string block =
      "From: Ana Ruiz <ana@example.org>\nSent: Monday, 5 May 2025 10:11\nTo: Bo\nSubject: Pier\n\nIs it open?";
  check("⟦own⟧Have a look.\n\n⟦forwarded⟧" + block, "FW: Pier");
  check("⟦own⟧Have a look.\n\n⟦forwarded⟧" + block, "WG: Pier");
  check("⟦own⟧Have a look.\n\n⟦quoted⟧" + block, "Re: Pier");
  check(
      "⟦own⟧Have a look.\n\n⟦forwarded⟧> Begin forwarded message:\n>\n> From: Ana Ruiz <ana@example.org>\n> Subject: "
      "Pier");
}

TEST_CASE("legal text and list footers are disclaimers") {
  check(
      "⟦own⟧The deed is attached.\n\n⟦sign-off⟧Yours faithfully\nMaud O'Shea\n⟦signature⟧Partner\n\n"
      "⟦disclaimer⟧This e-mail and any attachment are confidential. If you are not the intended recipient, delete it.");
  check(
      "⟦own⟧The pier is "
      "open.\n\n⟦sign-off⟧Maud\n\n⟦disclaimer⟧_______________________________________________\nharbour mailing list\n"
      "harbour@lists.example.org\nhttps://lists.example.org/harbour");
  check("⟦own⟧Please keep this confidential. Could you pass my name on?");
}

TEST_CASE("the markup of HTML says what is quoted and what is a signature") {
  Message message = message_from_text("Yes.\nIs the pier open?\nNo wait, no.\nMaud, pilot");
  message.parts[0].quoted = {{5, 22}};
  message.parts[0].signature = {{36, 47}};
  CHECK(with_marks(message) == "⟦own⟧Yes.\n⟦quoted⟧Is the pier open?\n⟦own⟧No wait, no.\n⟦signature⟧Maud, pilot");
}

TEST_CASE("the sender's name tells a sign-off, the reader's a greeting") {
  Message message = message_from_text("osei, the pier is open\ncome any time\nmireille");
  message.from = std::vector{Address{"Mireille Kaba", "m@example.org"}};
  message.to = std::vector{Address{"Osei Tutu", "o@example.org"}};
  CHECK(with_marks(message) == "⟦greeting⟧osei, ⟦own⟧the pier is open\ncome any time\n⟦sign-off⟧mireille");
}

TEST_CASE("whatever the text, regions tile it") {
  for (const std::string text : {"",
                                 " \n\t\r\n",
                                 ">",
                                 "> \n>",
                                 "\xFF\xFE broken \xC3",
                                 "--",
                                 "-- \n",
                                 ":",
                                 "On",
                                 "\xEF\xBB\xBF",
                                 "a\rb\rc",
                                 "\u200B\n\u200Bx\u200B",
                                 "Hi",
                                 "Best,",
                                 "From:\nTo:\nSubject:",
                                 "-----Original Message-----",
                                 "P.S. x",
                                 "–",
                                 "[[[[",
                                 "{{}}",
                                 "@",
                                 "\n\n\n:\n:\n:"}) {
    CAPTURE(text);
    check_tiles(text);
  }
}

TEST_CASE("dividing a body takes time in proportion to its size") {
  const auto repeated = [](const std::string& unit, std::size_t bytes) {
    std::string out;
    out.reserve(bytes + unit.size());
    while (out.size() < bytes) out += unit;
    return out;
  };
  for (const std::string unit : {"\n", "> a line that is quoted here\n", ">\n", "a:\n", "Best,\n", "From: a\n", "-- \n",
                                 "On Mon, 5 May 2025 Ana wrote:\n> x\n", "word ", "<", "a@b.c 12:30 "}) {
    CAPTURE(unit);
    // Eight times the text: far from the 64 times that something quadratic would take.
    const double once = seconds(repeated(unit, 1 << 16));
    CHECK(seconds(repeated(unit, 1 << 19)) < 24 * once + 0.1);
  }
}
