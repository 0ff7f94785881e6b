/** The reader: opens the room on a page, says why when it cannot, and gives the page back as it was. */
import { batch } from "@preact/signals";
import type { Annotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import type { PageKey } from "../model/page.ts";
import type { SiteRule } from "../model/rule.ts";
import type { MessageName, Say } from "../model/words.ts";
import { whyNoPart } from "./later.tsx";
import type { Following } from "./links.ts";
import { type OpenedArticle, openedArticle } from "./opened-article.ts";
import { canonicalNow } from "./original/address.ts";
import type { PanelRoom } from "./original/panel-room.tsx";
import { refuse, whyNot } from "./refusing.ts";
import { gathering, type Join } from "./removed/gather.ts";
import { type RuleMaking, recleaning } from "./removed/recleaning.ts";
import { type Opened, openRoom, type Room, type RoomOptions } from "./room.tsx";
import type { Shelf } from "./shelf.ts";

export interface ReaderOptions {
  /** Gets what the cleaner needs for this page; `clean` is called after it. */
  ready(page: Document): Promise<void>;
  /** Makes an article of the page, `anyway` also of one that is none; `null` when there is none. */
  clean(page: Document, options: { url: string; anyway?: boolean; rules: readonly SiteRule[] }): Article | null;
  /** Whether a page is so large that `clean` does not begin it. */
  tooLarge(page: Document): boolean;
  /** Makes site rules of what the reader puts back or takes out of `article`. */
  ruleMaking(page: Document, article: () => Article): RuleMaking;
  /** Fetches the further parts of a long article. */
  readonly join: Join;
  /** The site's rules. */
  readonly rules: { list(): Promise<readonly SiteRule[]>; save(rule: SiteRule): Promise<void> };
  readonly say: Say;
  readonly locale: string;
  readonly shelf: Shelf;
  open(article: OpenedArticle): Promise<Opened & { page: PageKey }>;
  closed(): Promise<void>;
  openTab(address: string, active: boolean): Promise<void>;
}

export interface Reader {
  /** Opens, or closes what is open. */
  toggle(): void;
  receive(page: unknown, annotations: unknown): void;
  /** Hands over what is not saved yet. */
  flush(): void;
  /** Highlights what is selected; where nothing is open, on the original page, beside which the panel opens. */
  highlight(): Promise<void>;
}

interface Open {
  readonly close: () => Promise<void>;
  readonly room: PanelRoom | null;
  readonly isStanding: () => boolean;
}

/** What is read: an article, by the site's rules, and whether the reader asked for it on a page that is none. */
interface Read {
  readonly article: Article;
  readonly rules: readonly SiteRule[];
  readonly anyway: boolean;
}

/** What both views of an article are opened with. */
type Shared = Omit<RoomOptions, "cleaning" | "whole" | "turnOver">;

/** The panel beside the original page: a part of its own. */
const panelPart = () => import("./original/index.ts");

/** A reader for `page`; nothing happens before its first `toggle`. */
export function openReader(page: Document, options: ReaderOptions): Reader {
  const view = page.defaultView ?? window;
  let open: Open | null = null;
  let opening = false;
  let key: PageKey | null = null;

  const whyMissing = (error: unknown): string => whyNoPart(error, options.shelf, options.say);

  function follow(address: string, how: Following): void {
    if (how === "here" && !address.startsWith("mailto:")) view.location.assign(address);
    else void options.openTab(address, how !== "background-tab");
  }

  /** What a view is opened with; it begins with what the view of `before` knows. */
  const sharedBy = ({ article }: Read, before: PanelRoom | null): Shared => ({
    article,
    annotations: [...(before?.state.annotations.value.values() ?? [])],
    shelf: options.shelf,
    say: options.say,
    locale: options.locale,
    follow,
    focus: before !== null,
    close: () => void close(),
  });

  /** A view that was opened, taking over what `before` knew; its notes come when the store has them, the words are there at once. */
  function settle(room: PanelRoom, article: Article, before: PanelRoom | null, end: () => void): Open {
    if (before) {
      room.state.settings.value = before.state.settings.value;
      room.state.active.value = before.state.active.value;
    }
    options.open({ ...openedArticle(article), canonicalUrl: canonicalNow(view, article.canonicalUrl) }).then(
      (opened) => {
        key = opened.page;
        // At once: one by one, each note would be found, ordered and painted with all before it.
        batch(() => room.start(opened));
      },
      (error) => room.fail(error),
    );
    return {
      room,
      isStanding: room.isStanding,
      close: async () => {
        end();
        await room.close();
      },
    };
  }

  async function openClean(read: Read, before: PanelRoom | null): Promise<Open> {
    const { article, rules, anyway } = read;
    const [left, top] = [view.scrollX, view.scrollY];
    let shown = article;
    const show = (next: Article): void => {
      shown = next;
      room.show(next);
    };
    const whole = gathering(article, options.join, show);
    const cleaning = recleaning(rules, {
      making: options.ruleMaking(page, () => shown),
      say: options.say,
      save: options.rules.save,
      clean: (next) => options.clean(page, { url: article.url, anyway, rules: next }),
      show: (next) => {
        whole.restart(next);
        show(next);
      },
      toast: (toast) => room.toast(toast),
      whyMissing,
    });
    const shared = sharedBy(read, before);
    // Loaded before the view that is open goes.
    const turnOver = (): void =>
      void panelPart().then(
        () => turn({ ...read, article: shown }, openOriginal),
        (error: unknown) => room.toast({ words: whyMissing(error), undo: null }),
      );
    const room: Room = await openRoom(page, { ...shared, cleaning, whole, turnOver });
    const opened = settle(room, article, before, whole.stop);
    return {
      ...opened,
      close: async () => {
        await opened.close();
        if (view.scrollX !== left || view.scrollY !== top) view.scrollTo({ left, top, behavior: "instant" });
      },
    };
  }

  /** `late`: the page has another address and may show its article only in a moment. */
  async function openOriginal(read: Read, before: PanelRoom | null, late = false): Promise<Open> {
    const { followArticle, openPanel } = await panelPart();
    const ended = new AbortController();
    const following = followArticle(view, late, (still) => void again(still), ended.signal);
    const turnOver = (): void => void turn(read, openClean);
    const room = await openPanel(page, { ...sharedBy(read, before), turnOver, changed: following.changed });
    following.waitFor(room.state);
    return settle(room, read.article, before, () => ended.abort());
  }

  async function openNotice(why: MessageName): Promise<Open> {
    const { say, locale } = options;
    const closed = (): void => {
      open = null;
    };
    const notice = await refuse(page, why, { say, locale, anyway: () => void begin(true), closed });
    return { room: null, isStanding: () => true, close: async () => notice.close() };
  }

  /** Runs `work` unless something is being opened already. */
  async function once(work: () => Promise<void>): Promise<void> {
    if (opening) return;
    opening = true;
    try {
      await work();
    } finally {
      opening = false;
    }
  }

  async function readPage(anyway: boolean): Promise<Read | null> {
    // Without its rules a site is still read, as it was before there were any.
    const [rules] = await Promise.all([options.rules.list().catch(() => []), options.ready(page)]);
    const article = options.clean(page, { url: view.location.href, anyway, rules });
    return article && { article, rules, anyway };
  }

  const begin = (anyway: boolean, opener: typeof openClean = openClean): Promise<void> =>
    once(async () => {
      const read = await readPage(anyway);
      open = read ? await opener(read, null) : await openNotice(whyNot(page, options.tooLarge));
    });

  /** The same article in its other view, with all that is known of it. */
  const turn = (read: Read, opener: typeof openClean): Promise<void> =>
    once(async () => {
      const before = open;
      await before?.close();
      open = await opener(read, before?.room ?? null);
    });

  /** The page has become another article: its notes take the place of those of before, once these are saved. */
  const again = (late: boolean): Promise<void> =>
    once(async () => {
      await open?.close();
      key = null;
      const read = await readPage(true);
      open = read && (await openOriginal(read, null, late));
    });

  async function close(): Promise<void> {
    const closing = open;
    open = null;
    key = null;
    await closing?.close();
    if (closing?.room) await options.closed();
  }

  return {
    toggle: () => void (open?.isStanding() ? close() : begin(false)),
    receive(changed, annotations) {
      if (changed === key && key !== null) open?.room?.receive(annotations as readonly Annotation[]);
    },
    flush: () => open?.room?.flush(),
    async highlight() {
      if (!open?.isStanding()) await begin(true, openOriginal);
      open?.room?.highlight();
    },
  };
}
