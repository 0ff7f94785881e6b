/** The bar at the end of a selection: the colours, the last used first, note, tag and copy. */
import { colours } from "../model/annotation.ts";
import { doing } from "./doing.ts";
import { colourName } from "./naming.ts";
import type { Parts } from "./parts.ts";

/** Between the selection and the bar, in pixels. */
const distance = 10;
/** The bar's height with its distance, in pixels: above the selection when there is no room below. */
const needs = 56;
/** The bar's greatest width with its distance from the edge, in pixels. */
const widest = 330;

export function SelectionBar(parts: Parts) {
  const { state, say } = parts;
  const pending = state.pending.value;
  if (!pending) return null;
  const does = doing(parts);
  const { keys, recent } = state.settings.value;
  const { left, top, bottom, view } = pending.place;
  const across = `${Math.round(Math.max(8, Math.min(left, view.width - widest)))}px`;
  const below = bottom + needs <= view.bottom;
  const above = top - needs >= view.top;
  // What is longer than the window has the bar at its foot.
  const down = below ? bottom + distance : top - needs + distance;
  const style =
    below || above
      ? { left: across, top: `${Math.round(down)}px` }
      : { left: across, bottom: `${distance}px`, position: "fixed" as const };
  const withKey = (words: string, key: string): string => (key ? `${words} (${key.toUpperCase()})` : words);
  const words = [
    ["note", say("note"), keys.note],
    ["tag", say("tag"), keys.tag],
    ["copy", say("copy"), keys.copy],
  ] as const;
  return (
    // The press must not take the selection away before the button has read it.
    <div
      class="sel"
      role="toolbar"
      aria-label={say("selection_bar")}
      style={style}
      onMouseDown={(event) => event.preventDefault()}
    >
      {recent.map((colour) => (
        <button
          key={colour}
          type="button"
          class="dot"
          data-colour={colour}
          aria-label={colourName(parts, colour)}
          title={withKey(colourName(parts, colour), keys[`colour_${numberOf(colour)}`])}
          onClick={() => does.colour(colour)}
        />
      ))}
      <span class="rule" />
      {words.map(([command, label, key]) => (
        <button key={command} type="button" class="word" title={withKey(label, key)} onClick={() => does[command]()}>
          {label}
        </button>
      ))}
    </div>
  );
}

const numbers = [1, 2, 3, 4, 5] as const;
const numberOf = (colour: (typeof colours)[number]): (typeof numbers)[number] => numbers[colours.indexOf(colour)] ?? 1;
