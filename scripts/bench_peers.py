# SPDX-License-Identifier: Apache-2.0
"""What people use instead of outlint: fetched from its registries into a folder of its own, and run over messages."""

import functools
import json
import os
import shutil
import subprocess
import sys
import time

NPM = ("write-good", "alex@9", "textlint", "textlint-rule-write-good", "harper.js")
VALE = "github.com/errata-ai/vale/v3/cmd/vale@latest"
LANGUAGETOOL = ("org.languagetool", "language-en", "6.6")

NODE_LOOP = """
import fs from "fs";
import path from "path";
import { pathToFileURL } from "url";
const [what, file, extra] = process.argv.slice(2);
const texts = fs.readFileSync(file, "utf8").trim().split("\\n").map(line => JSON.parse(line).text);
async function checker() {
  if (what === "patterns") {
    const all = fs.readFileSync(extra, "utf8").trim().split("\\n").map(line => new RegExp(line, "gi"));
    return text => { let n = 0; for (const one of all) { one.lastIndex = 0; while (one.exec(text)) n++; } return n; };
  }
  if (what === "write-good") { const check = (await import("write-good")).default; return text => check(text).length; }
  if (what === "alex") { const alex = await import("alex"); return text => alex.text(text).messages.length; }
  if (what === "textlint") {
    const { createLinter, loadTextlintrc } = await import("textlint");
    const rc = path.join(path.dirname(file), "textlintrc.json");
    fs.writeFileSync(rc, JSON.stringify({ rules: { "write-good": true } }));
    const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: rc, node_modulesDir: path.resolve("node_modules") }) });
    return async text => (await linter.lintText(text, "draft.txt")).messages.length;
  }
  const harper = await import("harper.js");
  const { binary } = await import("harper.js/binary");
  const linter = new harper.LocalLinter({ binary });
  await linter.setup();
  return async text => (await linter.lint(text)).length;
}
const check = await checker();
await check(texts[0]);
const most = Number(process.env.BENCH_SECONDS || 4);
let found = 0, done = 0;
const start = process.hrtime.bigint();
const seconds = () => Number(process.hrtime.bigint() - start) / 1e9;
for (const text of texts) { found += await check(text); done++; if (seconds() > most) break; }
console.log(JSON.stringify({ rate: done / seconds(), found }));
"""

PYTHON_LOOP = """
import json, sys, time
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
try:
    from proselint.tools import LintFile
    from proselint.registry.checks import *
except ImportError:
    LintFile = None
import proselint
if hasattr(proselint, "tools") and hasattr(proselint.tools, "lint"):
    check = lambda text: len(proselint.tools.lint(text))
else:
    from proselint.registry import CheckRegistry
    from proselint.checks import __register__
    CheckRegistry().register_many(__register__)
    check = lambda text: len(LintFile(source="-", content=text).lint())
check(texts[0])
start, done, found = time.perf_counter(), 0, 0
for text in texts:
    found += check(text); done += 1
    if time.perf_counter() - start > 4: break
print(json.dumps({"rate": done / (time.perf_counter() - start), "found": found}))
"""

JAVA_LOOP = """
import java.nio.file.*;
import org.languagetool.*;
public class Loop {
  public static void main(String[] args) throws Exception {
    String[] texts = new String(Files.readAllBytes(Path.of(args[0])), "UTF-8").split("\\0");
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    tool.check(texts[0]);
    long start = System.nanoTime();
    int done = 0, found = 0;
    for (String text : texts) {
      found += tool.check(text).size();
      done++;
      if (System.nanoTime() - start > 4e9) break;
    }
    System.out.println("{\\"rate\\": " + done / ((System.nanoTime() - start) / 1e9) + ", \\"found\\": " + found + "}");
  }
}
"""

POM = """<project><modelVersion>4.0.0</modelVersion><groupId>none</groupId><artifactId>none</artifactId><version>1</version>
<dependencies><dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency></dependencies></project>
"""


def quietly(*command, **options):
    """Whether it worked."""
    try:
        return subprocess.run([*map(str, command)], capture_output=True, check=False, timeout=900, **options).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


class Peers:
    """`there`: name to version; `missing`: name to reason."""

    def __init__(self, folder, wanted):
        self.folder, self.there, self.missing = folder, {}, {}
        folder.mkdir(parents=True, exist_ok=True)
        fetchers = {"npm": self.fetch_npm, "proselint": self.fetch_proselint, "vale": self.fetch_vale, "languagetool": self.fetch_languagetool}
        for name, fetch in fetchers.items():
            if name in wanted:
                print(f"fetching from {name}" if name == "npm" else f"fetching {name}", file=sys.stderr, flush=True)
                fetch()

    def fetch_npm(self):
        if not shutil.which("npm") or not shutil.which("node"):
            self.missing.update({name.split("@")[0]: "needs npm and node" for name in NPM if "rule" not in name})
            return
        for package in NPM:
            name = package.split("@")[0]
            manifest = self.folder / "node_modules" / name / "package.json"
            if not manifest.exists():
                quietly("npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", self.folder, package)
            if manifest.exists():
                self.there[name] = json.loads(manifest.read_text())["version"]
            else:
                self.missing[name] = "npm gives none"
        (self.folder / "loop.mjs").write_text(NODE_LOOP)

    def fetch_proselint(self):
        python = self.folder / "venv" / "bin" / "python"
        if not python.exists():
            quietly(sys.executable, "-m", "venv", self.folder / "venv")
            quietly(python, "-m", "pip", "install", "-q", "proselint")
        if quietly(python, "-c", "import proselint"):
            say = "from importlib.metadata import version; print(version('proselint'))"
            self.there["proselint"] = subprocess.run([python, "-c", say], capture_output=True, text=True, check=True).stdout.strip()
            (self.folder / "loop.py").write_text(PYTHON_LOOP)
        else:
            self.missing["proselint"] = "pip gives none"

    def fetch_vale(self):
        program = self.folder / "vale"
        if not program.exists():
            quietly("go", "install", VALE, env={**os.environ, "GOBIN": str(self.folder), "GOFLAGS": "-modcacherw"})
        if program.exists():
            run = subprocess.run(["go", "version", "-m", program], capture_output=True, text=True, check=False)
            versions = [line.split()[2] for line in run.stdout.splitlines() if line.split()[:1] == ["mod"]]
            self.there["vale"] = (versions or ["unknown"])[0]
            (self.folder / "styles").mkdir(exist_ok=True)
            (self.folder / "vale.ini").write_text("StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n")
        else:
            self.missing["vale"] = "go builds none" if shutil.which("go") else "needs go"

    def fetch_languagetool(self):
        here, jars = self.folder / "languagetool", self.folder / "languagetool" / "lib"
        here.mkdir(exist_ok=True)
        if not jars.exists() and shutil.which("mvn"):
            (here / "pom.xml").write_text(POM.format(*LANGUAGETOOL))
            quietly("mvn", "-q", "-f", here / "pom.xml", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies", f"-DoutputDirectory={jars}")
        if jars.exists() and any(jars.glob("languagetool-core*")):
            self.there["languagetool"] = LANGUAGETOOL[2]
            (here / "Loop.java").write_text(JAVA_LOOP)
        else:
            self.missing["languagetool"] = "Maven gives none" if shutil.which("mvn") else "needs mvn and a JDK"

    def rates(self, jsonl, texts):
        """Name to what gives messages a second, in one process on one thread, its start left out (of vale: included)."""
        out = {}
        for name in ("write-good", "alex", "textlint", "harper.js"):
            if name in self.there:
                out[name] = functools.partial(self.rate, "node", self.folder / "loop.mjs", name, jsonl)
        if "proselint" in self.there:
            out["proselint"] = functools.partial(self.rate, self.folder / "venv" / "bin" / "python", self.folder / "loop.py", jsonl)
        if "languagetool" in self.there:
            here = self.folder / "languagetool"
            together = jsonl.with_suffix(".texts")
            together.write_text("\0".join(texts))
            out["languagetool"] = functools.partial(self.rate, "java", "-cp", f"{here}/lib/*", here / "Loop.java", together)
        if "vale" in self.there:
            out["vale"] = functools.partial(self.vale_rate, jsonl.parent, texts[:50])
        return out

    def rate(self, *command):
        run = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, cwd=self.folder)
        try:
            return json.loads(run.stdout.strip().splitlines()[-1])["rate"]
        except (IndexError, ValueError):
            return None

    def vale_rate(self, folder, texts):
        files = []
        for number, text in enumerate(texts):
            path = folder / f"vale-{number}.md"
            path.write_text(text)
            files.append(path)
        start = time.perf_counter()
        subprocess.run([self.folder / "vale", "--config", self.folder / "vale.ini", "--no-exit", *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=False, env={**os.environ, "GOMAXPROCS": "1"})
        return len(texts) / (time.perf_counter() - start)

    def starts(self, draft):
        """Name to a command that checks one draft."""
        modules = self.folder / "node_modules"
        out = {}
        for name, more in (("write-good", ()), ("alex", ()), ("textlint", ("--rule", "write-good", "--rules-base-directory", modules))):
            if name in self.there and (modules / ".bin" / name).exists():
                out[name] = [modules / ".bin" / name, *more, draft]
        if "proselint" in self.there:
            out["proselint"] = [self.folder / "venv" / "bin" / "proselint", "check", draft]
        if "vale" in self.there:
            out["vale"] = [self.folder / "vale", "--config", self.folder / "vale.ini", "--no-exit", draft]
        return out
