// SPDX-License-Identifier: Apache-2.0
// Messages of the C interface: reading, attachments, fixing.
#include <optional>

#include "capi/handles.hpp"

using namespace outlint::capi;

namespace {

/// The options of a reader; false where they name what there is not.
bool read_options(const outlint_read_options& options, outlint::ReadOptions& reading) {
  if (options.input != nullptr) {
    const auto kind = outlint::input_kind_from_string(options.input);
    if (!kind) return false;
    reading.input = *kind;
  }
  if (options.channel != nullptr) {
    reading.channel = outlint::channel_from_string(options.channel);
    if (!reading.channel) return false;
  }
  reading.filename = std::string(text_of(options.filename));
  return true;
}

}  // namespace

extern "C" {

outlint_status outlint_message_read(outlint_view bytes, const outlint_read_options* given, outlint_message** out, outlint_problems** problems) {
  clear(out);
  clear(problems);
  if (out == nullptr || (bytes.data == nullptr && bytes.length > 0)) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    const outlint_read_options options = options_of(given, outlint_read_options OUTLINT_READ_OPTIONS_INIT);
    outlint::ReadOptions reading;
    if (!read_options(options, reading)) return fail(OUTLINT_ERROR_ARGUMENT, "no such kind of input, or no such channel", problems);
    std::optional<outlint::Message> message;
    outlint::Problems broken;
    const auto take = [&](outlint::Result<outlint::Record> record) {
      if (record) message = std::move(record->message);
      else broken = std::move(record).error();
      return false;
    };
    outlint::read_bytes(text_of(bytes), reading.filename.empty() ? "-" : reading.filename, reading, take);
    if (!message && !broken.empty()) return fail(OUTLINT_ERROR_INPUT, std::move(broken), problems);
    if (!message) message = outlint::message_from_text({});
    *out = new outlint_message{outlint::Document(std::move(*message))};
    return OUTLINT_OK;
  });
}

outlint_view outlint_message_text(const outlint_message* message) {
  return message == nullptr ? outlint_view{nullptr, 0} : view_of(message->document.text());
}

size_t outlint_message_attachment_count(const outlint_message* message) {
  if (message == nullptr || !message->document.message().attachments) return 0;
  return message->document.message().attachments->size();
}

void outlint_message_free(outlint_message* message) { delete message; }

outlint_status outlint_message_with_attachments(const outlint_message* message, outlint_attachment_callback callback, void* context,
                                                outlint_message** out) {
  clear(out);
  if (message == nullptr || callback == nullptr || out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    const auto source = [&](std::size_t index, const outlint::Attachment& file) -> std::optional<std::string_view> {
      outlint_view bytes{nullptr, 0};
      if (!callback(context, index, view_of(file.name), view_of(file.type), &bytes)) return std::nullopt;
      return text_of(bytes);
    };
    *out = new outlint_message{outlint::Document(outlint::with_attachments(message->document.message(), source))};
    return OUTLINT_OK;
  });
}

outlint_status outlint_fix(const outlint_linter* linter, const outlint_message* message, const outlint_fix_options* given,
                           outlint_message** out) {
  clear(out);
  if (linter == nullptr || message == nullptr || out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    const outlint_fix_options options = options_of(given, outlint_fix_options OUTLINT_FIX_OPTIONS_INIT);
    if (options.applicability < OUTLINT_APPLICABILITY_NEEDS_INPUT || options.applicability > OUTLINT_APPLICABILITY_SAFE) {
      return OUTLINT_ERROR_ARGUMENT;
    }
    outlint::FixOptions fixing;
    fixing.applicability = static_cast<outlint::Applicability>(options.applicability);
    outlint::Outcome outcome = outlint::apply_fixes(message->document, linter->linter, fixing);
    *out = new outlint_message{outlint::Document(std::move(outcome.message))};
    return OUTLINT_OK;
  });
}

}  // extern "C"
