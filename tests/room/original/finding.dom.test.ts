/** Notes on a page that changes under them. */
import { afterEach, describe, expect, it } from "vitest";
import { describe as describeRange } from "../../../src/anchor/index.ts";
import type { Annotation } from "../../../src/model/annotation.ts";
import { keepFound } from "../../../src/room/original/finding.ts";
import { roomState } from "../../../src/room/state.ts";

const ended: AbortController[] = [];
afterEach(() => {
  for (const one of ended.splice(0)) one.abort();
});

function setUp(...paragraphs: string[]): void {
  document.body.replaceChildren(
    ...paragraphs.map((words) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = words;
      return paragraph;
    }),
  );
}

function noteOn(words: string): Annotation {
  const node = [...document.querySelectorAll("p")].find((one) => one.textContent?.includes(words))?.firstChild;
  if (!node) throw new Error(`no ${words}`);
  const range = document.createRange();
  const start = node.textContent?.indexOf(words) ?? 0;
  range.setStart(node, start);
  range.setEnd(node, start + words.length);
  const rest = { colour: "yellow", note: "", tags: [], created: 1, edited: 1, deleted: null, stamp: "" } as const;
  return {
    id: "0000000000000001",
    page: "" as Annotation["page"],
    segments: describeRange(range, document.body),
    ...rest,
  };
}

function follow(annotation: Annotation) {
  const state = roomState([annotation], 300);
  const end = new AbortController();
  ended.push(end);
  const finding = keepFound(state, () => document.body, end.signal);
  const words = (): string | null => {
    const found = state.found.value.get(annotation.id);
    return found ? found.ranges.map(String).join("|") : null;
  };
  return { state, finding, words };
}

const ferry = "The night ferry carries nurses and bakers home, and the captain knows most of them by name.";

describe("a note on a page that changes", () => {
  it("is lost with its words and back with them", async () => {
    setUp("First comes something else.", ferry);
    const { finding, words } = follow(noteOn("nurses and bakers"));
    expect(words()).toBe("nurses and bakers");
    document.querySelectorAll("p")[1]?.remove();
    await finding.again();
    expect(words()).toBeNull();
    document.body.append(document.createElement("p"));
    document.body.lastElementChild?.append(ferry);
    await finding.again();
    expect(words()).toBe("nurses and bakers");
  });

  it("is told to have changed when its words do", async () => {
    setUp(ferry);
    const { state, finding, words } = follow(noteOn("carries nurses and bakers home, and the captain"));
    const node = document.querySelector("p")?.firstChild;
    if (node) node.textContent = ferry.replace("bakers", "cooks");
    await finding.again();
    expect(words()).toBe("carries nurses and cooks home, and the captain");
    expect([...state.found.value.values()][0]?.changed).toBe(true);
  });

  it("stays where it is when the page changes elsewhere", async () => {
    setUp(ferry, "Another paragraph.");
    const { state, finding } = follow(noteOn("nurses and bakers"));
    const before = state.found.value;
    document.body.prepend(document.createElement("p"));
    document.querySelectorAll("p")[2]?.append(" It goes on.");
    await finding.again();
    expect(state.found.value).toBe(before);
  });

  it("goes to other words when it is put on them", () => {
    setUp(ferry);
    const note = noteOn("nurses and bakers");
    const { state, words } = follow(note);
    state.annotations.value = new Map([[note.id, { ...note, segments: noteOn("captain").segments }]]);
    expect(words()).toBe("captain");
  });
});
