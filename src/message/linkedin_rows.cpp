// SPDX-License-Identifier: Apache-2.0
// What a cell leaves open stays open: an export without the column tells nothing, one with an empty cell tells none.
#include "message/linkedin_rows.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "message/attachments.hpp"
#include "message/charset.hpp"
#include "message/dates.hpp"
#include "message/html.hpp"
#include "message/linkedin_markup.hpp"
#include "message/sha256.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  word = text::trimmed(word);
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) { return text::equal_ascii_case(one, word); });
}

/// Pieces between commas. LinkedIn puts no space behind the comma between people, so that `Ada Ek, PhD` is one.
std::vector<std::string> split_people(std::string_view list, bool at_every_comma) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool spaced = i + 1 < list.size() && list[i + 1] == ' ';
    if (list[i] == ',' && (at_every_comma || !spaced)) {
      out.emplace_back();
    } else {
      out.back() += list[i];
    }
  }
  for (std::string& one : out) one = std::string(text::trimmed(one));
  std::erase(out, std::string());
  return out;
}

std::vector<std::string> split_addresses(std::string_view list) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find_first_of(", ;\t\r\n", at), list.size());
    if (end > at) out.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string last_segment(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return std::string(url.substr(url.rfind('/') + 1));
}

/// Cells hold links or names of files; only a link is known to have no spaces.
std::vector<Attachment> attachments_of(std::string_view cell) {
  std::vector<std::string> names;
  if (cell.find("://") != std::string_view::npos) {
    for (const std::string& url : split_addresses(cell)) names.push_back(last_segment(url));
  } else {
    names = split_people(cell, true);
  }
  std::vector<Attachment> out;
  for (std::string& name : names) {
    Attachment attachment;
    attachment.name = std::move(name);
    judge_by_name(attachment);
    out.push_back(std::move(attachment));
  }
  return out;
}

}  // namespace

std::optional<std::string> read_linkedin_date(std::string_view value) {
  unsigned month = 0, day = 0, year = 0, hour = 0, minute = 0;
  char half = 0;
  const std::string written(text::trimmed(value).substr(0, 40));
  // Newer systems write a narrow no-break space in front of AM, which is no white space to scanf.
  std::string plain;
  for (std::size_t at = 0; at < written.size();) {
    const text::Decoded one = text::decode(written, at);
    if (text::is_space(one.point)) plain += ' ';
    else plain.append(written, at, one.length);
    at += one.length;
  }
  // NOLINTNEXTLINE(cert-err34-c): fields of two and four digits fit.
  const int read = std::sscanf(plain.c_str(), "%2u/%2u/%4u, %2u:%2u %c", &month, &day, &year, &hour, &minute, &half);
  if (read < 5) return read_date(value);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return std::nullopt;
  if (year < 100) year += 2000;
  if (half == 'P' || half == 'p') hour = hour % 12 + 12;
  if (half == 'A' || half == 'a') hour %= 12;
  char out[40];
  std::snprintf(out, sizeof out, "%04u-%02u-%02uT%02u:%02u:00Z", year, month, day, hour, minute);
  return std::string(out);
}

RowReader::Cell RowReader::cell(const CsvField& field) const {
  Cell out{field.text, map_of_field(field)};
  if (!text::is_valid_utf8(out.text)) {
    DecodedText decoded = decode_text(out.text, "");
    out.map = decoded.map.then(out.map);
    out.text = std::move(decoded.text);
  }
  if (to_raw_ != nullptr) out.map = out.map.then(*to_raw_);
  return out;
}

std::string RowReader::value(const CsvRow& row, Column column) const {
  const CsvField* field = columns_->cell(row, column);
  if (field == nullptr) return {};
  return text::is_valid_utf8(field->text) ? field->text : decode_text(field->text, "").text;
}

Part RowReader::body(const CsvRow& row, Message& message) const {
  Part part;
  part.id = "body";
  part.type = "text/plain";
  part.charset = "utf-8";
  if (const CsvField* field = columns_->cell(row, Column::content)) {
    Cell content = cell(*field);
    part.text = std::move(content.text);
    part.map = std::move(content.map);
  }
  part.size = part.text.size();
  part.sha256 = sha256_hex(part.text);
  const Markup markup = markup_of(part.text);
  if (markup == Markup::none) return part;
  RenderedHtml page = render_markup(part.text, markup);
  part.type = "text/html";
  part.map = page.map.then(part.map);
  part.source = std::exchange(part.text, std::move(page.text));
  part.quoted = std::move(page.quoted);
  part.signature = std::move(page.signature);
  for (std::string& note : page.notes) message.notes.push_back(std::move(note));
  return part;
}

std::vector<Address> RowReader::recipients(const CsvRow& row) const {
  const std::string names = value(row, Column::to);
  const std::vector<std::string> profiles = split_addresses(value(row, Column::to_profile));
  std::vector<std::string> people = split_people(names, false);
  if (profiles.size() == 1) people = {std::string(text::trimmed(names))};
  if (profiles.size() > 1 && people.size() != profiles.size()) people = split_people(names, true);
  std::vector<Address> out;
  if (!profiles.empty() && people.size() != profiles.size()) {
    // Whose name is whose cannot be told; profiles are sure.
    for (const std::string& profile : profiles) out.push_back({"", profile});
    return out;
  }
  for (std::size_t i = 0; i < people.size(); ++i) out.push_back({people[i], profiles.empty() ? "" : profiles[i]});
  return out;
}

LinkedInFacts RowReader::facts(const CsvRow& row, const Message& message) const {
  LinkedInFacts out;
  out.folder = value(row, Column::folder);
  out.draft = is_one_of(columns_->text(row, Column::is_draft), {"yes", "true", "1", "y", "draft"}) ||
              is_one_of(out.folder, {"draft", "drafts"});
  const std::string_view direction = columns_->text(row, Column::direction);
  if (options_.me.has_profile()) {
    out.direction = options_.me.is_profile_of(message.from->front()) ? "sent" : "received";
  } else if (is_one_of(direction, {"outgoing", "sent", "out"}) || out.draft || is_one_of(out.folder, {"sent"})) {
    out.direction = "sent";
  } else if (is_one_of(direction, {"incoming", "received", "in"})) {
    out.direction = "received";
  }
  if (out.direction == "received") out.profile = message.from->front().address;
  else if (!message.to->empty()) out.profile = message.to->front().address;
  return out;
}

Message RowReader::message(const CsvRow& row) const {
  Message out;
  out.source = options_.source + '#' + std::to_string(index_);
  out.channel = table_ == LinkedInTable::invitations ? Channel::linkedin_invite : Channel::linkedin_message;
  out.from = {{value(row, Column::from), value(row, Column::from_profile)}};
  out.to = recipients(row);
  out.cc.emplace();
  out.bcc.emplace();
  out.date = read_linkedin_date(columns_->text(row, Column::date));
  if (const CsvField* field = columns_->cell(row, Column::subject)) {
    Cell subject = cell(*field);
    out.subject = std::move(subject.text);
    out.subject_map = std::move(subject.map);
  }
  if (columns_->cell(row, Column::attachments) != nullptr) out.attachments = attachments_of(value(row, Column::attachments));
  // LinkedIn lets nobody attach a file to an invitation.
  if (table_ == LinkedInTable::invitations) out.attachments.emplace();
  if (columns_->has(Column::conversation)) out.headers.push_back({"Conversation-ID", value(row, Column::conversation), {}});
  if (columns_->has(Column::conversation_title)) {
    out.headers.push_back({"Conversation-Title", value(row, Column::conversation_title), {}});
  }
  out.parts.push_back(body(row, out));
  out.linkedin = facts(row, out);
  if (row.size() != columns_->count()) {
    out.notes.push_back("the row has " + std::to_string(row.size()) + " cells, the table " +
                        std::to_string(columns_->count()) + " columns");
  }
  if (out.linkedin->direction.empty() && !options_.all_messages) out.notes.emplace_back(nobody_is_me);
  return out;
}

Connection RowReader::connection(const CsvRow& row) const {
  Connection out;
  const std::string first = value(row, Column::first_name);
  const std::string last = value(row, Column::last_name);
  out.name = first + (first.empty() || last.empty() ? "" : " ") + last;
  out.profile = value(row, Column::from_profile);
  out.email = value(row, Column::email);
  out.company = value(row, Column::company);
  out.position = value(row, Column::position);
  out.connected_on = value(row, Column::date);
  return out;
}

bool RowReader::take(const CsvRow& row) {
  if (!columns_) {
    columns_ = Columns(row);
    return true;
  }
  Record record;
  if (table_ == LinkedInTable::connections) {
    record.message = message_from_text("");
    record.message.source = options_.source + '#' + std::to_string(index_);
    record.connection = connection(row);
  } else {
    record.message = message(row);
    for (std::string& note : std::exchange(notes_, {})) record.message.notes.push_back(std::move(note));
  }
  ++index_;
  const bool is_others = record.message.linkedin && record.message.linkedin->direction == "received";
  if (is_others && !options_.all_messages) return true;
  return sink_(std::move(record));
}

}  // namespace outlint::message
