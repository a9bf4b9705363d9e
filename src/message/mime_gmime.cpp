// SPDX-License-Identifier: Apache-2.0
// The one file that speaks to GMime: which parts a mail has, and where.
#include "message/mime_tree.hpp"

#include <algorithm>
#include <memory>
#include <mutex>

#include <gmime/gmime.h>

#include "text/module.hpp"
#include "text/utf8.hpp"

// The library's own casts and questions of type are macros that assign in a condition and go through void.
// NOLINTBEGIN(bugprone-assignment-in-if-condition, bugprone-casting-through-void, misc-const-correctness)
namespace outlint::message {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string text_of(const char* value) { return value == nullptr ? std::string() : std::string(value); }

/// The array goes, the bytes stay: they are the caller's.
struct FreeArray {
  void operator()(GByteArray* array) const { g_byte_array_free(array, FALSE); }
};
using Array = std::unique_ptr<GByteArray, FreeArray>;

/// Reads the bytes in place: GMime would copy them, and a mail may be large. The array outlives the stream.
Array array_over(std::string_view raw) {
  return Array(g_byte_array_new_take(reinterpret_cast<guint8*>(const_cast<char*>(raw.data())), raw.size()));
}

Owned<GMimeStream> stream_over(const Array& array) {
  GMimeStream* stream = g_mime_stream_mem_new_with_byte_array(array.get());
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
  return Owned<GMimeStream>(stream);
}

/// Where the value of the field at `at` ends: at the first line break that no white space follows.
std::size_t field_end(std::string_view raw, std::size_t at) {
  for (;;) {
    const std::size_t line = raw.find('\n', at);
    if (line == std::string_view::npos) return raw.size();
    if (line + 1 >= raw.size() || (raw[line + 1] != ' ' && raw[line + 1] != '\t')) {
      return line > 0 && raw[line - 1] == '\r' ? line - 1 : line;
    }
    at = line + 1;
  }
}

/// `"Base64" (as ever);` is base64.
std::string first_word(std::string_view value) {
  constexpr std::string_view between = " \t\r\n\"';(";
  const std::size_t start = std::min(value.find_first_not_of(between), value.size());
  return text::lower_ascii(value.substr(start, value.find_first_of(between, start) - start));
}

class TreeBuilder {
 public:
  TreeBuilder(std::string_view raw, MimeTree& tree) : raw_(raw), tree_(tree) {}

  std::size_t add(GMimeObject* object, const std::string& number, GMimeHeaderList* outer) {
    const std::size_t index = tree_.nodes.size();
    tree_.nodes.emplace_back();
    tree_.nodes[index].number = number;
    describe(object, tree_.nodes[index]);
    // The library keeps the Content- fields of a mail with its outermost part, the others with the message.
    if (outer != nullptr) read_fields(outer, tree_.nodes[index]);
    read_fields(g_mime_object_get_header_list(object), tree_.nodes[index]);
    finish_fields(tree_.nodes[index]);
    if (GMIME_IS_MULTIPART(object)) {
      add_multipart(GMIME_MULTIPART(object), index);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      add_message(GMIME_MESSAGE_PART(object), index);
    } else if (GMIME_IS_PART(object)) {
      locate(GMIME_PART(object), tree_.nodes[index]);
    }
    return index;
  }

 private:
  void add_multipart(GMimeMultipart* multipart, std::size_t index) {
    tree_.nodes[index].kind = MimeKind::multipart;
    const int count = g_mime_multipart_get_count(multipart);
    for (int child = 0; child < count; ++child) {
      const std::string number = tree_.nodes[index].number + "." + std::to_string(child + 1);
      const std::size_t added = add(g_mime_multipart_get_part(multipart, child), number, nullptr);
      tree_.nodes[index].children.push_back(added);
    }
  }

  void add_message(GMimeMessagePart* part, std::size_t index) {
    tree_.nodes[index].kind = MimeKind::message;
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (message == nullptr) return;
    GMimeObject* root = g_mime_message_get_mime_part(message);
    if (root == nullptr) return;
    const std::string number = tree_.nodes[index].number + ".1";
    const std::size_t added = add(root, number, g_mime_object_get_header_list(GMIME_OBJECT(message)));
    tree_.nodes[index].children.push_back(added);
  }

  static void describe(GMimeObject* object, MimeNode& node) {
    GMimeContentType* type = g_mime_object_get_content_type(object);
    node.declared = g_mime_object_get_header(object, "Content-Type") != nullptr;
    if (type != nullptr) {
      node.type = text::lower_ascii(text_of(g_mime_content_type_get_media_type(type)) + "/" +
                                    text_of(g_mime_content_type_get_media_subtype(type)));
      node.charset = text_of(g_mime_content_type_get_parameter(type, "charset"));
      node.format = text::lower_ascii(text_of(g_mime_content_type_get_parameter(type, "format")));
      node.delsp = text::lower_ascii(text_of(g_mime_content_type_get_parameter(type, "delsp")));
      node.boundary = text_of(g_mime_content_type_get_parameter(type, "boundary"));
      node.start = text_of(g_mime_content_type_get_parameter(type, "start"));
      node.name = text_of(g_mime_content_type_get_parameter(type, "name"));
    }
    if (GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(object)) {
      node.disposition = text::lower_ascii(text_of(g_mime_content_disposition_get_disposition(disposition)));
      const std::string name = text_of(g_mime_content_disposition_get_parameter(disposition, "filename"));
      if (!name.empty()) node.name = name;
    }
    node.content_id = text_of(g_mime_object_get_content_id(object));
  }

  void read_fields(GMimeHeaderList* headers, MimeNode& node) const {
    const int count = g_mime_header_list_get_count(headers);
    for (int at = 0; at < count; ++at) {
      GMimeHeader* header = g_mime_header_list_get_header_at(headers, at);
      const gint64 offset = g_mime_header_get_offset(header);
      if (offset < 0 || static_cast<std::size_t>(offset) >= raw_.size()) continue;
      const auto start = static_cast<std::size_t>(offset);
      const std::size_t colon = raw_.find(':', start);
      if (colon == std::string_view::npos) continue;
      node.fields.push_back({text_of(g_mime_header_get_name(header)), {colon + 1, field_end(raw_, colon + 1)}});
    }
  }

  void finish_fields(MimeNode& node) const {
    std::ranges::stable_sort(node.fields, {}, [](const MimeField& field) { return field.value.start; });
    const auto same = [](const MimeField& left, const MimeField& right) { return left.value == right.value; };
    const auto repeated = std::ranges::unique(node.fields, same);
    node.fields.erase(repeated.begin(), repeated.end());
    if (node.fields.empty()) return;
    node.header = {node.fields.front().value.start - node.fields.front().name.size() - 1, node.fields.back().value.end};
    const auto encoding = std::ranges::find_if(node.fields, [](const MimeField& field) {
      return text::equal_ascii_case(field.name, "Content-Transfer-Encoding");
    });
    if (encoding != node.fields.end()) node.encoding = first_word(encoding->value.of(raw_));
    // `Content-Type: text` was enough before MIME; the library takes it for no type at all.
    const auto type = std::ranges::find_if(
        node.fields, [](const MimeField& field) { return text::equal_ascii_case(field.name, "Content-Type"); });
    if (type != node.fields.end() && node.kind == MimeKind::leaf && first_word(type->value.of(raw_)) == "text")
      node.type = "text/plain";
  }

  /// The stream of a part is a window on ours: its bounds are offsets into the raw bytes.
  static void locate(GMimePart* part, MimeNode& node) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return;
    GMimeStream* stream = g_mime_data_wrapper_get_stream(content);
    if (stream == nullptr || stream->bound_start < 0 || stream->bound_end < stream->bound_start) return;
    node.content = {static_cast<std::size_t>(stream->bound_start), static_cast<std::size_t>(stream->bound_end)};
  }

  std::string_view raw_;
  MimeTree& tree_;
};

struct FreeOptions {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};
using Options = std::unique_ptr<GMimeParserOptions, FreeOptions>;

/// Undeclared 8-bit file names must not be read by the locale, which is the library's own choice.
Options make_options() {
  Options options(g_mime_parser_options_new());
  const char* charsets[] = {"utf-8", "windows-1252", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets);
  return options;
}

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

}  // namespace

MimeTree parse_mime_once(std::string_view raw) {
  MimeTree tree;
  start_gmime();
  const Array array = array_over(raw);
  const Owned<GMimeStream> stream = stream_over(array);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  const Options options = make_options();
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
  GMimeObject* root = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
  if (root == nullptr) {
    MimeNode& only = tree.nodes.emplace_back();
    only.number = "1";
    only.type = "text/plain";
    only.content = {0, raw.size()};
    return tree;
  }
  TreeBuilder(raw, tree).add(root, "1", g_mime_object_get_header_list(GMIME_OBJECT(message.get())));
  return tree;
}

}  // namespace outlint::message
// NOLINTEND(bugprone-assignment-in-if-condition, bugprone-casting-through-void, misc-const-correctness)

OUTLINT_MODULE_ENTRY(&outlint::message::parse_mime_once)
