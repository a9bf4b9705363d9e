// SPDX-License-Identifier: Apache-2.0
// A redraft written back into a mail: what is read from the new bytes is the redraft, and nothing else has changed.
#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <outlint/fix.hpp>

#include "engine/stretch.hpp"
#include "message/mail.hpp"
#include "message/rewrite_mail.hpp"
#include "rewrite/round.hpp"
#include "shared.hpp"

namespace {

using namespace outlint;

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\xA0' || byte == '\xC2';
    if (!blank) out += byte;
  }
  return out;
}

std::vector<message::MailEdit> in_mail(const std::vector<Edit>& edits) {
  std::vector<message::MailEdit> out;
  for (const Edit& edit : edits) out.push_back({edit.place, edit.replacement});
  return out;
}

/// The header lines that a rewritten body has no business with.
std::string envelope(std::string_view raw) {
  const std::size_t end = std::min(raw.find("\n\n"), raw.find("\n\r\n"));
  std::string out;
  bool kept = true;
  for (std::size_t at = 0; at < std::min(end, raw.size());) {
    const std::size_t next = std::min(raw.find('\n', at), raw.size() - 1) + 1;
    const std::string_view line = raw.substr(at, next - at);
    if (line.front() != ' ' && line.front() != '\t') kept = !line.starts_with("Content-") && !line.starts_with("content-") && !line.starts_with("MIME-Version");
    if (kept) out += line;
    at = next;
  }
  return out;
}

struct Tally {
  int mails = 0, refused = 0, redrafts = 0;
};

/// What is wrong with a mail after edits; empty where it says what it should.
std::string broken(std::string_view raw, const Message& message, const std::vector<Edit>& edits, std::string& after, Tally& tally) {
  const auto written = message::rewrite_mail(raw, in_mail(edits));
  if (!written) {
    ++tally.refused;
    return written.error().front().message.empty() ? "refused without a reason" : "";
  }
  after = *written;
  const Message read = message::read_mail(after);
  const std::string wanted = rewrite::edited(message, edits).body().text;
  if (squeezed(read.body().text) != squeezed(wanted)) return "says something else:\n" + read.body().text + "\ninstead of\n" + wanted;
  const bool body_alone = std::all_of(edits.begin(), edits.end(), [](const Edit& edit) { return edit.place.part == "body"; });
  if (!body_alone) return "";
  if (envelope(after) != envelope(raw)) return "the header has changed";
  if (read.parts.size() != message.parts.size()) return "parts have come or gone";
  return "";
}

std::string checked(const std::string& raw, const Linter& linter, Applicability least, Tally& tally) {
  const Message message = message::read_mail(raw);
  const Document document(message);
  const std::size_t at = engine::before_sign_off(document);
  if (message.body().text.empty() || at == 0) return "";
  ++tally.mails;
  // An ordinary mail has little to mend: this gives it something.
  const std::vector<Edit> ask{{{"body", {at, at}}, "\nI came across your page, and we have never met. I have attached my resume.\nCould you refer me for the data role by Friday?\n"}};
  std::string asking;
  if (std::string wrong = broken(raw, message, ask, asking, tally); !wrong.empty() || asking.empty()) return wrong;
  const Message second = message::read_mail(asking);
  const rewrite::Round round = rewrite::choose_fixes(Document(second), linter, least);
  if (round.edits.empty()) return "";
  ++tally.redrafts;
  std::string redraft;
  return broken(asking, second, round.edits, redraft, tally);
}

}  // namespace

TEST_CASE("redrafts of ordinary mails are written back as they are", "[redraft]") {
  const auto folder = tests::shared("corpus/ordinary/spamassassin-easy");
  if (!folder) return;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 1000);
  const Linter linter(Ruleset::builtin());
  const std::size_t step = std::getenv("OUTLINT_ALL_ORDINARY") != nullptr ? 1 : 16;
  Tally tally;
  for (std::size_t at = 0; at < files.size(); at += step) {
    INFO(files[at].filename().string());
    CHECK(checked(tests::bytes_of(files[at]), linter, at / step % 2 == 0 ? Applicability::suggested : Applicability::needs_input, tally) == "");
  }
  // Most can be written, and enough of them have been.
  CHECK(tally.redrafts * 2 > tally.mails);
  CHECK(tally.refused * 4 < tally.mails);
}
