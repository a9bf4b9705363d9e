# SPDX-License-Identifier: Apache-2.0
"""A script that sends mail asks outlint first: what would cost a contact is not sent.

    python presend_smtplib.py HOST PORT < draft.eml
"""

from __future__ import annotations

import smtplib
import sys
from email import message_from_binary_file, policy
from email.message import EmailMessage

import outlint

LINTER = outlint.Linter()


class Held(Exception):
    """The draft asks for more than the tie carries."""

    def __init__(self, report: outlint.Report) -> None:
        super().__init__(str(report))
        self.report = report


def send(server: smtplib.SMTP, message: EmailMessage, *, anyway: bool = False) -> outlint.Report:
    """Sends a mail unless its verdict is `hold`; `anyway` sends it all the same."""
    report = LINTER.check(message)
    if report.verdict == "hold" and not anyway:
        raise Held(report)
    server.send_message(message)
    return report


def main() -> int:
    host, port = sys.argv[1], int(sys.argv[2])
    message = message_from_binary_file(sys.stdin.buffer, policy=policy.default)
    assert isinstance(message, EmailMessage)
    try:
        with smtplib.SMTP(host, port) as server:
            send(server, message)
    except Held as held:
        print(held, file=sys.stderr)
        return 65
    return 0


if __name__ == "__main__":
    sys.exit(main())
