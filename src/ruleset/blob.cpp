// SPDX-License-Identifier: Apache-2.0
#include "ruleset/blob.hpp"

#include <cassert>

#include "ruleset/archive_fields.hpp"

namespace outlint::ruleset {
namespace {

/// What stands before the parts of a blob.
struct Head {
  std::uint64_t sum = 0;   ///< of all bytes behind the head, so that a debug build sees one that is damaged
  std::uint64_t size = 0;  ///< of what every check needs; the catalogue comes behind it
};

std::uint64_t sum_of(std::string_view bytes) {
  std::uint64_t sum = 14695981039346656037u;
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  return sum;
}

}  // namespace

std::string write_blob(const Pack& pack) {
  Writer judging, catalogue;
  judging(pack.tables, pack.languages, pack.by_language);
  catalogue(*pack.catalogue);
  std::string bytes = judging.take();
  Head head;
  head.size = bytes.size();
  bytes += catalogue.take();
  head.sum = sum_of(bytes);
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + bytes;
}

std::shared_ptr<Pack> read_blob(std::string_view blob) {
  Head head;
  assert(blob.size() > sizeof head && "no blob of a pack");
  std::memcpy(&head, blob.data(), sizeof head);
  blob.remove_prefix(sizeof head);
  assert(sum_of(blob) == head.sum && "the blob of a pack is damaged");
  auto pack = std::make_shared<Pack>();
  Reader judging(blob.substr(0, head.size));
  judging(pack->tables, pack->languages, pack->by_language);
  assert(judging.at_end() && "the blob of a pack is of another build");
  pack->catalogue.set_maker([rest = blob.substr(head.size)] {
    Catalogue catalogue;
    Reader reader(rest);
    reader(catalogue);
    return catalogue;
  });
  return pack;
}

}  // namespace outlint::ruleset
