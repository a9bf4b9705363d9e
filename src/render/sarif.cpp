// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0, which code hosts and editors read: one run of all reports.
#include <algorithm>
#include <cstdint>
#include <set>

#include <fmt/format.h>

#include <outlint/render.hpp>

#include "render/artifact.hpp"
#include "render/json_writer.hpp"
#include "render/places.hpp"

namespace outlint {
namespace {

using render::JsonWriter;
using render::Places;

/// FNV-1a: a name for a finding that outlives the shifting of lines. No secret rests on it.
std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  for (const char byte : text) seed = (seed ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  return seed;
}

class Log {
 public:
  explicit Log(const std::vector<Judged>& reports) : reports_(reports) {
    for (const Judged& judged : reports) {
      for (const Diagnostic& diagnostic : judged.report->diagnostics) rules_.emplace(diagnostic.rule, &diagnostic);
    }
  }

  std::string render() {
    json_.begin_object().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    write_tool();
    json_.field("columnKind", "unicodeCodePoints").key("results").begin_array();
    for (const Judged& judged : reports_) write_results(judged);
    json_.end_array().end_object().end_array().end_object();
    return json_.take();
  }

 private:
  void write_tool() {
    json_.key("tool").begin_object().key("driver").begin_object().field("name", "outlint").field("version", OUTLINT_VERSION);
    json_.key("rules").begin_array();
    for (const auto& [rule, diagnostic] : rules_) {
      json_.begin_object().field("id", rule).key("shortDescription").begin_object().field("text", diagnostic->message).end_object();
      json_.key("fullDescription").begin_object().field("text", diagnostic->why.empty() ? diagnostic->message : diagnostic->why).end_object();
      json_.end_object();
    }
    json_.end_array().end_object().end_object();
  }

  void write_results(const Judged& judged) {
    Places places(*judged.document);
    const render::Artifact artifact = render::artifact_of(judged.report->source);
    std::multiset<std::uint64_t> seen;
    for (const Diagnostic& diagnostic : judged.report->diagnostics) {
      json_.begin_object().field("ruleId", diagnostic.rule);
      json_.field("ruleIndex", std::distance(rules_.begin(), rules_.find(diagnostic.rule)));
      json_.field("level", to_string(diagnostic.severity));
      write_message(diagnostic.message);
      json_.key("locations").begin_array();
      write_location(places, artifact, judged.report->source, diagnostic.place);
      json_.end_array();
      write_fingerprint(*judged.document, diagnostic, seen);
      write_related(places, artifact, judged.report->source, diagnostic.related);
      if (artifact.whole) write_fixes(places, artifact, diagnostic.suggestions);
      json_.key("properties").begin_object().field("points", diagnostic.points).field("why", diagnostic.why);
      json_.field("verdict", to_string(judged.report->verdict)).field("score", judged.report->score).end_object().end_object();
    }
  }

  void write_message(std::string_view text) { json_.key("message").begin_object().field("text", text).end_object(); }

  void write_artifact(const render::Artifact& artifact) {
    json_.key("artifactLocation").begin_object().field("uri", render::uri_of(artifact.path)).end_object();
  }

  void write_location(Places& places, const render::Artifact& artifact, std::string_view source, const std::optional<Place>& place,
                      std::string_view message = {}) {
    json_.begin_object().key("physicalLocation").begin_object();
    write_artifact(artifact);
    const auto lines = artifact.whole && place ? places.in_input(*place) : std::nullopt;
    if (lines) {
      json_.key("region").begin_object();
      write_lines(*lines);
      if (const auto raw = places.raw(*place)) json_.field("byteOffset", raw->start).field("byteLength", raw->size());
      json_.end_object();
    }
    json_.end_object();
    if (!artifact.whole) {
      json_.key("logicalLocations").begin_array().begin_object().field("fullyQualifiedName", source).end_object().end_array();
    }
    if (!message.empty()) write_message(message);
    json_.end_object();
  }

  void write_fingerprint(const Document& document, const Diagnostic& diagnostic, std::multiset<std::uint64_t>& seen) {
    std::uint64_t value = hash(diagnostic.rule, 0xcbf29ce484222325U);
    if (diagnostic.place) value = hash(render::words_at(document.message(), *diagnostic.place), value);
    seen.insert(value);
    json_.key("partialFingerprints").begin_object();
    json_.field("outlintWords/v1", fmt::format("{:016x}:{}", value, seen.count(value))).end_object();
  }

  void write_related(Places& places, const render::Artifact& artifact, std::string_view source, const std::vector<Related>& related) {
    if (related.empty()) return;
    json_.key("relatedLocations").begin_array();
    for (const Related& each : related) write_location(places, artifact, source, each.place, each.message);
    json_.end_array();
  }

  /// Only what can be written into the file as it stands; an encoded part has to be written anew by `outlint fix`.
  void write_fixes(Places& places, const render::Artifact& artifact, const std::vector<Suggestion>& suggestions) {
    std::vector<const Suggestion*> exact;
    for (const Suggestion& each : suggestions) {
      const bool in_place = std::all_of(each.edits.begin(), each.edits.end(), [&](const Edit& edit) { return places.raw(edit.place).has_value(); });
      if (in_place && !each.edits.empty()) exact.push_back(&each);
    }
    if (exact.empty()) return;
    json_.key("fixes").begin_array();
    for (const Suggestion* each : exact) {
      json_.begin_object().key("description").begin_object().field("text", each->title).end_object();
      json_.key("artifactChanges").begin_array().begin_object();
      write_artifact(artifact);
      json_.key("replacements").begin_array();
      for (const Edit& edit : each->edits) write_replacement(places, edit);
      json_.end_array().end_object().end_array().end_object();
    }
    json_.end_array();
  }

  /// The region in lines for editors, and in bytes for whoever writes the file.
  void write_replacement(Places& places, const Edit& edit) {
    const Span raw = *places.raw(edit.place);
    json_.begin_object().key("deletedRegion").begin_object();
    if (const auto lines = places.in_input(edit.place)) write_lines(*lines);
    json_.field("byteOffset", raw.start).field("byteLength", raw.size()).end_object();
    json_.key("insertedContent").begin_object().field("text", edit.replacement).end_object().end_object();
  }

  void write_lines(const render::Lines& lines) {
    json_.field("startLine", lines.start.line).field("startColumn", lines.start.column);
    json_.field("endLine", lines.end.line).field("endColumn", lines.end.column);
  }

  const std::vector<Judged>& reports_;
  std::map<std::string_view, const Diagnostic*> rules_;
  JsonWriter json_;
};

}  // namespace

std::string render_sarif(const std::vector<Judged>& reports) { return Log(reports).render(); }

}  // namespace outlint
