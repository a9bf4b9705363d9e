// SPDX-License-Identifier: Apache-2.0
// An export is a handful of tables, in a folder or a zip; whichever it is, their bytes come piece by piece.
#include "message/linkedin.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "message/charset.hpp"
#include "message/csv.hpp"
#include "message/linkedin_rows.hpp"
#include "message/linkedin_table.hpp"
#include "message/zip.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

namespace fs = std::filesystem;

/// The column names stand within that much of a table's beginning.
constexpr std::size_t head_size = 65536;
/// The largest exports have some hundred megabytes of messages.
constexpr std::size_t largest_table = std::size_t{2} << 30;
constexpr std::array<std::string_view, 3> table_files{"messages.csv", "invitations.csv", "connections.csv"};
constexpr std::string_view profile_file = "profile.csv";

using Pieces = std::function<bool(std::string_view)>;

/// Takes a table's bytes and hands its rows on: waits for the column names, then streams.
class TableReader {
 public:
  TableReader(const LinkedInOptions& options, const RecordSink& sink) : options_(options), sink_(sink) {}

  /// Answers whether more is wanted.
  bool feed(std::string_view bytes) {
    if (rows_) return reader_->feed(bytes);
    head_.append(bytes);
    if (head_.size() < head_size || is_utf16()) return true;
    return begin();
  }

  bool finish() {
    if (!rows_ && !begin()) return false;
    reader_->finish();
    return true;
  }

  /// Whether the bytes were no table; the sink has been told.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  [[nodiscard]] bool is_utf16() const { return head_.starts_with("\xFF\xFE") || head_.starts_with("\xFE\xFF"); }

  bool give_up() {
    failed_ = true;
    Problem problem;
    problem.file = options_.source;
    problem.message = "no table of LinkedIn's: the column names are missing";
    sink_(failure(std::move(problem)));
    return false;
  }

  bool take(const CsvRow& row) {
    if (reader_->is_cut()) rows_->add_note("a quote is not closed, so that this row holds the rest of the table");
    return rows_->take(row);
  }

  bool begin() {
    if (is_utf16()) {
      DecodedText decoded = decode_text(head_, "");
      head_ = std::move(decoded.text);
      to_raw_ = std::move(decoded.map);
    }
    const auto head = find_table(head_);
    if (!head) return give_up();
    rows_.emplace(head->table, options_, to_raw_ ? &*to_raw_ : nullptr, sink_);
    reader_.emplace(head->delimiter, head->start, [this](const CsvRow& row) { return take(row); });
    const std::string held = std::exchange(head_, {});
    return reader_->feed(std::string_view(held).substr(head->start));
  }

  const LinkedInOptions& options_;
  const RecordSink& sink_;
  std::string head_;
  std::optional<SourceMap> to_raw_;
  std::optional<RowReader> rows_;
  std::optional<CsvReader> reader_;
  bool failed_ = false;
};

bool pump(std::istream& in, const Pieces& take) {
  std::array<char, 65536> block{};
  while (in.read(block.data(), block.size()) || in.gcount() > 0) {
    if (!take({block.data(), static_cast<std::size_t>(in.gcount())})) return false;
  }
  return !in.bad();
}

/// One file of an export, by what it is called in lower case.
struct ExportFile {
  std::string key;
  std::string shown;
  std::function<bool(const Pieces&)> read;  ///< answers false where `take` did, or the file is broken
};

std::string base_name(std::string_view path) { return text::lower_ascii(path.substr(path.find_last_of("/\\") + 1)); }

bool is_table_file(const std::string& key) { return std::find(table_files.begin(), table_files.end(), key) != table_files.end(); }

const ExportFile* find(const std::vector<ExportFile>& files, std::string_view key) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const ExportFile& file) { return file.key == key; });
  return found == files.end() ? nullptr : &*found;
}

bool cannot_be_read(const ExportFile& file, const RecordSink& sink) {
  Problem problem;
  problem.file = file.shown;
  problem.message = "cannot be read to its end";
  return sink(failure(std::move(problem)));
}

/// The name in an export's own profile: the one place where it says whose it is. Nothing where it cannot be read.
std::optional<std::string> owner_of(const ExportFile& file) {
  std::string head;
  const bool whole = file.read([&](std::string_view bytes) {
    head.append(bytes);
    return head.size() < head_size;
  });
  if (!whole && head.size() < head_size) return std::nullopt;
  const auto table = find_table(head);
  if (!table || table->table != LinkedInTable::profile) return {};
  std::optional<Columns> columns;
  std::string name;
  CsvReader reader(table->delimiter, table->start, [&](const CsvRow& row) {
    if (!columns) {
      columns = Columns(row);
      return true;
    }
    name = std::string(columns->text(row, Column::first_name)) + ' ' + std::string(columns->text(row, Column::last_name));
    return false;
  });
  reader.feed(std::string_view(head).substr(table->start));
  reader.finish();
  return name;
}

bool read_export(const std::vector<ExportFile>& files, const LinkedInOptions& options, const RecordSink& sink) {
  Me me = options.me;
  if (const ExportFile* profile = find(files, profile_file); profile != nullptr && !me.has_profile()) {
    const std::optional<std::string> owner = owner_of(*profile);
    if (owner) me.add_name(*owner);
    else if (!cannot_be_read(*profile, sink)) return false;
  }
  for (const std::string_view key : table_files) {
    const ExportFile* file = find(files, key);
    if (file == nullptr) continue;
    const LinkedInOptions one{file->shown, me, options.all_messages};
    bool go_on = true;
    const RecordSink watched = [&](Result<Record> record) { return go_on = sink(std::move(record)); };
    TableReader table(one, watched);
    const bool whole = file->read([&](std::string_view bytes) { return table.feed(bytes); });
    if (go_on && whole) table.finish();
    if (go_on && !whole && !table.failed()) go_on = cannot_be_read(*file, sink);
    if (!go_on) return false;
  }
  return true;
}

std::vector<ExportFile> files_of_folder(const std::string& folder) {
  std::vector<ExportFile> out;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const std::string path = at->path().string();
    const std::string key = base_name(path);
    if ((!is_table_file(key) && key != profile_file) || !at->is_regular_file(ignored)) continue;
    out.push_back({key, path, [path](const Pieces& take) {
                     std::ifstream in(path, std::ios::binary);
                     return in.is_open() && pump(in, take);
                   }});
  }
  // Two that differ in case alone come in an order of the file system.
  std::sort(out.begin(), out.end(), [](const ExportFile& left, const ExportFile& right) { return left.shown < right.shown; });
  return out;
}

std::vector<ExportFile> files_of_zip(const ZipArchive& archive, const std::string& source) {
  std::vector<ExportFile> out;
  for (const ZipArchive::Entry& entry : archive.entries()) {
    const std::string key = base_name(entry.name);
    if (!is_table_file(key) && key != profile_file) continue;
    out.push_back({key, source + '/' + entry.name, [archive, entry](const Pieces& take) {
                     return !entry.encrypted && archive.read(entry, largest_table, take) == ZipArchive::Outcome::whole;
                   }});
  }
  return out;
}

bool has_table(const std::vector<ExportFile>& files) {
  return std::any_of(files.begin(), files.end(), [](const ExportFile& file) { return is_table_file(file.key); });
}

bool read_archive(const std::optional<ZipArchive>& archive, const LinkedInOptions& options, const RecordSink& sink) {
  const std::vector<ExportFile> files = archive ? files_of_zip(*archive, options.source) : std::vector<ExportFile>();
  if (has_table(files)) return read_export(files, options, sink);
  Problem problem;
  problem.file = options.source;
  problem.message = archive ? "no export of LinkedIn's: the zip holds none of its tables" : "not a zip that can be opened";
  return sink(failure(std::move(problem)));
}

}  // namespace

bool is_linkedin_csv(std::string_view head) { return find_table(head).has_value(); }

bool is_linkedin_folder(const std::string& folder) { return has_table(files_of_folder(folder)); }

bool is_linkedin_zip_file(const std::string& path) {
  const auto archive = ZipArchive::open_file(path);
  return archive && has_table(files_of_zip(*archive, path));
}

bool is_linkedin_zip(std::string_view bytes) {
  const auto archive = ZipArchive::open_bytes(bytes);
  return archive && has_table(files_of_zip(*archive, ""));
}

bool read_linkedin_csv(std::istream& in, const LinkedInOptions& options, const RecordSink& sink) {
  bool go_on = true;
  const RecordSink watched = [&](Result<Record> record) { return go_on = sink(std::move(record)); };
  TableReader table(options, watched);
  if (pump(in, [&](std::string_view bytes) { return table.feed(bytes); })) table.finish();
  return go_on;
}

bool read_linkedin_folder(const std::string& folder, const LinkedInOptions& options, const RecordSink& sink) {
  return read_export(files_of_folder(folder), options, sink);
}

bool read_linkedin_zip_file(const std::string& path, const LinkedInOptions& options, const RecordSink& sink) {
  return read_archive(ZipArchive::open_file(path), options, sink);
}

bool read_linkedin_zip(std::string_view bytes, const LinkedInOptions& options, const RecordSink& sink) {
  return read_archive(ZipArchive::open_bytes(bytes), options, sink);
}

}  // namespace outlint::message
