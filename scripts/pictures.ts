/**
 * `npm run pictures [-- NAME]`: pictures of the margin in its states, taken in Chromium over the built extension, into `dist/pictures/`.
 * To be looked at: rhythm, one accent, no boxes in boxes.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Page } from "puppeteer-core";
import { longArticle } from "../bench/margin/article.ts";
import { catalogueOf } from "../src/store/catalogue.ts";
import { type Driver, launch } from "../tests/e2e/browser.ts";
import { appears } from "../tests/e2e/reader.ts";
import { type Site, serve } from "../tests/e2e/server.ts";
import { build } from "./build.ts";
import { declaredCharset } from "./encode.ts";

const folder = join(import.meta.dirname, "..", "dist", "pictures");
const wide = { width: 1180, height: 900 };
const narrow = { width: 390, height: 844 };

interface Note {
  readonly exact: string;
  readonly colour: string;
  readonly note?: string;
  readonly tags?: readonly string[];
}

interface Picture {
  readonly name: string;
  /** BCP 47: the browser's own language. */
  readonly locale: string;
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  readonly notes: readonly Note[];
  /** What is done before the picture is taken: keys, pressed one after the other. */
  readonly keys?: readonly string[];
}

const english: readonly Note[] = [
  {
    exact: "with thirty-one passengers, two bicycles and a crate of live eels",
    colour: "yellow",
    note: "A detail to open with. **Count** checked against the manifest.",
    tags: ["number"],
  },
  {
    exact: "like living on an island that nobody had told the map about",
    colour: "pink",
    note: "Which nurse? Ask:\n- the hospital’s desk\n- the co-operative",
    tags: ["quote"],
  },
  {
    exact: "Some 2,400 households on both banks bought shares at ten pounds each",
    colour: "green",
    note: "£24,000 in all; the rest is the [county’s](https://example.org). #check",
  },
  { exact: "spent two decades as a floating restaurant", colour: "blue" },
  {
    exact: "four knots past the marker posts",
    colour: "violet",
    note: "> to pay for any that are lost\n\nIn writing?",
  },
  { exact: "the night train is always late", colour: "blue", note: "Gone from the page since Tuesday." },
];

const chinese = (exacts: readonly string[]): readonly Note[] => {
  const words: readonly Omit<Note, "exact">[] = [
    { colour: "yellow", note: "规模口径：与后文一致。", tags: ["数字"] },
    { colour: "green", note: "真正落地的有几个？**查一年后的报道**。#追踪" },
    { colour: "blue", note: "与规划文件不同。" },
    { colour: "violet" },
  ];
  return exacts.map((exact, at) => ({ exact, ...(words[at % words.length] ?? { colour: "yellow" }) }));
};

const many = longArticle(60_000, 300);

/** The sentences that the 300 notes stand on. */
function manyNotes(): readonly Note[] {
  const sentences = many.html
    .replace(/<h2>.*?<\/h2>/g, "")
    .replace(/<[^>]+>/g, "\n")
    .split(/(?<=\.)\s+/)
    .filter((words) => words.trim());
  const colours = ["yellow", "green", "blue", "pink", "violet"];
  return many.notes.map((note, at) => ({
    exact: (sentences[Math.floor((at * sentences.length) / many.notes.length)] ?? "").trim(),
    colour: colours[at % colours.length] ?? "yellow",
    note,
  }));
}

const zh = chinese([
  "两市签下二十七个项目，七座旧码头将在三年内重新对市民开放",
  "那一段滩地归属说不清",
  "骑车过湖只要四分钟",
  "这样的“断点”共有十九处",
]);
const pictures: readonly Picture[] = [
  { name: "english-light", locale: "en", path: "/english.html", size: wide, notes: english, keys: ["]", "]"] },
  {
    name: "english-dark",
    locale: "en",
    path: "/english.html",
    size: wide,
    dark: true,
    notes: english,
    keys: ["]", "]"],
  },
  { name: "english-list", locale: "en", path: "/english.html", size: wide, notes: english, keys: ["l"] },
  { name: "english-writing", locale: "en", path: "/english.html", size: wide, notes: english, keys: ["]", "e"] },
  { name: "english-selection", locale: "en", path: "/english.html", size: wide, notes: english, keys: ["j", "j", "j"] },
  { name: "chinese-light", locale: "zh-CN", path: "/article.html", size: wide, notes: zh, keys: ["]", "]"] },
  { name: "chinese-dark", locale: "zh-CN", path: "/article.html", size: wide, dark: true, notes: zh, keys: ["]"] },
  { name: "chinese-list", locale: "zh-CN", path: "/article.html", size: wide, dark: true, notes: zh, keys: ["l"] },
  { name: "chinese-narrow", locale: "zh-CN", path: "/article.html", size: narrow, notes: zh, keys: ["]", "]"] },
  { name: "english-narrow", locale: "en", path: "/english.html", size: narrow, notes: english, keys: ["]"] },
  {
    name: "english-narrow-list",
    locale: "en",
    path: "/english.html",
    size: narrow,
    dark: true,
    notes: english,
    keys: ["l"],
  },
  {
    name: "arabic",
    locale: "en",
    path: "/arabic.html",
    size: wide,
    notes: [{ exact: "الموعد القديم", colour: "green", note: "تحقق من **الموعد**" }],
    keys: ["]"],
  },
  { name: "300-notes", locale: "en", path: "/many.html", size: wide, notes: manyNotes(), keys: ["]", "]", "]"] },
];

/** The words of a page, tags taken out, as a note is stored with those around it. */
async function textOf(url: string): Promise<string> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  const html = new TextDecoder(declaredCharset(bytes.toString("latin1")) ?? "utf-8").decode(bytes);
  return html
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

/** So many characters are kept before and after a quote. */
const context = 32;

/** A quote with what stands around it: a short one without is not placed, since it may stand anywhere. */
function segmentOf(exact: string, text: string): { exact: string; prefix: string; suffix: string; start: number } {
  const start = text.indexOf(exact);
  if (start < 0) return { exact, prefix: "", suffix: "", start: 0 };
  const end = start + exact.length;
  return { exact, prefix: text.slice(start - context, start), suffix: text.slice(end, end + context), start };
}

/** Puts notes into the extension's storage, through a page of its own. */
async function fill(driver: Driver, url: string, notes: readonly Note[]): Promise<void> {
  const page = await driver.openPage(`chrome-extension://${driver.extensionId}/pages/options/index.html`);
  const key = url.replace("http://", "");
  const before = await driver.storageLocal();
  const text = await textOf(url);
  const items = notes.map(({ exact, colour, note = "", tags = [] }, at) => {
    const id = at.toString(16).padStart(16, "0");
    const segments = [segmentOf(exact, text)];
    const time = Date.UTC(2026, 4, 8, 9, at);
    const value = {
      id,
      page: key,
      segments,
      colour,
      note,
      tags,
      created: time,
      edited: time,
      deleted: null,
      stamp: "0".repeat(24),
    };
    return [`note/${key}/${id}`, value] as const;
  });
  await page.evaluate(
    (all) =>
      (
        globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } }
      ).chrome.storage.local.set(all),
    { ...Object.fromEntries(items), ...catalogueOf({ ...before, ...Object.fromEntries(items) }) },
  );
  await page.close();
}

async function take(driver: Driver, site: Site, picture: Picture): Promise<void> {
  const url = site.url(picture.path);
  await fill(driver, url, picture.notes);
  const page: Page = await driver.openPage(url);
  await page.setViewport(picture.size);
  await driver.setDark(page, picture.dark ?? false);
  await driver.pressToolbarButton(page);
  const room: Frame = await driver.roomFrame(page);
  if (picture.size === wide) await appears(room, "aside li.note");
  await quiet();
  for (const key of picture.keys ?? []) {
    await page.keyboard.press(key as "a");
    await quiet();
  }
  await page.screenshot({ path: join(folder, `${picture.name}.png`) as `${string}.png` });
  await page.close();
  console.log(picture.name);
}

/** Long enough for what moves to have come to rest. */
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

const arabic = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عودة العبّارة الليلية</title></head><body><article><h1>عودة العبّارة الليلية إلى المصب</h1><p>قال القبطان إن الموعد القديم لم يكن يناسب أحدا من العمال ولا الممرضات.</p>${"<p>غادر القارب الأخير الرصيف قبل منتصف الليل بعشر دقائق وعلى متنه واحد وثلاثون راكبا ودراجتان، وعاد عند الفجر محملا بالصناديق والرسائل التي انتظرها أهل الضفة الأخرى أياما طويلة.</p>".repeat(6)}</article></body></html>`;

// Beside the one that others may be testing.
const { folder: extension } = await build({ folder: `${folder}-extension` });
await mkdir(folder, { recursive: true });
const [only] = process.argv.slice(2);
const site = await serve();
site.html("/arabic.html", arabic);
site.html(
  "/many.html",
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long series</title></head><body><article><h1>A long series</h1>${many.html}</article></body></html>`,
);
try {
  for (const locale of new Set(pictures.map((picture) => picture.locale))) {
    const chosen = pictures.filter((picture) => picture.locale === locale && (!only || picture.name.includes(only)));
    if (chosen.length === 0) continue;
    const driver = await launch("chrome", { locale, extension });
    try {
      for (const picture of chosen) await take(driver, site, picture);
    } finally {
      await driver.close();
    }
  }
} finally {
  await site.close();
}
