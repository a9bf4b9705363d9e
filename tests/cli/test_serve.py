# SPDX-License-Identifier: Apache-2.0
"""`outlint serve` from outside: what it answers, and whom it turns away."""

import json
import pathlib
import socket
import time
import unittest

import jsonschema

from program import ASK, COLD, Case, outlint
from service import LIMIT, Service


class Serving(Case):
    @classmethod
    def setUpClass(cls):
        cls.service = Service("--isolated")
        cls.addClassCleanup(cls.service.stop)

    def check(self, message, *arguments):
        run = outlint("check", "--isolated", "--format", "json", "--fail-on", "never", "--input", "json", *arguments, "-", stdin=json.dumps(message))
        return json.loads(run.stdout)

    def talk(self, data, wait=5):
        """Bytes over a connection of its own: what comes back until the other side closes it."""
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=wait) as connection:
            connection.sendall(data)
            out = b""
            while part := connection.recv(65536):
                out += part
            return out


class Answers(Serving):
    def test_a_report_is_the_one_of_check(self):
        for message in ({"text": COLD}, {"text": COLD, "context": {"stage": "close"}, "id": "x", "channel": "inmail"}, {"html": "<p>We never met. Could you refer me?</p>"},
                        {"text": "🎉 Could you refer me?\r\n"}, {"text": ""}):
            report = self.service.check(message)
            wanted = self.check(message)
            self.assertEqual(report.pop("source"), "request")
            wanted.pop("source")
            self.assertEqual(report, wanted)
        reports = self.service.check([{"id": "a", "text": COLD}, {"id": "b", "text": ""}])
        self.assertEqual([each["id"] for each in reports], ["a", "b"])
        self.assertEqual(self.service.check([]), [])

    def test_a_redraft_is_the_one_of_fix(self):
        draft = self.write("draft.md", COLD)
        for least in ("safe", "suggested", "needs-input"):
            status, redraft = self.service.post(f"/v1/fix?applicability={least}", {"text": COLD})
            self.assertEqual(status, 200)
            self.assertEqual(redraft["text"], outlint("fix", "--isolated", "--applicability", least, draft).stdout.decode())
            self.assertEqual(bool(redraft["applied"]), redraft["text"] != COLD)
            self.assertEqual(redraft["report"]["verdict"], self.service.check({"text": redraft["text"]})["verdict"])
        self.assertEqual(self.service.post("/v1/fix?applicability=all", {"text": COLD})[0], 400)

    def test_its_description_describes_its_answers(self):
        status, _, content = self.service.request("GET", "/openapi.json")
        document = json.loads(content)
        self.assertEqual((status, document["openapi"]), (200, "3.1.0"))
        self.assertEqual(sorted(document["paths"]), ["/health", "/openapi.json", "/v1/check", "/v1/fix"])

        def valid(value, path, code="200"):
            method, = document["paths"][path].values()
            schema = method["responses"][code]
            if "$ref" in schema:
                schema = document["components"]["responses"][schema["$ref"].rpartition("/")[2]]
            jsonschema.Draft202012Validator({**schema["content"]["application/json"]["schema"], "components": document["components"]}).validate(value)

        message = {"text": COLD, "subject": "Hi", "attachments": [{"name": "cv.pdf"}]}
        valid(self.service.check(message), "/v1/check")
        valid(self.service.check([message, {"text": ""}]), "/v1/check")
        valid(self.service.post("/v1/fix", message)[1], "/v1/fix")
        valid(self.service.post("/v1/fix", {"txt": ""})[1], "/v1/fix", "400")
        valid(self.service.post("/v1/check", b"{")[1], "/v1/check", "400")
        valid(json.loads(self.service.request("GET", "/health")[2]), "/health")
        schema = {**document["components"]["schemas"]["Message"], "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(message)

    def test_what_is_wrong_with_a_message_is_said_with_its_place(self):
        status, answer = self.service.post("/v1/check", b'{"text": "x",\n "txt": 1}')
        self.assertEqual((status, answer["error"]["line"], answer["error"]["hint"]), (400, 2, 'did you mean "text"?'))
        for body in (b"", b"x", b"\xff", b"[" * 5000, b'{"text": 5}', b"{}", b'[{"text": "x"}, 5]'):
            self.assertEqual(self.service.post("/v1/check", body)[0], 400, body)
        self.assertEqual(self.service.check({"text": COLD})["verdict"], "hold")

    def test_no_file_is_opened_for_a_request(self):
        file = self.write("resume.txt", "Curriculum vitae\nExperience\nEducation\n")
        message = {"text": "Hi", "attachments": [{"name": "a.txt", "path": str(file)}, {"name": "b.txt", "path": "/etc/passwd"}]}
        report = self.service.check(message)
        self.assertNotIn("curriculum", json.dumps(report).lower())
        self.assertEqual([note for note in report["notes"] if "root:" in note], [])

    def test_the_page_brings_everything_along_and_lets_nothing_else_in(self):
        for path, kind in (("/", "text/html"), ("/page.css", "text/css"), ("/page.js", "text/javascript"), ("/balance.js", "text/javascript"),
                           ("/text.js", "text/javascript"), ("/icon.svg", "image/svg+xml")):
            status, headers, content = self.service.request("GET", path)
            self.assertEqual((status, headers["Content-Type"].partition(";")[0]), (200, kind))
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertEqual((headers["X-Content-Type-Options"], headers["Cache-Control"]), ("nosniff", "no-store"))
            self.assertNotRegex(content.decode().replace("http://www.w3.org/", ""), "https?://|style=|onclick|<script>|eval")
        status, headers, content = self.service.request("HEAD", "/")
        self.assertEqual((status, content), (200, b""))


class Turned(Serving):
    def status(self, method="POST", path="/v1/check", body=b'{"text": "x"}', **headers):
        return self.service.request(method, path, body, {key.replace("_", "-"): value for key, value in headers.items()})[0]

    def test_only_names_of_this_machine_are_answered_to(self):
        port = self.service.port
        for host, status in ((f"localhost:{port}", 200), (f"127.0.0.1:{port}", 200), (f"LOCALHOST:{port}", 200), (f"[::1]:{port}", 200), (f"evil.example:{port}", 421),
                             ("localhost", 421), ("localhost:1", 421), (f"127.0.0.1.evil.example:{port}", 421), (f"127.0.0.1@evil:{port}", 421), ("", 421),
                             (f"127.0.0.256:{port}", 421), (f"localhost.evil:{port}", 421), (f"10.0.0.1:{port}", 421)):
            with self.subTest(host=host):
                self.assertEqual(self.status(Host=host), status)
                self.assertEqual(self.status("GET", "/", None, Host=host), status)

    def test_no_other_site_may_ask(self):
        port = self.service.port
        for origin, status in ((f"http://localhost:{port}", 200), (f"http://127.0.0.1:{port}", 200), ("http://localhost", 403), ("null", 403), ("https://evil.example", 403),
                               (f"https://localhost:{port}", 403), (f"http://evil.example:{port}", 403)):
            with self.subTest(origin=origin):
                self.assertEqual(self.status(Origin=origin), status)
        for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)):
            self.assertEqual(self.status(Sec_Fetch_Site=site), status)
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
            self.assertEqual(self.status(Content_Type=kind), 415)
        self.assertEqual(self.status("OPTIONS", body=None, Origin="https://evil.example"), 403)
        self.assertNotIn("Access-Control-Allow-Origin", self.service.request("POST", "/v1/check", {"text": "x"})[1])

    def test_what_is_not_there_or_too_much_has_its_status(self):
        self.assertEqual(self.status("GET", "/nowhere", None), 404)
        self.assertEqual(self.status("GET", "/../../etc/passwd", None), 404)
        self.assertEqual(self.status("GET", "/v1/check", None), 405)
        self.assertEqual(self.status("PUT"), 405)
        self.assertEqual(self.status("DELETE", body=None), 405)
        self.assertEqual(self.status("POST", "/"), 405)
        self.assertEqual(self.status("POST", "/nowhere"), 404)
        self.assertEqual(self.status(body=b" " * (LIMIT + 1)), 413)
        self.assertEqual(self.status(body=b'{"text": "x"}' + b" " * (LIMIT - 13)), 200)
        self.assertEqual(self.status(Content_Encoding="gzip"), 415)
        self.assertEqual(self.status("GET", "/", None, Range="bytes=0-1,0-2,0-3"), 400)

    def test_requests_that_are_none_end_their_connection_alone(self):
        host = f"Host: localhost:{self.service.port}\r\n"
        for data, status in ((b"hello\r\n\r\n", b"400"), (b"\x00\xff" * 100 + b"\r\n\r\n", b"400"), (b"GET / HTTP/9.9\r\n\r\n", b"400"),
                             (f"POST /v1/check HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: -1\r\n\r\n".encode(), b"400"),
                             (f"POST /v1/check HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n".encode(), b"413"),
                             (f"POST /v1/check HTTP/1.1\r\n{host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n".encode(), b"411"),
                             (f"POST /v1/check HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{{}}".encode(), b"400"),
                             (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20000, b"400"),
                             (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", b"414")):
            with self.subTest(data=data[:60]):
                self.assertIn(status, self.talk(data).partition(b"\r\n")[0])
        self.assertEqual(self.service.check({"text": COLD})["verdict"], "hold")

    def test_who_is_slow_is_cut_off_and_keeps_nobody_waiting(self):
        def drip(connection):
            connection.sendall(b"POST /v1/check HTTP/1.1\r\nX: ")
            return connection
        slow = [drip(socket.create_connection(("127.0.0.1", self.service.port), timeout=30)) for _ in range(20)]
        start = time.monotonic()
        self.assertEqual(self.service.check({"text": COLD})["verdict"], "hold")
        self.assertLess(time.monotonic() - start, 5)
        while time.monotonic() - start < 13:
            for connection in slow:
                try:
                    connection.sendall(b"y")
                except OSError:
                    pass
            time.sleep(0.5)
        for connection in slow:
            with connection:
                try:
                    self.assertEqual(connection.recv(1), b"")
                except ConnectionResetError:
                    pass


class Starting(Case):
    def test_only_this_machine_is_served(self):
        for address in ("0.0.0.0", "::", "10.0.0.1", "example.com", "127.0.0.1.example.com", "127.1", ""):
            self.says(outlint("serve", "--address", address), 2, err="no address of this machine alone")
        service = Service("--isolated")
        self.addCleanup(service.stop)
        listening = []
        for table in ("tcp", "tcp6"):
            rows = [line.split() for line in pathlib.Path(f"/proc/{service.process.pid}/net/{table}").read_text().splitlines()[1:]]
            listening += [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{service.port:04X}")]
        self.assertEqual(listening, [f"0100007F:{service.port:04X}"])

    def test_a_port_that_is_taken_is_said_so(self):
        service = Service("--isolated")
        self.addCleanup(service.stop)
        self.says(outlint("serve", "--isolated", "--port", service.port), 2, err=["cannot listen", "--port 0"])

    def test_configuration_and_dismissals_hold(self):
        self.write(".outlint.yaml", "ignore: presumption/deadline\n")
        draft = self.write("draft.md", COLD)
        self.says(outlint("ignore", "premature-ask/referral", draft), 0)
        service = Service(cwd=self.folder)
        self.addCleanup(service.stop)
        rules = [each["rule"] for each in service.check({"text": COLD + "Please answer by Friday.\n"})["diagnostics"]]
        self.assertIn("premature-ask/referral", rules)
        self.assertNotIn("presumption/deadline", rules)
        _, report = service.post("/v1/check?name=draft.md", {"text": COLD})
        self.assertNotIn("premature-ask/referral", [each["rule"] for each in report["diagnostics"]])
        _, report = service.post("/v1/check", {"text": COLD, "headers": {"X-Outlint-Ignore": "premature-ask/referral"}})
        self.assertNotIn("premature-ask/referral", [each["rule"] for each in report["diagnostics"]])

    def test_it_ends_when_it_is_told_to_with_connections_open(self):
        service = Service("--isolated")
        with socket.create_connection(("127.0.0.1", service.port)):
            start = time.monotonic()
            self.assertEqual(service.stop(), 0)
            self.assertLess(time.monotonic() - start, 5)
        self.says(outlint("serve", "--port", "70000"), 2)


if __name__ == "__main__":
    unittest.main()
