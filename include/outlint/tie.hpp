// SPDX-License-Identifier: Apache-2.0
// What is known of a draft beside its own words: the tie that a store of past mail remembers, and the rest of its batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <outlint/export.h>
#include <outlint/message.hpp>
#include <outlint/result.hpp>
#include <outlint/stage.hpp>

namespace outlint {

class Document;

/// Another draft of the batch that says the same.
struct NearCopy {
  std::string other;      ///< its id, else its source
  double similarity = 0;  ///< Jaccard similarity of their shingles, 0 to 1
};

/// A line of the account between two people: what was asked of them, or given to them, on a day.
struct FavourRow {
  std::string day;    ///< `2026-03-02`; empty where unknown
  std::string asked;  ///< `referral, granted`; empty on a line of what was given
  std::string given;  ///< `help`, `introduction`
};

/// What past mail tells of one recipient on the day of judging. Counts leave out the draft itself. A store that knows
/// nothing of the recipient gives counts of 0; where no store was asked there are no facts at all.
struct TieFacts {
  std::optional<Stage> stage;  ///< by the store; a stated stage beats it, and it beats the words
  std::string evidence;        ///< what tells of the stage: `3 messages to them, 0 back, last 14 months ago`
  std::size_t sent = 0;        ///< messages to them
  std::size_t received = 0;    ///< messages from them
  std::size_t unanswered = 0;  ///< messages to them since their last one
  std::optional<std::size_t> days_since_sent;      ///< since the sender's last message to them
  std::optional<std::size_t> days_since_received;  ///< since their last message
  std::optional<std::size_t> days_known;           ///< since the first message either way
  std::optional<bool> they_wrote_first;
  bool introduced = false;          ///< somebody brought the two together
  std::size_t asks = 0;             ///< asks of weight 2 or more made to them
  std::size_t open_asks = 0;        ///< of those, the ones made since their last message
  std::size_t asks_since_gift = 0;  ///< asks made since the sender last gave anything
  std::size_t gifts = 0;            ///< times the sender offered, helped or gave
  std::size_t granted = 0;          ///< asks that they granted
  std::size_t unthanked = 0;        ///< granted asks that no thanks followed
  std::size_t resumes_sent = 0;     ///< resumes sent to them
  std::size_t same_text_people = 0; ///< other people who got the draft's text within the seven days before it
  bool connected = false;           ///< a connection on LinkedIn
  std::string last_resume;          ///< the resume that was sent to them last: `cv.pdf, 3 months ago`
  std::vector<FavourRow> favours;   ///< asks and gifts by day, for people; empty where nobody says
};

/// What a caller knows of a draft beside its own words.
struct Circumstances {
  std::optional<NearCopy> near_copy;  ///< another draft of its batch that says the same
  std::optional<TieFacts> tie;        ///< of the first recipient; nothing where no store was asked
};

/// What a linter asks a store of ties.
struct TieQuery {
  std::vector<Address> people;        ///< To; on LinkedIn `address` is a profile
  std::string moment;                 ///< RFC 3339, or `YYYY-MM-DD` which means its end; empty where unknown
  std::string message_id;             ///< of the draft, which is no history of itself; may be empty
  std::vector<std::uint16_t> sketch;  ///< of the draft's text (`sketch_of`); empty where that is too short to tell
};

/// The one thing that a store of ties has to do, ours (`History`) or a mail client's own: counts of 0 for somebody it
/// does not know. Asked once for each draft, from every thread that lints.
using TieLookup = std::function<Result<TieFacts>(const TieQuery&)>;

/// Numbers that tell how alike two texts are without telling either: 64 minima of hashed runs of five words (Broder,
/// 1997), names, numbers and slots masked. A store keeps them of sent messages. Empty for a text of few words.
OUTLINT_API std::vector<std::uint16_t> sketch_of(const Document& document);
/// How alike two texts are, 0 to 1, give or take .05; 0 where one is too short.
OUTLINT_API double similarity_of(const std::vector<std::uint16_t>& one, const std::vector<std::uint16_t>& other);

}  // namespace outlint
