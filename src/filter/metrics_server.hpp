// SPDX-License-Identifier: Apache-2.0
// Where Prometheus fetches the numbers: whatever is asked over HTTP, the answer is the same page.
#pragma once

#include <functional>
#include <string>

#include <outlint/result.hpp>

namespace outlint::filter {

/// Listens at `HOST:PORT` and answers with what `page` gives, one request after the other, in a thread that runs as long
/// as the process does; `page` has to live as long. Fails where it cannot listen.
Result<bool> serve_metrics(const std::string& address, std::function<std::string()> page);

}  // namespace outlint::filter
