// SPDX-License-Identifier: Apache-2.0
#include "filter/refusals.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <outlint/read.hpp>

#include "catch.hpp"

using namespace outlint;
using namespace outlint::filter;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("outlint-refusals-" + std::to_string(getpid()));
  Folder() = default;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
};

Message draft() {
  Message message = message_from_text("Hi Bo");
  message.to = {Address{"Bo", "bo@example.com"}, Address{"", "li@example.com"}};
  return message;
}

std::string key_of(const Message& message, const std::vector<std::string>& more = {}) { return refusal_key(Document(message), more); }

}  // namespace

TEST_CASE("a refusal holds for ten minutes, and old ones are swept away", "[filter]") {
  const Folder folder;
  const Refusals refusals(folder.path.string());
  CHECK_FALSE(refusals.recent("one"));
  REQUIRE(refusals.remember("one"));
  CHECK(refusals.recent("one"));
  CHECK_FALSE(refusals.recent("other"));
  fs::last_write_time(folder.path / "one", fs::file_time_type::clock::now() - 601s);
  CHECK_FALSE(refusals.recent("one"));
  REQUIRE(refusals.remember("other"));
  CHECK_FALSE(fs::exists(folder.path / "one"));
  fs::last_write_time(folder.path / "other", fs::file_time_type::clock::now() + 1h);
  CHECK_FALSE(refusals.recent("other"));
}

TEST_CASE("a mail is the same by what it says, to whom, with which files", "[filter]") {
  const std::string key = key_of(draft());
  Message again = draft();
  again.message_id = "new@example.org";
  again.date = "2026-03-02T09:30:00Z";
  std::swap(again.to->front(), again.to->back());
  again.to->front().address = "LI@example.com";
  CHECK(key_of(again) == key);
  Message other = draft();
  other.subject = "Hello";
  CHECK(key_of(other) != key);
  other = draft();
  other.cc = {Address{"", "ana@example.org"}};
  CHECK(key_of(other) != key);
  other = draft();
  other.attachments = {Attachment{}};
  CHECK(key_of(other) != key);
  CHECK(key_of(draft(), {"-oi"}) != key);
}
