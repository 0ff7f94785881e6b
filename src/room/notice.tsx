/** A notice in the corner of a page that cannot be opened as an article: one sentence, and what can be done. */
import { render } from "preact";
import type { Say } from "../model/words.ts";
import { dress } from "./dress.ts";
import { raiseWalls } from "./host.ts";
import notice from "./look/notice.css";

export interface NoticeOptions {
  readonly words: string;
  readonly say: Say;
  /** The reader's language, BCP 47. */
  readonly locale: string;
  /** Reads the page as it is; `null` where there is nothing to read. */
  readonly anyway: (() => void) | null;
  /** The notice was closed. */
  closed(): void;
}

export interface Notice {
  close(): void;
}

/** Shows the notice over `page`, which stays usable beneath. */
export async function showNotice(page: Document, options: NoticeOptions): Promise<Notice> {
  const { say, words, anyway } = options;
  let close = (): void => undefined;
  const walls = await raiseWalls(page, {
    language: options.locale,
    title: words,
    shape: "corner",
    onCancel: () => close(),
  });
  const { room } = walls;
  close = () => {
    render(null, room.body);
    walls.close();
    options.closed();
  };
  dress(walls.view, notice);
  room.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  render(
    <main>
      <p role="alert">{words}</p>
      <div>
        {anyway ? (
          <button
            type="button"
            class="main"
            onClick={() => {
              close();
              anyway();
            }}
          >
            {say("read_anyway")}
          </button>
        ) : null}
        <button type="button" onClick={close}>
          {say("close")}
        </button>
      </div>
    </main>,
    room.body,
  );
  walls.view.focus();
  room.querySelector("button")?.focus();
  return { close };
}
