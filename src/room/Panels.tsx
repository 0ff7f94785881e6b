/** The panel that is open, if one is. */
import { Bin } from "./Bin.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { List } from "./List.tsx";
import type { ListState } from "./list.ts";
import { Outline } from "./Outline.tsx";
import type { Parts } from "./parts.ts";

export function Panels({ parts, list }: { parts: Parts; list: ListState }) {
  switch (parts.state.panel.value) {
    case "list":
      return <List parts={parts} list={list} />;
    case "bin":
      return <Bin parts={parts} />;
    case "outline":
      return <Outline parts={parts} />;
    case "keys":
      return <KeysHelp parts={parts} />;
    case null:
      return null;
  }
}
