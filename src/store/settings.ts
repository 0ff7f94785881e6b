/** The reader's settings at rest, and how far each article was read. */
import { type Colour, colours } from "../model/annotation.ts";
import type { PageKey } from "../model/page.ts";
import type { Place } from "../model/reading-place.ts";
import type { Json } from "../model/register.ts";
import {
  type CopyForm,
  commands,
  copyForms,
  defaultSettings,
  isSettableKey,
  longestName,
  type Settings,
  withUsed,
} from "../model/settings.ts";
import type { Area } from "../platform/storage.ts";
import type { RegisterStore } from "./sync/registers.ts";

const settingsKey = "settings";
const placeKey = (page: PageKey): `place/${PageKey}` => `place/${page}`;

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const isColour = (value: unknown): value is Colour => colours.some((colour) => colour === value);
const isForm = (value: unknown): value is CopyForm => copyForms.some((form) => form === value);

/** Reads settings, field by field: what is not there or not right is as it comes. */
export function readSettings(value: unknown): Settings {
  const { names, keys, recent, copy } = fieldsOf(value);
  const [ownNames, ownKeys] = [fieldsOf(names), fieldsOf(keys)];
  const nameOf = (colour: Colour): string => {
    const name = ownNames[colour];
    return typeof name === "string" ? name.trim().slice(0, longestName) : "";
  };
  const keyOf = (command: (typeof commands)[number]): string => {
    const key = ownKeys[command];
    return typeof key === "string" && (key === "" || isSettableKey(key)) ? key : defaultSettings.keys[command];
  };
  const used = Array.isArray(recent) ? recent.filter(isColour) : [];
  return {
    names: {
      yellow: nameOf("yellow"),
      green: nameOf("green"),
      blue: nameOf("blue"),
      pink: nameOf("pink"),
      violet: nameOf("violet"),
    },
    keys: Object.fromEntries(commands.map((command) => [command, keyOf(command)])) as Settings["keys"],
    recent: [...new Set([...used, ...colours])],
    copy: isForm(copy) ? copy : defaultSettings.copy,
  };
}

/** Reads a place in an article; `null` when it is none. */
export function readPlace(value: unknown): Place | null {
  const { block, begins, into } = fieldsOf(value);
  if (typeof block !== "number" || typeof begins !== "string" || typeof into !== "number") return null;
  if (!Number.isInteger(block) || block < 0 || !(into >= 0 && into <= 1)) return null;
  return { block, begins, into };
}

/** What a room did that is to be remembered; what cannot be read is left out. */
export function readHabit(value: unknown): { colour?: Colour; copy?: CopyForm } {
  const { colour, copy } = fieldsOf(value);
  return { ...(isColour(colour) ? { colour } : {}), ...(isForm(copy) ? { copy } : {}) };
}

export interface SettingsStore {
  get(): Promise<Settings>;
  /** Writes what `next` makes of the settings. */
  change(next: (settings: Settings) => Settings): Promise<Settings>;
  habit(habit: { colour?: Colour; copy?: CopyForm }): Promise<void>;
  placeIn(page: PageKey): Promise<Place | null>;
  reached(page: PageKey, place: Place): Promise<void>;
}

/** A register's value of the settings. */
const jsonOf = ({ names, keys, recent, copy }: Settings): Json => ({
  names: { ...names },
  keys: { ...keys },
  recent: [...recent],
  copy,
});

/** The settings among `registers`, so that they travel; places in `area`, where they stay. */
export function settingsIn(area: Area, registers: RegisterStore): SettingsStore {
  const get = async (): Promise<Settings> => {
    const found = (await registers.list(settingsKey)).find(({ key }) => key === settingsKey);
    return readSettings(found?.value);
  };
  const change = async (next: (settings: Settings) => Settings): Promise<Settings> => {
    const settings = next(await get());
    await registers.put(settingsKey, jsonOf(settings));
    return settings;
  };
  return {
    get,
    change,
    async habit({ colour, copy }) {
      await change((settings) => {
        const used = colour ? withUsed(settings, colour) : settings;
        return copy ? { ...used, copy } : used;
      });
    },
    placeIn: async (page) => readPlace((await area.get([placeKey(page)]))[placeKey(page)]),
    reached: (page, place) => area.set({ [placeKey(page)]: place }),
  };
}
