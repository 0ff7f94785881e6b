/** The reader: opens the room on a page, says why when it cannot, and gives the page back as it was. */
import type { Annotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import { fingerprint } from "../model/fingerprint.ts";
import type { PageKey } from "../model/page.ts";
import type { SiteRule } from "../model/rule.ts";
import type { MessageName, Say } from "../model/words.ts";
import type { Following } from "./links.ts";
import { showNotice } from "./notice.tsx";
import { gathering, type Join } from "./removed/gather.ts";
import { type RuleMaking, recleaning } from "./removed/recleaning.ts";
import { type Opened, openRoom, type Room } from "./room.tsx";
import type { Shelf } from "./shelf.ts";

/** What is told to the store of the article that is opened. */
export interface OpenedArticle extends Pick<Article, "canonicalUrl" | "title" | "source" | "authors" | "published"> {
  /** The fingerprint of its text. */
  readonly print: string;
}

export interface ReaderOptions {
  /** Makes an article of the page, `anyway` also of one that is none; `null` when there is none. */
  clean(page: Document, options: { url: string; anyway?: boolean; rules: readonly SiteRule[] }): Article | null;
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
}

interface Open {
  readonly close: () => Promise<void>;
  readonly room: Room | null;
  readonly isStanding: () => boolean;
}

const articleOf = ({ canonicalUrl, title, source, authors, published, text }: Article): OpenedArticle => ({
  canonicalUrl,
  title,
  source,
  authors,
  published,
  print: fingerprint(text),
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

  async function openArticle(article: Article, rules: readonly SiteRule[], anyway: boolean): Promise<Open> {
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
    });
    const room: Room = await openRoom(page, {
      article,
      annotations: [],
      shelf: options.shelf,
      cleaning,
      whole,
      say: options.say,
      locale: options.locale,
      follow,
      close: () => void close(),
    });
    // The words are there at once; the notes come when the store has them.
    options.open(articleOf(article)).then(
      (opened) => {
        key = opened.page;
        room.start(opened);
      },
      (error) => room.fail(error),
    );
    return {
      room,
      isStanding: room.isStanding,
      close: async () => {
        whole.stop();
        await room.close();
        if (view.scrollX !== left || view.scrollY !== top) view.scrollTo({ left, top, behavior: "instant" });
        await options.closed();
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

  async function begin(anyway: boolean): Promise<void> {
    if (opening) return;
    opening = true;
    try {
      const url = view.location.href;
      // Without its rules a site is still read, as it was before there were any.
      const rules = await options.rules.list().catch(() => []);
      const article = options.clean(page, { url, anyway, rules });
      open = article ? await openArticle(article, rules, anyway) : await openNotice(whyNot(page));
    } finally {
      opening = false;
    }
  }

  async function close(): Promise<void> {
    const closing = open;
    open = null;
    key = null;
    await closing?.close();
  }

  return {
    toggle: () => void (open?.isStanding() ? close() : begin(false)),
    receive(changed, annotations) {
      if (changed === key && key !== null) open?.room?.receive(annotations as readonly Annotation[]);
    },
    flush: () => open?.room?.flush(),
  };
}
