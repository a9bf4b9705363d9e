# SPDX-License-Identifier: Apache-2.0
"""The pack with ten times as many patterns: its own, nine times more with other words of its own in the place of theirs."""

import random
import re
import shutil

import yaml

COPIES = 9
# What stays: escapes, references to lexicons, groups and their flags, sets, short words, which are those of grammar.
TOKEN = re.compile(r"\\.|\{[^}]*\}|\(\?<?[=!:>]|\[[^\]]*\]|[a-z]{4,}")
LEXICON = re.compile(r"\{([a-z][a-z0-9.-]*)\}")


def sources(node):
    """All patterns of a file: strings in its lists of patterns and exceptions."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for each in node:
            yield from sources(each)
    elif isinstance(node, dict):
        for key in ("patterns", "pattern"):
            yield from sources(node.get(key, []))


class Others:
    """Gives a pattern again with other words, always the same one in the place of a word."""

    def __init__(self, words, copy):
        shuffled = list(words)
        random.Random(copy).shuffle(shuffled)
        self.other, self.copy = dict(zip(words, shuffled)), copy

    def __call__(self, pattern):
        changed = TOKEN.sub(lambda found: self.other.get(found[0], found[0]), pattern)
        return LEXICON.sub(lambda found: f"{{{found[1]}-other{self.copy}}}", changed)


def exceptions(node, others):
    if isinstance(node, str):
        return others(node)
    out = dict(node)
    if "pattern" in out:
        out["pattern"] = others(out["pattern"])
    if "patterns" in out:
        out["patterns"] = [others(each) for each in out["patterns"]]
    return out


def enlarge(rules, folder):
    """Writes such a pack; gives how many patterns there are, and how many there were."""
    shutil.copytree(rules, folder)
    files = {path: yaml.safe_load(path.read_text()) for path in sorted((folder / "en").rglob("*.yaml"))}
    words = set()
    for data in files.values():
        lists = [data.get("patterns", []), data.get("except", []), *data.get("lexicons", {}).values()]
        for pattern in sources(lists):
            words.update(word for word in TOKEN.findall(pattern) if word[0].isalpha())
    copies = [Others(sorted(words), copy) for copy in range(COPIES)]
    before = after = 0
    for path, data in files.items():
        if "lexicons" in data:
            for name, entries in list(data["lexicons"].items()):
                for others in copies:
                    data["lexicons"][f"{name}-other{others.copy}"] = [others(each) for each in entries]
        if "patterns" in data:
            before += len(data["patterns"])
            data["patterns"] = data["patterns"] + [others(each) for others in copies for each in data["patterns"]]
            after += len(data["patterns"])
        if "except" in data:
            data["except"] = data["except"] + [exceptions(each, others) for others in copies for each in data["except"]]
        data.pop("examples", None) if "acts" in path.parts else None
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1 << 30))
    return before, after
