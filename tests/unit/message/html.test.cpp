// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <cstdint>
#include <iterator>
#include <string>

#include "message/html.hpp"
#include "message/html_scan.hpp"
#include "text/utf8.hpp"

using namespace outlint::message;
using outlint::SourceMap;
using outlint::Span;

namespace {

/// What must hold of every page, however it is written.
void check_page(std::string_view source, const RenderedHtml& page) {
  REQUIRE(outlint::text::is_valid_utf8(page.text));
  std::size_t text_end = 0;
  std::size_t raw_end = 0;
  bool same = true;
  bool ordered = true;
  for (const SourceMap::Segment& one : page.map.segments()) {
    ordered = ordered && one.text >= text_end && one.raw >= raw_end && one.text_length > 0;
    text_end = one.text + one.text_length;
    raw_end = one.raw + one.raw_length;
    ordered = ordered && text_end <= page.text.size() && raw_end <= source.size();
    if (!ordered) break;
    same = same && (!one.verbatim || std::string_view(page.text).substr(one.text, one.text_length) ==
                                         source.substr(one.raw, one.raw_length));
  }
  CHECK(ordered);
  CHECK(same);
  for (const auto* spans : {&page.quoted, &page.signature}) {
    std::size_t end = 0;
    for (const Span span : *spans) {
      CHECK(span.start >= end);
      CHECK(span.end <= page.text.size());
      CHECK_FALSE(span.empty());
      end = span.end;
    }
  }
}

struct Case {
  const char* source;
  const char* text;
};

const Case cases[] = {
    {"", ""},
    {"plain words", "plain words"},
    {"  a \n\t b  ", "a b"},
    {"a<b> b</b> c", "a b c"},
    {"a<b>b</b>c", "abc"},
    {"one<br>two<br/>three</br>four", "one\ntwo\nthree\nfour"},
    {"<div>one</div><div>two</div>", "one\ntwo"},
    {"<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"},
    {"<p>one</p><p>two</p>", "one\n\ntwo"},
    {"<p>one<p>two", "one\n\ntwo"},
    {"<p class=MsoNormal>one</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>two</p>", "one\n\ntwo"},
    {"<p style='margin:0'>one</p><p style='margin:0'>two</p>", "one\ntwo"},
    {"one<br></div><div>two", "one\ntwo"},
    {"<h1>Head</h1>body", "Head\n\nbody"},
    {"<ul><li>one<li>two</ul>", "* one\n* two"},
    {"<ol start=3><li>one</li><li>two</li></ol>", "3. one\n4. two"},
    {"<ul><li>one<ul><li>in</ul><li>two</ul>", "* one\n  * in\n* two"},
    {"<ul><li><p>one</p></li><li></li></ul>after", "* one\n\nafter"},
    {"<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>", "a\tb\nc\td"},
    {"<table><tr><td></td><td>b</td><td></td></tr></table>", "b"},
    {"<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\tb"},
    {"<table><tr><td>a<br>b</td><td>c</td></tr></table>", "a\nb\nc"},
    {"<pre>\n  two  spaces\n\tand a tab</pre>", "  two  spaces\n\tand a tab"},
    {"<div style='white-space: pre-line'>a  b\nc</div>", "a b\nc"},
    {"3 < 4 &amp; 5 &lt; 6", "3 < 4 & 5 < 6"},
    {"caf&eacute; &#8217;s &#x2014; &#146; &unknown; AT&T &copy2", "café ’s — ’ &unknown; AT&T ©2"},
    {"a&nbsp;b", "a\xC2\xA0"
              "b"},
    {"<!-- no --><!doctype html><title>no</title>yes<script>no</script><style>no</style>", "yes"},
    {"<head><title>no</title></head><body>yes</body>", "yes"},
    {"<b style='display:none'>no<i style='display:block'>no</i></b>yes", "yes"},
    {"<div hidden>no</div><div style='font-size:0px'>no<span style='font-size:12px'>yes</span></div>", "yes"},
    {"<div style='visibility:hidden'>no<b style='visibility:visible'>yes</b></div>", "yes"},
    {"<div style='max-height:0;overflow:hidden'>no</div><span style='opacity:0'>no</span>yes", "yes"},
    {"<div style='display:none !important'>no</div>yes<img src=x width=0 height=0 alt=no>", "yes"},
    {"<q>so</q>", "“so”"},
    {"<a href='https://example.org'>the link</a>", "the link"},
    {"x<unfinished", "x"},
    {"a</nothing>b", "ab"},
    {"a\r\nb", "a b"},
};

/// Renders with its spans marked: `[[quoted]]`, `{{signature}}`.
std::string marked(const RenderedHtml& page) {
  std::string out = page.text;
  const auto mark = [&](const std::vector<Span>& spans, const char* open, const char* close) {
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
      out.insert(span->end, close);
      out.insert(span->start, open);
    }
  };
  if (page.signature.empty()) mark(page.quoted, "[[", "]]");
  mark(page.signature, "{{", "}}");
  return out;
}

const Case marks[] = {
    {"Yes<blockquote>Old</blockquote>", "Yes\n\n[[Old]]"},
    {"Yes<blockquote style='margin:0 0 0 40px;border:none'>indented</blockquote>", "Yes\nindented"},
    {"A<blockquote>mine</blockquote>Bo wrote:<blockquote>his</blockquote>", "A\n\nmine\n\nBo wrote:\n\n[[his]]"},
    {"Bo wrote:<blockquote>one</blockquote>A<blockquote>two</blockquote>B", "Bo wrote:\n\n[[one]]\n\nA\n\n[[two]]\n\nB"},
    {"A<blockquote type=cite>one</blockquote>B<blockquote type=cite>two</blockquote>", "A\n\n[[one]]\n\nB\n\n[[two]]"},
    {"Yes<div class='gmail_quote'>On Monday Bo wrote:<div>Old</div></div>", "Yes\n[[On Monday Bo wrote:\nOld]]"},
    {"Yes<div class='gmail_quote'>On Monday Bo wrote:<blockquote class=gmail_quote>Old</blockquote><div>Mine</div>"
     "<blockquote class=gmail_quote>More</blockquote></div>End",
     "Yes\n[[On Monday Bo wrote:\n\nOld]]\n\nMine\n\n[[More]]\n\nEnd"},
    {"As he said<blockquote class=gmail_quote>Be brave.</blockquote>and so on", "As he said\n\nBe brave.\n\nand so on"},
    {"See<div class=gmail_quote>---------- Forwarded<br><blockquote class=gmail_quote>x</blockquote>rest</div>",
     "See\n[[---------- Forwarded\n\nx\n\nrest]]"},
    {"Yes<div class=moz-cite-prefix>Bo, 3 May:</div><blockquote type=cite>Old</blockquote>", "Yes\n[[Bo, 3 May:\n\nOld]]"},
    {"Yes<hr>Von: Bo &lt;bo@example.org&gt;<br>Gesendet: 3. Mai 2024 10:00<br>An: Ana<br><br>Alt", "Yes\n[[Von: Bo <bo@example.org>\nGesendet: 3. Mai 2024 10:00\nAn: Ana\n\nAlt]]"},
    {"One<hr>Two: a new part<br>and more", "One\nTwo: a new part\nand more"},
    {"Yes<div style='border:none;border-top:solid #B5C4DF 1.0pt'><p class=MsoNormal><b>From:</b> Bo<br><b>Sent:</b> Monday"
     "<br><b>To:</b> Ana</p></div><p>Old</p>",
     "Yes\n[[From: Bo\nSent: Monday\nTo: Ana\n\nOld]]"},
    {"Yes<div id=appendonsend></div><hr><div id=divRplyFwdMsg>From: Bo</div>Old", "Yes\n[[From: Bo\nOld]]"},
    {"Yes<div id='ydp12yahoo_quoted_34' class='ydp12yahoo_quoted'>Old</div>", "Yes\n[[Old]]"},
    {"Yes<div class='gmail_signature'>Ana Li</div>", "Yes\n{{Ana Li}}"},
    {"Yes<pre class='moz-signature' cols=72>-- \nAna</pre>", "Yes\n\n{{-- \nAna}}"},
};

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// Attributes of different names.
std::string numbered(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "a" + std::to_string(i) + " ";
  return out;
}

}  // namespace

TEST_CASE("a page reads as a browser shows it, with and without its tree") {
  for (const Case& one : cases) {
    CAPTURE(one.source);
    const RenderedHtml page = render_html(one.source);
    CHECK(page.text == one.text);
    check_page(one.source, page);
    const RenderedHtml scanned = scan_html(one.source);
    CHECK(scanned.text == one.text);
    check_page(one.source, scanned);
  }
}

TEST_CASE("the marks of mail programs tell what is quoted and what is a signature") {
  for (const Case& one : marks) {
    CAPTURE(one.source);
    CHECK(marked(render_html(one.source)) == one.text);
    CHECK(marked(scan_html(one.source)) == one.text);
  }
}

TEST_CASE("words of a page map back to its source") {
  const std::string_view source = "<p>Dear <b>Ana</b>, the caf&eacute; at  noon</p>";
  const RenderedHtml page = render_html(source);
  const auto place = [&](std::string_view words) {
    const std::size_t at = page.text.find(words);
    return Span{at, at + words.size()};
  };
  CHECK(page.map.verbatim(place("Ana"))->of(source) == "Ana");
  CHECK_FALSE(page.map.verbatim(place("café")));
  CHECK(page.map.covering(place("café"))->of(source) == "caf&eacute;");
  CHECK_FALSE(page.map.verbatim(place("at noon")));
  CHECK(page.map.covering(place("Ana, the"))->of(source) == "Ana</b>, the");
}

TEST_CASE("malformed bytes on a page become replacement characters, and the rest keeps its place") {
  const std::string_view source = "<p>a\xFF\xFE b</p>\xC3";
  const RenderedHtml page = render_html(source);
  CHECK(page.text == "a\xEF\xBF\xBD\xEF\xBF\xBD b\n\n\xEF\xBF\xBD");
  check_page(source, page);
}

TEST_CASE("no page is too deep, too wild or too broken") {
  const std::string pages[] = {
      repeated("<div>", 16'000) + "deep",
      repeated("<div>x", 100'000),
      repeated("<font>", 200'000) + "x",
      repeated("<font color=1><p>x", 50'000),
      repeated("<", 1'000'000),
      repeated("<a ", 300'000),
      repeated("<!--", 250'000),
      repeated("</", 400'000),
      repeated("&", 1'000'000),
      repeated("<br>", 250'000),
      "<a " + repeated("b=c ", 200'000) + ">x</a>",
      "<a " + numbered(100'000),
      "<table>" + repeated("<br>", 200'000) + "x",
      "<table>" + repeated("<i>x", 100'000),
      repeated("<table><tr><td>", 20'000) + "x",
      repeated("<blockquote>", 3'000) + "x" + repeated("</blockquote>", 3'000),
      repeated("<b><div></b>", 50'000) + "x",
      repeated("<div><table><td></div></table>", 30'000) + "x",
      repeated("<hr>a: b ", 100'000),
      repeated("<div class=gmail_quote>", 300) + "x",
      repeated("<ul><li>", 10'000) + "x",
      repeated("<script><!--<script></script>", 10'000),
      repeated("<svg><div>", 10'000) + "x",
      "<p title=\"" + repeated("x", 500'000),
      repeated("</p>", 200'000),
      repeated("\xFF", 300'000),
      std::string("a\0b<p\0>c", 8),
  };
  for (const std::string& source : pages) {
    CAPTURE(source.substr(0, 40));
    const RenderedHtml page = render_html(source);
    check_page(source, page);
    CHECK(page.text.size() <= 8 * source.size() + 100);
  }
}

TEST_CASE("any mixture of tags and text keeps its map, read by its tree or by its tags") {
  static constexpr std::string_view pieces[] = {
      "<b>", "</b>", "<div>", "</div>", "<p>", "</p>", "<br>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<li>", "<ul>", "</ul>",
      "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<div class=gmail_quote>", "<hr>", "From: a@b.c\n", "To: x 1\n",
      "<div style='display:none'>", "<span style='font-size:0'>", "</span>", "<title>", "</title>", "<script>", "</script>", "<!--", "-->",
      "&amp;", "&nbsp;", "&#8203;", "&lt", "&", "<", ">", "word", " ", "\n", "é", "\xFF", "<a href='", "'>", "</a>", "<q>", "</q>",
      "<ol start=5>", "</ol>", "<select>", "<option>", "<form>", "</form>", "<textarea>", "</body>", "<svg>", "<h1>", "</h2>"};
  std::uint64_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    for (int i = 0; i < 16; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      source += pieces[(state >> 33) % std::size(pieces)];
    }
    CAPTURE(source);
    check_page(source, render_html(source));
    if (outlint::text::is_valid_utf8(source)) check_page(source, scan_html(source));
  }
}
