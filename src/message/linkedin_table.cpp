// SPDX-License-Identifier: Apache-2.0
// Exports of different years differ in columns, their order and their case; a name without case, spaces and
// punctuation has stayed.
#include "message/linkedin_table.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t most_lines_above = 40;
constexpr std::size_t longest_line = 4096;

constexpr std::pair<std::string_view, Column> names[] = {
    {"conversationid", Column::conversation},
    {"conversationtitle", Column::conversation_title},
    {"from", Column::from},
    {"sender", Column::from},
    {"sendername", Column::from},
    {"senderprofileurl", Column::from_profile},
    {"inviterprofileurl", Column::from_profile},
    {"to", Column::to},
    {"recipient", Column::to},
    {"recipients", Column::to},
    {"recipientprofileurl", Column::to_profile},
    {"recipientprofileurls", Column::to_profile},
    {"inviteeprofileurl", Column::to_profile},
    {"date", Column::date},
    {"sentat", Column::date},
    {"connectedon", Column::date},
    {"subject", Column::subject},
    {"content", Column::content},
    {"message", Column::content},
    {"body", Column::content},
    {"folder", Column::folder},
    {"attachments", Column::attachments},
    {"attachment", Column::attachments},
    {"ismessagedraft", Column::is_draft},
    {"isdraft", Column::is_draft},
    {"direction", Column::direction},
    {"firstname", Column::first_name},
    {"lastname", Column::last_name},
    {"url", Column::from_profile},
    {"profileurl", Column::from_profile},
    {"publicprofileurl", Column::from_profile},
    {"emailaddress", Column::email},
    {"email", Column::email},
    {"company", Column::company},
    {"currentcompany", Column::company},
    {"position", Column::position},
    {"currentposition", Column::position},
};

std::string name_key(std::string_view name) {
  std::string out = text::lower_ascii(name);
  std::erase_if(out, [](char byte) { return !((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')); });
  return out;
}

std::optional<LinkedInTable> table_of(const Columns& columns, const std::vector<std::string>& keys) {
  const auto named = [&](std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
  const bool has_people = columns.has(Column::from) && columns.has(Column::to);
  if (has_people && named("content") && columns.has(Column::date)) return LinkedInTable::messages;
  if (has_people && named("message") && (named("sentat") || columns.has(Column::direction))) return LinkedInTable::invitations;
  if (!columns.has(Column::first_name) || !columns.has(Column::last_name)) return std::nullopt;
  if (named("connectedon")) return LinkedInTable::connections;
  if (named("headline") || named("maidenname")) return LinkedInTable::profile;
  return std::nullopt;
}

CsvRow split_names(std::string_view line, char delimiter) {
  CsvRow out;
  CsvReader reader(delimiter, 0, [&](CsvRow row) {
    out = std::move(row);
    return false;
  });
  reader.feed(line);
  reader.finish();
  return out;
}

std::optional<LinkedInTable> table_of_line(std::string_view line, char delimiter) {
  const CsvRow row = split_names(line, delimiter);
  if (row.size() < 3) return std::nullopt;
  std::vector<std::string> keys;
  for (const CsvField& field : row) keys.push_back(name_key(field.text));
  return table_of(Columns(row), keys);
}

}  // namespace

std::optional<TableHead> find_table(std::string_view head) {
  std::size_t at = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::size_t lines = 0; at < head.size() && lines < most_lines_above; ++lines) {
    const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
    const std::string_view line = head.substr(at, end - at);
    for (const char delimiter : {',', ';', '\t'}) {
      if (line.size() > longest_line || line.find(delimiter) == std::string_view::npos) continue;
      if (const auto table = table_of_line(line, delimiter)) return TableHead{*table, delimiter, at};
    }
    at = end + 1;
  }
  return std::nullopt;
}

Columns::Columns(const CsvRow& row) : count_(row.size()) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string key = name_key(row[i].text);
    for (const auto& [name, column] : names) {
      std::size_t& at = at_[static_cast<std::size_t>(column)];
      if (name == key && at == absent) at = i;
    }
  }
}

const CsvField* Columns::cell(const CsvRow& row, Column column) const {
  const std::size_t at = at_[static_cast<std::size_t>(column)];
  return at < row.size() ? &row[at] : nullptr;
}

std::string_view Columns::text(const CsvRow& row, Column column) const {
  const CsvField* field = cell(row, column);
  return field == nullptr ? std::string_view() : std::string_view(field->text);
}

}  // namespace outlint::message
