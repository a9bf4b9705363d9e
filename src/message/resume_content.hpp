// SPDX-License-Identifier: Apache-2.0
// Whether a document reads like a resume.
#pragma once

#include <string>
#include <string_view>

namespace outlint::message {

/// Why the text of a document is that of a resume (`it has the sections "education", "skills"`); empty where it is none. A
/// resume has several of the headings that resumes have, each alone in its line, and with them years or a way to
/// reach its person.
std::string resume_evidence(std::string_view text);

}  // namespace outlint::message
