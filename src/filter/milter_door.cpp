// SPDX-License-Identifier: Apache-2.0
// The door to libmilter: collects a mail from its callbacks, and tells the mail server what becomes of it.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <libmilter/mfapi.h>

#include "filter/milter.hpp"
#include "text/module.hpp"
#include "text/utf8.hpp"

namespace outlint::filter {
namespace {

// libmilter's callbacks carry no word of ours: this is the one way from them to the host.
const MilterHost* the_host = nullptr;

/// A connection, and the mail that is on its way over it.
struct Session {
  Client client;
  IncomingMail mail;
  std::vector<std::pair<std::string, int>> own_fields;  ///< fields of ours by name, with how many of it there are
};

Session* session_of(SMFICTX* context) { return static_cast<Session*>(smfi_getpriv(context)); }

std::string macro(SMFICTX* context, const char* name) {
  const char* value = smfi_getsymval(context, const_cast<char*>(name));
  return value == nullptr ? std::string() : value;
}

std::string address_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  if (address != nullptr && address->sa_family == AF_INET) bytes = &reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
  if (address != nullptr && address->sa_family == AF_INET6) bytes = &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
  if (bytes == nullptr || inet_ntop(address->sa_family, bytes, text.data(), text.size()) == nullptr) return {};
  return text.data();
}

void keep(IncomingMail& mail, std::string_view bytes) {
  const std::size_t room = the_host->most_bytes - std::min(the_host->most_bytes, mail.bytes.size());
  mail.bytes += bytes.substr(0, room);
}

sfsistat on_connect(SMFICTX* context, char*, sockaddr* address) {
  auto session = std::make_unique<Session>();
  session->client.address = address_of(address);
  the_host->connected();
  return smfi_setpriv(context, session.get()) == MI_SUCCESS ? (session.release(), SMFIS_CONTINUE) : SMFIS_TEMPFAIL;
}

sfsistat on_sender(SMFICTX* context, char** arguments) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_TEMPFAIL;
  session->client.authenticated = !macro(context, "{auth_type}").empty();
  session->client.login = session->client.authenticated ? macro(context, "{auth_authen}") : std::string();
  if (!the_host->judges(session->client)) return SMFIS_ACCEPT;
  session->mail = {};
  session->own_fields.clear();
  session->mail.client = session->client;
  std::string_view sender = arguments[0] == nullptr ? "" : arguments[0];
  if (sender.starts_with('<') && sender.ends_with('>')) sender = sender.substr(1, sender.size() - 2);
  session->mail.sender = sender;
  return SMFIS_CONTINUE;
}

sfsistat on_field(SMFICTX* context, char* name, char* value) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_TEMPFAIL;
  if (text::starts_with_ascii_case(name, "X-Outlint-")) {
    const auto known = std::find_if(session->own_fields.begin(), session->own_fields.end(), [&](const auto& each) { return text::equal_ascii_case(each.first, name); });
    if (known == session->own_fields.end()) session->own_fields.emplace_back(name, 1);
    else ++known->second;
  }
  std::string field = std::string(name) + ": ";
  for (const char* at = value; *at != '\0'; ++at) {
    if (*at == '\n' && (at == value || at[-1] != '\r')) field += '\r';
    field += *at;
  }
  keep(session->mail, field + "\r\n");
  return SMFIS_CONTINUE;
}

sfsistat on_end_of_fields(SMFICTX* context) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_TEMPFAIL;
  keep(session->mail, "\r\n");
  return SMFIS_CONTINUE;
}

sfsistat on_body(SMFICTX* context, unsigned char* bytes, std::size_t size) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_TEMPFAIL;
  keep(session->mail, {reinterpret_cast<const char*>(bytes), size});
  return SMFIS_CONTINUE;
}

/// Hands the lines of a reply over. libmilter takes a list of arguments that ends in a null, and formats per cent signs.
void reply(SMFICTX* context, const char* code, const char* extended, const std::vector<std::string>& lines) {
  constexpr std::size_t most = 8;
  std::array<std::string, most> kept;
  std::array<const char*, most> words{};
  for (std::size_t at = 0; at < std::min(most, lines.size()); ++at) {
    for (const char byte : lines[at]) kept[at] += byte == '%' ? std::string("%%") : std::string(1, byte);
    words[at] = kept[at].c_str();
  }
  if (words[0] == nullptr) words[0] = "outlint";
  smfi_setmlreply(context, code, extended, words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7], nullptr);
}

/// From the last to the first: taking one out renumbers those behind it.
bool take_out_own_fields(SMFICTX* context, const Session& session) {
  for (const auto& [name, count] : session.own_fields) {
    for (int at = count; at > 0; --at) {
      if (smfi_chgheader(context, const_cast<char*>(name.c_str()), at, nullptr) != MI_SUCCESS) return false;
    }
  }
  return true;
}

sfsistat carry_out(SMFICTX* context, Session& session, const Decision& decision) {
  char* const name = const_cast<char*>("X-Outlint-Verdict");
  switch (decision.action) {
    case Action::reject: reply(context, "550", "5.7.1", decision.reply); return SMFIS_REJECT;
    case Action::tempfail: reply(context, "451", "4.7.1", decision.reply); return SMFIS_TEMPFAIL;
    case Action::quarantine:
      if (smfi_quarantine(context, const_cast<char*>(decision.reason.c_str())) != MI_SUCCESS) return SMFIS_TEMPFAIL;
      break;
    case Action::header:
    case Action::accept: break;
  }
  if (!take_out_own_fields(context, session)) return SMFIS_TEMPFAIL;
  if (decision.action == Action::header && smfi_addheader(context, name, const_cast<char*>(decision.header.c_str())) != MI_SUCCESS) return SMFIS_TEMPFAIL;
  return SMFIS_CONTINUE;
}

sfsistat on_end(SMFICTX* context) {
  Session* session = session_of(context);
  if (session == nullptr) return SMFIS_TEMPFAIL;
  session->mail.queue = macro(context, "i");
  const sfsistat status = carry_out(context, *session, the_host->decide(session->mail));
  session->mail = {};
  return status;
}

sfsistat on_abort(SMFICTX* context) {
  if (Session* session = session_of(context)) session->mail = {};
  return SMFIS_CONTINUE;
}

sfsistat on_close(SMFICTX* context) {
  delete session_of(context);
  smfi_setpriv(context, nullptr);
  return SMFIS_CONTINUE;
}

/// A callback that cannot throw into C: where memory runs out the mail has to come again.
template <auto callback, class... Arguments>
sfsistat guarded(SMFICTX* context, Arguments... arguments) {
  try {
    return callback(context, arguments...);
  } catch (...) {
    return SMFIS_TEMPFAIL;
  }
}

smfiDesc description() {
  smfiDesc out{};
  out.xxfi_name = const_cast<char*>("outlint");
  out.xxfi_version = SMFI_VERSION;
  out.xxfi_flags = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_QUARANTINE;
  out.xxfi_connect = guarded<on_connect, char*, sockaddr*>;
  out.xxfi_envfrom = guarded<on_sender, char**>;
  out.xxfi_header = guarded<on_field, char*, char*>;
  out.xxfi_eoh = guarded<on_end_of_fields>;
  out.xxfi_body = guarded<on_body, unsigned char*, std::size_t>;
  out.xxfi_eom = guarded<on_end>;
  out.xxfi_abort = guarded<on_abort>;
  out.xxfi_close = guarded<on_close>;
  return out;
}

std::string open_milter(const MilterListening& listening, const MilterHost* host) {
  the_host = host;
  std::string socket = listening.socket;
  const bool set = smfi_setconn(socket.data()) == MI_SUCCESS && smfi_register(description()) == MI_SUCCESS;
  if (!set) return "libmilter does not take the socket \"" + socket + "\"";
  smfi_settimeout(listening.timeout);
  smfi_setbacklog(listening.backlog);
  const mode_t before = umask(static_cast<mode_t>(~listening.mode & 0777));
  const bool opened = smfi_opensocket(true) == MI_SUCCESS;
  const int error = errno;
  umask(before);
  return opened ? std::string() : "cannot listen at \"" + socket + "\": " + std::strerror(error);
}

bool serve_milter() { return smfi_main() == MI_SUCCESS; }

constexpr MilterEntry entry{open_milter, serve_milter};

}  // namespace

#ifndef OUTLINT_IS_MODULE
Result<const MilterEntry*> milter_library() { return &entry; }
#endif

}  // namespace outlint::filter

OUTLINT_MODULE_ENTRY(outlint::filter::entry)
