/** A note's words as they read: Markdown drawn as elements, never as a string of HTML. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Annotation } from "../model/annotation.ts";
import { type Block, blocksOf, type Inline } from "../model/markdown.ts";
import type { Parts } from "./parts.ts";

type Follow = Parts["follow"];

const inlines = (children: readonly Inline[], follow: Follow): ComponentChildren =>
  children.map((child) => drawInline(child, follow));

function drawInline(inline: Inline, follow: Follow): ComponentChildren {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return <br />;
    case "code":
      return <code>{inline.text}</code>;
    case "tag":
      return <span class="tag">#{inline.name}</span>;
    case "strong":
      return <strong>{inlines(inline.children, follow)}</strong>;
    case "emphasis":
      return <em>{inlines(inline.children, follow)}</em>;
    case "link":
      return (
        <a
          href={inline.address}
          rel="noreferrer"
          onClick={(event) => {
            event.preventDefault();
            event.stopPropagation();
            follow(inline.address, "tab");
          }}
        >
          {inlines(inline.children, follow)}
        </a>
      );
  }
}

const blocks = (list: readonly Block[], follow: Follow): ComponentChildren =>
  list.map((block) => drawBlock(block, follow));

function drawBlock(block: Block, follow: Follow): ComponentChildren {
  switch (block.kind) {
    case "paragraph":
      return <p>{inlines(block.children, follow)}</p>;
    case "quote":
      return <blockquote>{blocks(block.children, follow)}</blockquote>;
    case "code":
      return <pre>{block.text}</pre>;
    case "list": {
      const items = block.items.map((item) => <li>{blocks(item, follow)}</li>);
      return block.first === null ? <ul>{items}</ul> : <ol start={block.first}>{items}</ol>;
    }
  }
}

interface NoteWordsProps {
  readonly annotation: Annotation;
  readonly parts: Parts;
  edit(): void;
}

export function NoteWords({ annotation, parts, edit }: NoteWordsProps) {
  const { note } = annotation;
  const drawn = useMemo(() => blocks(blocksOf(note), parts.follow), [note, parts.follow]);
  if (note === "")
    return (
      <button type="button" class="t none" tabIndex={-1} onClick={edit}>
        {parts.say("note_placeholder")}
      </button>
    );
  return (
    // For the mouse only: the keyboard has the button "edit" beside it.
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button beside it does the same
    <div
      class="t words"
      dir="auto"
      onClick={() => {
        if (parts.view.getSelection()?.isCollapsed !== false) edit();
      }}
    >
      {drawn}
    </div>
  );
}
