// SPDX-License-Identifier: Apache-2.0
#include "message/pdf_text.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr int most_pages = 4;  // A resume says what it is on its first.

/// Broken files are no news for anybody's terminal.
void silence() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

void append_page(const poppler::document& document, int number, std::string& out) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return;
  // The order of the file keeps columns apart, which the layout of the page puts side by side.
  const poppler::byte_array bytes = page->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
  out.append(bytes.begin(), bytes.end());
  out += '\n';
}

}  // namespace

PdfText pdf_text(std::string_view bytes, std::size_t most) {
  PdfText out;
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return out;
  silence();
  try {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document) return out;
    out.locked = document->is_locked();
    const int pages = out.locked ? 0 : std::min(document->pages(), most_pages);
    for (int number = 0; number < pages && out.text.size() < most; ++number) append_page(*document, number, out.text);
  } catch (const std::exception&) {
    out.text.clear();
  }
  out.text = text::repaired_utf8(std::string_view(out.text).substr(0, most)).text;
  return out;
}

}  // namespace outlint::message
