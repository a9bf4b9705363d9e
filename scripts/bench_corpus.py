# SPDX-License-Identifier: Apache-2.0
"""Messages of 60 to 300 words, made here from sentences of our own: what is measured on."""

import json
import random

OPENERS = """I came across your profile this morning.|We sat at one table at the meetup in May.|Your talk on parsers stayed with me.
I read your post about type checkers twice.|A friend of mine mentioned your name.|It has been two years since we last wrote.""".replace("\n", "|").split("|")
BODY = """I have been mending compilers for six years.|My last project cut a nightly build from hours to minutes.
The diagram in your third section explained what three books had not.|I moved to Lisbon last winter and know few people here.
Our team keeps a small library for reading calendars.|I would rather ask than guess.|The weather has been kinder this week.
There is a role on your board that fits what I do.|Two of your former colleagues taught me most of what I know.
I tried your tool on our logs and it found a bug at once.|Nobody here has used it before, so I keep notes.
I am very excited about the opportunity and believe that I am a perfect fit.|My resume is attached for your convenience.
Please find below a short summary of my background.|I hope that you are doing well and that spring has reached you.""".replace("\n", "|").split("|")
ASKS = """Could you refer me for the data role before Friday?|Would you have fifteen minutes for a call next week?
Could you pass my CV on to whoever hires?|Which of the two papers would you read first?|Any openings in your group?
If you have a minute, could you look at the second page?|No answer needed.|I only wanted to say thank you.""".replace("\n", "|").split("|")


def corpus(count):
    chance = random.Random(7)
    out = []
    for _ in range(count):
        wanted = chance.randint(60, 300)
        lines = [chance.choice(OPENERS)]
        while sum(len(line.split()) for line in lines) < wanted - 12:
            lines.append(chance.choice(BODY))
        lines.append(chance.choice(ASKS))
        paragraphs = [" ".join(lines[at:at + 4]) for at in range(0, len(lines), 4)]
        out.append("Hi " + chance.choice(["Bo", "Ida", "Mr. Okafor", "Lena"]) + ",\n\n" + "\n\n".join(paragraphs) + "\n\nBest,\nAna\n")
    return out


def lines(count):
    """As JSON lines."""
    return "".join(json.dumps({"id": f"m{number}", "text": text}) + "\n" for number, text in enumerate(corpus(count)))
