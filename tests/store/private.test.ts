/** What private windows keep, and for how long. */
import { describe, expect, it } from "vitest";
import type { SiteRule } from "../../src/model/rule.ts";
import { forgetBut } from "../../src/store/forget.ts";
import { rulesIn, rulesOver } from "../../src/store/rules.ts";
import { registersIn } from "../../src/store/sync/registers.ts";
import { areaOver, worldAt } from "./shelf.ts";

const rule = (id: string, created: number, on = true): SiteRule => ({
  id: id.padStart(16, "0"),
  site: "news.example",
  selector: "p.ad",
  shape: { begins: "", shortest: 1, longest: 9 },
  action: "remove",
  sample: "Buy",
  on,
  created,
});

describe("a private window", () => {
  it("leaves nothing but what others have open when the last has closed", async () => {
    const items = new Map<string, unknown>([
      ["note/news.example/a/00aa", {}],
      ["catalogue/1f", []],
      ["private/7", {}],
      ["open/3", {}],
    ]);
    await forgetBut(areaOver(items), "open/");
    expect([...items.keys()]).toEqual(["open/3"]);
  });

  it("has the site's rules, and changes them for itself alone", async () => {
    const [kept, own] = [new Map(), new Map()].map((items) => rulesIn(registersIn(areaOver(items), worldAt(1000))));
    if (!kept || !own) throw new Error("no rules");
    await kept.save(rule("a", 1));
    await kept.save(rule("b", 3));
    const over = rulesOver(kept, own);
    await over.save(rule("a", 1, false));
    await over.save(rule("c", 2));
    expect((await over.ofSite("news.example")).map(({ id, on }) => [id.slice(-1), on])).toEqual([
      ["a", false],
      ["c", true],
      ["b", true],
    ]);
    expect((await kept.ofSite("news.example")).map(({ on }) => on)).toEqual([true, true]);
  });
});
