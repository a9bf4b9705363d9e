// SPDX-License-Identifier: Apache-2.0
// Strict, because a key that is misspelt and passed over would be judged as unknown, and nobody would notice.
#include "message/json_fields.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "message/addresses.hpp"
#include "message/attached_file.hpp"
#include "message/attachments.hpp"
#include "message/dates.hpp"
#include "message/html.hpp"
#include "message/sha256.hpp"
#include "message/vocabulary.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

using Kind = JsonNode::Kind;
using Words = std::span<const std::string_view>;

/// More would not help whoever reads them.
constexpr std::size_t most_problems = 20;

constexpr std::array<std::string_view, 15> message_keys{"id",      "channel", "subject",     "from",  "to",
                                                        "cc",      "bcc",     "date",        "headers", "attachments",
                                                        "batch",   "context", "text",        "html",  "template"};
constexpr std::array<std::string_view, 2> address_keys{"name", "address"};
constexpr std::array<std::string_view, 3> attachment_keys{"name", "type", "path"};
constexpr std::array<std::string_view, 3> context_keys{"stage", "they_asked_for_resume", "invited"};

/// Reads one object key by key, and gathers what is wrong with it.
class Reader {
 public:
  Reader(const JsonPlaces& places, const std::string& folder) : places_(places), folder_(folder) {}

  Result<Message> read(const JsonNode& node);

 private:
  void complain(std::size_t at, std::string message, std::string hint = {});
  bool is(const JsonNode& node, Kind kind, std::string_view name);
  /// Calls `take` for each key of an object that is known and new; complains of the others.
  template <class Take>
  void each(const JsonNode& object, Words known, Take take);

  void field(const JsonMember& member);
  std::optional<std::string> string(const JsonMember& member);
  std::optional<bool> boolean(const JsonMember& member);
  std::string id(const JsonMember& member);
  std::optional<std::vector<Address>> people(const JsonMember& member);
  void person(const JsonNode& node, std::string_view name, std::vector<Address>& out);
  void date(const JsonMember& member);
  void channel(const JsonMember& member);
  void headers(const JsonMember& member);
  void header(const std::string& name, const JsonNode& value);
  void context(const JsonMember& member);
  void attachments(const JsonMember& member);
  Attachment attachment(const JsonNode& node);
  void fill_from_headers();
  void body(const JsonNode& node);
  [[nodiscard]] Part part(const JsonNode& node, std::string_view id, std::string_view type) const;

  const JsonPlaces& places_;
  const std::string& folder_;
  Message message_;
  Problems problems_;
  const JsonNode* text_ = nullptr;
  const JsonNode* html_ = nullptr;
};

void Reader::complain(std::size_t at, std::string message, std::string hint) {
  if (problems_.size() < most_problems) problems_.push_back(places_.problem(at, std::move(message), std::move(hint)));
}

bool Reader::is(const JsonNode& node, Kind kind, std::string_view name) {
  if (node.kind == kind) return true;
  complain(node.span.start,
           quoted(name) + " is " + std::string(name_of(node.kind)) + "; it has to be " + std::string(name_of(kind)));
  return false;
}

template <class Take>
void Reader::each(const JsonNode& object, Words known, Take take) {
  std::vector<std::string_view> seen;
  for (const JsonMember& member : object.members) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
      complain(member.key_span.start, "unknown key " + quoted(member.key), did_you_mean(member.key, known));
      continue;
    }
    if (std::find(seen.begin(), seen.end(), member.key) != seen.end()) {
      complain(member.key_span.start, "repeated key " + quoted(member.key));
      continue;
    }
    seen.push_back(member.key);
    // JSON writers that know no absence write null for it.
    if (member.value.kind != Kind::null) take(member);
  }
}

std::optional<std::string> Reader::string(const JsonMember& member) {
  if (!is(member.value, Kind::string, member.key)) return std::nullopt;
  return member.value.text;
}

std::optional<bool> Reader::boolean(const JsonMember& member) {
  if (!is(member.value, Kind::boolean, member.key)) return std::nullopt;
  return member.value.truth;
}

/// Programs number their messages; a number is taken as it is written.
std::string Reader::id(const JsonMember& member) {
  if (member.value.kind == Kind::number) return member.value.text;
  return string(member).value_or("");
}

void Reader::field(const JsonMember& member) {
  const std::string& key = member.key;
  if (key == "id") message_.id = id(member);
  if (key == "channel") channel(member);
  if (key == "subject") {
    message_.subject = string(member);
    if (message_.subject) message_.subject_map = places_.string_map(member.value.span);
  }
  if (key == "from") message_.from = people(member);
  if (key == "to") message_.to = people(member);
  if (key == "cc") message_.cc = people(member);
  if (key == "bcc") message_.bcc = people(member);
  if (key == "date") date(member);
  if (key == "headers") headers(member);
  if (key == "attachments") attachments(member);
  if (key == "batch") message_.batch = string(member).value_or("");
  if (key == "context") context(member);
  if (key == "template") message_.is_template = boolean(member).value_or(false);
  if (key == "text" && is(member.value, Kind::string, key)) text_ = &member.value;
  if (key == "html" && is(member.value, Kind::string, key)) html_ = &member.value;
}

void Reader::person(const JsonNode& node, std::string_view name, std::vector<Address>& out) {
  if (node.kind == Kind::string) {
    for (Address& address : read_addresses(node.text)) out.push_back(std::move(address));
    return;
  }
  if (node.kind != Kind::object) {
    complain(node.span.start, quoted(name) + " holds " + std::string(name_of(node.kind)) + "; it has to hold strings");
    return;
  }
  Address address;
  each(node, address_keys, [&](const JsonMember& member) {
    (member.key == "name" ? address.name : address.address) = string(member).value_or("");
  });
  out.push_back(std::move(address));
}

std::optional<std::vector<Address>> Reader::people(const JsonMember& member) {
  std::vector<Address> out;
  if (member.value.kind == Kind::array) {
    for (const JsonNode& item : member.value.items) person(item, member.key, out);
  } else if (member.value.kind == Kind::string || member.value.kind == Kind::object) {
    person(member.value, member.key, out);
  } else {
    is(member.value, Kind::array, member.key);
  }
  return out;
}

void Reader::date(const JsonMember& member) {
  const auto written = string(member);
  if (!written) return;
  message_.date = read_date(*written);
  if (!message_.date) {
    complain(member.value.span.start, quoted(*written) + " is no date", "write it like 2026-03-02T09:30:00Z");
  }
}

void Reader::channel(const JsonMember& member) {
  const auto word = string(member);
  if (!word) return;
  if (const auto channel = channel_from_string(*word)) {
    message_.channel = *channel;
    return;
  }
  const std::string near = did_you_mean(*word, channel_words);
  complain(member.value.span.start, "unknown channel " + quoted(*word), near.empty() ? one_of(channel_words) : near);
}

void Reader::header(const std::string& name, const JsonNode& value) {
  if (value.kind == Kind::array) {
    for (const JsonNode& item : value.items) {
      if (item.kind == Kind::array) {
        is(item, Kind::string, name);
      } else {
        header(name, item);
      }
    }
    return;
  }
  if (value.kind == Kind::null || !is(value, Kind::string, name)) return;
  message_.headers.push_back({name, value.text, places_.string_map(value.span)});
}

void Reader::headers(const JsonMember& member) {
  if (!is(member.value, Kind::object, member.key)) return;
  std::set<std::string> seen;
  for (const JsonMember& one : member.value.members) {
    if (!seen.insert(text::lower_ascii(one.key)).second) {
      complain(one.key_span.start, "repeated key " + quoted(one.key), "give several values as an array");
      continue;
    }
    header(one.key, one.value);
  }
}

void Reader::context(const JsonMember& member) {
  if (!is(member.value, Kind::object, member.key)) return;
  each(member.value, context_keys, [&](const JsonMember& one) {
    if (one.key == "they_asked_for_resume") message_.context.they_asked_for_resume = boolean(one);
    if (one.key == "invited" && is(one.value, Kind::array, one.key)) {
      for (const JsonNode& item : one.value.items) {
        if (is(item, Kind::string, one.key)) message_.context.invited.push_back(item.text);
      }
    }
    if (one.key != "stage") return;
    const auto word = string(one);
    if (!word) return;
    message_.context.stage = stage_from_string(*word);
    if (message_.context.stage) return;
    const std::string near = did_you_mean(*word, stage_words);
    complain(one.value.span.start, "unknown stage " + quoted(*word), near.empty() ? one_of(stage_words) : near);
  });
}

Attachment Reader::attachment(const JsonNode& node) {
  Attachment out;
  std::string path;
  each(node, attachment_keys, [&](const JsonMember& member) {
    const std::string value = string(member).value_or("");
    if (member.key == "name") out.name = value;
    if (member.key == "type") out.type = text::lower_ascii(value);
    if (member.key == "path") path = value;
  });
  if (path.empty()) judge_by_name(out);
  else read_attached_file(out, path, {folder_, Reach::within_folder}, message_.notes);
  return out;
}

void Reader::attachments(const JsonMember& member) {
  if (!is(member.value, Kind::array, member.key)) return;
  message_.attachments.emplace();
  for (const JsonNode& item : member.value.items) {
    if (item.kind != Kind::object) {
      complain(item.span.start, "an attachment is " + std::string(name_of(item.kind)) + "; it has to be an object",
               "write it like {\"name\": \"plan.pdf\"}");
      continue;
    }
    message_.attachments->push_back(attachment(item));
  }
}

/// What the listed headers say, where no key of its own says it.
void Reader::fill_from_headers() {
  const auto people = [&](std::optional<std::vector<Address>>& field, std::string_view name) {
    if (const Header* header = message_.header(name); header && !field) field = read_addresses(header->value);
  };
  people(message_.from, "From");
  people(message_.to, "To");
  people(message_.cc, "Cc");
  people(message_.bcc, "Bcc");
  if (const Header* header = message_.header("In-Reply-To")) message_.in_reply_to = first_message_id(header->value);
  if (const Header* header = message_.header("Message-ID")) message_.message_id = first_message_id(header->value);
  if (const Header* header = message_.header("Date"); header && !message_.date) message_.date = read_date(header->value);
  if (const Header* header = message_.header("Subject"); header && !message_.subject) {
    message_.subject = header->value;
    message_.subject_map = header->map;
  }
}

Part Reader::part(const JsonNode& node, std::string_view id, std::string_view type) const {
  Part out;
  out.id = std::string(id);
  out.type = std::string(type);
  out.charset = "utf-8";
  out.text = node.text;
  out.size = node.text.size();
  out.sha256 = sha256_hex(node.text);
  out.map = places_.string_map(node.span);
  return out;
}

/// Of two alternatives the HTML is what the recipient sees, and so what is judged.
void Reader::body(const JsonNode& node) {
  if (text_ == nullptr && html_ == nullptr) {
    if (problems_.empty()) complain(node.span.start, "neither \"text\" nor \"html\" is given");
    return;
  }
  const bool judge_html = html_ != nullptr && (text_ == nullptr || !text::is_blank(html_->text));
  if (text_ != nullptr) message_.parts.push_back(part(*text_, judge_html ? "1" : "body", "text/plain"));
  if (!judge_html) return;
  Part page = part(*html_, "body", "text/html");
  RenderedHtml rendered = render_html(page.text);
  page.map = rendered.map.then(page.map);
  page.source = std::exchange(page.text, std::move(rendered.text));
  page.quoted = std::move(rendered.quoted);
  page.signature = std::move(rendered.signature);
  for (std::string& note : rendered.notes) message_.notes.push_back(std::move(note));
  message_.parts.push_back(std::move(page));
}

Result<Message> Reader::read(const JsonNode& node) {
  if (node.kind != Kind::object) {
    return failure(places_.problem(node.span.start, "a message is " + std::string(name_of(node.kind)) + "; it has to be an object"));
  }
  each(node, message_keys, [&](const JsonMember& member) { field(member); });
  fill_from_headers();
  body(node);
  if (!problems_.empty()) return Failure{std::move(problems_)};
  return std::move(message_);
}

}  // namespace

Result<Message> message_from_json(const JsonNode& node, const JsonPlaces& places, const std::string& folder) {
  return Reader(places, folder).read(node);
}

}  // namespace outlint::message
