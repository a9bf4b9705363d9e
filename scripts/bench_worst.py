# SPDX-License-Identifier: Apache-2.0
"""A megabyte each of what a check before sending must not choke on."""

import base64
import json
import random

SIZE = 1_000_000


def filled(piece):
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


def words(chance, count):
    known = "could you refer me for the role if not please we i have would like to ask your team about a call next week and pass my resume on".split()
    return " ".join(chance.choice(known) for _ in range(count))


def inputs():
    """File name to text."""
    chance = random.Random(3)
    mail = "From: a@example.org\nTo: b@example.com\nSubject: S\nMIME-Version: 1.0\n"
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(SIZE // 60))
    return {
        "plain.txt": filled("Our team keeps a small library for reading calendars. Which part would you read first?\n\n"),
        "asks.txt": filled("Could you refer me for the data role before Friday? "),
        "no-stop.txt": filled("would you please be so kind and "),
        "commas.txt": filled("could you, if you can, "),
        "shuffled.txt": words(chance, SIZE // 5)[:SIZE],
        "one-word.txt": filled("a"),
        "one-letter-words.txt": filled("i "),
        "brackets.txt": filled("(" * 1000 + "[" * 1000 + "{{"),
        "quotes.txt": filled("\"'you' \"could' "),
        "marks.txt": filled("?!... --- "),
        "blank-lines.txt": filled("\n"),
        "numbers.txt": filled("15 "),
        "quoted.txt": filled("> " * 40 + "could you?\n"),
        "accents.txt": "e\u0301" * (SIZE // 3),
        "invisible.txt": "you\u200b " * (SIZE // 7),
        "addresses.txt": filled("a.b@example.org, https://example.org/a?b=c "),
        "names.txt": filled("Hi Ana, "),
        "markdown.md": filled("- [x](y) **could** you `refer` me\n"),
        "div.html": "<div>" * (SIZE // 5),
        "font.html": "<font><b>you " * (SIZE // 13),
        "entities.html": filled("&lt;could you&gt; &#8203;"),
        "headers.eml": mail + "".join(f"X-{at}: y\n" for at in range(SIZE // 9)) + "\nHi\n",
        "recipients.eml": "To: " + ",\n ".join(f"b{at}@example.com" for at in range(SIZE // 22)) + "\nSubject: S\n\nCould you refer me?\n",
        "nested.eml": mail + nested,
        "base64.eml": mail + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(filled("could you ").encode()).decode()[:SIZE],
        "encoded-words.eml": "Subject: " + filled("=?utf-8?q?could_you?=\n ") + "\nTo: b@example.com\n\nHi\n",
        "text.json": json.dumps({"text": filled("could\tyou \u00e9 ")}),
    }
