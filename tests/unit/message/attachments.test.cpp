// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "message/attachment_names.hpp"
#include "message/attachment_text.hpp"
#include "message/attachments.hpp"
#include "message/resume_content.hpp"
#include "shared.hpp"

using outlint::Attachment;
using outlint::AttachmentRole;
using namespace outlint::message;

TEST_CASE("names tell what a file is, as far as its type allows") {
  struct Case {
    std::string_view name, type;
    AttachmentRole role;
  };
  const Case cases[] = {
      {"AnaSilva_CV-2026.pdf", "application/pdf", AttachmentRole::resume},
      {"ana.resume.docx", "", AttachmentRole::resume},
      {"Lebenslauf Müller.pdf", "application/pdf", AttachmentRole::resume},
      {"hoja-de-vida.pdf", "application/pdf", AttachmentRole::resume},
      {"履歴書_田中.docx", "", AttachmentRole::resume},
      {"李明个人简历.pdf", "application/pdf", AttachmentRole::resume},
      {"życiorys.odt", "", AttachmentRole::resume},
      {"portfolio_2026.pdf", "application/pdf", AttachmentRole::portfolio},
      {"CV_left_outer.jpg", "image/jpeg", AttachmentRole::other},
      {"resume.png", "image/png", AttachmentRole::other},
      {"OpenCV_notes.pdf", "application/pdf", AttachmentRole::other},
      {"CVE-2026-1.pdf", "application/pdf", AttachmentRole::other},
      {"invite.ics", "text/calendar", AttachmentRole::other},
      {"minutes.pdf", "application/pdf", AttachmentRole::other},
      {"", "application/pdf", AttachmentRole::other},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    Attachment file;
    file.name = one.name;
    file.type = one.type;
    judge_by_name(file);
    CHECK(file.role == one.role);
    CHECK(file.evidence.empty() == (one.role == AttachmentRole::other));
  }
  CHECK(words_of_name("x/AnaSilva_CV-2026.pdf") == "ana silva cv 2026");
}

TEST_CASE("a document with the headings, years and address of a resume is one, whatever its language") {
  for (const std::string_view text : {"Ana Silva\nana@example.org\n\nWORK EXPERIENCE\nBaker, 2019 - "
                                      "2024\n\nEducation:\nSchool of Bread, 2015 - 2019\n\nS K I L L S\nSourdough\n",
                                      "Lebenslauf\nJo Beispiel, jo@example.org\nBerufserfahrung\nBäcker 2019 – "
                                      "heute\nAusbildung\n2015 – 2019 Lehre\nSprachen\nDeutsch\n",
                                      "Curriculum vitae\nEsperienze lavorative\n2019 - 2024 fornaio\nIstruzione e "
                                      "formazione\n2015 - 2019\nLingue straniere\n",
                                      "履歴書\n学歴\n2015 - 2019\n職歴\n2019 - 2024\n資格\n"}) {
    CAPTURE(text);
    CHECK_FALSE(resume_evidence(text).empty());
  }
}

TEST_CASE("a report, a paper or a page with some of the words is none") {
  for (const std::string_view text :
       {"", "Experience is what you get when you did not get what you wanted.\nEducation is what remains.\n",
        "Summary\nThe project ran 2012 - 2014.\nReferences\n[1] 2010-2011\nana@example.org\nProjects\nPublications\n",
        "Skills\nA page of our site about skills.\nContact: jo@example.org\n"}) {
    CAPTURE(text);
    CHECK(resume_evidence(text).empty());
  }
}

TEST_CASE("the words of an office document stand in lines") {
  CHECK(text_of_xml(
            "<w:p><w:r><w:t>Fish &amp; chips&#33;</w:t></w:r></w:p><w:p><w:t>a</w:t><w:tab/><w:t>b</w:t></w:p>") ==
        "Fish & chips!\na b\n");
  CHECK(text_of_xml("<w:p><unclosed").empty());
  CHECK(text_of_xml("&&&;&#xFFFFFFFFFF;").size() < 20);
}

TEST_CASE("files that say nothing in their names are told by their content") {
  const auto folder = outlint::tests::shared("corpus/attachments");
  if (!folder) return;
  std::size_t resumes = 0, all_resumes = 0, others = 0;
  std::vector<std::string> notes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (!entry.is_regular_file()) continue;
    Attachment file;
    describe_attachment(file, outlint::tests::bytes_of(entry.path()), notes);
    const bool expected = entry.path().string().find("/attachments/resume/") != std::string::npos;
    all_resumes += expected ? 1 : 0;
    (expected ? resumes : others) += file.role == AttachmentRole::resume ? 1 : 0;
    CHECK((!file.type.empty() && file.sha256.size() == 64));
  }
  CHECK(others <= 1);
  // Without poppler no PDF can be read, and all of these resumes are.
  if (resumes > 0) CHECK(resumes + 2 >= all_resumes);
}
