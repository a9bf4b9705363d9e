#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile inputs against the program: time, memory and outcome of each, and whether it is the outcome that it should be.

    scripts/hostile.py [--program FILE] [--small] [--write FILE] [NAME…]

--small takes a hundredth of the size, for a test. --write puts the table into a document, between its two marks. The exit
status is 1 where a case does not come out as it should.
"""

import argparse
import dataclasses
import io
import itertools
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASK = "Hi Bo,\n\nWe have never met. Could you refer me for the data role?\n\nBest,\nAna\n"
HEAD = "From: Ana <ana@example.org>\nTo: Bo <bo@example.com>\nSubject: Hello\nMIME-Version: 1.0\n"
CHECK = ("check", "--isolated")
CASES = {}
SCALE = 1.0
MOST_OF_A_RULE = 3000  # milliseconds for each megabyte of a draft, beyond what a harmless rule takes: some 10 for a message of 3 kB


@dataclasses.dataclass
class Hostile:
    """What makes an input, in a folder of its own: the arguments. `expect`: exit status and words of the output."""

    make: object
    expect: tuple
    within: float = 60.0    # seconds of the processor
    memory: float = 2000    # megabytes
    command: tuple = CHECK
    harmless: object = None  # makes the same without what is hostile: what it takes more is bounded
    proof: object = None     # looks at the folder afterwards: what is wrong there


def case(name, expect, **more):
    def add(make):
        CASES[name] = Hostile(make, expect, **more)
        return make

    return add


def much(count):
    return max(10, int(count * SCALE))


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def typed(folder, text, name="draft.txt"):
    return [put(folder, name, text)]


# ------------------------------------------------------------------ size and depth


@case("a body of 100 MB", (1, ["premature-ask/referral"]), within=400, memory=6000)
def big_body(folder):
    return typed(folder, ASK + "The harbour was calm that day, and nobody asked for anything.\n" * much(1_600_000))


@case("one line of 50 MB", (1, ["premature-ask/referral"]), within=300, memory=4000)
def long_line(folder):
    return typed(folder, "We have never met. Could you refer me for the data role? " + "and then some more " * much(2_600_000))


for size in (0.5, 5, 50):
    @case(f"one line of {size} MB of asks", (1, ["premature-ask/referral", "has more than 200 findings"]), within=10 + 4 * size, memory=500 + 120 * size)
    def line_of_asks(folder, size=size):
        return typed(folder, "We have never met. " + "Could you refer me? " * much(50_000 * size))


@case("16 MB of random bytes", ((0, 1), []), within=30)
def noise(folder):
    return typed(folder, random.Random(7).randbytes(much(16_777_216)))


@case("16 MB of random bytes, called a mail", ((0, 1), []), within=30)
def noise_mail(folder):
    return typed(folder, random.Random(8).randbytes(much(16_777_216)), "noise.eml")


@case("one sentence of a million words", ((0, 1), []), within=30)
def endless_sentence(folder):
    return typed(folder, "very " * much(1_000_000))


@case("one word of 50 MB", (0, []), within=200, memory=4000)
def long_word(folder):
    return typed(folder, "Hello " + "a" * much(50_000_000))


@case("multiparts 20,000 deep", ((0, 1), []), within=30)
def deep_mime(folder):
    count = much(20_000)
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{each}\n\n--b{each}\n" for each in range(count))
    return typed(folder, HEAD + parts + "Content-Type: text/plain\n\n" + ASK, "deep.eml")


@case("a multipart of 200,000 parts", ((0, 1), ["more header lines than are read"]), within=60)
def wide_mime(folder):
    return typed(folder, HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: text/plain\n\nx\n" * much(200_000) + "--b--\n", "wide.eml")


@case("a million header lines", ((0, 1), ["more header lines than are read"]), within=60)
def header_flood(folder):
    return typed(folder, HEAD + "X-Flood: yes\n" * much(1_000_000) + "\n" + ASK, "flood.eml")


@case("a header of 50 MB", ((0, 1), []), within=120, memory=4000)
def long_header(folder):
    return typed(folder, HEAD + "X-Long: " + "=?utf-8?Q?a?= " * much(3_500_000) + "\n\n" + ASK, "header.eml")


@case("200,000 div in one another", ((0, 1), ["tags were read one by one"]), within=30)
def deep_html(folder):
    return typed(folder, "<div>" * much(200_000) + "Could you refer me?", "deep.html")


@case("200,000 font left open", ((0, 1), []), within=30)
def open_fonts(folder):
    return typed(folder, "<p><font>" * much(200_000) + "Could you refer me?", "fonts.html")


@case("JSON a million deep", (2, ["deep"]), within=30, command=("check", "--isolated", "--input", "json"))
def deep_json(folder):
    return typed(folder, '{"text": ' + "[" * much(1_000_000), "deep.json")


@case("a table with one open quote, 50 MB", ((0, 1), []), within=120, memory=6000)
def open_quote(folder):
    return typed(folder, 'FROM,TO,DATE,SUBJECT,CONTENT\nAna,Bo,2026-03-02,,"' + "Could you refer me? " * much(2_500_000), "messages.csv")


# ------------------------------------------------------------------ bombs


def zipped(name, content, times):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open(name, "w", force_zip64=True) as entry:
            for _ in range(times):
                entry.write(content)
    return out.getvalue()


@case("a zip of 1 MB that holds 1 GB of rows", ((0, 1), []), within=400, memory=4000)
def zip_bomb(folder):
    row = b"Ana,Bo,2026-03-02,,hello\n" * 40_000
    head = b"FROM,TO,DATE,SUBJECT,CONTENT\n"
    return [put(folder, "export.zip", zipped("messages.csv", head + row, max(1, much(1000) // 40)))]


@case("a resume whose document unpacks to 1 GB", ((0, 1), []), within=60)
def docx_bomb(folder):
    put(folder, "cv.docx", zipped("word/document.xml", b"<w:t>work</w:t>" * 66_000, max(1, much(1000))))
    return [put(folder, "draft.json", json.dumps({"text": ASK, "attachments": [{"name": "cv.docx", "path": "cv.docx"}]}))]


# ------------------------------------------------------------------ rules of one's own


RULE = """id: own/bad
summary: Hard to search for.
why: It should not be.
source: a test
severity: warning
status: preview
since: 0.1.0
kind: phrase
scope: [own]
patterns:
{patterns}
message: found
suggestions:
  - title: Leave it out
    applicability: suggested
    delete: sentence
examples:
  flags: ["[[{hit}]]", "[[{hit}]]"]
  passes: ["one", "two", "three"]
"""

# What hard patterns are hard in: long words, short ones, repeated ones, ordinary lines.
TEXTS = ("a" * 999 + "!\n", "a " * 500 + "\n", "very " * 200 + "\n", "the word and the boat are so busy.\n")
WORDS = ["".join(letters) for letters in itertools.islice(itertools.product("abcdefghij", repeat=5), 20_000)]


def own_rule(folder, patterns, hit):
    rules = folder / "rules" / "en" / "own"
    rules.mkdir(parents=True)
    quoted = "\n".join("  - '" + each.replace("'", "''") + "'" for each in patterns)
    put(rules, "bad.yaml", RULE.format(patterns=quoted, hit=hit))
    return ["--rules", str(folder / "rules")]


def rule_case(name, patterns, hit, expect, **more):
    def make(folder, patterns=patterns, hit=hit):
        draft = "".join(text * (much(250_000) // len(text) + 1) for text in TEXTS)
        return [*own_rule(folder, patterns, hit), put(folder, "draft.txt", draft)]

    case(f"a rule: {name}", expect, within=20, harmless=lambda folder: make(folder, ["zebra crossings?"], "zebra crossing"), **more)(make)


# These are refused before anything is searched for.
for pattern in (r"(\w+\s*)+!", r"(a+)+$", r"(.*)*x(.*)*y", r"(?:(?:a|b|ab)*c?)*d", r"(?:\w|\d)+x", r"(?:a{2,})+b"):
    rule_case(pattern, [pattern], "aa!", (2, ["the pattern can explode"]))
rule_case("a comment behind a++", ["a++(?#why)b"], "aab", (2, ["a comment within a pattern"]))
rule_case("brackets 5,000 deep", ["(?:" * 5000 + "a" + ")" * 5000], "a", (2, ["error"]))
# These load, and have to end.
for pattern, hit in ((r"((very|really|so)\s+)+busy", "so busy"), (r"(?:(?:(?:a{1,50}){1,50}){1,50}b)", "aab"), ("(?:a?){60}a{60}b", "a" * 60 + "b"), ("(?:a|aa)+b", "aab"),
                     ("a{2000000000}", "aa"), ("a{1,100000}b", "ab"), (r"(?:\w+ ){0,2000}zz", "one zz"), (".*.*.*.*.*zz", "one zz"), (r"(?=(a+))\1b", "ab"), (r"(a*)\1b", "aab"),
                     ("(?:[a-z]+ ?){1,200}!!", "aa!!"), (r"(?:\w+ )*(?:\w+ )*(?:\w+ )*zz", "one zz"), (r"\w*\w*\w*\w*\w*!!", "a!!"), (r"(?:\w{1,20}\W{0,3}){1,30}qq", "aa qq")):
    rule_case(pattern, [pattern], hit, ((0, 1), []))
rule_case("a choice of 20,000 words", ["|".join(WORDS)], WORDS[5], ((0, 1), []))
rule_case("two choices of 3,000 words", ["(?:" + "|".join(WORDS[:3000]) + ") (?:" + "|".join(WORDS[:3000]) + ")"], f"{WORDS[0]} {WORDS[1]}", ((0, 1), []))
rule_case("20,000 patterns", WORDS, WORDS[5], ((0, 1), []))


@case("YAML that doubles itself thirty times", (2, ["aliases are not part of this format"]), within=10)
def yaml_bomb(folder):
    lines = ["a0: &a0 [x, x]"] + [f"a{each}: &a{each} [*a{each - 1}, *a{each - 1}]" for each in range(1, 30)]
    return ["--config", put(folder, "c.yaml", "\n".join(lines) + "\n"), put(folder, "draft.txt", ASK)]


@case("a rule file that doubles itself thirty times", (2, ["aliases are not part of this format"]), within=10)
def rule_bomb(folder):
    (folder / "rules" / "en" / "own").mkdir(parents=True)
    put(folder / "rules" / "en" / "own", "bomb.yaml", "a0: &a0 [x, x]\n" + "".join(f"a{each}: &a{each} [*a{each - 1}, *a{each - 1}]\n" for each in range(1, 30)))
    return ["--rules", str(folder / "rules"), put(folder, "draft.txt", ASK)]


@case("a rule file 100,000 deep", (2, ["error"]), within=30)
def deep_rule(folder):
    (folder / "rules" / "en" / "own").mkdir(parents=True)
    put(folder / "rules" / "en" / "own", "deep.yaml", "".join(" " * min(each, 2000) + "a:\n" for each in range(much(10_000))) + "when: " + "{any: [" * much(100_000))
    return ["--rules", str(folder / "rules"), put(folder, "draft.txt", ASK)]


@case("dismissals of 50 MB", ((0, 1, 2), []), within=120, memory=4000, command=("check",))
def many_dismissals(folder):
    put(folder, ".outlint-ignored", "- {draft: draft.txt, rule: premature-ask/referral, words: \"0123456789abcdef\", said: x}\n" * much(500_000))
    return [put(folder, "draft.txt", ASK)]


@case("YAML 100,000 deep", (2, ["error"]), within=30)
def deep_yaml(folder):
    return ["--config", put(folder, "c.yaml", "ignore: " + "[" * much(100_000)), put(folder, "draft.txt", ASK)]


# ------------------------------------------------------------------ tricks


@case("an ask with a Cyrillic letter in it", (1, ["premature-ask/referral", "look Latin"]))
def homoglyph(folder):
    return typed(folder, ASK.replace("refer", "r\u0435f\u0435r"))


@case("an ask with zero-width characters in it", (1, ["premature-ask/referral"]))
def zero_width(folder):
    return typed(folder, ASK.replace("refer me", "re\u200bf\u2060er\u200d me"))


@case("an ask in bold letters", (1, ["premature-ask/referral"]))
def bold(folder):
    return typed(folder, ASK.replace("refer", "".join(chr(0x1D41A + ord(letter) - 97) for letter in "refer")))


@case("an ask turned around by direction marks", (1, []))
def bidi(folder):
    return typed(folder, ASK.replace("refer me", "\u202erefer me\u202c"))


@case("terminal escapes in a draft and in its name", (1, ["premature-ask/referral"]))
def escapes(folder):
    return typed(folder, ASK.replace("Could", "\x1b]0;owned\x07\x1b[2J\x9b31mCould").replace("role", "role\x1b[8m"), "a\x1b[31mb.txt")


@case("attachments that point elsewhere", ((0, 1), []), within=20)
def elsewhere(folder):
    os.mkfifo(folder / "pipe")
    files = [{"name": each, "path": each} for each in ("../../../../../../etc/passwd", "/dev/zero", "/proc/self/mem", "pipe", ".", "cv.pdf\u0000.exe", "x" * 5000)]
    return [put(folder, "draft.json", json.dumps({"text": ASK, "attachments": files}))]


@case("a configuration that extends itself", (2, ["extends itself"]))
def circle(folder):
    return ["--config", put(folder, "c.yaml", "extends: c.yaml\n"), put(folder, "draft.txt", ASK)]


# ------------------------------------------------------------------ writing


FIX = ("fix", "--isolated", "--in-place")


def drafts_are_whole(folder):
    for path in folder.rglob("*.txt"):
        if "never met" not in path.read_text() and "no answer" not in path.read_text():
            return f"{path.name} lost its words"
    return ""


def link_stays(folder):
    return drafts_are_whole(folder) if (folder / "link.txt").is_symlink() else "the link was replaced by a file"


@case("--in-place through a link", (0, []), command=FIX, proof=link_stays)
def link(folder):
    put(folder, "real.txt", ASK)
    (folder / "link.txt").symlink_to("real.txt")
    return [str(folder / "link.txt")]


@case("--in-place, a pipe where the old draft goes", (0, []), command=FIX, proof=drafts_are_whole)
def pipe(folder):
    os.mkfifo(folder / "draft.txt~")
    return typed(folder, ASK)


# Who may write everywhere is told apart: the program runs as nobody then.
@case("--in-place where nobody may write", (2, ["Permission denied"]), command=FIX, proof=drafts_are_whole)
def forbidden(folder):
    (folder / "locked").mkdir()
    path = put(folder / "locked", "draft.txt", ASK)
    os.chmod(path, 0o400)
    os.chmod(folder / "locked", 0o500)
    return [path]


@case("results onto a full disk", (2, []), command=("check", "--isolated", "--output", "/dev/full"))
def full(folder):
    return typed(folder, ASK)


@case("a draft that is not there", (2, ["cannot be opened"]))
def absent(folder):
    return [str(folder / "no" / "draft.txt")]


# ------------------------------------------------------------------ running


def run(program, command, arguments, folder, within):
    """The exit status, what was written, seconds of the processor and megabytes at the most."""
    as_nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_nobody:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, 65534, 65534, follow_symlinks=False)
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "LANG": "C.UTF-8"}
    with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
        process = subprocess.Popen([program, *command, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder, env=environment,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)), **as_nobody)
        timer = threading.Timer(within * 20, process.kill)  # the bound is one of the processor's time; this one is for what hangs
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    said = (folder / "stdout").read_bytes() + (folder / "stderr").read_bytes()
    return process.returncode, said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name not in ("stdout", "stderr"))


def judged(code, said, seconds, megabytes, one):
    """What is wrong with an outcome; empty where nothing is."""
    wanted, words = one.expect
    wanted = (wanted,) if isinstance(wanted, int) else wanted
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    if code not in wanted:
        return f"exit {code}, not {wanted}: {said[-200:]!r}"
    text = said.decode("utf-8", "replace")
    in_a_row = " ".join(text.split())  # notes are broken into lines
    missing = [word for word in words if word not in text and word not in in_a_row]
    if missing and not (SCALE < 1 and missing[0] in ("has more than 200 findings", "more header lines than are read", "tags were read one by one")):
        return f"does not say {missing}"  # small inputs pass no bound
    steering = [each for each in text[:2_000_000] if (ord(each) < 32 and each != "\n") or 0x7F <= ord(each) < 0xA0 or 0x202A <= ord(each) <= 0x202E or 0x2066 <= ord(each) <= 0x2069]
    if steering:
        return f"lets {steering[0]!r} through to the terminal"
    if seconds > one.within:
        return f"takes more than {one.within:.0f} s"
    return f"takes more than {one.memory} MB" if megabytes > one.memory else ""


def tried(program, one):
    """A row of the table: size, seconds, megabytes, status, and what is wrong, if anything; what else there is to say."""
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        arguments = one.make(folder)
        size = size_of(folder)
        code, said, seconds, megabytes = run(program, one.command, arguments, folder, one.within)
        wrong = judged(code, said, seconds, megabytes, one)
        wrong = wrong or (one.proof(folder) if one.proof else "")
        for path in folder.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                os.chmod(path, 0o700)
    beside = ""
    if one.harmless is not None and code != 2 and not wrong:
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            _, _, usual, _ = run(program, one.command, one.harmless(folder), folder, one.within)
        more = 1000 * (seconds - usual) / (size / 1e6)
        beside = f", {max(0, more):.0f} ms/MB more than a harmless rule"
        if more > MOST_OF_A_RULE and SCALE == 1:  # of a small draft it is noise
            wrong = f"takes {more:.0f} ms/MB more than a harmless rule"
    return size, seconds, megabytes, code, wrong, beside


def outcome_of(code, wrong, beside):
    if wrong:
        return f"WRONG: {wrong}"
    return {0: "judged, nothing to hold it for", 1: "judged, findings", 2: "refused, with the reason"}[code] + beside


def written(path, table):
    """Puts the table between the marks of a document."""
    text = path.read_text()
    start, end = "<!-- table: scripts/hostile.py -->\n", "<!-- end of the table -->"
    path.write_text(text[:text.index(start) + len(start)] + "\n" + "\n".join(table) + "\n\n" + text[text.index(end):])


def main():
    global SCALE
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=str(ROOT / "build" / "release" / "outlint"))
    options.add_argument("--small", action="store_true")
    options.add_argument("--write", type=pathlib.Path, metavar="FILE")
    options.add_argument("names", nargs="*", help="words of the cases to run")
    chosen = options.parse_args()
    SCALE = 0.01 if chosen.small else 1.0
    wanted = {name: one for name, one in CASES.items() if not chosen.names or any(word in name for word in chosen.names)}
    failed = 0
    table = ["| input | size | time | memory | exit | outcome |", "|---|--:|--:|--:|--:|---|"]
    print("\n".join(table), flush=True)
    for name, one in wanted.items():
        size, seconds, megabytes, code, wrong, beside = tried(os.path.abspath(chosen.program), one)
        failed += bool(wrong)
        shown = "`" + name.removeprefix("a rule: ").replace("|", "\\|") + "`" if name.startswith("a rule: ") else name
        table.append(f"| {shown} | {size / 1e6:.1f} MB | {seconds:.2f} s | {megabytes:.0f} MB | {code} | {outcome_of(code, wrong, beside)} |")
        print(table[-1], flush=True)
    print(f"{len(wanted)} cases, {failed} not as they should be")
    if chosen.write:
        written(chosen.write, table)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
