# SPDX-License-Identifier: Apache-2.0
"""The mail server's side of the milter protocol (version 6), as far as the tests need it, and the milter as a process."""

import json
import os
import signal
import socket
import struct
import subprocess
import time

from program import PROGRAM

ADD_HEADERS, CHANGE_HEADERS, QUARANTINE = 0x01, 0x10, 0x20


class Server:
    """One connection to the milter: what a mail server says of a client, and of its mails."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(30)
        self.socket.connect(str(path))
        self.send(b"O", struct.pack("!III", 6, 0x1FF, 0x1FFFFF))
        _, self.options = self.receive()

    def send(self, command, data=b""):
        self.socket.sendall(struct.pack("!I", len(data) + 1) + command + data)

    def receive(self):
        head = self.exactly(5)
        return head[4:], self.exactly(struct.unpack("!I", head[:4])[0] - 1)

    def exactly(self, size):
        out = b""
        while len(out) < size:
            some = self.socket.recv(size - len(out))
            if not some:
                raise ConnectionError("the milter is gone")
            out += some
        return out

    def ask(self, command, data=b""):
        """The answers to a command, up to the one that ends it."""
        self.send(command, data)
        answers = [self.receive()]
        while answers[-1][0] in b"hmpq":
            answers.append(self.receive())
        return answers

    def macros(self, command, **values):
        self.send(b"D", command + b"".join(k.encode() + b"\0" + v.encode() + b"\0" for k, v in values.items()))

    def connect(self, address="127.0.0.1"):
        family = b"L" if not address else b"6" if ":" in address else b"4"
        port = b"" if not address else struct.pack("!H", 2525) + address.encode() + b"\0"
        return self.ask(b"C", b"client.example\0" + (family + port if address else b"U"))

    def mail(self, fields, body, *, sender="ana@example.org", login=None, queue="4QUEUE"):
        """Hands in a mail; the answers to its end, or to its sender where that was the end of it."""
        macros = {"{auth_type}": "PLAIN", "{auth_authen}": login} if login else {}
        self.macros(b"M", i=queue, **macros)
        [(answer, _)] = self.ask(b"M", f"<{sender}>\0".encode())
        if answer != b"c":
            return [(answer, b"")]
        self.ask(b"R", b"<bo@example.com>\0")
        for name, value in fields:
            self.ask(b"L", name + b"\0" + value + b"\0")
        self.ask(b"N")
        for at in range(0, len(body), 65535):
            self.ask(b"B", body[at:at + 65535])
        self.macros(b"E", i=queue)
        return self.ask(b"E")

    def close(self):
        self.send(b"Q")
        self.socket.close()


class Milter:
    """The milter as a process, with its log."""

    def __init__(self, folder, *options, name="milter", at=None, **environment):
        self.path, self.log = folder / f"{name}.sock", folder / f"{name}.log"
        self.log.unlink(missing_ok=True)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("OUTLINT_", "XDG_"))}
        self.process = subprocess.Popen([PROGRAM, "filter", "milter", "--socket", at or f"unix:{self.path}", "--log", str(self.log), *map(str, options)],
                                        cwd=folder, env={**clean, "HOME": str(folder), **environment}, stderr=subprocess.PIPE)
        self.wait_for("ready")

    def events(self, name=None):
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [event for event in map(json.loads, lines) if name in (None, event["event"])]

    def wait_for(self, name, count=1):
        end = time.monotonic() + 30
        while len(self.events(name)) < count:
            if self.process.poll() is not None:
                raise AssertionError(self.process.stderr.read().decode())
            if time.monotonic() > end:
                raise AssertionError(f"no event {name}: {self.events()}")
            time.sleep(0.01)

    def hang_up(self):
        self.process.send_signal(signal.SIGHUP)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self.process.stderr.close()
        return code
