/** The registry of parts, as a page has it. */
import { beforeEach, describe, expect, it } from "vitest";
import { openRegistry, type PartRegistry } from "../../src/platform/registry.ts";

describe("parts", () => {
  let parts: PartRegistry;
  beforeEach(() => {
    parts = openRegistry();
  });

  it("asks once for what is not there, and runs it once", async () => {
    const asked: (readonly string[])[] = [];
    let runs = 0;
    parts.ask = async (files) => {
      asked.push(files);
      parts.define("shared.js", () => ({ words: "of both" }));
      parts.define("list.js", (require) => {
        runs++;
        return { list: require("shared.js") };
      });
    };
    const first = await parts.load("list.js", "shared.js", "list.js");
    expect(first).toEqual({ list: { words: "of both" } });
    expect(await parts.load("list.js", "shared.js", "list.js")).toBe(first);
    expect([asked, runs]).toEqual([[["shared.js", "list.js"]], 1]);
  });

  it("asks again when the background was stopped while it was asked", async () => {
    let asked = 0;
    parts.ask = async () => {
      if (++asked === 1) throw new Error("the message channel closed");
      parts.define("list.js", () => 1);
    };
    expect(await parts.load("list.js", "list.js")).toBe(1);
  });

  it("says so when a part cannot be had, and asks anew the next time", async () => {
    parts.ask = () => Promise.reject(new Error("gone"));
    await expect(parts.load("list.js", "list.js")).rejects.toThrow("gone");
    parts.ask = async () => parts.define("list.js", () => 2);
    expect(await parts.load("list.js", "list.js")).toBe(2);
  });

  it("keeps the part that it has when a file runs a second time", async () => {
    parts.define("list.js", () => "first");
    parts.define("list.js", () => "second");
    expect(await parts.load("list.js", "list.js")).toBe("first");
  });
});
