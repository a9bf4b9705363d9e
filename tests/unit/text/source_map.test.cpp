// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <outlint/source_map.hpp>

using outlint::SourceMap;
using outlint::Span;

TEST_CASE("a span maps back where it is verbatim, and only there") {
  SourceMap map;                       // raw: Hell=E2=82=ACo   text: Hell€o
  map.append({0, 4, 10, 4, true});
  map.append({4, 3, 14, 9, false});
  map.append({7, 1, 23, 1, true});
  CHECK(map.verbatim({1, 3}) == Span{11, 13});
  CHECK(map.verbatim({7, 8}) == Span{23, 24});
  CHECK_FALSE(map.verbatim({3, 5}));
  CHECK_FALSE(map.verbatim({4, 7}));
  CHECK(map.covering({3, 8}) == Span{13, 24});
  CHECK(map.covering({4, 5}) == Span{14, 23});
}

TEST_CASE("neighbours that continue one another are one segment") {
  SourceMap map;
  map.append({0, 4, 0, 4, true});
  map.append({4, 4, 4, 4, true});
  CHECK(map.segments().size() == 1);
  CHECK(map.verbatim({2, 6}) == Span{2, 6});
}

TEST_CASE("two maps in a row are one map") {
  SourceMap text_to_source;            // rendered: ab c   source: ab<br>c
  text_to_source.append({0, 2, 0, 2, true});
  text_to_source.append({3, 1, 6, 1, true});
  const SourceMap both = text_to_source.then(SourceMap::identity(7, 100));
  CHECK(both.verbatim({0, 2}) == Span{100, 102});
  CHECK(both.verbatim({3, 4}) == Span{106, 107});
  CHECK_FALSE(both.verbatim({1, 4}));
  CHECK(both.covering({1, 4}) == Span{101, 107});
}
