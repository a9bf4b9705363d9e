// SPDX-License-Identifier: Apache-2.0
// Drives the page in a real Chromium for test_page.py: does what a writer does, and prints what they see, as JSON.
// node page.mjs NODE_FOLDER URL DRAFT SCREENSHOT
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [nodeFolder, url, draftFile, screenshot] = process.argv.slice(2);
const require = createRequire(`${nodeFolder}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const text = readFileSync(draftFile, "utf8");

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, colorScheme: "light" });
const seen = { elsewhere: [], complaints: [], axe: {} };
page.on("request", (request) => { if (!request.url().startsWith(url)) seen.elsewhere.push(request.url()); });
page.on("console", (message) => { if (["error", "warning"].includes(message.type())) seen.complaints.push(message.text()); });
page.on("pageerror", (error) => seen.complaints.push(String(error)));

const draft = page.getByLabel("Text", { exact: true });
const verdict = () => page.locator("#verdict").textContent();
const marked = () => page.locator("#marks mark").allTextContents();
const says = (words) => page.locator("#verdict", { hasText: words }).waitFor();

async function look(name) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document));
  seen.axe[name] = result.violations.map((each) => ({ id: each.id, impact: each.impact, nodes: each.nodes.map((node) => node.target.join(" ")) }));
}

await page.goto(url);
await says("Write or paste");
await look("empty");

// Typing, by the keyboard alone: from the top of the page to the text with Tab.
await page.getByLabel("Subject").focus();
await page.keyboard.type("A question");
await page.keyboard.press("Tab");
seen.tabGoesTo = await page.evaluate(() => document.activeElement.id);
await page.keyboard.type(text);
await says("Hold");
seen.verdict = await verdict();
seen.marked = await marked();
seen.errorMarks = await page.locator("#marks mark.error").allTextContents();
// The underline lies under the words only where both layers break their lines alike.
seen.layers = await page.evaluate(() => ["draft", "marks"].map((id) => {
  const each = document.getElementById(id), style = getComputedStyle(each);
  return [each.clientWidth, each.scrollHeight, style.font, style.letterSpacing, style.padding, each.getBoundingClientRect().top].join("|");
}));
seen.scales = await page.locator("#balance svg title").textContent();
seen.weights = await page.locator("#balance rect.ask").count();
seen.credits = await page.locator("#balance rect.credit").count();
seen.redraft = await page.locator("#redraft").textContent();
seen.newSentences = await page.locator("#redraft ins").allTextContents();
await look("light");
await page.evaluate(() => document.activeElement.blur());
await page.screenshot({ path: screenshot });

// F8 selects the first finding's words.
await draft.focus();
await page.evaluate(() => document.getElementById("draft").setSelectionRange(0, 0));
await page.keyboard.press("F8");
seen.selected = await page.evaluate(() => {
  const field = document.getElementById("draft");
  return field.value.slice(field.selectionStart, field.selectionEnd);
});
seen.told = await page.locator("#told").textContent();

// Well known: the same words are no error.
await page.getByLabel("How well you know them").selectOption("close");
await page.locator("#balance svg title", { hasText: "close" }).waitFor({ state: "attached" });
seen.verdictAsClose = await verdict();
seen.scalesAsClose = await page.locator("#balance svg title").textContent();
await page.getByLabel("How well you know them").selectOption("");
await says("Hold");

// One suggestion, with Enter; then it is taken back with Ctrl+Z.
const fix = page.locator("#findings li.error button", { hasText: "keeps the meaning" }).first();
seen.fix = await fix.textContent();
await fix.focus();
await page.keyboard.press("Enter");
await page.locator("#told", { hasText: "Done" }).waitFor();
await page.waitForFunction(() => !document.querySelector("#marks mark.error"));
await page.waitForFunction(() => !document.getElementById("verdict").className.includes("hold"));
seen.afterFix = await draft.inputValue();
seen.verdictAfterFix = await verdict();
await draft.focus();
await page.keyboard.press("Control+z");
await says("Hold");
seen.afterUndo = await draft.inputValue();

// The whole redraft.
await page.getByRole("button", { name: "Use the redraft" }).click();
await page.waitForFunction((words) => document.getElementById("draft").value === words, seen.redraft);
await page.locator("#told", { hasText: "redraft" }).waitFor();
await page.waitForFunction(() => !document.getElementById("verdict").className.includes("hold"));
seen.verdictAfterRedraft = await verdict();

// Words of a draft are words, whatever they look like.
await draft.fill("<img src=x onerror=alert(1)><script>alert(2)</script>\nWe never met. Could you refer me for the data role? 🎉");
await says("Hold");
seen.elements = await page.locator("#marks img, #marks script, #redraft img, #findings img").count();
seen.lastMarks = await marked();

await page.emulateMedia({ colorScheme: "dark" });
await look("dark");
await page.setViewportSize({ width: 360, height: 800 });
await look("narrow");
seen.overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

await browser.close();
console.log(JSON.stringify(seen));
