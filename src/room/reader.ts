/** The reader: opens the room on a page, says why when it cannot, and gives the page back as it was. */
import type { Annotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import type { PageKey } from "../model/page.ts";
import type { MessageName, Say } from "../model/words.ts";
import type { Following } from "./links.ts";
import type { Shelf } from "./notebook.ts";
import { showNotice } from "./notice.tsx";
import { canonicalNow } from "./original/address.ts";
import { followArticle } from "./original/following.ts";
import { openPanel } from "./original/panel-room.tsx";
import { openRoom, type Room, type RoomOptions } from "./room.tsx";

/** What is told to the store of the article that is opened. */
export type OpenedArticle = Pick<Article, "canonicalUrl" | "title" | "source" | "authors" | "published">;

export interface ReaderOptions {
  /** Makes an article of the page, `anyway` also of one that is none; `null` when there is none. */
  clean(page: Document, options: { url: string; anyway?: boolean }): Article | null;
  readonly say: Say;
  readonly locale: string;
  readonly shelf: Shelf;
  open(article: OpenedArticle): Promise<{ page: PageKey; annotations: readonly Annotation[] }>;
  closed(): Promise<void>;
  openTab(address: string, active: boolean): Promise<void>;
}

export interface Reader {
  /** Opens, or closes what is open. */
  toggle(): void;
  receive(page: unknown, annotations: unknown): void;
  /** Hands over what is not saved yet. */
  flush(): void;
  /** Highlights what is selected; where nothing is open, on the original page, which opens the panel. */
  highlight(): void;
}

/** The clean view, or the original page with the panel beside it. */
type View = "clean" | "original";

interface Open {
  readonly close: () => Promise<void>;
  readonly room: Room | null;
  readonly isStanding: () => boolean;
}

const articleOf = ({ canonicalUrl, title, source, authors, published }: Article): OpenedArticle => ({
  canonicalUrl,
  title,
  source,
  authors,
  published,
});

/** Why there is nothing to read, in the name of its message. */
function whyNot(page: Document): MessageName {
  if (page.contentType === "application/pdf") return "cannot_pdf";
  return (page.body?.textContent ?? "").trim() === "" ? "empty_page" : "no_article";
}

/** A reader for `page`; nothing happens before its first `toggle`. */
export function openReader(page: Document, options: ReaderOptions): Reader {
  const view = page.defaultView ?? window;
  let open: Open | null = null;
  let opening = false;
  let key: PageKey | null = null;

  function follow(address: string, how: Following): void {
    if (how === "here" && !address.startsWith("mailto:")) view.location.assign(address);
    else void options.openTab(address, how !== "background-tab");
  }

  /** Shows `article` in a view; what `before` knew is there at once. The view of before is taken down by the caller. */
  async function show(article: Article, which: View, before: Room | null, late = false): Promise<Open> {
    const [left, top] = [view.scrollX, view.scrollY];
    const known = before?.state;
    const shared: RoomOptions = {
      article,
      annotations: [...(known?.annotations.value.values() ?? [])],
      shelf: options.shelf,
      say: options.say,
      locale: options.locale,
      follow,
      focus: before !== null,
      close: () => void close(),
      turnOver: () => void turnOver(article, which === "clean" ? "original" : "clean"),
    };
    const ended = new AbortController();
    let room: Room;
    if (which === "clean") room = await openRoom(page, shared);
    else {
      const following = followArticle(view, late, (late) => void again(late), ended.signal);
      const panel = await openPanel(page, { ...shared, changed: following.changed });
      following.waitFor(panel.state);
      room = panel;
    }
    if (known) {
      room.state.colour.value = known.colour.value;
      room.state.active.value = known.active.value;
    }
    // The words are there at once; the notes come when the store has them.
    options.open({ ...articleOf(article), canonicalUrl: canonicalNow(view, article.canonicalUrl) }).then(
      (opened) => {
        key = opened.page;
        room.receive(opened.annotations);
      },
      (error) => room.fail(error),
    );
    return {
      room,
      isStanding: room.isStanding,
      close: async () => {
        ended.abort();
        await room.close();
        const moved = view.scrollX !== left || view.scrollY !== top;
        if (which === "clean" && moved) view.scrollTo({ left, top, behavior: "instant" });
      },
    };
  }

  async function openNotice(why: MessageName): Promise<Open> {
    const { say, locale } = options;
    const notice = await showNotice(page, {
      words: say(why),
      say,
      locale,
      anyway: why === "no_article" ? () => void begin(true) : null,
      closed: () => {
        open = null;
      },
    });
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

  function articleHere(anyway: boolean): Article | null {
    const url = view.location.href;
    return options.clean(page, anyway ? { url, anyway } : { url });
  }

  const begin = (anyway: boolean, which: View = "clean"): Promise<void> =>
    once(async () => {
      const article = articleHere(anyway);
      open = article ? await show(article, which, null) : await openNotice(whyNot(page));
    });

  /** The same article in its other view, with all that is known of it. */
  const turnOver = (article: Article, which: View): Promise<void> =>
    once(async () => {
      const before = open;
      if (which === "original") await before?.close();
      open = await show(article, which, before?.room ?? null);
      if (which === "clean") await before?.close();
    });

  /** The page has become another article: its notes take the place of those of before, once these are saved. */
  const again = (late: boolean): Promise<void> =>
    once(async () => {
      const [before, article] = [open, articleHere(true)];
      if (!before || !article) return;
      await before.close();
      key = null;
      open = await show(article, "original", null, late);
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
      if (!open?.isStanding()) await begin(true, "original");
      open?.room?.highlight();
    },
  };
}
