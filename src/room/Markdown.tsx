/** Markdown drawn as elements, never as a string of HTML: a part of its own, which comes with the first note that has a mark in it. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
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

interface MarkdownProps {
  readonly note: string;
  readonly follow: Follow;
}

export function Markdown({ note, follow }: MarkdownProps) {
  return <>{useMemo(() => blocks(blocksOf(note), follow), [note, follow])}</>;
}
