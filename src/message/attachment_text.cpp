// SPDX-License-Identifier: Apache-2.0
#include "message/attachment_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "message/charset.hpp"
#include "message/html.hpp"
#ifdef OUTLINT_WITH_POPPLER
#include "message/pdf_text.hpp"
#endif
#ifdef OUTLINT_WITH_ZIP
#include "message/zip.hpp"
#endif
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// Far more than the words of any letter or resume; what unpacks to more is a bomb.
constexpr std::size_t largest_document = std::size_t{16} << 20;
constexpr std::size_t largest_text = std::size_t{256} << 10;

constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view odt_type = "application/vnd.oasis.opendocument.text";

std::string quoted(std::string_view name) { return name.empty() ? "an attachment" : "\"" + std::string(name) + "\""; }

/// The character of `&amp;`, `&#8217;` or `&#x2019;`, between the ampersand and the semicolon.
std::string entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> named{
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
  const auto found = std::ranges::find(named, name, &std::pair<std::string_view, std::string_view>::first);
  if (found != named.end()) return std::string(found->second);
  if (!name.starts_with('#')) return " ";
  const bool hex = name.starts_with("#x");
  const std::string_view digits = name.substr(hex ? 2 : 1);
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  std::string out;
  if (value >= ' ') text::append(out, static_cast<char32_t>(value));
  return out;
}

/// What a tag is among words: the end of a line, a gap, or nothing.
std::string_view space_of(std::string_view tag) {
  const bool closing = tag.starts_with('/');
  if (closing) tag.remove_prefix(1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
  if (closing)
    return name == "w:p" || name == "text:p" || name == "text:h" || name == "w:tc" || name == "table:table-cell" ? "\n"
                                                                                                                 : "";
  if (name == "w:br" || name == "w:cr" || name == "text:line-break") return "\n";
  return name == "w:tab" || name == "text:tab" || name == "text:s" ? " " : "";
}

#ifdef OUTLINT_WITH_ZIP
std::string office_text(std::string_view bytes, std::string_view member, std::string_view name,
                        std::vector<std::string>& notes) {
  const auto archive = ZipArchive::open_bytes(bytes);
  if (!archive) return {};
  for (const ZipArchive::Entry& entry : archive->entries()) {
    if (entry.name != member) continue;
    if (entry.encrypted) {
      notes.push_back(quoted(name) + " is encrypted; its content was not read");
      return {};
    }
    std::string xml;
    const auto outcome = archive->read(entry, largest_document, [&](std::string_view piece) {
      xml += piece;
      return true;
    });
    if (outcome == ZipArchive::Outcome::whole) return text_of_xml(xml);
    notes.push_back(quoted(name) + (outcome == ZipArchive::Outcome::too_large
                                        ? " unpacks to too much; its content was not read"
                                        : " is damaged; its content was not read"));
    return {};
  }
  return {};
}

void note_encrypted_archive(std::string_view bytes, std::string_view name, std::vector<std::string>& notes) {
  const auto archive = ZipArchive::open_bytes(bytes);
  if (archive && std::ranges::any_of(archive->entries(), &ZipArchive::Entry::encrypted)) {
    notes.push_back(quoted(name) + " is encrypted; its content was not read");
  }
}
#endif

}  // namespace

std::string text_of_xml(std::string_view xml) {
  std::string out;
  for (std::size_t at = 0; at < xml.size() && out.size() < largest_text;) {
    if (xml[at] == '<') {
      const std::size_t close = xml.find('>', at);
      if (close == std::string_view::npos) break;
      out += space_of(xml.substr(at + 1, close - at - 1));
      at = close + 1;
    } else if (xml[at] == '&') {
      constexpr std::size_t longest_entity = 12;
      const std::size_t end = xml.substr(0, at + longest_entity).find(';', at);
      out += end == std::string_view::npos ? "&" : entity(xml.substr(at + 1, end - at - 1));
      at = end == std::string_view::npos ? at + 1 : end + 1;
    } else {
      const std::size_t end = std::min(xml.find_first_of("<&", at), xml.size());
      out.append(xml, at, end - at);
      at = end;
    }
  }
  return text::repaired_utf8(out).text;
}

std::string attachment_text(std::string_view bytes, std::string_view type, std::string_view name,
                            std::vector<std::string>& notes) {
  if (type == "application/encrypted") notes.push_back(quoted(name) + " is encrypted; its content was not read");
#ifdef OUTLINT_WITH_ZIP
  if (type == docx_type) return office_text(bytes, "word/document.xml", name, notes);
  if (type == odt_type) return office_text(bytes, "content.xml", name, notes);
  if (type == "application/zip" || type == "application/x-zip-compressed") note_encrypted_archive(bytes, name, notes);
#endif
#ifdef OUTLINT_WITH_POPPLER
  if (type == "application/pdf") {
    PdfText pdf = pdf_text(bytes, largest_text);
    if (pdf.locked) notes.push_back(quoted(name) + " is encrypted; its content was not read");
    return std::move(pdf.text);
  }
#endif
  if (type == "text/plain" || type == "text/markdown") return decode_text(bytes.substr(0, largest_text), "").text;
  if (type == "text/html") return render_html(decode_text(bytes.substr(0, largest_text), "").text).text;
  return {};
}

}  // namespace outlint::message
