/** How a reader calls Galley: the toolbar button, its shortcut, and the page's context menu. */
import type { Menus, Tabs } from "webextension-polyfill";
import { browser } from "./browser.ts";
import { say } from "./words.ts";

const menuId = "read";
/** Everywhere in a page but in editable fields, where the menu is for editing. */
const menuContexts: Menus.ContextType[] = ["page", "selection", "link", "image", "video", "audio", "frame"];

/** Calls `pressed` with the tab that the reader wants to read. Each of these presses grants `activeTab`. */
export function onPress(pressed: (tab: Tabs.Tab) => void): void {
  browser.action.onClicked.addListener(pressed);
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === menuId && tab) pressed(tab);
  });
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({ id: menuId, title: say("menu_read"), contexts: menuContexts });
  });
}

/** Calls `pressed` with the tab in front when the reader presses the shortcut `name` of the manifest. It grants `activeTab`. */
export function onShortcut(name: string, pressed: (tab: Tabs.Tab) => void): void {
  browser.commands.onCommand.addListener(async (command: string, tab?: Tabs.Tab) => {
    if (command !== name) return;
    const [front] = tab ? [tab] : await browser.tabs.query({ active: true, currentWindow: true });
    if (front) pressed(front);
  });
}
