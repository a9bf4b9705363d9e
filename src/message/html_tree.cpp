// SPDX-License-Identifier: Apache-2.0
#include "message/html_tree.hpp"

#include <cstdlib>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <gumbo.h>

#include "message/html_page.hpp"
#include "text/module.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// Memory that is freed at once: faster than node by node, which Gumbo does by recursion.
class Arena {
 public:
  void* take(std::size_t size) {
    size = (size + 15) & ~static_cast<std::size_t>(15);
    if (size > left_) {
      const std::size_t block = std::max<std::size_t>(size, std::size_t{256} << 10);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
      at_ = blocks_.back().get();
      left_ = block;
    }
    void* out = at_;
    at_ += size;
    left_ -= size;
    return out;
  }

 private:
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
};

class Walker {
 public:
  Walker(std::string_view source, HtmlPage& page) : source_(source), page_(page) {}

  /// By a stack of its own: a tree is as deep as its source says.
  void walk(const GumboNode* root) {
    enter(root);
    while (!open_.empty()) {
      auto& [node, next] = open_.back();
      const GumboVector& children = node->v.element.children;
      if (next == children.length) {
        page_.close();
        open_.pop_back();
      } else {
        enter(static_cast<const GumboNode*>(children.data[next++]));
      }
    }
  }

 private:
  void enter(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        page_.open(tag_of(node->v.element));
        open_.emplace_back(node, 0U);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA: add_text(node->v.text); break;
      case GUMBO_NODE_DOCUMENT:
      case GUMBO_NODE_COMMENT: break;
    }
  }

  void add_text(const GumboText& text) {
    const GumboStringPiece& piece = text.original_text;
    const char* const first = source_.data();
    const bool inside = piece.data >= first && piece.data <= first + source_.size() &&
                        piece.length <= static_cast<std::size_t>(first + source_.size() - piece.data);
    if (!inside) {
      page_.add_synthetic(readable(text.text));
      return;
    }
    const auto start = static_cast<std::size_t>(piece.data - first);
    page_.add_text({start, start + piece.length}, readable(text.text));
  }

  HtmlTag tag_of(const GumboElement& element) {
    HtmlTag tag;
    tag.name = gumbo_normalized_tagname(element.tag);
    if (tag.name.empty() && element.original_tag.length > 0) {
      GumboStringPiece name = element.original_tag;
      gumbo_tag_from_original_text(&name);
      tag.name = text::lower_ascii({name.data, name.length});
    }
    for (unsigned int i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      tag.attributes.emplace_back(attribute->name, readable(attribute->value));
    }
    return tag;
  }

  /// Gumbo counts the digits of `&#xaaaaaaaa;` beyond what its number holds, and writes bytes that are no text.
  std::string_view readable(std::string_view text) {
    return text::is_valid_utf8(text) ? text : repaired_.emplace_back(text::repaired_utf8(text).text);
  }

  std::string_view source_;
  HtmlPage& page_;
  std::vector<std::pair<const GumboNode*, unsigned int>> open_;
  std::deque<std::string> repaired_;  // tags view into it
};

}  // namespace

RenderedHtml read_html_tree(std::string_view source) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) { return static_cast<Arena*>(userdata)->take(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, source.data(), source.size());
  HtmlPage page(source);
  Walker walker(source, page);
  walker.walk(output->root);
  return std::move(page).finish();
}

}  // namespace outlint::message

OUTLINT_MODULE_ENTRY(&outlint::message::read_html_tree)
