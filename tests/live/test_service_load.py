# SPDX-License-Identifier: Apache-2.0
"""`outlint serve` under load: 10,000 requests over 50 connections, malformed, oversized and slow ones among them."""

import asyncio
import json
import os
import random
import time
import unittest

from program import ASK, COLD, Case, outlint
from service import LIMIT, Service

REQUESTS = int(os.environ.get("OUTLINT_LOAD_REQUESTS", "10000"))
CONNECTIONS = 50
WARM = 0.2         # of the requests: what a service needs at all is not growth
GROWTH = 16 * 1024  # kilobytes

DRAFTS = [{"text": COLD}, {"text": "Hi Bo,\n\nthank you for the book.\n\nAna\n"}, {"text": ""}, {"text": "🎉 " * 200}, {"text": COLD * 20},
          {"text": COLD, "context": {"stage": "close"}}, {"subject": "Hi", "channel": "linkedin-invite", "text": ASK + "?"},
          {"text": "We met at the fair. " + ASK + " before Friday? I attach my CV.", "attachments": [{"name": "cv.pdf"}]}]


class Answer:
    def __init__(self, status, body, closes):
        self.status, self.body, self.closes = status, body, closes


class Connection:
    """HTTP by hand, so that requests can be as wrong as they like."""

    def __init__(self, service):
        self.service, self.reader, self.writer = service, None, None

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.service.port)

    def close(self):
        if self.writer:
            self.writer.close()
            self.writer = None

    async def ask(self, pieces, pause=0.0):
        """Sends pieces of bytes, and reads one answer; none where the other side ends it."""
        if not self.writer:
            await self.open()
        try:
            for piece in pieces:
                self.writer.write(piece)
                await self.writer.drain()
                if pause:
                    await asyncio.sleep(pause)
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length:")[2].partition("\r\n")[0])
            answer = Answer(int(head.split()[1]), await self.reader.readexactly(length), "connection: close" in head)
        except (asyncio.IncompleteReadError, ConnectionError):
            answer = Answer(0, b"", True)
        if answer.closes:
            self.close()
        return answer


def request(service, body, path="/v1/check", host="localhost"):
    return (f"POST {path} HTTP/1.1\r\nHost: {host}:{service.port}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body


class Load(Case):
    def setUp(self):
        super().setUp()
        self.service = Service("--isolated")
        self.addCleanup(self.service.stop)
        self.wanted = [self.service.check(draft) for draft in DRAFTS]
        for draft, report in zip(DRAFTS, self.wanted):
            run = outlint("check", "--isolated", "--input", "json", "--format", "json", "--fail-on", "never", "-", stdin=json.dumps(draft))
            self.assertEqual({**json.loads(run.stdout), "source": "request"}, report)
        self.times, self.statuses, self.wrong = [], {}, []
        self.resident = {}

    def record(self, kind, answer, allowed):
        self.statuses[kind, answer.status] = self.statuses.get((kind, answer.status), 0) + 1
        if answer.status not in allowed:
            self.wrong.append((kind, answer.status, answer.body[:200]))

    async def one(self, rng, connection):
        draw = rng.random()
        number = rng.randrange(len(DRAFTS))
        good = request(self.service, json.dumps(DRAFTS[number]).encode())
        if draw < 0.02:
            self.record("malformed", await connection.ask([rng.choice([b"hello\r\n\r\n", b"\x00\x01\r\n\r\n", b"GET / HTTP/7\r\n\r\n"])]), {400})
        elif draw < 0.05:
            body = rng.choice([b"{", b"[]x", b'{"text": 5}', b'{"txt": ""}', b"\xff\xfe", b"[" * 2000, b'{"text": "\\ud800"'])
            self.record("broken", await connection.ask([request(self.service, body)]), {400})
        elif draw < 0.06:
            self.record("oversized", await connection.ask([request(self.service, b" " * (LIMIT + 1))]), {413, 0})
        elif draw < 0.07:
            self.record("foreign", await connection.ask([request(self.service, b"{}", host="evil.example")]), {421})
        elif draw < 0.08:
            third = len(good) // 3
            answer = await connection.ask([good[:third], good[third:2 * third], good[2 * third:]], pause=0.3)
            self.record("slow", answer, {200})
            if answer.status == 200 and json.loads(answer.body) != self.wanted[number]:
                self.wrong.append(("slow", DRAFTS[number]))
        elif draw < 0.081:
            # Half a request, and gone.
            await connection.open() if not connection.writer else None
            connection.writer.write(good[:len(good) // 2])
            connection.close()
            self.statuses["left", 0] = self.statuses.get(("left", 0), 0) + 1
        else:
            start = time.perf_counter()
            answer = await connection.ask([good])
            self.times.append(time.perf_counter() - start)
            self.record("good", answer, {200})
            if answer.status == 200 and json.loads(answer.body) != self.wanted[number]:
                self.wrong.append(("good", DRAFTS[number]))

    async def worker(self, seed):
        rng, connection = random.Random(seed), Connection(self.service)
        while self.left > 0:
            self.left -= 1
            if self.left in (int(REQUESTS * (1 - WARM)), 0):
                self.resident[self.left] = self.service.resident()
            await self.one(rng, connection)
        connection.close()

    async def stalled(self):
        """A request that never ends is cut off."""
        connection = Connection(self.service)
        start = time.monotonic()
        answer = await connection.ask([b"POST /v1/check HTTP/1.1\r\nHost: "])
        self.record("stalled", answer, {0, 400})
        self.assertLess(time.monotonic() - start, 20)

    async def all(self):
        self.left = REQUESTS
        await asyncio.gather(*(self.worker(seed) for seed in range(CONNECTIONS)), *(self.stalled() for _ in range(5)))

    def test_ten_thousand_requests_are_answered_right_without_growth(self):
        start = time.monotonic()
        asyncio.run(self.all())
        took = time.monotonic() - start
        self.assertEqual(self.wrong[:5], [])
        times = sorted(self.times)
        before, after = self.resident[int(REQUESTS * (1 - WARM))], self.service.resident()
        print(f"\n{REQUESTS} requests over {CONNECTIONS} connections in {took:.1f} s; good ones: median {times[len(times) // 2] * 1000:.1f} ms, "
              f"p99 {times[len(times) * 99 // 100] * 1000:.1f} ms; memory {before} kB after {WARM:.0%}, {after} kB at the end; {dict(sorted(self.statuses.items()))}", flush=True)
        self.assertLess(after - before, GROWTH)
        self.assertEqual(self.service.check(DRAFTS[0]), self.wanted[0])


if __name__ == "__main__":
    unittest.main()
