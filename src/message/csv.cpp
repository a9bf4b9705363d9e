// SPDX-License-Identifier: Apache-2.0
// libcsv tells no places. It only ever calls back at a delimiter, a quote or a line's end, so it is fed up to the
// next of these, and the count of what was fed is the place.
#include "message/csv.hpp"

#include <algorithm>
#include <utility>

#include <csv.h>

namespace outlint::message {
namespace {

/// White space belongs to the field that it stands in.
int is_never_space(unsigned char) { return 0; }

constexpr std::size_t buffer_step = 65536;

}  // namespace

struct CsvReader::State {
  State(char delimiter_byte, std::size_t start, CsvSink rows)
      : delimiter(delimiter_byte), position(start), field_start(start), sink(std::move(rows)) {
    usable = csv_init(&parser, 0) == 0;
    if (!usable) return;
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&parser, is_never_space);
    // The library grows its buffer by this much at a time: a small step would make long fields quadratic.
    csv_set_blk_size(&parser, buffer_step);
  }
  ~State() {
    if (usable) csv_free(&parser);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static void field_done(void* text, std::size_t length, void* self) {
    auto& state = *static_cast<State*>(self);
    const auto* bytes = static_cast<const char*>(text);
    state.row.push_back({length == 0 ? std::string() : std::string(bytes, length), {state.field_start, state.field_end}});
    state.field_start = state.position;
  }

  static void row_done(int, void* self) {
    auto& state = *static_cast<State*>(self);
    state.go_on = state.sink(std::exchange(state.row, {})) && state.go_on;
  }

  /// Feeds bytes of which only the last can end a field.
  void feed(std::string_view bytes) {
    // The LF of a CRLF, or a blank line: the next field starts behind it.
    const bool between_rows = row.empty() && field_start == position && (bytes == "\n" || bytes == "\r");
    position += bytes.size();
    field_end = position - 1;
    if (between_rows) field_start = position;
    csv_parse(&parser, bytes.data(), bytes.size(), field_done, row_done, this);
  }

  csv_parser parser{};
  bool usable = false;
  char delimiter;
  std::size_t position;     // behind the last byte fed
  std::size_t field_start;  // of the field that is being read
  std::size_t field_end = 0;
  CsvRow row;
  CsvSink sink;
  bool go_on = true;
  bool cut = false;
};

SourceMap map_of_field(const CsvField& field) {
  SourceMap map;
  const auto quotes = static_cast<std::size_t>(std::count(field.text.begin(), field.text.end(), '"'));
  if (field.raw.size() == field.text.size()) return SourceMap::identity(field.text.size(), field.raw.start);
  if (field.raw.size() != field.text.size() + quotes + 2) {
    map.append({0, field.text.size(), field.raw.start, field.raw.size(), false});
    return map;
  }
  std::size_t raw = field.raw.start + 1;
  for (std::size_t at = 0; at < field.text.size();) {
    const std::size_t quote = std::min(field.text.find('"', at), field.text.size());
    map.append({at, quote - at, raw, quote - at, true});
    raw += quote - at;
    at = quote;
    if (at == field.text.size()) break;
    map.append({at, 1, raw, 2, false});
    raw += 2;
    ++at;
  }
  return map;
}

CsvReader::CsvReader(char delimiter, std::size_t start, CsvSink sink)
    : state_(std::make_shared<State>(delimiter, start, std::move(sink))) {}

bool CsvReader::feed(std::string_view bytes) {
  State& state = *state_;
  const char stops[] = {state.delimiter, '"', '\n', '\r'};
  while (state.usable && state.go_on && !bytes.empty()) {
    const std::size_t stop = std::min(bytes.find_first_of(std::string_view(stops, sizeof stops)), bytes.size());
    const std::size_t length = std::max<std::size_t>(stop, 1);
    state.feed(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return state.usable && state.go_on;
}

void CsvReader::finish() {
  State& state = *state_;
  if (!state.usable || !state.go_on) return;
  state.field_end = state.position;
  // Strict at first, where it refuses to end within quotes and changes nothing; then forgiving.
  csv_set_opts(&state.parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini(&state.parser, State::field_done, State::row_done, &state) == 0) return;
  state.cut = true;
  csv_set_opts(&state.parser, 0);
  csv_fini(&state.parser, State::field_done, State::row_done, &state);
}

bool CsvReader::is_cut() const { return state_->cut; }

}  // namespace outlint::message
