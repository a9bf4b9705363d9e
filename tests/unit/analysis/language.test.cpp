// SPDX-License-Identifier: Apache-2.0
// Short drafts in several languages, and English ones that borrow a word.
#include <algorithm>
#include <string>

#include <outlint/outlint.hpp>

#include "catch.hpp"

namespace {

outlint::Report lint(const std::string& text) {
  static const outlint::Linter linter(outlint::Ruleset::builtin());
  return linter.lint(outlint::Document(outlint::message_from_text(text)));
}

}  // namespace

TEST_CASE("a short draft tells its language") {
  const std::pair<std::string, std::string> cases[] = {
      {"de", "Sehr geehrte Frau Wolter,\n\nkönnten Sie mich für die Stelle als Gärtner empfehlen?"},
      {"de", "Hallo Jan, hättest du nächste Woche Zeit für einen Kaffee?"},
      {"fr", "Bonjour Madame,\n\npourriez-vous me recommander pour le poste de jardinier chez vous ?"},
      {"fr", "Salut Luc, merci pour ton message !"},
      {"es", "Hola Inés, ¿podrías recomendarme para el puesto en tu empresa?"},
      {"es", "Estimado señor, adjunto mi currículum. Muchas gracias y saludos."},
      {"pt", "Olá Rui, você poderia me indicar para a vaga na sua empresa? Obrigado!"},
      {"it", "Gentile dottoressa, vorrei chiederle un consiglio sul suo lavoro. Grazie."},
      {"nl", "Beste Joost, zou je mij kunnen voorstellen aan je collega? Groeten"},
      {"pl", "Dzień dobry, czy mogłaby mnie pani polecić do pracy? Pozdrawiam"},
      {"sv", "Hej Nils, skulle du kunna rekommendera mig för jobbet hos er? Tack!"},
      {"da", "Kære Mette, jeg vil gerne høre, hvordan du blev kaptajn. Tak, og venlig hilsen"},
      {"fi", "Hei Aino, voisitko suositella minua? Kiitos!"},
      {"tr", "Merhaba Deniz, size bir soru sormak isterim. Teşekkürler!"},
      {"ru", "Здравствуйте, Анна! Не могли бы вы порекомендовать меня?"},
      {"ja", "田中様、はじめまして。ご紹介いただけませんか。"},
      {"zh", "王先生您好，能否请您推荐我？"},
      {"ko", "안녕하세요, 추천해 주실 수 있나요?"},
      {"ar", "مرحبا، هل يمكنك أن توصي بي؟"},
      {"el", "Καλημέρα, θα μπορούσατε να με συστήσετε;"},
      {"en", "Hi Ana, loved your talk. Let's connect!"},
      {"en", "Could you refer me?"},
      {"en", "Any openings?"},
      {"en", "Hello. Me again, no agenda :)"},
      {"en", "hi u hiring? pls refer me"},
  };
  for (const auto& [language, text] : cases) {
    CAPTURE(text);
    CHECK(lint(text).language == language);
  }
}

TEST_CASE("English with foreign words in it stays English") {
  for (const std::string text : {
           "Hallo Jan, I saw your talk in Köln. Would you have time for a coffee? Viele Grüße",
           "Bonjour Luc! I read your piece on the bakery in Lyon and it made me hungry. Merci!",
           "Kia ora Ngaire, your report on the lab is on my desk. Ngā mihi",
           "Hi 山田さん, I loved the paper on terraces. ありがとう",
           "Hola Marta, my name is Jo and I paint boats. Could I visit your yard? Abrazos",
           "Hej Nils, I work in the same harbour as you do. Shall we connect? Tack",
       }) {
    CAPTURE(text);
    CHECK(lint(text).language == "en");
  }
}

TEST_CASE("what cannot be told is judged as English") {
  const outlint::Report report = lint("Referral, referral, referral.");
  CHECK(report.language == "und");
  CHECK(report.occasion_evidence != "not judged");
}

TEST_CASE("a draft in a language without rules gets a note and no findings") {
  const outlint::Report report = lint("Sehr geehrte Frau Wolter, bitte empfehlen Sie mich ASAP für die Stelle. Mein Lebenslauf ist im Anhang.");
  CHECK(report.diagnostics.empty());
  CHECK(report.asks.empty());
  CHECK(report.verdict == outlint::Verdict::send);
  CHECK(std::any_of(report.notes.begin(), report.notes.end(), [](const std::string& note) { return note.find("(de)") != std::string::npos; }));
}
