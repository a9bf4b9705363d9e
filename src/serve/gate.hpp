// SPDX-License-Identifier: Apache-2.0
// Who is let in: programs of this machine and the page itself, and no page of somebody else's that the browser has open.
#pragma once

#include "serve/http.hpp"

namespace outlint::serve {

/// Whether an address is this machine and nothing else: `127.0.0.1`, another of 127/8, `::1`.
bool is_loopback(std::string_view address);

/// An answer that says what is wrong: `{"error": {"message": …, "hint": …}}`.
Answer refusal(int status, std::string_view message, std::string_view hint = {});

/// What turns a request away before its body is read; status 200 where nothing does. The name in `Host` has to be this
/// machine's (another one is a name that somebody pointed here), and an `Origin` has to be the service itself.
Answer gate(const Request& request, const HttpOptions& options, int port);

}  // namespace outlint::serve
