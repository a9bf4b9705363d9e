# SPDX-License-Identifier: Apache-2.0
"""The script that asks before it sends, against a server that takes everything."""

import email.message
import importlib.util
import pathlib
import smtplib
import socketserver
import threading
import types
import unittest

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"


def example(name: str) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Sink(socketserver.StreamRequestHandler):
    """As much of SMTP as one client needs."""

    taken: list[bytes] = []

    def handle(self) -> None:
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                Sink.taken.append(b"".join(lines))
            if verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 fine\r\n")


class PreSend(unittest.TestCase):
    def test_a_cold_ask_is_not_sent_and_a_kind_note_is(self) -> None:
        presend = example("presend_smtplib")
        with socketserver.TCPServer(("127.0.0.1", 0), Sink) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            message = email.message.EmailMessage()
            message["From"], message["To"], message["Subject"] = "jo@example.org", "zoe@example.com", "Your team"
            message.set_content("We have never met. Could you refer me for the data role?")
            with smtplib.SMTP("127.0.0.1", server.server_address[1]) as smtp:
                with self.assertRaises(presend.Held) as held:
                    presend.send(smtp, message)
                self.assertEqual("hold", held.exception.report.verdict)
                self.assertEqual([], Sink.taken)
                presend.send(smtp, message, anyway=True)
                message.set_content("Thank you for the book. It arrived today.")
                self.assertEqual("send", presend.send(smtp, message).verdict)
            server.shutdown()
        self.assertEqual(2, len(Sink.taken))


if __name__ == "__main__":
    unittest.main()
