/** Messages between a page's content script and the background: one map of functions a direction, all types derive from it. */
import type { Runtime } from "webextension-polyfill";
import type { Annotation, Colour, Seen, Written } from "../model/annotation.ts";
import type { PageKey } from "../model/page.ts";
import type { Place } from "../model/reading-place.ts";
import type { SiteRule } from "../model/rule.ts";
import type { CopyForm, Settings } from "../model/settings.ts";
import type { PageMeter } from "../model/travel.ts";
import { browser } from "./browser.ts";

/** What a content script says of the article that it opened. */
export interface OpenedPage {
  readonly canonicalUrl: string | null;
  readonly title: string;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  /** The fingerprint of its text. */
  readonly print: string;
}

/** What the background says of the page that was opened. */
export interface Opening {
  readonly page: PageKey;
  readonly annotations: readonly Annotation[];
  readonly settings: Settings;
  /** How far it was read; `null`: it was not open before. */
  readonly place: Place | null;
  /** The page is in a private window: what is written there is forgotten with the last of these. */
  readonly isPrivate: boolean;
}

/** What a content script may ask of the background. It gets its own page's annotations and no others. */
export interface Background {
  /** Opens the sender's page; from then on its changes are told to the sender, until it closes. */
  open(page: OpenedPage): Opening;
  close(): void;
  save(annotation: Written, seen: Seen): Annotation;
  remove(id: string): Annotation | null;
  restore(id: string): Annotation | null;
  /** What was deleted of the open page within the last 30 days. */
  bin(): readonly Annotation[];
  /** A few tags that complete what was typed: a page is never told all of them. */
  complete(typed: string): readonly string[];
  habit(habit: { readonly colour?: Colour; readonly copy?: CopyForm }): void;
  reached(place: Place): void;
  openTab(address: string, active: boolean): void;
  /** How annotations travel, and which of the open page do not; `null` in a private window, where nothing is kept. */
  meter(): PageMeter | null;
  /** The rules of the sender's site, as its reader made them. */
  rules(): readonly SiteRule[];
  /** Keeps a rule for the sender's own site. */
  saveRule(rule: SiteRule): void;
}

/** What the background may ask of a page's content script. */
export interface Page {
  /** Opens Galley, or closes it. */
  toggle(): void;
  /** Highlights what is selected. */
  highlight(): void;
  /** Annotations of the open page that were changed elsewhere. */
  changed(page: PageKey, annotations: readonly Annotation[]): void;
}

type Functions<Map> = {
  readonly [Name in keyof Map]: Map[Name] extends (...values: infer Values) => infer Reply ? [Values, Reply] : never;
};
/** The calling side of a map of functions: each by promise. */
export type Calls<Map> = {
  readonly [Name in keyof Functions<Map>]: (...values: Functions<Map>[Name][0]) => Promise<Functions<Map>[Name][1]>;
};

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  readonly tab: number | null;
  readonly url: string;
  readonly incognito: boolean;
  /** A page of the extension's own, and no content script. */
  readonly own: boolean;
}

/** The answering side: each function also learns who asks. Arguments are `unknown` until it has read them. */
export type Answers<Map> = {
  readonly [Name in keyof Functions<Map>]: (
    sender: Sender,
    ...values: readonly unknown[]
  ) => Functions<Map>[Name][1] | Promise<Functions<Map>[Name][1]>;
};

interface Envelope {
  readonly galley: string;
  readonly values: readonly unknown[];
}

function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === "object" &&
    message !== null &&
    "galley" in message &&
    typeof message.galley === "string" &&
    "values" in message &&
    Array.isArray(message.values)
  );
}

/** What is sent back: errors do not travel by themselves in Chromium. */
type Reply = { readonly value?: unknown } | { readonly error: string };

/** Calls by envelope. They reject with the words of the error that the other side threw. */
function caller<Map>(send: (envelope: Envelope) => Promise<unknown>): Calls<Map> {
  async function call(name: string, values: readonly unknown[]): Promise<unknown> {
    const reply = (await send({ galley: name, values })) as Reply | null | undefined;
    if (!reply) throw new Error(`${name}: nobody answered`);
    if ("error" in reply) throw new Error(reply.error);
    return reply.value;
  }
  return new Proxy({} as Calls<Map>, {
    get: (_, name) => (name === "then" ? undefined : (...values: unknown[]) => call(String(name), values)),
  });
}

/** The background, asked for what `Map` says, from a page of the extension's own. */
export const askBackground = <Map>(): Calls<Map> => caller((envelope) => browser.runtime.sendMessage(envelope));

/** The background, seen from a page. Calls reject with the browser's error when the extension was updated or removed. */
export const background: Calls<Background> = caller((envelope) => browser.runtime.sendMessage(envelope));

/** The content script in `tab`. Calls reject when there is none. */
export const pageIn = (tab: number): Calls<Page> =>
  caller((envelope) => browser.tabs.sendMessage(tab, envelope, { frameId: 0 }));

/** Answers the messages of this extension, and of no one else, until `signal` aborts. */
export function answer<Map>(answers: Answers<Map>, signal?: AbortSignal): void {
  const named = new Map(Object.entries(answers) as [string, Answers<Map>[keyof Answers<Map>]][]);
  const listener = (
    message: unknown,
    from: Runtime.MessageSender,
    respond: (reply: Reply) => void,
  ): true | undefined => {
    if (from.id !== browser.runtime.id || !isEnvelope(message)) return undefined;
    const reply = named.get(message.galley);
    if (!reply) return undefined;
    // The address of now: `from.url` stays the one that was loaded when a page changes it by the History API.
    const sender: Sender = {
      tab: from.tab?.id ?? null,
      url: from.tab?.url ?? from.url ?? "",
      incognito: from.tab?.incognito ?? false,
      own: from.url?.startsWith(browser.runtime.getURL("")) ?? false,
    };
    Promise.resolve()
      .then(() => reply(sender, ...message.values))
      .then(
        (value) => respond({ value }),
        (error: unknown) => respond({ error: error instanceof Error ? error.message : String(error) }),
      );
    // The answer comes later.
    return true;
  };
  // Its type knows no listener that answers some messages and leaves the rest to others.
  const heard = listener as Runtime.OnMessageListenerCallback;
  browser.runtime.onMessage.addListener(heard);
  signal?.addEventListener("abort", () => browser.runtime.onMessage.removeListener(heard));
}

/** Whether this content script still belongs to a running extension: an update leaves old ones behind. */
export function isAlive(): boolean {
  return browser.runtime?.id !== undefined;
}
