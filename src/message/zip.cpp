// SPDX-License-Identifier: Apache-2.0
// What an archive says of its sizes is not believed: bytes are counted as they come out.
#include "message/zip.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <zip.h>

#include "text/module.hpp"

namespace outlint::message {
namespace {

constexpr zip_int64_t most_entries = 10000;

}  // namespace

struct ZipArchive::Handle {
  explicit Handle(zip_t* opened) : archive(opened) {}
  ~Handle() { zip_discard(archive); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  zip_t* archive;
};

std::optional<ZipArchive> ZipArchive::open_file(const std::string& path) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (archive == nullptr) return std::nullopt;
  return ZipArchive(std::make_shared<Handle>(archive));
}

std::optional<ZipArchive> ZipArchive::open_bytes(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::nullopt;
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    return std::nullopt;
  }
  return ZipArchive(std::make_shared<Handle>(archive));
}

std::vector<ZipArchive::Entry> ZipArchive::entries() const {
  std::vector<Entry> out;
  const zip_int64_t count = std::min(zip_get_num_entries(handle_->archive, 0), most_entries);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(handle_->archive, index, 0, &facts) != 0 || (facts.valid & ZIP_STAT_NAME) == 0) continue;
    const bool encrypted = (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE;
    out.push_back({facts.name, static_cast<std::size_t>(i), encrypted});
  }
  return out;
}

ZipArchive::Outcome ZipArchive::read(const Entry& entry, std::size_t limit,
                                     const std::function<bool(std::string_view)>& sink) const {
  zip_file_t* opened = zip_fopen_index(handle_->archive, entry.index, 0);
  if (opened == nullptr) return Outcome::broken;
  const auto close = [](zip_file_t* file) { zip_fclose(file); };
  const std::unique_ptr<zip_file_t, decltype(close)> file(opened, close);
  std::array<char, 65536> block{};
  for (std::size_t total = 0;;) {
    const zip_int64_t count = zip_fread(file.get(), block.data(), block.size());
    if (count < 0) return Outcome::broken;
    if (count == 0) return Outcome::whole;
    total += static_cast<std::size_t>(count);
    if (total > limit) return Outcome::too_large;
    if (!sink({block.data(), static_cast<std::size_t>(count)})) return Outcome::stopped;
  }
}

}  // namespace outlint::message

OUTLINT_MODULE_ENTRY((outlint::message::ZipDoor{&outlint::message::ZipArchive::open_file, &outlint::message::ZipArchive::open_bytes,
                                                &outlint::message::ZipArchive::entries, &outlint::message::ZipArchive::read}))
