// SPDX-License-Identifier: Apache-2.0
// A draft that is open in an editor: its text as it is there, and what is found in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <outlint/read.hpp>
#include <outlint/session.hpp>

#include "lsp/positions.hpp"

namespace outlint::lsp {

/// A finding, with where its words stand in the editor's text.
struct Found {
  const Diagnostic* diagnostic = nullptr;
  Span span;
};

class Draft {
 public:
  /// `path` names it to the reader, as it names a file to `check`.
  Draft(std::string path, std::string text, PositionEncoding encoding);

  /// Takes the changes of `textDocument/didChange`, in order; those that are none are passed over.
  void change(const Json& changes);

  /// Brings the findings up to date with text and linter. What a writer adds at the end of a long draft costs a fraction
  /// of the whole: sentences that stayed are not searched again.
  void judge(const Linter& linter, const ReadOptions& reading);
  /// Has all of it judged anew the next time, because the linter or what it reads is another one.
  void forget();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Positions positions() const { return {text_, encoding_}; }
  /// Of the draft as it was judged last; null where the file is no single message (a mailbox), or is broken JSON.
  [[nodiscard]] const Session* session() const { return session_ ? &*session_ : nullptr; }
  /// The message with its maps into the text; valid while there is a session.
  [[nodiscard]] const Message& message() const { return *message_; }
  /// Why there is no session, where it is the fault of the text.
  [[nodiscard]] const Problems& problems() const { return problems_; }
  /// All findings, in the order of the report.
  [[nodiscard]] std::vector<Found> findings() const;
  /// Where a place of the message stands in the text; nothing where no words of the text are its own.
  [[nodiscard]] std::optional<Span> span_of(const Place& place) const;

 private:
  [[nodiscard]] bool only_body_differs(const Message& fresh) const;

  std::string path_, text_, judged_text_;
  PositionEncoding encoding_;
  bool current_ = false;             // whether what is below is about `text_`
  std::optional<Message> message_;
  std::optional<Session> session_;   // Invariant: there only with a message.
  Problems problems_;
};

}  // namespace outlint::lsp
