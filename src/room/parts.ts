/** What the room's parts are drawn from. */
import type { Article } from "../model/article.ts";
import type { Say } from "../model/words.ts";
import type { Following } from "./links.ts";
import type { Notebook } from "./notebook.ts";
import type { Shelf } from "./shelf.ts";
import type { RoomState } from "./state.ts";

export type View = Window & typeof globalThis;

/** What is shown, as soon as the article is. */
export interface Shown {
  readonly article: Article;
  readonly state: RoomState;
  /** The room's own window. */
  readonly view: View;
  readonly say: Say;
  /** The reader's language, BCP 47. */
  readonly locale: string;
  follow(address: string, how: Following): void;
  close(): void;
  /** Shows the article's other view: the original page, or the clean one. */
  turnOver(): void;
}

/** And with it the notes, once the margin is there. */
export interface Parts extends Shown {
  readonly notebook: Notebook;
  readonly shelf: Shelf;
  /** Whether every note shows its quote: where it does not stand beside its line. */
  readonly quotes?: boolean;
}
