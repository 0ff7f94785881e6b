/** The desk where pages' requests are read and answered: every argument is checked, and a page gets its own annotations only. */
import type { Annotation } from "../model/annotation.ts";
import type { PageKey } from "../model/page.ts";
import { ruleSite } from "../model/rule.ts";
import type { ArticleTraits } from "../model/same-article.ts";
import { completions } from "../model/tags.ts";
import type { PageMeter } from "../model/travel.ts";
import type { Answers, Background, Sender } from "../platform/messages.ts";
import type { AnnotationStore } from "./annotations.ts";
import { type PageRecord, readId, readPageFacts, readSeen, readWritten } from "./codec.ts";
import { readRule } from "./codec-rule.ts";
import type { RuleStore } from "./rules.ts";
import { readHabit, readPlace, type SettingsStore } from "./settings.ts";
import type { Watchers } from "./watchers.ts";

export interface DeskRoom {
  /** The store for what is written in a window of this kind: private windows leave nothing behind. */
  store(incognito: boolean): AnnotationStore;
  /** Settings as they are kept, and reading places where `store` keeps the notes. */
  settings(incognito: boolean): SettingsStore;
  /** Which known article a page is. */
  articleKey(incognito: boolean, traits: ArticleTraits, canonical: string | null): Promise<PageKey>;
  /** The site rules for windows of this kind. */
  rules(incognito: boolean): RuleStore;
  /** How annotations travel, and which of these do not. */
  meter(annotations: readonly Annotation[]): Promise<PageMeter>;
  /** The tabs of windows of this kind: neither hears of what is written in the other. */
  watchers(incognito: boolean): Watchers;
  /** Tells a tab of changes; rejects when no page listens there any more. */
  tell(tab: number, page: PageKey, annotations: readonly Annotation[]): Promise<void>;
  openTab(address: string, active: boolean, opener: number | null): Promise<void>;
}

class Refused extends Error {
  override name = "Refused";
}

function read<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Refused(`not ${what}`);
  return value;
}

const tabOf = (sender: Sender): number => read(sender.tab, "a tab");
/** How many tags are offered: as many as are read at a glance. */
const mostCompletions = 6;
const siteOfSender = (sender: Sender): string => ruleSite(read(URL.parse(sender.url), "an address"));
const webAddress = /^(https?|mailto):/;

/** The answers to a page's messages. They reject with the reason when a message is not of its promised shape. */
export function deskOf(room: DeskRoom): Answers<Background> {
  const articleIn = async (sender: Sender): Promise<PageRecord> =>
    read(await room.watchers(sender.incognito).articleIn(tabOf(sender)), "an open page");

  async function tellOthers(sender: Sender, page: PageKey, annotations: readonly Annotation[]): Promise<void> {
    const watchers = room.watchers(sender.incognito);
    const others = (await watchers.of(page)).filter((tab) => tab !== sender.tab);
    // A tab that does not answer has closed or moved on: it is no watcher any more.
    await Promise.all(others.map((tab) => room.tell(tab, page, annotations).catch(() => watchers.remove(tab))));
  }

  async function changed(sender: Sender, page: PageKey, annotation: Annotation | null): Promise<Annotation | null> {
    if (annotation) await tellOthers(sender, page, [annotation]);
    return annotation;
  }

  return {
    async open(sender, value) {
      const { canonicalUrl, ...facts } = read(readPageFacts(value), "a page");
      const traits = { ...facts, url: sender.url };
      const page = await room.articleKey(sender.incognito, traits, canonicalUrl);
      await room.watchers(sender.incognito).add(tabOf(sender), { ...traits, page });
      const [annotations, settings, place] = await Promise.all([
        room.store(sender.incognito).ofPage(page),
        room.settings(false).get(),
        room.settings(sender.incognito).placeIn(page),
      ]);
      return { page, annotations, settings, place, isPrivate: sender.incognito };
    },
    close: (sender) => room.watchers(sender.incognito).remove(tabOf(sender)),
    async save(sender, value, seen) {
      const written = read(readWritten(value), "an annotation");
      const article = await articleIn(sender);
      const saved = await room.store(sender.incognito).save(article, written, readSeen(seen));
      await tellOthers(sender, article.page, [saved]);
      return saved;
    },
    async remove(sender, id) {
      const { page } = await articleIn(sender);
      return changed(sender, page, await room.store(sender.incognito).remove(page, read(readId(id), "an identifier")));
    },
    async restore(sender, id) {
      const { page } = await articleIn(sender);
      return changed(sender, page, await room.store(sender.incognito).restore(page, read(readId(id), "an identifier")));
    },
    async bin(sender) {
      const { page } = await articleIn(sender);
      return room.store(sender.incognito).binOf(page);
    },
    async complete(sender, typed) {
      await articleIn(sender);
      const tags = await room.store(sender.incognito).tags();
      return typeof typed === "string" ? completions(tags, typed, mostCompletions) : [];
    },
    async habit(sender, habit) {
      if (!sender.incognito) await room.settings(false).habit(readHabit(habit));
    },
    async reached(sender, value) {
      const { page } = await articleIn(sender);
      await room.settings(sender.incognito).reached(page, read(readPlace(value), "a place"));
    },
    async openTab(sender, address, active) {
      if (typeof address !== "string" || !webAddress.test(address)) throw new Refused("not a web address");
      await room.openTab(address, active === true, sender.tab);
    },
    async meter(sender) {
      if (sender.incognito) return null;
      const { page } = await articleIn(sender);
      return room.meter(await room.store(false).ofPage(page));
    },
    rules: (sender) => room.rules(sender.incognito).ofSite(siteOfSender(sender)),
    async saveRule(sender, value) {
      const rule = read(readRule(value), "a rule");
      await room.rules(sender.incognito).save({ ...rule, site: siteOfSender(sender) });
    },
  };
}
