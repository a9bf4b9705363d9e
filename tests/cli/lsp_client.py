# SPDX-License-Identifier: Apache-2.0
"""An editor, as far as a language server can tell: it speaks the protocol, and applies edits by its rules."""

import json
import queue
import subprocess
import threading

from program import PROGRAM

PATIENCE = 20  # seconds; only a failing test waits as long


def frame(message):
    content = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(content) + content


def width(character, encoding):
    return {"utf-8": len(character.encode()), "utf-16": len(character.encode("utf-16-le")) // 2, "utf-32": 1}[encoding]


def line_starts(text):
    """Where lines start, in characters. They end with LF, CRLF or a lone CR."""
    starts = [0]
    for at, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[at + 1:at + 2] != "\n"):
            starts.append(at + 1)
    return starts


def index_of(text, position, encoding="utf-16"):
    """The character that a position means, counted independently of the server."""
    at = line_starts(text)[position["line"]]
    left = position["character"]
    while left > 0:
        left -= width(text[at], encoding)
        at += 1
    assert left == 0, "a position inside a character"
    return at


def position_of(text, index, encoding="utf-16"):
    starts = [start for start in line_starts(text) if start <= index]
    return {"line": len(starts) - 1, "character": sum(width(c, encoding) for c in text[starts[-1]:index])}


def words(text, span, encoding="utf-16"):
    return text[index_of(text, span["start"], encoding):index_of(text, span["end"], encoding)]


def applied(text, edits, encoding="utf-16"):
    for edit in sorted(edits, key=lambda e: index_of(text, e["range"]["start"], encoding), reverse=True):
        start, end = (index_of(text, edit["range"][key], encoding) for key in ("start", "end"))
        text = text[:start] + edit["newText"] + text[end:]
    return text


class Client:
    def __init__(self, *arguments, cwd=None, capabilities=None, options=None, initialize=True):
        self.process = subprocess.Popen([PROGRAM, "lsp", *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=cwd)
        self.messages = queue.Queue()
        self.kept = []
        self.ids = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        if initialize:
            self.initialized = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities or {},
                                                           "initializationOptions": options or {}})["result"]
            self.notify("initialized", {})

    def _read(self):
        out = self.process.stdout
        while line := out.readline():
            length = None
            while line.strip():
                key, _, value = line.decode().partition(":")
                if key.lower() == "content-length":
                    length = int(value)
                line = out.readline()
            self.messages.put(json.loads(out.read(length)))
        self.messages.put(None)

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        self.raw(frame({"jsonrpc": "2.0", **message}))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        """Sends a request and does not wait: its id."""
        self.ids += 1
        self.send({"id": self.ids, "method": method, "params": params})
        return self.ids

    def wait(self, wanted):
        """The first message that is wanted, of those kept and those to come."""
        for at, message in enumerate(self.kept):
            if wanted(message):
                return self.kept.pop(at)
        while True:
            message = self.messages.get(timeout=PATIENCE)
            if message is None:
                raise AssertionError("the server is gone")
            if wanted(message):
                return message
            self.kept.append(message)

    def response(self, id_):
        return self.wait(lambda m: "method" not in m and m.get("id") == id_)

    def request(self, method, params):
        return self.response(self.ask(method, params))

    def notification(self, method):
        return self.wait(lambda m: m.get("method") == method)["params"]

    def diagnostics(self, uri, version=None):
        """What was published last for a version."""
        def wanted(m):
            params = m.get("params") or {}
            return m.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri and (version is None or params.get("version") == version)
        return self.wait(wanted)["params"]["diagnostics"]

    def open(self, uri, text, version=1):
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": version, "text": text}})
        return self.diagnostics(uri, version)

    def change(self, uri, version, *changes):
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)})

    def actions(self, uri, span, **context):
        return self.request("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": span, "context": {"diagnostics": [], **context}})["result"]

    def close(self):
        """Leaves as the protocol has it; the exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.end()

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(timeout=PATIENCE)
        self.reader.join()
        self.process.stdout.close()
        return code

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.end()
