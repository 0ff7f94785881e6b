import { render } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import english from "../../../src/_locales/en/messages.json";
import type { Removal } from "../../../src/model/article.ts";
import type { Say } from "../../../src/model/words.ts";
import * as opened from "../../../src/room/removed/opened.ts";
import { Removed, removedState } from "../../../src/room/removed/Removed.tsx";

const say: Say = (name, ...values) => english[name].message.replace(/\$VALUE\$/g, () => String(values[0]));
const removal = (reason: Removal["reason"], text: string): Removal => ({ reason, text, where: "1/0", pass: "test" });
const state = removedState();
state.opened.value = opened;
let place: HTMLElement;

function show(removed: readonly Removal[]): { back: string[]; buttons: () => HTMLButtonElement[] } {
  const back: string[] = [];
  place = document.body.appendChild(document.createElement("div"));
  const cleaning = { putBack: ({ text }: Removal) => void back.push(text), takeOut: () => undefined };
  render(<Removed removed={removed} cleaning={cleaning} state={state} say={say} locale="en" />, place);
  return { back, buttons: () => [...place.querySelectorAll("button")] };
}

afterEach(() => {
  render(null, place);
  place.remove();
  state.picking.value = false;
});

describe("the list of what was removed", () => {
  it("says how many blocks went and why, the commonest reason first", () => {
    show([removal("app", "下载客户端"), removal("related", "A"), removal("related", "B")]);
    expect(place.querySelector("summary")?.textContent).toBe(
      "Removed from the page: 3related links and app and QR prompts",
    );
    expect([...place.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
      "related links 2",
      "app and QR prompts 1",
    ]);
  });

  it("says it before the blocks themselves are here", () => {
    const early = { ...removedState(), open: state.open };
    place = document.body.appendChild(document.createElement("div"));
    const cleaning = { putBack: () => undefined, takeOut: () => undefined };
    render(<Removed removed={[removal("share", "分享")]} {...{ cleaning, state: early, say }} locale="en" />, place);
    expect(place.textContent).toBe("Removed from the page: 1share buttons");
  });

  it("puts back the block whose button is pressed", () => {
    const { back, buttons } = show([removal("related", "延伸阅读"), removal("share", "分享")]);
    buttons()
      .find((button) => button.closest("li")?.textContent?.includes("分享"))
      ?.click();
    expect(back).toEqual(["分享"]);
  });

  it("names a block that has no words", () => {
    show([removal("picture", "")]);
    expect(place.querySelector("li p")?.textContent).toBe("(no words)");
  });
});

describe("taking a block out", () => {
  const cases: [what: string, html: string, press: string, taken: string][] = [
    ["a paragraph", "<p>一</p><p id=x>二</p>", "#x", "二"],
    ["a paragraph, pressed on its link", "<p>一</p><p>二<a id=x href='https://a.example'>三</a></p>", "#x", "二三"],
    ["a whole list, pressed on an item", "<p>一</p><ul><li>a</li><li id=x>b</li></ul>", "#x", "ab"],
    ["a figure with its caption", "<figure><img alt=''><figcaption id=x>图</figcaption></figure>", "#x", "图"],
    ["a table in its box", "<div class=scroll tabindex=0><table><tr><td id=x>1</td></tr></table></div>", "#x", "1"],
  ];

  it.each(cases)("takes %s", (_, html, press, taken) => {
    const body = document.createElement("article");
    body.setHTMLUnsafe(html);
    const before = body.innerHTML;
    place = document.body.appendChild(document.createElement("div"));
    place.append(body);
    const picked: string[] = [];
    const end = new AbortController();
    opened.pickBlocks(body, state, (block) => void picked.push(block.textContent ?? ""), end.signal);
    const target = body.querySelector<HTMLElement>(press);
    target?.addEventListener("click", (event) => event.preventDefault());
    target?.click();
    expect(picked, "nothing goes before the reader asked for it").toEqual([]);
    state.picking.value = true;
    target?.click();
    expect(picked).toEqual([taken]);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(state.picking.value).toBe(false);
    expect(body.innerHTML, "no trace is left").toBe(before);
    end.abort();
  });
});
