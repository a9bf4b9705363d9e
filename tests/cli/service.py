# SPDX-License-Identifier: Apache-2.0
"""`outlint serve` while a test lasts."""

import http.client
import json
import re
import subprocess

from program import PROGRAM

LIMIT = 1024 * 1024


class Service:
    def __init__(self, *arguments, cwd=None):
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", *map(str, arguments)], stdout=subprocess.PIPE, cwd=cwd, text=True)
        line = self.process.stdout.readline()
        self.host, self.port = re.search(r"http://(.+):(\d+)/", line).groups()
        self.port = int(self.port)
        self.url = f"http://{self.host}:{self.port}"

    def request(self, method, path, body=None, headers=None):
        """(status, headers, body)"""
        connection = http.client.HTTPConnection(self.host.strip("[]"), self.port, timeout=30)
        try:
            data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
            wanted = {"Content-Type": "application/json"} if data is not None else {}
            connection.request(method, path, data, {**wanted, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def post(self, path, body, **headers):
        status, _, content = self.request("POST", path, body, headers)
        return status, json.loads(content)

    def check(self, body):
        status, report = self.post("/v1/check", body)
        assert status == 200, report
        return report

    def resident(self):
        """Kilobytes of memory."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return code
