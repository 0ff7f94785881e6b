/** A page that shows a result beside its answer. */
import type { Gold } from "./corpus.ts";
import type { Outcome } from "./extractors.ts";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** HTML: lines that only one side has are coloured. */
export function showPage(gold: Gold, outcomes: Readonly<Record<string, Outcome>>): string {
  const columns = [
    ["answer", gold.text] as const,
    ...Object.entries(outcomes).map(([name, outcome]) => [name, outcome.text] as const),
  ];
  const squeezed = (text: string) => text.replace(/\s+/g, "");
  const all = squeezed(gold.text);
  const column = ([name, text]: readonly [string, string]) => {
    const galley = squeezed(outcomes["galley"]?.text ?? "");
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const mark = (line: string) =>
      (name === "answer" ? galley : all).includes(squeezed(line)) ? "" : name === "answer" ? "lost" : "extra";
    return `<section><h2>${name}</h2>${lines.map((line) => `<p class="${mark(line)}">${escaped(line)}</p>`).join("\n")}</section>`;
  };
  const fields = Object.entries(outcomes).map(([name, one]) => {
    const { html: _html, text: _text, ...rest } = one;
    return `<tr><th>${name}</th><td>${escaped(JSON.stringify(rest))}</td></tr>`;
  });
  const { text: _text, ...answer } = gold;
  return `<!doctype html><meta charset="utf-8"><title>${gold.id}</title>
<style>main{display:flex;gap:1em}section{flex:1;min-width:0;overflow-wrap:anywhere}.lost{background:#fdd}.extra{background:#ffd}</style>
<table><tr><th>answer</th><td>${escaped(JSON.stringify(answer))}</td></tr>${fields.join("")}</table>
<main>${columns.map(column).join("\n")}</main>`;
}
