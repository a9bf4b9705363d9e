// SPDX-License-Identifier: Apache-2.0
// What is known of a draft beside its own words: the tie that a store of past mail remembers, and the rest of its batch.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <outlint/stage.hpp>

namespace outlint {

/// Another draft of the batch that says the same.
struct NearCopy {
  std::string other;      ///< its id, else its source
  double similarity = 0;  ///< Jaccard similarity of their shingles, 0 to 1
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
};

/// What a caller knows of a draft beside its own words.
struct Circumstances {
  std::optional<NearCopy> near_copy;  ///< another draft of its batch that says the same
  std::optional<TieFacts> tie;        ///< of the first recipient; nothing where no store was asked
};

}  // namespace outlint
