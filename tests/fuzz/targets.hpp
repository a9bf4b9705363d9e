// SPDX-License-Identifier: Apache-2.0
// The doors that hostile bytes come through, one function each. A target ends the process where an oracle does not hold.
#pragma once

#include <cstddef>
#include <cstdint>

namespace outlint::fuzz {

using Target = void (*)(const std::uint8_t* data, std::size_t size);

void mail(const std::uint8_t* data, std::size_t size);      ///< a mail, read, judged, and rewritten
void html(const std::uint8_t* data, std::size_t size);
void mbox(const std::uint8_t* data, std::size_t size);
void linkedin(const std::uint8_t* data, std::size_t size);  ///< a table of the export, or its zip
void json(const std::uint8_t* data, std::size_t size);
void draft(const std::uint8_t* data, std::size_t size);     ///< whatever the first bytes say that it is
void regions(const std::uint8_t* data, std::size_t size);   ///< and a session over the same text
void rules(const std::uint8_t* data, std::size_t size);     ///< files of rules, each behind a line `%% path`
void config(const std::uint8_t* data, std::size_t size);
void matcher(const std::uint8_t* data, std::size_t size);   ///< patterns, an empty line, a text
void fixer(const std::uint8_t* data, std::size_t size);
void capi(const std::uint8_t* data, std::size_t size);
void lsp(const std::uint8_t* data, std::size_t size);       ///< how it is cut, then what an editor sends
void http(const std::uint8_t* data, std::size_t size);      ///< how it is cut, then what a client sends

}  // namespace outlint::fuzz
