/** A long page that goes on changing while its highlights are kept: how long is the longest task? */

import { describe } from "../../../src/anchor/index.ts";
import { watchText } from "../../../src/anchor/rest.ts";
import type { Annotation } from "../../../src/model/annotation.ts";
import { keepFound } from "../../../src/room/original/finding.ts";
import { keepPainted } from "../../../src/room/paint.ts";
import { roomState } from "../../../src/room/state.ts";
import type { Chance } from "./random.ts";

/** Milliseconds. */
export interface Busy {
  /** Characters of the page, and highlights in it; one in twenty is lost all the time. */
  characters: number;
  highlights: number;
  /** The longest task that the browser saw (it tells none below 50), with highlights and without. */
  longest: number;
  longestWithout: number;
  /** From the last insertion until the one whose text came last is found; and whether all others still are. */
  settled: number;
  right: boolean;
}

const [characters, highlights, inserts, pause] = [200_000, 400, 100, 20];
/** The browser tells of long tasks a moment later, milliseconds. */
const afterwards = 1500;

export async function busyPage(random: Chance): Promise<Busy> {
  const root = document.body;
  root.replaceChildren();
  const paragraphs: HTMLElement[] = [];
  for (let length = 0; length < characters; ) {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentences(random);
    length += paragraph.textContent.length;
    paragraphs.push(paragraph);
  }
  root.append(...paragraphs);
  const late = document.createElement("p");
  late.textContent = sentences(random);
  const annotations = Array.from({ length: highlights }, (_, at) =>
    noteOn(at === 0 ? late : random.of(paragraphs), at, random),
  );
  for (const paragraph of paragraphs.slice(-Math.ceil(paragraphs.length / 20))) paragraph.remove();
  const longestWithout = await longestTask(() => pour(paragraphs, random));
  const stop = new AbortController();
  const view = window;
  const state = roomState(annotations, 1200);
  let settled = 0;
  const longest = await longestTask(async () => {
    const finding = keepFound(state, () => root, stop.signal);
    const painted = keepPainted(view, state, "bench-");
    watchText(document.documentElement, view, () => void finding.again(), stop.signal);
    await pour(paragraphs, random);
    root.append(late);
    const since = performance.now();
    while (!state.found.peek().get("0") && performance.now() - since < 5000) await rest(10);
    settled = performance.now() - since;
    await rest(200);
    painted.end();
  });
  stop.abort();
  const right = annotations.every(({ id, segments }) => {
    const [range] = state.found.peek().get(id)?.ranges ?? [];
    const words = segments[0]?.exact ?? "";
    return range ? range.toString() === words : !(root.textContent ?? "").includes(words);
  });
  return { characters: (root.textContent ?? "").length, highlights, longest, longestWithout, settled, right };
}

/** Puts paragraphs in all over the page, as live blogs and endless pages do. */
async function pour(paragraphs: readonly HTMLElement[], random: Chance): Promise<void> {
  const standing = paragraphs.filter(({ isConnected }) => isConnected);
  for (let put = 0; put < inserts; put++) {
    const news = document.createElement("p");
    news.textContent = sentences(random);
    random.of(standing)?.before(news);
    await rest(pause);
  }
}

async function longestTask(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  await rest(afterwards);
  observer.observe({ type: "longtask" });
  await work();
  await rest(afterwards);
  observer.disconnect();
  return longest;
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const words =
  "the council a river barrier of flood to said night farm valley and its vote in spring with nine villages cost".split(
    " ",
  );

function sentences(random: Chance): string {
  return Array.from({ length: random.between(4, 9) }, () => {
    const sentence = Array.from({ length: random.between(8, 18) }, () =>
      random.next() < 0.3 ? random.between(1000, 99_999).toString(36) : (random.of(words) ?? ""),
    ).join(" ");
    return `${sentence}.`;
  }).join(" ");
}

function noteOn(paragraph: HTMLElement | undefined, at: number, random: Chance): Annotation {
  const alone = paragraph !== undefined && !paragraph.isConnected;
  if (alone) document.body.append(paragraph);
  const text = paragraph?.firstChild;
  if (!(text instanceof Text)) throw new Error("a paragraph without text");
  const range = document.createRange();
  const start = random.between(0, text.length - 80);
  range.setStart(text, start);
  range.setEnd(text, start + random.between(30, 80));
  const segments = describe(range, document.body);
  if (alone) paragraph?.remove();
  const rest = { colour: "yellow", note: "", tags: [], created: 1, edited: 1, deleted: null, stamp: "" } as const;
  return { id: String(at), page: "" as Annotation["page"], segments, ...rest };
}
