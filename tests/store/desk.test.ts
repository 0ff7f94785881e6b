import { beforeEach, describe, expect, it } from "vitest";
import type { Annotation } from "../../src/model/annotation.ts";
import type { Sender } from "../../src/platform/messages.ts";
import { annotationsIn } from "../../src/store/annotations.ts";
import { articleKeyIn } from "../../src/store/articles.ts";
import { deskOf } from "../../src/store/desk.ts";
import { rulesIn } from "../../src/store/rules.ts";
import { settingsIn } from "../../src/store/settings.ts";
import { registersIn } from "../../src/store/sync/registers.ts";
import { watchersIn } from "../../src/store/watchers.ts";
import { areaOver, worldAt } from "./shelf.ts";

const written = { id: "00000000000000aa", segments: [], colour: "blue", note: "私", tags: [] };
const facts = { canonicalUrl: null, title: "t", source: null, authors: [], published: null, print: "" };
const tab = (id: number, url = "https://news.example/a", incognito = false): Sender => ({
  tab: id,
  url,
  incognito,
  own: false,
});

let kept: Map<string, unknown>;
let session: Map<string, unknown>;
let told: [tab: number, ids: string[]][];
let opened: unknown[][];

function desk() {
  const world = worldAt(1000);
  const stores = { kept: annotationsIn(areaOver(kept), world), session: annotationsIn(areaOver(session), world) };
  return deskOf({
    store: (incognito) => (incognito ? stores.session : stores.kept),
    articleKey: (incognito, traits, canonical) => articleKeyIn(areaOver(incognito ? session : kept), traits, canonical),
    rules: () => rulesIn(registersIn(areaOver(kept), world)),
    settings: (incognito) => {
      const area = areaOver(incognito ? session : kept);
      return settingsIn(area, registersIn(area, world));
    },
    meter: async (annotations) => ({
      bytes: 1,
      capacity: 2,
      travelling: 0,
      annotations: annotations.length,
      sent: null,
      received: null,
      waiting: [],
      staying: annotations.map(({ id }) => id),
    }),
    watchers: (incognito) => watchersIn(areaOver(session), incognito ? "private/" : "open/"),
    tell: async (to, _, annotations: readonly Annotation[]) => {
      if (to === 99) throw new Error("no receiving end");
      told.push([to, annotations.map(({ id }) => id)]);
    },
    openTab: async (...values) => void opened.push(values),
  });
}

beforeEach(() => {
  [kept, session, told, opened] = [new Map(), new Map(), [], []];
});

describe("the desk", () => {
  it("tells the other tabs of the article, and only those, of a change", async () => {
    const { open, save, remove } = desk();
    await open(tab(1), facts);
    await open(tab(2), facts);
    await open(tab(3, "https://news.example/b"), facts);
    await save(tab(1), written);
    await remove(tab(2), written.id);
    expect(told).toEqual([
      [2, [written.id]],
      [1, [written.id]],
    ]);
  });

  it("goes on when a tab has gone without saying so", async () => {
    const { open, save } = desk();
    await open(tab(1), facts);
    await open(tab(99), facts);
    await expect(save(tab(1), written)).resolves.toMatchObject({ note: "私" });
  });

  it("gives a page that claims another site's address its own notes only", async () => {
    const { open, save } = desk();
    await open(tab(1), facts);
    await save(tab(1), written);
    const stolen = await open(tab(2, "https://evil.example/"), { ...facts, canonicalUrl: "https://news.example/a" });
    expect(stolen.annotations).toEqual([]);
  });

  it("writes nothing to the disk from a private window", async () => {
    const { open, save } = desk();
    await open(tab(1, "https://news.example/a", true), facts);
    await save(tab(1, "https://news.example/a", true), written);
    expect([...kept.keys()]).toEqual([]);
    expect((await open(tab(1, "https://news.example/a", true), facts)).annotations).toHaveLength(1);
  });

  it("lets windows and private windows hear nothing of each other", async () => {
    const { open, save } = desk();
    const address = "https://news.example/a";
    for (const [id, incognito] of [
      [1, false],
      [2, false],
      [3, true],
      [4, true],
    ] as const)
      await open(tab(id, address, incognito), facts);
    await save(tab(3, address, true), written);
    await save(tab(1), { ...written, id: "00000000000000bb" });
    expect(told).toEqual([
      [4, [written.id]],
      [2, ["00000000000000bb"]],
    ]);
    expect((await open(tab(5), facts)).annotations.map(({ id }) => id)).toEqual(["00000000000000bb"]);
  });

  it("says of a page that it is in a private window", async () => {
    const { open } = desk();
    expect(await open(tab(1), facts)).toMatchObject({ isPrivate: false });
    expect(await open(tab(2, "https://news.example/a", true), facts)).toMatchObject({ isPrivate: true });
  });

  it("tells a page how its own notes travel, and a private window nothing", async () => {
    const { open, save, meter } = desk();
    await open(tab(1), facts);
    await save(tab(1), written);
    await open(tab(2, "https://news.example/b"), { ...facts, title: "u" });
    expect(await meter(tab(1))).toMatchObject({ staying: [written.id] });
    expect(await meter(tab(2))).toMatchObject({ staying: [] });
    expect(await meter(tab(1, "https://news.example/a", true))).toBeNull();
  });

  it("keeps nothing of an article in which nothing was written", async () => {
    const { open } = desk();
    await open(tab(1), facts);
    expect([...kept.keys()]).toEqual([]);
  });

  it.each([
    ["an annotation that is none", (to: ReturnType<typeof desk>) => to.save(tab(1), { ...written, colour: "red" })],
    ["an identifier that is a path", (to: ReturnType<typeof desk>) => to.remove(tab(1), "../page")],
    ["an address that is code", (to: ReturnType<typeof desk>) => to.openTab(tab(1), "javascript:alert(1)", true)],
    ["a page without a title", (to: ReturnType<typeof desk>) => to.open(tab(1), { title: 7 })],
    [
      "a sender that is no tab",
      (to: ReturnType<typeof desk>) =>
        to.open({ tab: null, url: "https://a.example", incognito: false, own: false }, facts),
    ],
  ])("refuses %s", async (_, ask) => {
    const answers = desk();
    await answers.open(tab(1), facts);
    await expect(ask(answers)).rejects.toThrow("not ");
    expect(opened).toEqual([]);
  });

  it("keeps a rule for the site of the page that made it, whatever the rule says", async () => {
    const { rules, saveRule } = desk();
    const rule = {
      id: "00000000000000bb",
      site: "bank.example",
      selector: ".app",
      shape: { begins: "", shortest: 1, longest: 9 },
      action: "remove",
      sample: "下载",
      on: true,
      created: 1,
    };
    await saveRule(tab(1), rule);
    await expect(saveRule(tab(1), { ...rule, selector: 7 })).rejects.toThrow("not a rule");
    expect(await rules(tab(1, "https://www.news.example/b"))).toMatchObject([
      { selector: ".app", site: "news.example" },
    ]);
    expect(await rules(tab(1, "https://bank.example/"))).toEqual([]);
  });

  it("refuses to write for a tab that has nothing open", async () => {
    await expect(desk().save(tab(7), written)).rejects.toThrow("not an open page");
  });
});
