# SPDX-License-Identifier: Apache-2.0
"""Three templates as a team keeps them: a header block with CRLF and emoji, plain text, and a mail."""

TEMPLATES = {
    "first.md": ("To: {{email}}\r\nSubject: 🎉 Your talk\r\n\r\nHi {{first_name}} 🎉,\r\n\r\nWe never met. Could you refer me for the data role\r\n"
                 "before Friday?\r\n\r\nBest,\r\nAna\r\n"),
    "second.txt": "Hi {{first_name}},\n\nI came across your profile. Naïve question: could you refer me for the data role?\n\nBest,\nAna\n",
    "third.eml": ("From: ana@example.org\nTo: bo@example.com\nSubject: Your talk\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                  "Hi {{first_name}},\n\nWe never met 👩‍💻. Could you introduce me to your boss before Monday?\n\nAna\n"),
}


def write_all(case):
    for name, text in TEMPLATES.items():
        case.write(name, text)
    return sorted(TEMPLATES)
