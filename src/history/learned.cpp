// SPDX-License-Identifier: Apache-2.0
#include "history/learned.hpp"

#include <algorithm>

#include <outlint/document.hpp>
#include <outlint/tie.hpp>

#include "analysis/analysis.hpp"
#include "analysis/people.hpp"
#include "engine/pack_of.hpp"
#include "history/identity_key.hpp"
#include "history/sketch.hpp"
#include "message/sha256.hpp"
#include "ruleset/pack.hpp"
#include "text/utf8.hpp"

namespace outlint::history {
namespace {

/// To more than that many at once nobody is introduced.
constexpr std::size_t most_introduced = 5;
constexpr std::size_t digest_size = 16;
constexpr std::size_t mid_size = 8;
constexpr std::string_view separator("\0", 1);

std::string first_address(const Message& message) { return message.from && !message.from->empty() ? identity_key(message.from->front()) : std::string(); }

/// The same mail in two folders has one; so has the copy that a list sends back.
std::string digest_of_message(const Message& message) {
  std::string all = first_address(message);
  all.append(separator).append(message.date.value_or("")).append(separator);
  if (message.message_id && !message.message_id->empty()) return digest_of(all.append(*message.message_id), digest_size);
  if (const Header* conversation = message.header("Conversation-ID")) all.append(conversation->value).append(separator);
  if (message.to) for (const Address& person : *message.to) all.append(identity_key(person)).append(separator);
  all.append(message.subject.value_or("")).append(separator).append(message.body().text);
  return digest_of(all, digest_size);
}

/// Everybody a message goes to.
std::vector<Address> recipients(const Message& message) {
  std::vector<Address> out;
  for (const auto* list : {&message.to, &message.cc, &message.bcc}) {
    if (*list) out.insert(out.end(), (*list)->begin(), (*list)->end());
  }
  return out;
}

void add_person(LearnedMessage& learned, const Address& person, Trust trust, Role role) {
  std::string key = identity_key(person);
  const auto same = [&](const LearnedPerson& other) { return other.key == key; };
  if (key.empty() || std::any_of(learned.people.begin(), learned.people.end(), same)) return;
  // An address in the place of a name would tell of somebody else.
  const bool named = person.name.find('@') == std::string::npos;
  learned.people.push_back({std::move(key), named ? person.name : std::string(), trust, role});
}

}  // namespace

std::string digest_of(std::string_view bytes, std::size_t length) {
  const std::string hex = message::sha256_hex(bytes);
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string out;
  for (std::size_t at = 0; at < 2 * length; at += 2) out += static_cast<char>(value(hex[at]) * 16 + value(hex[at + 1]));
  return out;
}

Reader::Reader(Ruleset ruleset, std::vector<std::string> me) : ruleset_(std::move(ruleset)), me_(me) {}

bool Reader::is_me(const Address& person) const {
  const bool mail = person.address.find('@') != std::string::npos;
  return mail ? me_.is_mail_of({&person, 1}) : me_.is_profile_of(person);
}

bool Reader::is_own(const Message& message) const {
  if (message.linkedin && !message.linkedin->direction.empty()) return message.linkedin->direction == "sent";
  return message.from && std::any_of(message.from->begin(), message.from->end(), [&](const Address& person) { return is_me(person); });
}

void Reader::add_people(const Message& message, LearnedMessage& learned) const {
  const analysis::MailboxWords& words = ruleset_.pack()->by_language.begin()->second.vocabulary.mailboxes;
  const bool linkedin = message.linkedin.has_value();
  const std::vector<Address> to = recipients(message);
  const auto is_list = [&](const Address& person) { return analysis::is_list_address(text::lower_ascii(person.address), words); };
  if (learned.own) {
    for (const Address& person : to) {
      const bool is_self = linkedin ? message.from && !message.from->empty() && identity_key(person) == first_address(message) : is_me(person);
      if (!is_self && !is_list(person)) add_person(learned, person, linkedin ? Trust::linkedin : Trust::user, Role::correspondent);
    }
    return;
  }
  const bool to_me = linkedin || std::any_of(to.begin(), to.end(), [&](const Address& person) { return is_me(person); });
  learned.bulk = analysis::is_bulk(message, words) || (!to_me && std::any_of(to.begin(), to.end(), is_list));
  if (message.from && !message.from->empty()) add_person(learned, message.from->front(), linkedin ? Trust::linkedin : Trust::owner, Role::correspondent);
}

void Reader::add_deeds(const Document& document, LearnedMessage& learned) const {
  const Pack& pack = *ruleset_.pack();
  const LanguagePack* language = engine::pack_for(engine::language_of(document, pack), pack);
  if (language == nullptr) return;
  const analysis::Analysis analysis = analysis::analyse(document, language->vocabulary, pack.tables, {});
  for (const analysis::FoundAsk& found : analysis.asks) {
    const relationship::AskKind* kind = pack.tables.ask(found.ask.kind);
    if (learned.own && kind != nullptr && !found.ask.invited && !found.ask.owed) learned.deeds.push_back({"asks", kind->name, kind->weight});
  }
  for (const analysis::Case& each : language->vocabulary.deeds) {
    if (analysis::holds(each.when, analysis)) learned.deeds.push_back({each.is, "", 0});
  }
}

std::optional<LearnedMessage> Reader::read(Message message) const {
  if (message.linkedin && message.linkedin->draft) return std::nullopt;
  LearnedMessage learned;
  learned.own = is_own(message);
  add_people(message, learned);
  if (learned.people.empty()) return std::nullopt;
  learned.digest = digest_of_message(message);
  if (message.message_id) learned.mid = digest_of(*message.message_id, mid_size);
  if (message.date) learned.at = moment_of(*message.date);
  if (learned.bulk) return learned;
  if (learned.own && message.attachments) {
    for (const Attachment& file : *message.attachments) {
      if (file.role == AttachmentRole::resume) learned.deeds.push_back({"resume", file.name, 0});
    }
  }
  const std::vector<Address> others = recipients(message);
  const bool linkedin = message.linkedin.has_value();
  const Document document(std::move(message));
  add_deeds(document, learned);
  if (learned.own) learned.sketch = to_bytes(sketch_of(document));
  const auto introduces = [](const LearnedDeed& deed) { return deed.deed == "introduces"; };
  if (!learned.own && others.size() <= most_introduced && std::any_of(learned.deeds.begin(), learned.deeds.end(), introduces)) {
    for (const Address& person : others) {
      if (!is_me(person)) add_person(learned, person, linkedin ? Trust::linkedin : Trust::owner, Role::introduced);
    }
  }
  return learned;
}

std::optional<LearnedConnection> Reader::read(const Connection& connection) {
  LearnedConnection learned;
  if (!connection.profile.empty()) learned.profile = identity_key(Address{"", connection.profile});
  if (connection.email.find('@') != std::string::npos) learned.address = identity_key(std::string_view(connection.email));
  learned.name = connection.name;
  if (learned.profile.empty() && learned.address.empty()) return std::nullopt;
  return learned;
}

}  // namespace outlint::history
