// SPDX-License-Identifier: Apache-2.0
#include "filter/patch.hpp"

#include "catch.hpp"

using namespace outlint::filter;

TEST_CASE("a diff makes a patch, and nothing less does", "[filter]") {
  CHECK(is_patch("A: 1\n\ntext\n\ndiff --git a/x b/x\n"));
  CHECK(is_patch("--- a\n+++ b\n@@ -1 +1 @@\n"));
  CHECK(is_patch("--- \n--- a\r\n+++ b\r\n@@ -1 +1 @@\r\n"));
  CHECK_FALSE(is_patch(""));
  CHECK_FALSE(is_patch("--- a\n\n+++ b\n@@ -1 +1 @@\n"));
  CHECK_FALSE(is_patch("> diff --git a/x b/x\n a | 2 +-\n"));
}

TEST_CASE("a header made elsewhere takes the place of the mail's own", "[filter]") {
  CHECK(with_header("To: b\nSubject: s\n\n", "From x\nSubject: old\n\nbody\n") == "To: b\nSubject: s\n\nbody\n");
  CHECK(with_header("To: b", "Subject: old\r\n\r\nbody\r\n") == "To: b\n\nbody\r\n");
  CHECK(with_header("", "no header\n") == "\nno header\n");
}
