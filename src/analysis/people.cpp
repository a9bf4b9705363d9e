// SPDX-License-Identifier: Apache-2.0
#include "analysis/people.hpp"

#include <algorithm>
#include <set>

#include "analysis/greeted.hpp"
#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

std::string_view local_part(std::string_view address) { return address.substr(0, address.rfind('@')); }

std::string domain(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string() : text::lower_ascii(address.substr(at + 1));
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_role(const std::string& local, const std::vector<std::string>& roles) {
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    if (role.ends_with('*')) return local.starts_with(std::string_view(role).substr(0, role.size() - 1));
    return local == role;
  });
}

/// Whether a header is there by one of the names, or has the value that stands after a name's colon.
bool has_header(const Message& message, const std::vector<std::string>& marks) {
  return std::any_of(marks.begin(), marks.end(), [&](const std::string& mark) {
    const std::size_t colon = mark.find(':');
    const Header* header = message.header(std::string_view(mark).substr(0, colon));
    if (header == nullptr || colon == std::string::npos) return header != nullptr;
    return text::lower_ascii(text::trimmed(header->value)).starts_with(text::trimmed(std::string_view(mark).substr(colon + 1)));
  });
}

/// One is the other, or a part of it (cs.example.edu of example.edu).
bool same_house(std::string_view one, std::string_view other) {
  if (one.size() < other.size()) std::swap(one, other);
  return one == other || (one.ends_with(other) && one[one.size() - other.size() - 1] == '.');
}

void read_addresses(Analysis& analysis, const MailboxWords& words) {
  const Message& message = analysis.document->message();
  Facts& facts = analysis.facts;
  facts.set(Fact::people_known, message.to.has_value() || message.cc.has_value());
  if (message.bcc) facts.set(Fact::bcc_people, message.bcc->size());
  std::vector<std::string> people;
  for (const auto* list : {&message.to, &message.cc}) {
    if (!*list) continue;
    for (const Address& person : **list) people.push_back(text::lower_ascii(person.address));
  }
  bool list = has_header(message, words.list_headers);
  facts.set(Fact::bulk, list || has_header(message, words.bulk_headers));
  facts.set(Fact::to_list, list);
  if (!message.to && !message.cc) return;
  facts.set(Fact::people, people.size());
  facts.set(Fact::greets_other, greeted_other(*analysis.document).has_value());

  std::set<std::string> organisations;
  std::size_t roles = 0;
  for (const std::string& person : people) {
    const std::string host = domain(person);
    organisations.insert(contains(words.freemail, host) ? person : host);
    roles += is_role(std::string(local_part(person)), words.role_mailboxes) ? 1 : 0;
    list = list || is_list_address(person, words);
  }
  facts.set(Fact::organisations, organisations.size());
  facts.set(Fact::role_mailboxes, roles);
  facts.set(Fact::to_role_mailbox, people.size() == 1 && roles == 1);
  facts.set(Fact::to_list, list);
  if (!message.from || message.from->empty()) return;
  const std::string sender = text::lower_ascii(message.from->front().address);
  const std::string home = domain(sender);
  const bool others = std::any_of(people.begin(), people.end(), [&](const std::string& person) { return person != sender; });
  facts.set(Fact::to_self, !others && !people.empty() && (!message.bcc || message.bcc->empty()));
  const bool shared = others && !home.empty() && !contains(words.freemail, home) &&
                      std::all_of(people.begin(), people.end(), [&](const std::string& person) { return same_house(domain(person), home); });
  facts.set(Fact::same_organisation, shared);
}

void read_files(Analysis& analysis) {
  const Message& message = analysis.document->message();
  Facts& facts = analysis.facts;
  facts.set(Fact::files_known, message.attachments.has_value());
  if (message.context.they_asked_for_resume) facts.set(Fact::resume_requested, *message.context.they_asked_for_resume);
  else facts.set(Fact::resume_requested, false);
  if (!message.attachments) return;
  const auto count = [&](AttachmentRole role) {
    return static_cast<std::size_t>(std::count_if(message.attachments->begin(), message.attachments->end(),
                                                  [&](const Attachment& file) { return file.role == role; }));
  };
  facts.set(Fact::files, message.attachments->size());
  facts.set(Fact::resumes, count(AttachmentRole::resume));
  facts.set(Fact::portfolios, count(AttachmentRole::portfolio));
}

/// `re`, `fwd` or `none`: the prefixes that mail programs write, whatever the language of the subject.
std::string_view subject_prefix(std::string_view subject) {
  static constexpr std::pair<std::string_view, std::string_view> prefixes[] = {
      {"re:", "re"}, {"aw:", "re"}, {"sv:", "re"}, {"antw:", "re"}, {"res:", "re"}, {"r:", "re"},
      {"fwd:", "fwd"}, {"fw:", "fwd"}, {"wg:", "fwd"}, {"tr:", "fwd"}, {"rv:", "fwd"}, {"enc:", "fwd"}};
  subject = text::trimmed(subject);
  for (const auto& [prefix, kind] : prefixes) {
    if (text::starts_with_ascii_case(subject, prefix)) return kind;
  }
  return "none";
}

/// Whether words of the other side are quoted; a quotation that is attributed to the sender is their own last mail.
bool quotes_them(const Document& document) {
  const auto& regions = document.regions();
  const auto is = [](RegionKind kind) { return [kind](const Region& region) { return region.kind == kind; }; };
  if (std::none_of(regions.begin(), regions.end(), is(RegionKind::quoted))) return false;
  const auto attribution = std::find_if(regions.begin(), regions.end(), is(RegionKind::attribution));
  const auto& from = document.message().from;
  if (attribution == regions.end() || !from || from->empty() || from->front().address.empty()) return true;
  const std::string words = text::lower_ascii(attribution->span.of(document.text()));
  const std::size_t author = words.find("from:");  // A header block names the author first; `On … wrote:` names nobody else.
  const std::size_t others = words.find("to:", author == std::string::npos ? 0 : author);
  return words.substr(0, author == std::string::npos ? author : others).find(text::lower_ascii(from->front().address)) == std::string::npos;
}

void read_thread(Analysis& analysis) {
  const Message& message = analysis.document->message();
  const bool answers = message.in_reply_to.has_value() || message.header("References") != nullptr;
  analysis.facts.set(Fact::reply, answers || quotes_them(*analysis.document));
  analysis.facts.set(Fact::thread_known, message.headers_known);
  analysis.facts.set(Fact::subject_prefix, subject_prefix(message.subject.value_or("")));
}

}  // namespace

bool is_bulk(const Message& message, const MailboxWords& words) { return has_header(message, words.list_headers) || has_header(message, words.bulk_headers); }

bool is_list_address(std::string_view address, const MailboxWords& words) {
  return std::any_of(words.list_marks.begin(), words.list_marks.end(), [&](const std::string& mark) { return address.find(mark) != std::string_view::npos; });
}

void read_people(Analysis& analysis, const MailboxWords& words) {
  const Message& message = analysis.document->message();
  analysis.facts.set(Fact::channel, to_string(message.channel));
  analysis.facts.set(Fact::in_batch, !message.batch.empty());
  analysis.facts.set(Fact::characters, text::count_points(analysis.document->text()));
  analysis.facts.set(Fact::subject_characters, text::count_points(message.subject.value_or("")));
  read_addresses(analysis, words);
  read_files(analysis);
  read_thread(analysis);
}

}  // namespace outlint::analysis
