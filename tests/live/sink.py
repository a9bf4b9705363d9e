# SPDX-License-Identifier: Apache-2.0
"""A mail server on loopback that keeps what it is given: where the tests' mail arrives."""

import socketserver
import threading


class _Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 sink")
        recipients = []
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb in (b"EHLO", b"HELO", b"MAIL", b"RSET", b"NOOP"):
                recipients = []
                self.say("250 sink" if verb != b"EHLO" else "250-sink\r\n250 8BITMIME")
            elif verb == b"RCPT":
                recipients.append(line.partition(b":")[2].strip().decode())
                self.say("250 yes")
            elif verb == b"DATA":
                self.say("354 go on")
                mail = self.data()
                with self.server.lock:
                    self.server.mails.append((recipients, mail))
                self.say("250 kept")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("502 what?")

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")

    def data(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)


class Sink(socketserver.ThreadingTCPServer):
    """`mails` has (recipients, bytes with the line breaks of the wire) in the order of arrival."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lock = threading.Lock()
        self.mails = []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def taken(self):
        with self.lock:
            return list(self.mails)

    def stop(self):
        self.shutdown()
        self.server_close()
