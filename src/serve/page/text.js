// SPDX-License-Identifier: Apache-2.0
// Edits come in bytes of UTF-8; a text field counts UTF-16.

const encoder = new TextEncoder();

/** The UTF-16 index at each of some byte offsets of a text. */
export function indexesOf(text, offsets) {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let byte = 0, index = 0, next = 0;
  for (const character of text) {
    while (next < wanted.length && wanted[next] <= byte) found.set(wanted[next++], index);
    byte += encoder.encode(character).length;
    index += character.length;
  }
  while (next < wanted.length) found.set(wanted[next++], index);
  return found;
}

/** The text after edits of one part; other parts' edits are left out. */
export function withEdits(text, part, edits) {
  const ours = edits.filter((edit) => edit.part === part);
  const at = indexesOf(text, ours.flatMap((edit) => [edit.start, edit.end]));
  let out = "", done = 0;
  for (const edit of ours) {
    out += text.slice(done, at.get(edit.start)) + edit.replacement;
    done = at.get(edit.end);
  }
  return out + text.slice(done);
}

/** Where two texts begin and end to differ: [start, end in the old, end in the new]. */
export function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0, tail = 0;
  while (start < shorter && before[start] === after[start]) ++start;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) ++tail;
  return [start, before.length - tail, after.length - tail];
}

/** The stretches of a text between findings, each with the gravest finding over it. */
export function stretches(text, spans) {
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at];
    const over = spans.filter((span) => span.start <= start && end <= span.end);
    const severity = over.some((span) => span.severity === "error") ? "error" : over.length ? "warning" : "";
    return { text: text.slice(start, end), severity };
  });
}

/** A text sentence by sentence, with those marked that another one has not. One that only moved is no new one. */
export function newSentences(before, after) {
  const gaps = /(\s*\n\s*|(?<=[.!?…])\s+)/u;
  const known = new Set(before.split(gaps));
  return after.split(gaps).map((text) => ({ text, added: !known.has(text) && text.trim() !== "" }));
}
