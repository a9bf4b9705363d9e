// SPDX-License-Identifier: Apache-2.0
// The scales: the heaviest ask in one pan, what the tie carries in the other.

const space = "http://www.w3.org/2000/svg";
const centre = 180, beam = 110, top = 46, unit = 15, steepest = 14;

function shape(name, attributes, content = "") {
  const out = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
  out.textContent = content;
  return out;
}

/** A pan that hangs at a point, with as many weights on it as it carries. */
function pan(x, y, count, kind) {
  const bottom = y + 70;
  const out = [shape("path", { class: "frame", d: `M${x} ${y} L${x - 42} ${bottom} H${x + 42} Z` })];
  for (let at = 0; at < count; ++at) {
    const row = Math.floor(at / 4), column = at % 4;
    out.push(shape("rect", { class: kind, x: x - 32 + column * (unit + 1), y: bottom - 3 - (row + 1) * (unit + 1), width: unit, height: unit, rx: 2 }));
  }
  return out;
}

function drawing(report) {
  const credit = report.relationship.credit;
  const heaviest = report.asks.reduce((most, ask) => Math.max(most, ask.weight), 0);
  const kind = report.asks.find((ask) => ask.weight === heaviest)?.kind;
  const tilt = Math.max(-steepest, Math.min(steepest, (heaviest - credit) * 4));
  const fall = Math.sin((tilt * Math.PI) / 180) * beam, reach = Math.cos((tilt * Math.PI) / 180) * beam;
  const left = [centre - reach, top + fall], right = [centre + reach, top - fall];
  const says = heaviest === 0 ? "Nothing is asked that weighs anything" : `The heaviest ask, ${kind}, weighs ${heaviest}`;
  const svg = shape("svg", { viewBox: "0 0 360 190", role: "img", "aria-labelledby": "scales-title" });
  svg.append(
    shape("title", { id: "scales-title" }, `${says}; the tie (${report.relationship.stage}) carries ${credit}.`),
    shape("path", { class: "frame", d: `M${centre} 20 V168 M${centre - 40} 170 H${centre + 40} M${left.join(" ")} L${right.join(" ")}` }),
    ...pan(left[0], left[1], heaviest, heaviest > credit ? "ask heavy" : "ask"),
    ...pan(right[0], right[1], credit, "credit"),
    shape("text", { x: 14, y: 18 }, heaviest === 0 ? "asks nothing" : `asks: ${kind}, ${heaviest}`),
    shape("text", { x: 346, y: 18, "text-anchor": "end" }, `carries: ${report.relationship.stage}, ${credit}`),
  );
  return svg;
}

function cell(name, text, attributes = {}) {
  const out = document.createElement(name);
  out.textContent = text;
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
  return out;
}

function row(name, ...texts) {
  const out = document.createElement("tr");
  out.append(...texts.map((text) => cell(name, text, name === "th" ? { scope: "col" } : {})));
  return out;
}

function manner(ask) {
  const ways = ["graceful", "invited", "owed"].filter((way) => ask[way]);
  return ways.length ? ways.join(", ") : "plain";
}

/** Shows what a report says of asks and tie. */
export function showBalance(place, report) {
  place.replaceChildren();
  if (!report) return;
  const tie = document.createElement("p");
  tie.textContent = `Tie: ${report.relationship.stage}, credit ${report.relationship.credit} (${report.relationship.evidence}).`;
  place.append(drawing(report), tie);
  if (!report.asks.length) return;
  const table = document.createElement("table"), head = document.createElement("thead"), body = document.createElement("tbody");
  head.append(row("th", "Ask", "Weighs", "How"));
  body.append(...report.asks.map((ask) => row("td", ask.kind, ask.weight, manner(ask))));
  table.append(head, body);
  place.append(table);
}
