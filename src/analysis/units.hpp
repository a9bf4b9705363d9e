// SPDX-License-Identifier: Apache-2.0
// What is read for acts: the subject, each sentence with its region, each slot of a template.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <outlint/document.hpp>

#include "text/fold.hpp"

namespace outlint::analysis {

/// Where a unit stands. The values are bits, so that an act's scope is a set of them.
enum class Scope : std::uint16_t {
  subject = 1,
  greeting = 2,
  own = 4,
  postscript = 8,  ///< own words below the sign-off, or that say so
  sign_off = 16,
  signature = 32,
  quoted = 64,     ///< the other side's words, and what is forwarded
  slot = 128,      ///< the words within one placeholder
  placeholder = 256,  ///< the same with its brackets
};

constexpr std::uint16_t bit(Scope scope) { return static_cast<std::uint16_t>(scope); }

/// Whom a sentence is about. `unjudged`: a greeting, a wish, or no sentence of the sender's own text.
enum class About { unjudged, neither, sender, recipient, both };

struct Known;
class Memory;

/// One sentence (or subject, or slot), folded and split into clauses.
struct Unit {
  Scope scope = Scope::own;
  std::string part = "body";
  Span span;                  ///< in the part's text
  text::Folded folded;
  std::vector<Span> clauses;  ///< in the folded text, in order, trimmed; split where an act is found
  About about = About::unjudged;
  std::shared_ptr<Known> known;  ///< what its words tell wherever it stands; never null in a unit that was made

  /// The place in the message of a span of the folded text.
  [[nodiscard]] Span original(Span in_folded) const { return folded.original(in_folded); }
  /// The clause that covers a byte of the folded text, else the nearest before it.
  [[nodiscard]] std::size_t clause_at(std::size_t byte) const;
};

/// All units, subject first, then the body in order; slots follow the unit they stand in. Clauses are not split yet. Sentences in
/// the memory, where there is one, are not folded again.
std::vector<Unit> make_units(const Document& document, Memory* memory = nullptr);

}  // namespace outlint::analysis
