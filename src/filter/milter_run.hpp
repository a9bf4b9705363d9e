// SPDX-License-Identifier: Apache-2.0
// The milter as a process: its socket, its threads, its signals.
#pragma once

#include <cstddef>
#include <string>

#include <outlint/result.hpp>

#include "filter/milter.hpp"
#include "filter/milter_service.hpp"

namespace outlint::filter {

struct MilterRun {
  MilterListening listening;
  std::string metrics;  ///< `HOST:PORT`; empty: nowhere
};

/// Serves until SIGTERM or SIGINT; SIGHUP reads the settings anew while all connections stay. To be called from the main
/// thread, which has to end the process afterwards without destroying what it was given: connections may still use it.
Result<bool> run_milter(const MilterRun& run, MilterService& service, EventLog& log);

}  // namespace outlint::filter
