// SPDX-License-Identifier: Apache-2.0
#include "rewrite/round.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "engine/arrange.hpp"
#include "engine/stretch.hpp"
#include "message/addresses.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::rewrite {
namespace {

constexpr std::string_view slot_opens = "\xE2\x9F\xA6", slot_closes = "\xE2\x9F\xA7";  // ⟦ ⟧
constexpr std::string_view header_prefix = "header:";

std::string_view text_of(const Message& message, const std::string& part) {
  if (part == "body") return message.body().text;
  return part == "subject" && message.subject ? std::string_view(*message.subject) : std::string_view();
}

bool touch(std::string_view text, const Edit& one, const Edit& two) {
  const Span a = one.place.span, b = two.place.span;
  if (one.place.part != two.place.part) return false;
  // Two sentences that go side by side meet in the blank between them.
  const auto removes = [](const Edit& edit) { return edit.replacement.empty() && !edit.place.span.empty() && edit.place.part == "body"; };
  if (removes(one) && removes(two) && text::is_blank(Span{std::max(a.start, b.start), std::max({a.start, b.start, std::min(a.end, b.end)})}.of(text))) return false;
  if (one.place.part.starts_with("attachment:") || a.overlaps(b) || a == b) return true;
  // An insertion inside of what another edit takes, or at the same place as another insertion.
  const auto inside = [](Span point, Span other) { return point.empty() && other.start < point.start && point.start < other.end; };
  // Words that go on behind a sentence need that sentence.
  const auto goes_on = [](const Edit& words, Span sentence) { return words.place.span.empty() && words.replacement.starts_with(' ') && words.place.span.start == sentence.end; };
  return inside(a, b) || inside(b, a) || goes_on(one, b) || goes_on(two, a);
}

bool clash(std::string_view text, const std::vector<Edit>& taken, const std::vector<Edit>& wanted) {
  return std::any_of(taken.begin(), taken.end(), [&](const Edit& one) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Edit& two) { return touch(text, one, two); });
  });
}

/// Findings of each rule: all of them, and the errors.
struct Counts {
  std::map<std::string, std::pair<int, int>, std::less<>> rules;
  int light_asks = 0, heavy_asks = 0;  ///< what is asked and may be; and what outweighs the tie
  std::size_t questions = 0;
  bool outreach = false;
};

Counts counts_of(const Report& report, const Document& document) {
  Counts out;
  out.questions = report.measures.questions;
  out.outreach = report.occasion == Occasion::outreach;
  std::set<std::size_t> asking;  // "May I ask how …" is one ask, whatever its clauses are taken for
  for (const Ask& ask : report.asks) {
    if (ask.owed || ask.invited) continue;
    const bool light = ask.weight <= report.relationship.credit;
    if (!light) ++out.heavy_asks;
    const auto sentence = ask.place && ask.place->part == "body" ? engine::sentence_at(document, ask.place->span.start) : std::nullopt;
    if (light && (!sentence || asking.insert(sentence->start).second)) ++out.light_asks;
  }
  for (const Diagnostic& diagnostic : report.diagnostics) {
    auto& [all, errors] = out.rules[diagnostic.rule];
    ++all;
    errors += diagnostic.severity == Severity::error ? 1 : 0;
  }
  return out;
}

int count(const Counts& counts, const std::string& rule) {
  const auto found = counts.rules.find(rule);
  return found == counts.rules.end() ? 0 : found->second.first;
}

/// Whether nothing is found that was not found before, and nothing weighs more.
bool no_worse(const Counts& before, const Counts& after) {
  return std::all_of(after.rules.begin(), after.rules.end(), [&](const auto& each) {
    const auto old = before.rules.find(each.first);
    return old != before.rules.end() && each.second.first <= old->second.first && each.second.second <= old->second.second;
  });
}

bool brings_errors(const Counts& before, const Counts& after) {
  return std::any_of(after.rules.begin(), after.rules.end(), [&](const auto& each) {
    const auto old = before.rules.find(each.first);
    return each.second.second > (old == before.rules.end() ? 0 : old->second.second);
  });
}

std::string without_slot_marks(std::string text) {
  for (const std::string_view mark : {slot_opens, slot_closes}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) text.erase(at, mark.size());
  }
  return text;
}

/// The message as it reads once its slots are filled, as far as that can be known.
Message with_slots_read(Message message) {
  for (Part& part : message.parts) {
    if (part.id == "body") part.text = without_slot_marks(std::move(part.text));
  }
  if (message.subject) message.subject = without_slot_marks(*std::move(message.subject));
  return message;
}

/// Whether the sender still says something between greeting and sign-off.
bool says_something(const Document& document) {
  return std::any_of(document.regions().begin(), document.regions().end(), [&](const Region& region) {
    return region.kind == RegionKind::own && !text::words(region.span.of(document.text())).empty();
  });
}

bool changes_nothing(const Message& message, const std::vector<Edit>& edits) {
  return std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) {
    const std::string_view text = text_of(message, edit.place.part);
    const bool in_text = edit.place.part == "body" || edit.place.part == "subject";
    return in_text && edit.place.span.end <= text.size() && edit.place.span.of(text) == edit.replacement;
  });
}

bool cuts_a_character(const Message& message, const std::vector<Edit>& edits) {
  return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
    const std::string_view text = text_of(message, edit.place.part);
    const auto cut = [&](std::size_t at) { return at > 0 && at < text.size() && !text::is_grapheme_boundary(text, at); };
    return cut(edit.place.span.start) || cut(edit.place.span.end);
  });
}

class Chooser {
 public:
  Chooser(const Document& document, const Linter& linter, Applicability least)
      : document_(document), linter_(linter), least_(least), had_words_(says_something(document)) {}

  Round run() {
    const Report report = linter_.lint(document_);
    base_ = least_ == Applicability::needs_input ? judged({}) : counts_of(report, document_);
    for (const Diagnostic& diagnostic : report.diagnostics) ++waiting_[diagnostic.rule];
    for (const Severity severity : {Severity::error, Severity::warning}) {
      for (const Diagnostic& diagnostic : report.diagnostics) {
        if (diagnostic.severity == severity) mend(diagnostic);
      }
    }
    round_.orders = !round_.edits.empty() && report.occasion == Occasion::outreach && is_cold(report.relationship.stage);
    return std::move(round_);
  }

 private:
  /// What a suggestion has to bring: the end of its finding; or nothing but no harm, where the finding has ended already.
  enum class Wanted { an_end, no_harm };
  /// How much the redraft may ask in the place of what weighed too much.
  enum class Asks { one, any };

  void mend(const Diagnostic& diagnostic) {
    const bool gone = count(base_, diagnostic.rule) < waiting_[diagnostic.rule]--;
    if (gone && round_.edits.empty()) {
      round_.skipped.push_back({diagnostic.rule, "a slot waits for your words"});
      return;
    }
    // Another edit has ended it. Where that is only because the draft is no longer taken for outreach, its words go too.
    if (gone && (base_.outreach || !diagnostic.place || is_touched(*diagnostic.place))) return;
    std::string reason = "none of its suggestions promises enough";
    // One light ask is a matter of taste: rather two of them than one that weighs too much.
    for (const Asks asks : {Asks::one, Asks::any}) {
      for (const Suggestion& suggestion : diagnostic.suggestions) {
        if (suggestion.applicability < least_ || suggestion.edits.empty()) continue;
        const std::string refused = try_out(diagnostic, suggestion, gone ? Wanted::no_harm : Wanted::an_end, asks);
        if (refused.empty()) {
          round_.applied.push_back({diagnostic.rule, suggestion});
          return;
        }
        reason = refused;
      }
    }
    if (gone) return;
    ++waiting_[diagnostic.rule];
    round_.skipped.push_back({diagnostic.rule, std::move(reason)});
  }

  /// Takes the suggestion, or says why not.
  std::string try_out(const Diagnostic& diagnostic, const Suggestion& suggestion, Wanted wanted, Asks asks) {
    const Message& message = document_.message();
    if (changes_nothing(message, suggestion.edits)) return "a slot waits for your words";
    if (clash(document_.text(), round_.edits, suggestion.edits)) return "its words are changed by another suggestion";
    if (cuts_a_character(message, suggestion.edits)) return "it would cut a character in two";
    if (says_twice(suggestion)) return "it would say the same twice";
    std::vector<Edit> together = round_.edits;
    together.insert(together.end(), suggestion.edits.begin(), suggestion.edits.end());
    engine::tidy(document_.text(), together);
    std::optional<Counts> after = tried(together);
    if (!after) return "nothing would be left to say";
    if (wanted == Wanted::an_end && count(*after, diagnostic.rule) >= count(base_, diagnostic.rule)) return "the change would not end the finding";
    if (asks == Asks::one && asks_too_much(suggestion, *after)) return "one light ask is enough";
    // A slot that is filled may bring a warning to light that an unfilled one hid: the next round has it.
    const bool harms = suggestion.applicability == Applicability::needs_input ? brings_errors(base_, *after) : !no_worse(base_, *after);
    if (harms) return "the change would bring another finding";
    base_ = *std::move(after);
    round_.edits = std::move(together);
    return {};
  }

  /// What is found after the edits; nothing where they leave no words of the sender's.
  [[nodiscard]] std::optional<Counts> tried(const std::vector<Edit>& edits) const {
    const Message message = edited(document_.message(), edits);
    if (had_words_ && !says_something(Document(message))) return std::nullopt;
    return counted(Document(least_ == Applicability::needs_input ? with_slots_read(message) : message));
  }

  [[nodiscard]] bool asks_too_much(const Suggestion& suggestion, const Counts& after) const {
    if (after.heavy_asks < base_.heavy_asks && after.light_asks > std::max(1, base_.light_asks)) return true;
    const bool wonders = std::any_of(suggestion.edits.begin(), suggestion.edits.end(), [](const Edit& edit) { return edit.replacement.find('?') != std::string::npos; });
    return wonders && after.questions > 1;
  }

  [[nodiscard]] Counts judged(const std::vector<Edit>& edits) const {
    return counted(Document(with_slots_read(edited(document_.message(), edits))));
  }

  [[nodiscard]] Counts counted(const Document& document) const { return counts_of(linter_.lint(document), document); }

  [[nodiscard]] bool is_touched(const Place& place) const {
    return std::any_of(round_.edits.begin(), round_.edits.end(), [&](const Edit& edit) {
      return edit.place.part == place.part && (edit.place.span.overlaps(place.span) || place.part.starts_with("attachment:"));
    });
  }

  /// Whether its words stand in the draft already, or another suggestion has put them there.
  [[nodiscard]] bool says_twice(const Suggestion& suggestion) const {
    constexpr std::size_t telling = 16;  // bytes: shorter ones are marks and joins
    // What is moved stands in the draft, and an edit of its own takes it out there.
    std::vector<Edit> before = round_.edits;
    std::copy_if(suggestion.edits.begin(), suggestion.edits.end(), std::back_inserter(before), [](const Edit& edit) { return edit.replacement.empty(); });
    std::stable_sort(before.begin(), before.end(), [](const Edit& one, const Edit& two) { return one.place.span < two.place.span; });
    const std::string elsewhere = apply_edits(document_.text(), "body", before);
    return std::any_of(suggestion.edits.begin(), suggestion.edits.end(), [&](const Edit& edit) {
      if (edit.place.part != "body") return false;
      const std::string_view words = text::trimmed(std::string_view(edit.replacement));
      const std::size_t first = std::min(words.find_first_not_of(".,; "), words.size());
      return words.size() - first >= telling && elsewhere.find(words.substr(first)) != std::string::npos;
    });
  }

  const Document& document_;
  const Linter& linter_;
  Applicability least_;
  bool had_words_;
  Counts base_;
  std::map<std::string, int, std::less<>> waiting_;
  Round round_;
};

}  // namespace

Message edited(const Message& message, const std::vector<Edit>& edits) {
  Message out = message;
  for (Part& part : out.parts) {
    if (part.id != "body") continue;
    part.text = apply_edits(part.text, "body", edits);
    part.source.reset();
    part.map = SourceMap();
    part.quoted.clear();
    part.signature.clear();
  }
  if (out.subject) out.subject = apply_edits(*out.subject, "subject", edits);
  for (const Edit& edit : edits) {
    if (!edit.place.part.starts_with(header_prefix)) continue;
    const std::string name = edit.place.part.substr(header_prefix.size());
    for (auto* people : {name == "To" ? &out.to : nullptr, name == "Cc" ? &out.cc : nullptr, name == "Bcc" ? &out.bcc : nullptr}) {
      if (people != nullptr) *people = message::read_addresses(edit.replacement);
    }
    for (Header& header : out.headers) {
      if (header.name == name) header.value = edit.replacement;
    }
  }
  if (!out.attachments) return out;
  std::vector<Attachment> kept;
  for (std::size_t at = 0; at < out.attachments->size(); ++at) {
    const std::string part = "attachment:" + std::to_string(at);
    const bool dropped = std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) { return edit.place.part == part; });
    if (!dropped) kept.push_back((*out.attachments)[at]);
  }
  out.attachments = std::move(kept);
  return out;
}

Round choose_fixes(const Document& document, const Linter& linter, Applicability least) {
  return Chooser(document, linter, least).run();
}

std::vector<Edit> choose_order(const Document& document, const Linter& linter, Applicability least) {
  if (least > Applicability::suggested) return {};
  const std::vector<Edit> edits = engine::mend_order(document, linter);
  if (edits.empty() || cuts_a_character(document.message(), edits)) return {};
  const Counts before = counts_of(linter.lint(document), document);
  const Document moved(edited(document.message(), edits));
  return no_worse(before, counts_of(linter.lint(moved), moved)) ? edits : std::vector<Edit>();
}

std::vector<Later> asks_for_later(const Report& report, const Document& before, const Message& after) {
  std::vector<Later> out;
  for (const Ask& ask : report.asks) {
    if (!ask.place || ask.weight <= report.relationship.credit) continue;
    const std::string_view words = ask.place->span.of(text_of(before.message(), ask.place->part));
    if (text_of(after, ask.place->part).find(words) != std::string_view::npos) continue;
    out.push_back({ask.kind, text::one_line(words, words.size())});
  }
  return out;
}

}  // namespace outlint::rewrite
