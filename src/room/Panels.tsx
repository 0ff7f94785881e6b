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
import type { Parts, View } from "./parts.ts";

/** Gives the focus back to what has it now, once no panel is open any more. */
function useFocusBack(view: View): void {
  useLayoutEffect(() => {
    const { document } = view;
    const before = document.activeElement as HTMLElement | null;
    return () => {
      const now = document.activeElement;
      // Whoever went on into the article stays there.
      if (now && now !== document.body && !now.closest(".panel")) return;
      // Cards are not seen, and take no focus, for as long as the panel stands.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) before?.focus({ preventScroll: true });
      });
    };
  }, [view]);
}

export function Panels({ parts, list }: { parts: Parts; list: ListState }) {
  useLayoutEffect(() => {
    dress(parts.view, panelLook + listLook);
    // With the first panel comes its look, and only then the column moves aside.
    parts.state.layout.value++;
  }, [parts.view, parts.state]);
  useFocusBack(parts.view);
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
