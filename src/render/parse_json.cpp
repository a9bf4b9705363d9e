// SPDX-License-Identifier: Apache-2.0
// What a reader saw, for programs: everything that spans can index, and where it came from.
#include <outlint/render.hpp>

#include "render/json_writer.hpp"

namespace outlint {
namespace {

using render::JsonWriter;

void write_addresses(JsonWriter& json, std::string_view name, const std::optional<std::vector<Address>>& addresses) {
  json.key(name);
  if (!addresses) {
    json.null();
    return;
  }
  json.begin_array();
  for (const Address& address : *addresses) {
    json.begin_object().field("name", address.name).field("address", address.address).end_object();
  }
  json.end_array();
}

void write_part(JsonWriter& json, const Part& part) {
  json.begin_object().field("id", part.id).field("leaf", part.leaf).field("type", part.type);
  json.field_or_null("charset", part.charset).field_or_null("name", part.name);
  json.field("size", part.size).field_or_null("sha256", part.sha256).field("text", part.text);
  if (part.source && *part.source != part.text) json.field("source", *part.source);
  json.end_object();
}

void write_attachments(JsonWriter& json, const std::optional<std::vector<Attachment>>& attachments) {
  json.key("attachments");
  if (!attachments) {
    json.null();
    return;
  }
  json.begin_array();
  for (const Attachment& attachment : *attachments) {
    json.begin_object().field("name", attachment.name).field_or_null("type", attachment.type);
    json.field("size", attachment.size).field_or_null("sha256", attachment.sha256);
    json.field("role", to_string(attachment.role)).field_or_null("evidence", attachment.evidence).end_object();
  }
  json.end_array();
}

void write_division(JsonWriter& json, const Document& document) {
  json.key("regions").begin_array();
  for (const Region& region : document.regions()) {
    json.begin_object().field("part", "body").field("kind", to_string(region.kind));
    json.field("start", region.span.start).field("end", region.span.end).end_object();
  }
  json.end_array().key("sentences").begin_array();
  for (const Span& sentence : document.sentences()) {
    json.begin_object().field("part", "body").field("start", sentence.start).field("end", sentence.end).end_object();
  }
  json.end_array();
  json.field("own_text", document.own_text()).field("prose_text", document.prose_text());
  json.field("unquoted_text", document.unquoted_text());
}

void write_linkedin(JsonWriter& json, const std::optional<LinkedInFacts>& facts) {
  json.key("linkedin");
  if (!facts) {
    json.null();
    return;
  }
  json.begin_object().field("folder", facts->folder).field("draft", facts->draft);
  json.field_or_null("direction", facts->direction).field_or_null("profile", facts->profile).end_object();
}

}  // namespace

std::string render_parse_json(const Document& document) {
  const Message& message = document.message();
  JsonWriter json;
  json.begin_object().field("version", 1).field("source", message.source).field_or_null("id", message.id);
  json.field_or_null("channel", message.channel == Channel::unknown ? "" : to_string(message.channel));
  json.field("subject", message.subject).field("date", message.date);
  json.field("message_id", message.message_id).field("in_reply_to", message.in_reply_to);
  write_addresses(json, "from", message.from);
  write_addresses(json, "to", message.to);
  write_addresses(json, "cc", message.cc);
  write_addresses(json, "bcc", message.bcc);
  json.key("parts").begin_array();
  for (const Part& part : message.parts) write_part(json, part);
  json.end_array();
  write_attachments(json, message.attachments);
  write_division(json, document);
  write_linkedin(json, message.linkedin);
  json.key("notes").begin_array();
  for (const std::string& note : message.notes) json.value(note);
  return json.end_array().end_object().take();
}

std::string render_connection_json(const Connection& connection) {
  JsonWriter json;
  json.begin_object().field("kind", "connection").field("name", connection.name).field("profile", connection.profile);
  json.field("email", connection.email).field("company", connection.company).field("position", connection.position);
  return json.field("connected_on", connection.connected_on).end_object().take();
}

}  // namespace outlint
