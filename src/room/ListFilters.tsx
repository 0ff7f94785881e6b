/** What of the list is shown: words, colours, tag, state, with or without note; and in which order. */
import { useMemo } from "preact/hooks";
import { type Annotation, type Colour, colours } from "../model/annotation.ts";
import { withTags } from "../model/tags.ts";
import { everything, type ListFilter, type ListState, listOrders } from "./list.ts";
import { colourName } from "./naming.ts";
import type { Parts } from "./parts.ts";

interface ListFiltersProps {
  readonly parts: Parts;
  readonly list: ListState;
  changed(): void;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  choose(value: string): void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** The tags in use, in the order of the alphabet. */
function tagsOf(annotations: Iterable<Annotation>, locale: string): readonly string[] {
  const used = [...annotations].reduce<readonly string[]>((all, { tags }) => withTags(all, tags), []);
  return [...used].sort(new Intl.Collator(locale).compare);
}

export function ListFilters({ parts, list, changed }: ListFiltersProps) {
  const { say } = parts;
  const filter = list.filter.value;
  const set = (part: Partial<ListFilter>): void => {
    const next = { ...filter, ...part };
    const same = (Object.keys(everything) as (keyof ListFilter)[]).every((key) =>
      key === "colours" ? next.colours.length === 0 : next[key] === everything[key],
    );
    list.filter.value = same ? everything : next;
    changed();
  };
  const toggle = (colour: Colour): void => {
    const on = filter.colours.includes(colour);
    set({ colours: on ? filter.colours.filter((other) => other !== colour) : [...filter.colours, colour] });
  };
  const states = { found: "state_found", changed: "changed", lost: "lost" } as const;
  const stateKeys = ["found", "changed", "lost"] as const;
  const annotations = parts.state.annotations.value;
  const tags = useMemo(() => tagsOf(annotations.values(), parts.locale), [annotations]);
  return (
    <search class="filters">
      <input
        type="search"
        aria-label={say("search")}
        placeholder={say("search")}
        value={filter.query}
        onInput={(event) => set({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || filter.query === "") return;
          event.preventDefault();
          event.stopPropagation();
          set({ query: "" });
        }}
      />
      <div class="choices">
        <fieldset aria-label={say("filter_colour")} class="dots">
          {colours.map((colour) => (
            <button
              key={colour}
              type="button"
              class="dot"
              data-colour={colour}
              aria-label={colourName(parts, colour)}
              title={colourName(parts, colour)}
              aria-pressed={filter.colours.includes(colour)}
              onClick={() => toggle(colour)}
            />
          ))}
        </fieldset>
        <Choice
          label={say("sort")}
          value={filter.order}
          options={listOrders.map((order) => [order, say(`sort_${order}`)])}
          choose={(value) => set({ order: listOrders.find((order) => order === value) ?? "place" })}
        />
      </div>
      <div class="choices">
        <Choice
          label={say("filter_state")}
          value={filter.state ?? ""}
          options={[["", say("state_any")], ...stateKeys.map((key) => [key, say(states[key])] as const)]}
          choose={(value) => set({ state: stateKeys.find((key) => key === value) ?? null })}
        />
        <Choice
          label={say("filter_note")}
          value={filter.noted === null ? "" : String(filter.noted)}
          options={[
            ["", say("note_any")],
            ["true", say("note_with")],
            ["false", say("note_without")],
          ]}
          choose={(value) => set({ noted: value === "" ? null : value === "true" })}
        />
        {tags.length > 0 ? (
          <Choice
            label={say("filter_tag")}
            value={filter.tag ?? ""}
            options={[["", say("tag_any")], ...tags.map((tag) => [tag, `#${tag}`] as const)]}
            choose={(value) => set({ tag: value || null })}
          />
        ) : null}
      </div>
    </search>
  );
}
