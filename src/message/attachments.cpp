// SPDX-License-Identifier: Apache-2.0
#include "message/attachments.hpp"

#include "message/attachment_names.hpp"
#include "message/file_type.hpp"
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
}

}  // namespace outlint::message
