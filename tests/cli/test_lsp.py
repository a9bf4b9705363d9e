# SPDX-License-Identifier: Apache-2.0
"""`outlint lsp`, spoken to by a scripted client."""

import json
import random
import re
import time
import tomllib

from lsp_client import Client, applied, frame, index_of, position_of, words
from program import ASK, CALM, COLD, SOURCE, Case, outlint

ENCODINGS = ("utf-8", "utf-16", "utf-32")
MIXED = ("To: bo@example.com\r\nSubject: 🎉 a talk\r\n\r\nHi Bo 🎉,\r\n\r\nWe never met 🎉🎉. Could you refer me for the data role "
         "before Friday?\r\nNaïve as it is: I attached nothing 👩‍💻.\r\n\r\nBest,\r\nAna\r\n")

TWICE = """id: slips/twice
summary: A word written twice.
why: The eye passes over it while writing, and stops at it while reading.
source: "own judgement"
severity: warning
status: stable
since: 0.1.0
kind: phrase
patterns: ["the the"]
message: "says it twice: \\"{match}\\""
suggestions:
  - title: Say it once
    applicability: safe
    replace: match
    with: the
examples:
  flags: ["Thanks for [[the the]] book.", "I read [[the the]] paper."]
  passes: ["Thanks for the book.", "I read the other one.", "The, the, said the parrot."]
"""


class Lsp(Case):
    def client(self, *arguments, **options):
        client = Client(*arguments, cwd=self.folder, **options)
        self.addCleanup(client.kill)
        return client

    def uri(self, name="draft.md", text=""):
        return self.write(name, text).as_uri()

    def check(self, name, text, *arguments):
        """What `outlint check` finds in the same text under the same name."""
        self.write(name, text)
        return json.loads(outlint("check", "--format", "json", "--fail-on", "never", *arguments, self.folder / name, cwd=self.folder).stdout)

    @staticmethod
    def codes(diagnostics):
        return [each["code"] for each in diagnostics]


class Findings(Lsp):
    def test_positions_are_right_in_every_encoding_with_emoji_and_crlf(self):
        for newline in ("\r\n", "\n", "\r"):
            text = MIXED.replace("\r\n", newline)
            report = self.check("draft.md", text)
            raw = text.encode()
            for encoding in ENCODINGS:
                with self.subTest(encoding=encoding, newline=newline):
                    client = self.client(capabilities={"general": {"positionEncodings": [encoding]}})
                    self.assertEqual(client.initialized["capabilities"]["positionEncoding"], encoding)
                    found = client.open(self.uri(text=text), text)
                    self.assertEqual(self.codes(found), [each["rule"] for each in report["diagnostics"]])
                    for each, wanted in zip(found, report["diagnostics"]):
                        if wanted["span"]:
                            self.assertEqual(words(text, each["range"], encoding).encode(), raw[wanted["span"]["raw_start"]:wanted["span"]["raw_end"]])
                    self.assertIn(ASK, [words(text, each["range"], encoding) for each in found])
                    self.assertEqual(client.close(), 0)

    def test_the_encoding_is_the_client_s_first_that_is_known(self):
        for offered, agreed in ((None, "utf-16"), (["utf-7", "utf-32", "utf-8"], "utf-32"), (["utf-8", "utf-16"], "utf-8"), ([], "utf-16"), ("utf-8", "utf-16")):
            client = self.client(capabilities={"general": {"positionEncodings": offered}})
            self.assertEqual(client.initialized["capabilities"]["positionEncoding"], agreed)
        self.assertEqual(self.client(capabilities={"offsetEncoding": ["utf-8"]}).initialized["offsetEncoding"], "utf-8")

    def test_a_diagnostic_says_what_check_says(self):
        client = self.client()
        found = client.open(self.uri(), COLD)
        report = self.check("draft.md", COLD)
        self.assertEqual([(each["code"], each["message"], each["source"], each["severity"]) for each in found],
                         [(each["rule"], each["message"], "outlint", 1 if each["severity"] == "error" else 2) for each in report["diagnostics"]])
        self.assertEqual(client.open(self.uri("calm.md"), CALM), [])

    def test_after_any_edits_the_findings_are_those_of_the_text(self):
        rng = random.Random(7)
        pieces = ["🎉", "\r\n", "é", "\n", " ", "Could you refer me for the data role?", "We never met.", "I attached my resume.", "\r", "> ", "Subject: ", "x"]
        client = self.client("--isolated", options={"debounce": 0})
        uri, text = self.uri(text=MIXED), MIXED
        client.open(uri, text)
        for version in range(2, 120):
            changes = []
            for _ in range(rng.randint(1, 3)):
                start = rng.randint(0, len(text))
                end = min(len(text), start + rng.choice((0, 0, 1, 5)))
                # A client's caret stands neither inside CRLF nor behind it in the same line.
                start, end = (at - (text[at - 1:at + 1] == "\r\n") for at in (start, end))
                new = rng.choice(pieces)
                changes.append({"range": {"start": position_of(text, start), "end": position_of(text, end)}, "text": new})
                text = text[:start] + new + text[end:]
            client.change(uri, version, *changes)
            edited = client.diagnostics(uri, version)
            if version % 6 == 0:
                fresh = client.open(self.uri("fresh.md"), text, version)
                self.assertEqual(edited, json.loads(json.dumps(fresh).replace("fresh.md", "draft.md")), text)
        self.assertEqual(client.close(), 0)

    def test_a_whole_text_may_come_at_once_and_a_draft_be_closed(self):
        client = self.client()
        uri = self.uri()
        self.assertTrue(client.open(uri, COLD))
        client.change(uri, 2, {"text": CALM})
        self.assertEqual(client.diagnostics(uri, 2), [])
        client.change(uri, 3, {"text": COLD})
        self.assertTrue(client.diagnostics(uri, 3))
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.assertEqual(client.diagnostics(uri), [])

    def test_who_types_is_not_interrupted_and_the_last_word_counts(self):
        client = self.client(options={"debounce": 300})
        uri = self.uri()
        client.open(uri, "Hi Bo,\n\n")
        for version, letter in enumerate(ASK, 2):
            client.change(uri, version, {"range": {"start": {"line": 2, "character": version - 2}, "end": {"line": 2, "character": version - 2}}, "text": letter})
        last = client.diagnostics(uri, len(ASK) + 1)
        self.assertIn("premature-ask/referral", self.codes(last))
        between = [m for m in client.kept if m.get("method") == "textDocument/publishDiagnostics"]
        self.assertLessEqual(len(between), 2)

    def test_mail_json_and_broken_json_are_drafts_too(self):
        client = self.client()
        mail = "From: ana@example.org\nTo: bo@example.com\nSubject: Hi\nContent-Type: text/plain; charset=utf-8\n\nHi Bo,\n\nWe never met. Could you refer me for the data role?\n"
        found = client.open(self.uri("draft.eml"), mail)
        self.assertIn(ASK, [words(mail, each["range"]) for each in found])
        message = json.dumps({"text": "Hi 🎉 Bo,\n\nCould you refer me for the data role?\n"})
        found = client.open(self.uri("draft.json"), message)
        self.assertIn(ASK, [words(message, each["range"]) for each in found])
        found = client.open(self.uri("broken.json"), '{"text": "x",\n "txt": 1}')
        self.assertEqual([each["range"]["start"]["line"] for each in found], [1])
        self.assertEqual(client.open("untitled:one", COLD)[0]["source"], "outlint")


class Doing(Lsp):
    def pick(self, client, uri, text, code, title):
        found = [each for each in client.open(uri, text) if each["code"] == code]
        actions = client.actions(uri, found[0]["range"])
        return next(each for each in actions if title in each["title"])

    def test_a_suggestion_is_applied_and_its_finding_gone(self):
        client = self.client()
        uri = self.uri()
        action = self.pick(client, uri, MIXED, "premature-ask/referral", "(suggested)")
        self.assertEqual(action["kind"], "quickfix")
        self.assertEqual(self.codes(action["diagnostics"]), ["premature-ask/referral"])
        after = applied(MIXED, action["edit"]["changes"][uri])
        self.assertNotIn(ASK, after)
        self.assertNotIn("\n", after.replace("\r\n", ""))
        self.assertNotIn("premature-ask/referral", self.codes(client.open(uri, after, 2)))

    def test_a_safe_change_is_preferred_and_made_when_all_are_asked_for(self):
        (self.folder / "rules/en/slips").mkdir(parents=True)
        self.write("rules/en/slips/twice.yaml", TWICE)
        self.write(".outlint.yaml", "rules: rules\n")
        client = self.client()
        text = "Hi Bo,\n\nthank you for the the book. It arrived today and I read it twice.\n\nAna\n"
        uri = self.uri()
        found = client.open(uri, text)
        self.assertTrue(found)
        preferred = [each for each in client.actions(uri, found[0]["range"]) if each.get("isPreferred")]
        self.assertEqual([each["title"].rpartition("(")[2] for each in preferred], ["safe)"])
        everything = client.actions(uri, found[0]["range"], only=["source.fixAll"])
        self.assertEqual([each["kind"] for each in everything], ["source.fixAll.outlint"])
        for action in preferred + everything:
            self.assertEqual(applied(text, action["edit"]["changes"][uri]), text.replace("the the", "the"))
        self.assertEqual(client.actions(uri, found[0]["range"], only=["refactor"]), [])

    def test_every_suggestion_tells_its_promise_and_stays_in_its_file(self):
        client = self.client()
        uri = self.uri()
        found = client.open(uri, MIXED)
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
        actions = [each for each in client.actions(uri, whole) if "edit" in each]
        self.assertGreater(len(actions), len(found))
        for action in actions:
            self.assertEqual(list(action["edit"]["changes"]), [uri])
            self.assertRegex(action["title"], r"\((safe|suggested|needs your words|X-Outlint-Ignore)\)$")
            applied(MIXED, action["edit"]["changes"][uri])

    def test_the_redraft_is_what_fix_writes(self):
        client = self.client()
        uri = self.uri(text=COLD)
        client.open(uri, COLD)
        lens = client.request("textDocument/codeLens", {"textDocument": {"uri": uri}})["result"]
        report = self.check("draft.md", COLD)
        self.assertIn(f"{report['verdict']}, score {report['score']} of 100", lens[0]["command"]["title"])
        client.request("workspace/executeCommand", {key: lens[0]["command"][key] for key in ("command", "arguments")})
        edit = client.wait(lambda m: m.get("method") == "workspace/applyEdit")["params"]["edit"]
        self.assertEqual(applied(COLD, edit["changes"][uri]), outlint("fix", self.folder / "draft.md").stdout.decode())

    def test_mail_with_encoded_words_is_mended_inside_its_encoding(self):
        client = self.client()
        uri = self.uri("draft.eml")
        mail = ("From: ana@example.org\nTo: bo@example.com\nSubject: =?utf-8?q?Caf=C3=A9?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                "Content-Transfer-Encoding: quoted-printable\n\nHi Bo =F0=9F=8E=89,\n\nWe never met. Could you refer me f=\nor the data role?\n")
        action = self.pick(client, uri, mail, "premature-ask/referral", "(suggested)")
        after = applied(mail, action["edit"]["changes"][uri])
        self.assertIn("=F0=9F=8E=89", after)
        self.assertNotIn("premature-ask/referral", self.codes(client.open(uri, after, 2)))

    def test_hover_gives_the_reason_and_what_to_do(self):
        client = self.client()
        uri = self.uri()
        found = next(each for each in client.open(uri, COLD) if each["code"] == "premature-ask/referral")
        hover = client.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": found["range"]["start"]})["result"]
        for part in ("stakes their own name", "premature-ask/referral", "(suggested)"):
            self.assertIn(part, hover["contents"]["value"])
        self.assertIn(ASK, words(COLD, hover["range"]))
        nowhere = client.request("textDocument/hover", {"textDocument": {"uri": self.uri("calm.md")}, "position": {"line": 0, "character": 0}})
        self.assertIsNone(nowhere["result"])


class Dismissing(Lsp):
    def dismiss(self, client, uri, title):
        found = next(each for each in client.open(uri, MIXED) if each["code"] == "premature-ask/referral")
        action = next(each for each in client.actions(uri, found["range"]) if title in each["title"] and each["diagnostics"] == [found])
        if "edit" in action:
            return applied(MIXED, action["edit"]["changes"][uri])
        answer = client.request("workspace/executeCommand", {key: action["command"][key] for key in ("command", "arguments")})
        self.assertIsNone(answer.get("result", answer))
        return MIXED

    def test_a_finding_is_let_pass_beside_the_draft_for_check_too(self):
        client = self.client()
        uri = self.uri()
        self.dismiss(client, uri, "Let this one pass")
        self.assertNotIn("premature-ask/referral", self.codes(client.diagnostics(uri, 1)))
        self.assertIn("draft.md", (self.folder / ".outlint-ignored").read_text())
        self.assertNotIn("premature-ask/referral", [each["rule"] for each in self.check("draft.md", MIXED)["diagnostics"]])
        other = client.open(self.uri("other.md"), MIXED)
        self.assertIn("premature-ask/referral", self.codes(other))

    def test_a_rule_is_silenced_in_the_draft_s_header(self):
        client = self.client()
        uri = self.uri()
        after = self.dismiss(client, uri, "in this draft")
        self.assertIn("To: bo@example.com\r\nX-Outlint-Ignore: premature-ask/referral\r\nSubject", after)
        found = client.open(uri, after, 2)
        self.assertNotIn("premature-ask/referral", self.codes(found))
        more = next(each for each in client.actions(uri, found[0]["range"]) if "in this draft" in each["title"])
        again = applied(after, more["edit"]["changes"][uri])
        self.assertIn("X-Outlint-Ignore: premature-ask/referral, " + found[0]["code"], again)
        plain = self.uri("plain.md")
        found = client.open(plain, COLD)
        self.assertFalse([each for each in client.actions(plain, found[0]["range"]) if "in this draft" in each["title"]])

    def test_a_rule_is_turned_off_in_a_configuration_that_keeps_its_form(self):
        rule = "premature-ask/referral"
        for before, after in (
                (None, f"ignore:\n  - {rule}\n"),
                ("# mine\nfail_on: warning", f"# mine\nfail_on: warning\nignore:\n  - {rule}\n"),
                ("ignore: [presumption/deadline]  # long\n", f"ignore: [{rule}, presumption/deadline]  # long\n"),
                ("ignore: []\n", f"ignore: [{rule}]\n"),
                ("ignore: presumption/deadline\n", f"ignore: [{rule}, presumption/deadline]\n"),
                ("ignore:\n# why\n- presumption/deadline\nfail_on: never\n", f"ignore:\n# why\n- {rule}\n- presumption/deadline\nfail_on: never\n")):
            with self.subTest(before=before):
                file = self.folder / ".outlint.yaml"
                file.unlink(missing_ok=True)
                if before is not None:
                    file.write_text(before)
                client = self.client()
                uri = self.uri()
                self.dismiss(client, uri, "Turn ")
                self.assertEqual(file.read_text(), after)
                self.assertNotIn(rule, self.codes(client.diagnostics(uri, 1)))
                self.assertNotIn(rule, [each["rule"] for each in self.check("draft.md", MIXED)["diagnostics"]])

    def test_what_cannot_be_remembered_says_why(self):
        client = self.client()
        client.open("untitled:one", COLD)
        uri = self.uri()
        client.open(uri, COLD)
        for arguments, why in ((["untitled:one", "premature-ask/referral", "0", "x"], "saved once"), ([uri, "premature-ask/referal", "0", "x"], "no rule is named"),
                               (["file:///nowhere", "x"], "open draft"), ([], "open draft"), (None, "open draft")):
            answer = client.request("workspace/executeCommand", {"command": "outlint.ignore", "arguments": arguments})
            self.assertIn(why, answer["error"]["message"])
        self.assertFalse((self.folder / ".outlint-ignored").exists())


class Configuration(Lsp):
    def test_the_configuration_beside_the_draft_holds_and_is_read_again(self):
        self.write(".outlint.yaml", "ignore: premature-ask/referral\n")
        client = self.client()
        uri = self.uri()
        self.assertNotIn("premature-ask/referral", self.codes(client.open(uri, COLD)))
        self.write(".outlint.yaml", "")
        client.notify("workspace/didChangeWatchedFiles", {"changes": []})
        self.assertIn("premature-ask/referral", self.codes(client.diagnostics(uri, 1)))
        self.write(".outlint.yaml", "ignore: premature-ask/referral\n")
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        self.assertNotIn("premature-ask/referral", self.codes(client.diagnostics(uri, 1)))

    def test_a_broken_one_is_shown_where_it_is_broken_until_it_is_mended(self):
        file = self.write(".outlint.yaml", "fail_on: error\nignor: x\n")
        client = self.client()
        uri = self.uri()
        self.assertEqual(client.open(uri, COLD), [])
        self.assertIn("ignor", client.notification("window/showMessage")["message"])
        self.assertEqual(client.diagnostics(file.as_uri())[0]["range"]["start"], {"line": 1, "character": 0})
        self.write(".outlint.yaml", "")
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        self.assertTrue(client.diagnostics(uri, 1))
        self.assertEqual(client.diagnostics(file.as_uri()), [])

    def test_settings_of_the_editor_win_and_change_at_once(self):
        client = self.client("--stage", "stranger")
        uri = self.uri()
        self.assertIn("premature-ask/referral", self.codes(client.open(uri, COLD)))
        client.notify("workspace/didChangeConfiguration", {"settings": {"outlint": {"stage": "close"}}})
        self.assertEqual([each for each in client.diagnostics(uri, 1) if each["severity"] == 1], [])
        client.notify("workspace/didChangeConfiguration", {"settings": {"outlint": {}}})
        self.assertIn("premature-ask/referral", self.codes(client.diagnostics(uri, 1)))
        client.notify("workspace/didChangeConfiguration", {"settings": {"outlint": {"stag": "close", "debounce": "x", "ignore": ["presumption/deadlin"]}}})
        said = [client.notification("window/showMessage")["message"] for _ in range(3)]
        self.assertEqual([word in text for word, text in zip(("debounce", 'did you mean "stage"', "presumption/deadlin"), said)], [True] * 3, said)

    def test_settings_of_a_wrong_kind_are_told_one_by_one(self):
        wrong = {"channel": "fax", "config": 5, "debounce": 10001, "ignore": [5], "isolated": "yes", "me": 5, "redraft": "all", "stage": 5}
        wanted = ("linkedin-invite or inmail", "a string", "10000 at the most", "a list of strings", "true or false", "a list of strings", "safe, suggested or needs-input", "or close")
        client = self.client()
        client.notify("workspace/didChangeConfiguration", {"settings": {"outlint": {**wrong, "today": None}}})
        said = [client.notification("window/showMessage")["message"] for _ in wrong]
        for name, words, text in zip(wrong, wanted, said):
            with self.subTest(name):
                self.assertIn(f'the setting "{name}" takes ', text)
                self.assertIn(words, text)
        self.assertIn("premature-ask/referral", self.codes(client.open(self.uri(), COLD)))

    def test_a_client_that_is_asked_for_its_settings_gives_them(self):
        client = self.client(capabilities={"workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}}})
        registered = client.wait(lambda m: m.get("method") == "client/registerCapability")
        self.assertEqual(registered["params"]["registrations"][0]["method"], "workspace/didChangeConfiguration")
        asked = client.wait(lambda m: m.get("method") == "workspace/configuration")
        client.send({"id": asked["id"], "result": [{"stage": "close"}]})
        self.assertEqual([each for each in client.open(self.uri(), COLD) if each["severity"] == 1], [])


class Manners(Lsp):
    def test_what_comes_before_after_and_unknown_is_refused_by_code(self):
        client = self.client(initialize=False)
        self.assertEqual(client.request("textDocument/hover", {})["error"]["code"], -32002)
        client.request("initialize", {"capabilities": {}})
        self.assertEqual(client.request("initialize", {"capabilities": {}})["error"]["code"], -32600)
        self.assertEqual(client.request("textDocument/rename", {})["error"]["code"], -32601)
        client.notify("$/setTrace", {"value": "off"})
        client.request("shutdown", None)
        self.assertEqual(client.request("textDocument/hover", {})["error"]["code"], -32600)
        client.notify("exit", None)
        self.assertEqual(client.end(), 0)

    def test_leaving_without_a_word_is_code_1(self):
        self.assertEqual(self.client().end(), 1)
        client = self.client()
        client.notify("exit", None)
        self.assertEqual(client.end(), 1)

    def test_a_cancelled_request_is_answered_as_such(self):
        client = self.client()
        big = self.uri("big.md")
        text = "We never met. Could you refer me for the data role before Friday?\n\n" * 1500
        opened = frame({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": big, "languageId": "markdown", "version": 1, "text": text}}})
        ask = frame({"jsonrpc": "2.0", "id": 77, "method": "textDocument/hover", "params": {"textDocument": {"uri": big}, "position": {"line": 0, "character": 0}}})
        cancel = frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 77}})
        client.raw(opened + ask + cancel)
        self.assertEqual(client.response(77)["error"]["code"], -32800)
        self.assertEqual(client.close(), 0)

    def test_no_bytes_whatever_end_the_conversation(self):
        client = self.client()
        rng = random.Random(11)
        deep = b"[" * 100000
        junk = [b"hello\r\n\r\n", b"\r\n\r\n\r\n", b"Content-Length: many\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"Content-Type: x\r\n\r\n", b"\xff\xfe\x00\n",
                b"x" * 10000 + b"\n", frame(b"{"), frame(b"[]"), frame(b"null"), frame(b"\xff"), frame(deep), frame(b'{"id": {"a": 1}, "method": "x"}'),
                frame(b'{"jsonrpc": "2.0", "id": "\\ud83d", "method": "x"}'), b"content-LENGTH:2\r\nX: y\r\n\r\n{}", frame(b'{"method": 5, "id": 1}'), frame(b""),
                b"Content-Length: 99999999999999999999999\r\n\r\n"]
        for method in ("textDocument/didOpen", "textDocument/didChange", "textDocument/codeAction", "textDocument/hover", "initialize", "workspace/executeCommand",
                       "workspace/didChangeConfiguration", "textDocument/didClose", "$/cancelRequest"):
            for params in (b"null", b"[]", b"5", b'{"textDocument": 5}', b'{"textDocument": {"uri": 5, "text": 5}}', b'{"settings": {"stage": [{}]}, "contentChanges": {}}'):
                junk.append(frame(b'{"method": "%s", "params": %s}' % (method.encode(), params)))
                junk.append(frame(b'{"id": "j", "method": "%s", "params": %s}' % (method.encode(), params)))
        for _ in range(2):
            rng.shuffle(junk)
            client.raw(b"".join(junk) + b"\r\n")
        uri = self.uri()
        self.assertTrue(client.open(uri, COLD))
        for changes in (5, [5], [{}], [{"text": 5}], [{"range": 5, "text": ""}], [{"range": {"start": {"line": -1, "character": 0}}, "text": ""}]):
            client.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes})
        far = {"line": 10 ** 12, "character": 10 ** 12}
        client.change(uri, 3, {"range": {"start": far, "end": far}, "text": "More.\n"}, {"range": {"start": {"line": 0, "character": 10 ** 9}, "end": {"line": 0, "character": 0}}, "text": ""})
        self.assertTrue(client.diagnostics(uri, 3))
        self.assertEqual(client.close(), 0)

    def test_a_pause_between_any_two_bytes_is_no_end(self):
        client = self.client()
        message = frame({"jsonrpc": "2.0", "id": 500, "method": "textDocument/hover", "params": {}})
        for at in range(0, len(message), 7):
            client.raw(message[at:at + 7])
            time.sleep(0.002)
        self.assertIsNone(client.response(500)["result"])

    def test_standard_input_of_no_client_ends_it(self):
        self.says(outlint("lsp", stdin="nobody is here\n"), 1)
        self.says(outlint("lsp", "--stage", "frend"), 2, err="--stage")
        self.says(outlint("lsp", "--stdio"), 1)


class Helpers(Lsp):
    def test_the_client_counts_by_itself(self):
        text = "a🎉\r\né\n"
        for encoding, columns in (("utf-8", 5), ("utf-16", 3), ("utf-32", 2)):
            self.assertEqual(position_of(text, 2, encoding), {"line": 0, "character": columns})
            self.assertEqual(index_of(text, {"line": 0, "character": columns}, encoding), 2)

    def test_the_settings_of_the_documentation_can_be_read_and_hold(self):
        text = (SOURCE / "docs/editors.md").read_text()

        def blocks(language):
            return re.findall(rf"```{language}\n(.*?)```", text, re.S)
        package, = map(json.loads, blocks("json"))
        helix, = map(tomllib.loads, blocks("toml"))
        server = helix["language-server"]["outlint"]
        self.assertEqual([server["command"], *server["args"]], ["outlint", "lsp"])
        settings = {**server["config"], **{key.removeprefix("outlint."): value["default"] for key, value in package["contributes"]["configuration"]["properties"].items()}}
        client = self.client(options=settings)
        self.assertTrue(client.open(self.uri(), COLD))
        self.assertEqual([message for message in client.kept if message.get("method") == "window/showMessage"], [])
        for block in blocks("js") + blocks("elisp"):
            self.assertIn('"outlint"', block)
