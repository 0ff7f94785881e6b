/** Chromium's own window (menus, shortcuts), which the DevTools protocol for pages does not reach: its UI DevTools do. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";

/** Starts the UI DevTools on a port that the system chooses, and lets them send keys. */
export const widgetArguments = [
  "--enable-ui-devtools=0",
  "--enable-features=ui-debug-tools-enable-synthetic-events",
] as const;

/** A node of the window's tree, as `DOM.getDocument` of the UI DevTools gives it. */
interface WidgetNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly WidgetNode[];
}

interface Key {
  /** `ui::KeyboardCode`, the Windows virtual key code. */
  readonly keyCode: number;
  /** `ui::DomCode`, the USB usage code. */
  readonly code: number;
}

const keys = {
  g: { keyCode: 71, code: 0x07000a },
  m: { keyCode: 77, code: 0x070010 },
  up: { keyCode: 38, code: 0x070052 },
  enter: { keyCode: 13, code: 0x070028 },
} as const satisfies Record<string, Key>;

/** `ui::EventFlags`. */
const shift = 1 << 1;
const alt = 1 << 3;

/** How long a menu may take to open, in milliseconds, and how often it is looked for. */
const menuTimeout = 5_000;
const menuPoll = 50;

/** Presses Alt, Shift and a letter in the window, as the keyboard does where the page has not the focus. `profile`: the browser's user data folder. */
export async function pressAltShift(profile: string, letter: "g" | "m"): Promise<void> {
  await inWindow(profile, async (window) => {
    const browser = flatten(await window.tree()).find(
      (node) => node.nodeName === "Widget" && named(node, "BrowserWidget"),
    );
    if (!browser) throw new Error("Chromium shows no window");
    await window.press(browser, keys[letter], alt | shift);
  });
}

/** Right-clicks at a point of the page and chooses the extension's entry in the menu that opens. */
export async function chooseExtensionEntry(profile: string, page: Page, x: number, y: number): Promise<void> {
  await inWindow(profile, async (window) => {
    // The click is done only when the menu is closed again.
    const click = page.mouse.click(x, y, { button: "right" });
    const menu = await window.waitForMenu();
    const entries = flatten(menu).filter((node) => named(node, "MenuItemView"));
    // Texts are not told, but of the last entries only an extension's has a picture; "View source" and "Inspect" follow it.
    const last = entries.findLastIndex((entry) => entry.children?.some((child) => named(child, "ImageView")));
    if (last < 0) throw new Error("the context menu has no entry of an extension");
    for (let left = entries.length - last; left > 0; left--) await window.press(menu, keys.up, 0);
    await window.press(menu, keys.enter, 0);
    await click;
  });
}

interface BrowserWindow {
  tree(): Promise<WidgetNode>;
  press(node: WidgetNode, key: Key, flags: number): Promise<void>;
  waitForMenu(): Promise<WidgetNode>;
}

async function inWindow(profile: string, work: (window: BrowserWindow) => Promise<void>): Promise<void> {
  const [port] = (await readFile(join(profile, "UIDevToolsActivePort"), "utf8")).split("\n");
  const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("Chromium's UI DevTools do not answer"));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer: Answer = JSON.parse(String(data));
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  };
  let last = 0;
  const send = async (method: string, params: object = {}): Promise<Answer> => {
    const id = ++last;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    return answer;
  };
  const tree = async (): Promise<WidgetNode> => {
    const { result, error } = await send("DOM.getDocument");
    if (!result?.root) throw new Error(`Chromium's UI DevTools: ${error?.message ?? "no tree"}`);
    return result.root;
  };
  try {
    await send("DOM.enable");
    await work({
      tree,
      async press(node, { keyCode, code }, flags) {
        for (const type of ["keyPressed", "keyReleased"]) {
          const event = {
            type,
            keyCode,
            code,
            flags,
            key: keyCode,
            isChar: keyCode === keys.g.keyCode || keyCode === keys.m.keyCode,
          };
          // The menu that a press closes gets no release.
          await send("DOM.dispatchKeyEvent", { nodeId: node.nodeId, event });
        }
      },
      async waitForMenu() {
        for (const end = Date.now() + menuTimeout; Date.now() < end; ) {
          const menu = flatten(await tree()).find((node) => node.nodeName === "Window" && named(node, "MenuHost"));
          if (menu && flatten(menu).some((node) => named(node, "MenuItemView"))) return menu;
          await new Promise((resolve) => setTimeout(resolve, menuPoll));
        }
        throw new Error(`no context menu after ${menuTimeout} ms`);
      },
    });
  } finally {
    socket.close();
  }
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly root?: WidgetNode };
  readonly error?: { readonly message: string };
}

function named(node: WidgetNode, name: string): boolean {
  return node.attributes?.includes(name) ?? false;
}

function flatten(node: WidgetNode): WidgetNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
