/** Writing a tag, with those used before to complete it. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { cleanTag, withoutTags } from "../model/tags.ts";
import { focusIn } from "./focus.ts";
import type { Parts } from "./parts.ts";

interface TagFieldProps {
  readonly parts: Parts;
  /** Tags that need no completing: what is written in has them. */
  readonly known: readonly string[];
  add(tag: string): void;
  /** Backspace in an empty field. */
  dropLast(): void;
  done(): void;
}

/** What ends a tag while typing. */
const ending = /[\s,，、;；]$/;

export function TagField({ parts, known, add, dropLast, done }: TagFieldProps) {
  const { shelf, say } = parts;
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const [typed, setTyped] = useState("");
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState(-1);
  // Before the next key is pressed: it is meant for this field.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    let late = false;
    setChosen(-1);
    if (cleanTag(typed) === "") setOffered([]);
    else
      shelf.complete(typed).then(
        (tags) => late || setOffered(withoutTags(tags, known)),
        // Without completion a tag can still be written.
        () => late || setOffered([]),
      );
    return () => {
      late = true;
    };
  }, [typed, known, shelf]);
  const take = (tag: string): void => {
    const clean = cleanTag(tag);
    if (clean !== "") add(clean);
    setTyped("");
  };
  const leave = (): void => {
    focusIn(field.current?.closest("[data-id], .chosen"), ".tagger");
    done();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (down !== 0 && offered.length > 0) {
      event.preventDefault();
      setChosen((chosen + down + offered.length + (chosen < 0 && down < 0 ? 1 : 0)) % offered.length);
    } else if (event.key === "Tab" && typed !== "" && offered.length > 0 && !event.shiftKey) {
      event.preventDefault();
      take(offered[Math.max(0, chosen)] ?? typed);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (typed === "") leave();
      else take(offered[chosen] ?? typed);
    } else if (event.key === "Backspace" && typed === "") {
      dropLast();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  return (
    <span class="tag-field">
      <input
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={say("tag_placeholder")}
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        placeholder={say("tag_placeholder")}
        value={typed}
        onInput={(event) => {
          const { value } = event.currentTarget;
          if (ending.test(value) && !event.isComposing) take(value);
          else setTyped(value);
        }}
        onKeyDown={keyDown}
        onBlur={() => {
          take(typed);
          done();
        }}
      />
      <div id={list} role="listbox" aria-label={say("tags")} hidden={offered.length === 0}>
        {offered.map((tag, index) => (
          // The keyboard chooses from the field.
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the option
          <div
            key={tag}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(tag);
            }}
          >
            #{tag}
          </div>
        ))}
      </div>
    </span>
  );
}
