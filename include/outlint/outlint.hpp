// SPDX-License-Identifier: Apache-2.0
// Everything at once.
#pragma once

#include <outlint/batch.hpp>
#include <outlint/config.hpp>
#include <outlint/document.hpp>
#include <outlint/fix.hpp>
#include <outlint/history.hpp>
#include <outlint/linter.hpp>
#include <outlint/message.hpp>
#include <outlint/read.hpp>
#include <outlint/relationship.hpp>
#include <outlint/render.hpp>
#include <outlint/report.hpp>
#include <outlint/result.hpp>
#include <outlint/ruleset.hpp>
#include <outlint/session.hpp>
#include <outlint/source_map.hpp>
#include <outlint/span.hpp>
#include <outlint/stage.hpp>
#include <outlint/tie.hpp>
