// SPDX-License-Identifier: Apache-2.0
// A report for programs: every place in bytes, in lines, in UTF-16 and in the raw input.
#include <cmath>

#include <outlint/render.hpp>

#include "render/json_writer.hpp"
#include "render/places.hpp"

namespace outlint {
namespace {

using render::JsonWriter;
using render::Lines;
using render::Places;

void write_place(JsonWriter& json, Places& places, std::string_view key, const std::optional<Place>& place) {
  json.key(key);
  if (!place) {
    json.null();
    return;
  }
  const Lines lines = places.in_part(*place);
  const Span utf16 = places.utf16(*place);
  const std::optional<Span> raw = places.raw(*place);
  json.begin_object().field("part", place->part).field("start", place->span.start).field("end", place->span.end);
  json.field("line", lines.start.line).field("column", lines.start.column);
  json.field("end_line", lines.end.line).field("end_column", lines.end.column);
  json.field("utf16_start", utf16.start).field("utf16_end", utf16.end);
  json.field("raw_start", raw ? std::optional(raw->start) : std::nullopt);
  json.field("raw_end", raw ? std::optional(raw->end) : std::nullopt).end_object();
}

void write_suggestions(JsonWriter& json, const std::vector<Suggestion>& suggestions) {
  json.key("suggestions").begin_array();
  for (const Suggestion& suggestion : suggestions) {
    json.begin_object().field("title", suggestion.title).field("applicability", to_string(suggestion.applicability));
    json.key("edits").begin_array();
    for (const Edit& edit : suggestion.edits) {
      json.begin_object().field("part", edit.place.part).field("start", edit.place.span.start);
      json.field("end", edit.place.span.end).field("replacement", edit.replacement).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_diagnostic(JsonWriter& json, Places& places, const Diagnostic& diagnostic) {
  json.begin_object().field("rule", diagnostic.rule).field("severity", to_string(diagnostic.severity));
  json.field("message", diagnostic.message).field("why", diagnostic.why).field("points", diagnostic.points);
  write_place(json, places, "span", diagnostic.place);
  json.key("related").begin_array();
  for (const Related& related : diagnostic.related) {
    json.begin_object().field("message", related.message);
    write_place(json, places, "span", related.place);
    json.end_object();
  }
  json.end_array();
  write_suggestions(json, diagnostic.suggestions);
  json.end_object();
}

void write_understanding(JsonWriter& json, Places& places, const Report& report) {
  json.key("occasion").begin_object().field("kind", to_string(report.occasion)).field("evidence", report.occasion_evidence).end_object();
  const Relationship& tie = report.relationship;
  json.key("relationship").begin_object().field("stage", to_string(tie.stage)).field("credit", tie.credit);
  json.field("evidence", tie.evidence).end_object();
  json.key("asks").begin_array();
  for (const Ask& ask : report.asks) {
    json.begin_object().field("kind", ask.kind).field("weight", ask.weight).field("graceful", ask.graceful);
    json.field("invited", ask.invited).field("owed", ask.owed);
    write_place(json, places, "span", ask.place);
    json.end_object();
  }
  json.end_array();
}

void write_plan(JsonWriter& json, const std::optional<Plan>& plan) {
  json.key("plan");
  if (!plan) {
    json.null();
    return;
  }
  json.begin_object().field("rule", plan->rule).field("first", plan->first).field("give", plan->give);
  json.field("fair", plan->fair).end_object();
}

/// A thousandth is finer than any sentence; more digits would only differ between machines.
double rounded(double share) { return std::round(share * 1000) / 1000; }

void write_measures(JsonWriter& json, const Measures& measures) {
  json.key("measures").begin_object().field("words", measures.words).field("sentences", measures.sentences);
  json.field("about_sender", rounded(measures.about_sender)).field("about_recipient", rounded(measures.about_recipient));
  json.field("questions", measures.questions).end_object();
}

}  // namespace

std::string render_json(const Report& report, const Document& document) {
  Places places(document);
  JsonWriter json;
  json.begin_object().field("version", 1).field_or_null("id", report.id).field("source", report.source);
  json.field("language", report.language).field("verdict", to_string(report.verdict)).field("score", report.score);
  write_understanding(json, places, report);
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : report.diagnostics) write_diagnostic(json, places, diagnostic);
  json.end_array().key("signs").begin_array();
  for (const Sign& sign : report.signs) {
    json.begin_object().field("sign", sign.sign).field("points", sign.points);
    write_place(json, places, "span", sign.place);
    json.end_object();
  }
  json.end_array();
  write_plan(json, report.plan);
  write_measures(json, report.measures);
  json.key("notes").begin_array();
  for (const std::string& note : report.notes) json.value(note);
  return json.end_array().end_object().take();
}

}  // namespace outlint
