/** The panel that is open, if one is. */
import { useLayoutEffect } from "preact/hooks";
import { Bin } from "./Bin.tsx";
import { dress } from "./dress.ts";
import { KeysHelp } from "./KeysHelp.tsx";
import { List } from "./List.tsx";
import type { ListState } from "./list.ts";
import listLook from "./look/list.css";
import panelLook from "./look/panel.css";
import { Outline } from "./Outline.tsx";
import type { Parts } from "./parts.ts";

export function Panels({ parts, list }: { parts: Parts; list: ListState }) {
  useLayoutEffect(() => {
    dress(parts.view, panelLook + listLook);
    // With the first panel comes its look, and only then the column moves aside.
    parts.state.layout.value++;
  }, [parts.view, parts.state]);
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
