# SPDX-License-Identifier: Apache-2.0
"""A real Neovim, set up as docs/editors.md says: findings under the right words, an action done, a finding dismissed."""

import json
import os
import pathlib
import re
import subprocess
import unittest

from program import ASK, PROGRAM, SOURCE, Case, outlint

DRAFT = ("To: bo@example.com\nSubject: 🎉 a talk\n\nHi Bo 👩‍💻,\n\nWe never met 🎉🎉. Naïve as it is: could you refer me for the data role "
         "before Friday?\n\nBest,\nAna\n")


class Neovim(Case):
    def run_on(self, text):
        draft = self.write("draft.md", text)
        lua = re.findall(r"```lua\n(.*?)```", (SOURCE / "docs/editors.md").read_text(), re.S)
        init = self.write("init.lua", "\n".join(lua))
        seen = self.folder / "seen.json"
        beside = pathlib.Path(__file__).with_name("neovim.lua")
        run = subprocess.run(["nvim", "--headless", "--clean", "-u", init, draft, "-c", f"luafile {beside}"], cwd=self.folder, capture_output=True, timeout=120,
                             env={**os.environ, "PATH": f"{pathlib.Path(PROGRAM).parent}:{os.environ['PATH']}", "SEEN": str(seen), "HOME": str(self.folder),
                                  "XDG_STATE_HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder)}, check=False)
        self.assertTrue(seen.exists(), run.stderr.decode())
        out = json.loads(seen.read_text())
        self.assertIsNone(out.get("problem"), out)
        return out, draft.read_bytes().decode()

    def test_a_writer_sees_mends_and_dismisses(self):
        for newline in ("\n", "\r\n"):
            with self.subTest(newline=newline):
                out, after = self.run_on(DRAFT.replace("\n", newline))
                self.assertEqual(out["encoding"], "utf-16")
                for moment in ("at_first", "after_typing"):
                    by_code = {each["code"]: each["words"] for each in out[moment]}
                    self.assertEqual(by_code["premature-ask/referral"], ASK[0].lower() + ASK[1:])
                    self.assertTrue(by_code["presumption/deadline"].endswith("before Friday"), by_code)
                self.assertIn("stakes their own name", out["hover"])
                self.assertRegex(out["lens"], r"hold, score \d+ of 100")
                codes = [each["code"] for each in out["at_last"]]
                self.assertNotIn("premature-ask/referral", codes)
                self.assertNotIn(ASK[1:], after)
                self.assertIn("🎉🎉 é ", after)
                self.assertEqual(after.count("\n"), after.count(newline))
                report = json.loads(outlint("check", "--format", "json", "--fail-on", "never", "draft.md", cwd=self.folder).stdout)
                self.assertEqual(sorted(each["rule"] for each in report["diagnostics"]), sorted(codes))
                (self.folder / ".outlint-ignored").unlink()


if __name__ == "__main__":
    unittest.main()
