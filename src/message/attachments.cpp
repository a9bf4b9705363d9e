// SPDX-License-Identifier: Apache-2.0
#include "message/attachments.hpp"

#include <utility>

#include <outlint/read.hpp>

#include "message/attachment_text.hpp"
#include "message/file_type.hpp"
#include "message/resume_content.hpp"
#include "message/sha256.hpp"

namespace outlint::message {

void describe_attachment(Attachment& file, std::string_view bytes, std::vector<std::string>& notes) {
  file.size = bytes.size();
  file.sha256 = sha256_hex(bytes);
  file.type = file_type(bytes, file.type);
  judge_by_name(file);
  if (file.type == "application/ms-tnef" || file.type == "application/vnd.ms-tnef") {
    notes.push_back("\"" + (file.name.empty() ? std::string("winmail.dat") : file.name) +
                    "\" is Outlook's own envelope (TNEF); files in it were not read");
  }
  const std::string text = attachment_text(bytes, file.type, file.name, notes);
  if (file.role != AttachmentRole::other) return;
  if (std::string evidence = resume_evidence(text); !evidence.empty()) {
    file.role = AttachmentRole::resume;
    file.evidence = std::move(evidence);
  }
}

}  // namespace outlint::message

namespace outlint {

Message with_attachments(Message message, const AttachmentSource& source) {
  if (!message.attachments) return message;
  for (std::size_t index = 0; index < message.attachments->size(); ++index) {
    Attachment& file = (*message.attachments)[index];
    if (const auto bytes = source(index, file)) message::describe_attachment(file, *bytes, message.notes);
  }
  return message;
}

}  // namespace outlint
