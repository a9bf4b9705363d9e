#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile inputs against the program: time, memory and outcome of each, and whether it is the outcome that it should be.

    scripts/hostile.py [--program FILE] [--small] [NAME…]

--small takes a hundredth of the size, for a test. The exit status is 1 where a case does not come out as it should.
"""

import argparse
import io
import json
import os
import pathlib
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


def case(name, expect, *, within=60.0, memory=2000, command=CHECK):
    """Registers what makes an input: (arguments, standard input), in a folder of its own. `expect`: exit status and words of the output."""

    def add(make):
        CASES[name] = (make, expect, within, memory, command)
        return make

    return add


def much(count):
    return max(10, int(count * SCALE))


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def typed(folder, text, name="draft.txt"):
    return [put(folder, name, text)], None


# ------------------------------------------------------------------ size and depth


@case("a body of 100 MB", (1, ["premature-ask/referral"]), within=400, memory=6000)
def big_body(folder):
    return typed(folder, ASK + "The harbour was calm that day, and nobody asked for anything.\n" * much(1_600_000))


@case("one line of 50 MB", (1, ["premature-ask/referral"]), within=300, memory=4000)
def long_line(folder):
    return typed(folder, "We have never met. Could you refer me for the data role? " + "and then some more " * much(2_600_000))


@case("one word of 50 MB", (0, []), within=200, memory=4000)
def long_word(folder):
    return typed(folder, "Hello " + "a" * much(50_000_000))


@case("multiparts 20,000 deep", ((0, 1), []), within=30)
def deep_mime(folder):
    count = much(20_000)
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{each}\n\n--b{each}\n" for each in range(count))
    return typed(folder, HEAD + parts + "Content-Type: text/plain\n\n" + ASK, "deep.eml")


@case("a multipart of 200,000 parts", ((0, 1), ["more parts than are read"]), within=60)
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


@case("a table with one open quote, 50 MB", ((0, 1), []), within=120, memory=4000)
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
    return [put(folder, "export.zip", zipped("messages.csv", head + row, max(1, much(1000) // 40)))], None


@case("a resume whose document unpacks to 1 GB", ((0, 1), []), within=60)
def docx_bomb(folder):
    put(folder, "cv.docx", zipped("word/document.xml", b"<w:t>work</w:t>" * 66_000, max(1, much(1000))))
    return [put(folder, "draft.json", json.dumps({"text": ASK, "attachments": [{"name": "cv.docx", "path": "cv.docx"}]}))], None


RULE = """id: own/bad
summary: Explodes.
why: It should not.
source: a test
severity: warning
status: preview
since: 0.1.0
kind: phrase
scope: [own]
patterns:
  - '{pattern}'
message: explodes
examples:
  flags: ["aa!", "bb!"]
  passes: ["a", "b", "c"]
"""


def exploding(pattern):
    def make(folder):
        (folder / "rules" / "en" / "own").mkdir(parents=True)
        put(folder / "rules" / "en" / "own", "bad.yaml", RULE.format(pattern=pattern))
        return ["--rules", str(folder / "rules"), put(folder, "draft.txt", "word " * much(100_000))], None

    return make


for number, pattern in enumerate((r"(\w+\s*)+!", r"(a+)+$", r"((very|really|so)\s+)+busy", r"(.*)*x(.*)*y", r"(?:(?:a|b|ab)*c?)*d")):
    case(f"a rule that explodes: {pattern}", ((0, 1, 2), []), within=60)(exploding(pattern))


@case("YAML that doubles itself thirty times", (2, ["aliases are not part of this format"]), within=10)
def yaml_bomb(folder):
    lines = ["a0: &a0 [x, x]"] + [f"a{each}: &a{each} [*a{each - 1}, *a{each - 1}]" for each in range(1, 30)]
    return ["--config", put(folder, "c.yaml", "\n".join(lines) + "\n"), put(folder, "draft.txt", ASK)], None


@case("YAML 100,000 deep", (2, ["error"]), within=30)
def deep_yaml(folder):
    return ["--config", put(folder, "c.yaml", "ignore: " + "[" * much(100_000)), put(folder, "draft.txt", ASK)], None


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
    return [put(folder, "draft.json", json.dumps({"text": ASK, "attachments": files}))], None


@case("a configuration that extends itself", (2, ["extends itself"]))
def circle(folder):
    return ["--config", put(folder, "c.yaml", "extends: c.yaml\n"), put(folder, "draft.txt", ASK)], None


# ------------------------------------------------------------------ writing


FIX = ("fix", "--isolated", "--in-place")


@case("--in-place through a link", (0, []), command=FIX)
def link(folder):
    put(folder, "real.txt", ASK)
    (folder / "link.txt").symlink_to("real.txt")
    return [str(folder / "link.txt")], None


@case("--in-place where nobody may write", ((0, 2), []), command=FIX)
def forbidden(folder):
    (folder / "locked").mkdir()
    path = put(folder / "locked", "draft.txt", ASK)
    os.chmod(path, 0o400)
    os.chmod(folder / "locked", 0o500)
    return [path], None


@case("results onto a full disk", (2, []), command=("check", "--isolated", "--output", "/dev/full"))
def full(folder):
    return typed(folder, ASK)


@case("a draft that is not there", (2, ["cannot be opened"]))
def absent(folder):
    return [str(folder / "no" / "draft.txt")], None


# ------------------------------------------------------------------ running


def run(program, command, arguments, given, folder, within):
    """The exit status, what was written, seconds of the processor and megabytes at the most."""
    def bounded():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "LANG": "C.UTF-8"}
    with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
        started = time.monotonic()
        process = subprocess.Popen([program, *command, *arguments], stdin=subprocess.PIPE if given else subprocess.DEVNULL, stdout=out, stderr=err,
                                   cwd=folder, env=environment, preexec_fn=bounded)
        timer = threading.Timer(within * 20, process.kill)  # the bound is one of the processor's time; this one is for what hangs
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    said = (folder / "stdout").read_bytes()[:2_000_000] + (folder / "stderr").read_bytes()[:2_000_000]
    return process.returncode, said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.monotonic() - started


def judged(code, said, seconds, megabytes, expect, within, memory):
    """What is wrong with an outcome; empty where nothing is."""
    wanted, words = expect
    wanted = (wanted,) if isinstance(wanted, int) else wanted
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    if code not in wanted:
        return f"exit {code}, not {wanted}: {said[-200:]!r}"
    text = said.decode("utf-8", "replace")
    missing = [word for word in words if word not in text]
    if missing and not (SCALE < 1 and "read" in missing[0]):  # small inputs pass no bound
        return f"does not say {missing}"
    steering = [each for each in text if (ord(each) < 32 and each != "\n") or 0x7F <= ord(each) < 0xA0 or 0x202A <= ord(each) <= 0x202E or 0x2066 <= ord(each) <= 0x2069]
    if steering:
        return f"lets {steering[0]!r} through to the terminal"
    if seconds > within:
        return f"takes more than {within:.0f} s"
    return f"takes more than {memory} MB" if megabytes > memory else ""


def main():
    global SCALE
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=str(ROOT / "build" / "release" / "outlint"))
    options.add_argument("--small", action="store_true")
    options.add_argument("names", nargs="*", help="words of the cases to run")
    chosen = options.parse_args()
    SCALE = 0.01 if chosen.small else 1.0
    failed = 0
    print(f"| {'input':48} | time | memory | exit | outcome |\n|---|---|---|---|---|", flush=True)
    for name, (make, expect, within, memory, command) in CASES.items():
        if chosen.names and not any(word in name for word in chosen.names):
            continue
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            arguments, given = make(folder)
            code, said, seconds, megabytes, _ = run(os.path.abspath(chosen.program), command, arguments, given, folder, within)
            wrong = judged(code, said, seconds, megabytes, expect, within, memory)
            if name.startswith("--in-place"):
                if not (folder / "link.txt").is_symlink() and name.endswith("link"):
                    wrong = "the link was replaced by a file"
                for path in folder.rglob("*.txt"):
                    if "never met" not in path.read_text() and "no answer" not in path.read_text():
                        wrong = f"{path.name} lost its words"
            if (folder / "locked").exists():
                os.chmod(folder / "locked", 0o700)
            failed += bool(wrong)
            size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name not in ("stdout", "stderr"))
            print(f"| {name} ({size / 1e6:.1f} MB) | {seconds:.2f} s | {megabytes:.0f} MB | {code} | {wrong or 'as it should be'} |", flush=True)
    print(f"{len(CASES)} cases, {failed} not as they should be" if not chosen.names else f"{failed} not as they should be")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
