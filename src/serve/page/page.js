// SPDX-License-Identifier: Apache-2.0
// The page: sends the draft while somebody writes, and shows what came back.
import { showBalance } from "/balance.js";
import { difference, newSentences, stretches, withEdits } from "/text.js";

const pause = 250;  // milliseconds without a keystroke
const slot = /⟦[^⟧]*⟧/u;
const promises = { safe: "changes nothing said", suggested: "keeps the meaning", "needs-input": "needs your words" };
const verdicts = { send: "Ready to send.", revise: "Better after a look.", hold: "Hold: do not send this yet." };

const at = (id) => document.getElementById(id);
const [draft, subject, marks, findings, verdict, told, redraft] = ["draft", "subject", "marks", "findings", "verdict", "told", "redraft"].map(at);
const settings = ["channel", "stage", "applicability"].map(at);

let report = null, outcome = null, running = null, timer = 0;

function message() {
  const out = { text: draft.value };
  if (subject.value) out.subject = subject.value;
  if (at("channel").value) out.channel = at("channel").value;
  if (at("stage").value) out.context = { stage: at("stage").value };
  return out;
}

async function post(path, body, signal) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error.message);
  return json;
}

async function judge() {
  running?.abort();
  running = new AbortController();
  const asked = message();
  if (!asked.text.trim()) return show(null, null);
  try {
    const [found, mended] = await Promise.all([
      post("/v1/check", asked, running.signal),
      post(`/v1/fix?applicability=${at("applicability").value}`, asked, running.signal),
    ]);
    if (asked.text === draft.value) show(found, mended);
  } catch (error) {
    if (error.name !== "AbortError") say(verdict, `The service does not answer: ${error.message}`, "verdict");
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(judge, pause);
}

/** Says something anew only where it is new: a screen reader reads each change. */
function say(place, text, look) {
  if (place.textContent !== text) place.textContent = text;
  place.className = look;
}

function element(name, text = "", look = "") {
  const out = document.createElement(name);
  out.textContent = text;
  if (look) out.className = look;
  return out;
}

function button(text, action) {
  const out = element("button", text);
  out.type = "button";
  out.addEventListener("click", action);
  return out;
}

function inBody(finding) {
  return finding.span && finding.span.part === "body";
}

function show(found, mended) {
  [report, outcome] = [found, mended];
  showMarks();
  showFindings();
  showBalance(at("balance"), report);
  showRedraft();
  if (!report) return say(verdict, "Write or paste a draft.", "verdict");
  const count = report.diagnostics.length;
  const counted = count === 1 ? "1 finding" : `${count} findings`;
  say(verdict, `${verdicts[report.verdict]} Score ${report.score} of 100, ${counted}.`, `verdict ${report.verdict}`);
}

function showMarks() {
  const spans = (report?.diagnostics ?? []).filter(inBody)
    .map((each) => ({ start: each.span.utf16_start, end: each.span.utf16_end, severity: each.severity }));
  marks.replaceChildren(...stretches(draft.value, spans).map((each) => {
    if (!each.severity) return document.createTextNode(each.text);
    return element("mark", each.text, each.severity);
  }), "\n");
  marks.scrollTop = draft.scrollTop;
}

function showFindings() {
  findings.replaceChildren(...(report?.diagnostics ?? []).map((finding) => {
    const item = element("li", "", finding.severity), says = element("p"), doing = element("div", "", "doing");
    says.append(element("span", `${finding.severity}: `, "kind"), finding.message, " ", element("code", finding.rule));
    if (inBody(finding)) doing.append(button("Show in the draft", () => select(finding.span.utf16_start, finding.span.utf16_end)));
    for (const each of finding.suggestions) {
      const reachable = each.edits.length && each.edits.every((edit) => edit.part === "body" || edit.part === "subject");
      if (reachable) doing.append(button(`${each.title} (${promises[each.applicability]})`, () => apply(each)));
    }
    item.append(says, element("p", finding.why), doing);
    return item;
  }));
}

function showRedraft() {
  const differs = outcome && (outcome.text !== draft.value || (outcome.subject ?? "") !== subject.value);
  at("take").disabled = !differs;
  redraft.replaceChildren(...(outcome ? newSentences(draft.value, outcome.text) : [])
    .map((each) => (each.added ? element("ins", each.text) : document.createTextNode(each.text))));
  const plan = at("plan");
  plan.replaceChildren();
  if (outcome && !differs) plan.append(element("p", report.diagnostics.length ? "Nothing that can be done without your words." : "Nothing to change."));
  for (const each of outcome?.later ?? []) plan.append(element("p", `For later (${each.ask}): ${each.words}`));
  if (!report?.plan) return;
  plan.append(element("h3", "What would come first"), element("pre", report.plan.first), element("p", `Give: ${report.plan.give}`), element("p", `Then: ${report.plan.fair}`));
}

function select(start, end) {
  draft.focus();
  draft.setSelectionRange(start, end);
}

/** Puts a text into a field as if it had been typed, so that Ctrl+Z takes it back. */
function type(field, text) {
  if (field.value === text) return;
  const [start, end, newEnd] = difference(field.value, text);
  field.focus();
  field.setSelectionRange(start, end);
  const piece = text.slice(start, newEnd);
  const done = document.execCommand(piece ? "insertText" : "delete", false, piece);
  if (!done || field.value !== text) field.value = text;
}

function change(text, line) {
  if (line !== undefined) type(subject, line);
  type(draft, text);
  const open = slot.exec(draft.value);
  if (open) select(open.index, open.index + open[0].length);
  judge();
}

function apply(suggestion) {
  const line = subject.value ? withEdits(subject.value, "subject", suggestion.edits) : undefined;
  change(withEdits(draft.value, "body", suggestion.edits), line);
  say(told, `Done: ${suggestion.title}`, "quiet");
}

function step(forward) {
  const spans = (report?.diagnostics ?? []).filter(inBody).map((each) => each.span);
  if (!spans.length) return;
  const here = draft.selectionStart;
  const next = forward ? spans.find((span) => span.utf16_start > here) ?? spans[0] : spans.findLast((span) => span.utf16_start < here) ?? spans.at(-1);
  const finding = report.diagnostics.find((each) => each.span === next);
  select(next.utf16_start, next.utf16_end);
  say(told, `${finding.severity}: ${finding.message}`, "quiet");
}

for (const field of [draft, subject]) field.addEventListener("input", soon);
for (const field of settings) field.addEventListener("change", judge);
draft.addEventListener("input", showMarksOfOldText);
draft.addEventListener("scroll", () => { marks.scrollTop = draft.scrollTop; });
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  step(!event.shiftKey);
});
at("take").addEventListener("click", () => {
  change(outcome.text, outcome.subject ?? undefined);
  say(told, "The redraft is in the draft.", "quiet");
});

/** Between a keystroke and its answer the marks would stand under the wrong words. */
function showMarksOfOldText() {
  marks.replaceChildren(draft.value, "\n");
  marks.scrollTop = draft.scrollTop;
}

judge();
