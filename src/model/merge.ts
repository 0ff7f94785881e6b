/**
 * How copies of one annotation from several devices become one: commutative, associative, idempotent, so that events may come late,
 * twice, in any order or never.
 *
 * The annotation as a whole is a last-writer-wins register by stamp. A note is the one thing in which that would lose words, so each
 * annotation also knows which stamps it has replaced (a version vector, one stamp a device, after Preguiça et al., "Dotted Version
 * Vectors", 2010): a note that lost without having been seen is kept as another version.
 */
import type { Annotation, OtherVersion } from "./annotation.ts";
import type { PageKey } from "./page.ts";

const deviceDigits = 8;

/** The device that made a stamp. */
export const deviceOf = (stamp: string): string => stamp.slice(-deviceDigits);

/** The last stamp of each device that is in `annotation`'s history, its own included. */
function historyOf(annotation: Annotation): Map<string, string> {
  const history = new Map<string, string>();
  const stamps = [
    annotation.stamp,
    ...(annotation.versions ?? []).map(({ stamp }) => stamp),
    ...(annotation.past ?? []),
  ];
  for (const stamp of stamps) {
    const device = deviceOf(stamp);
    if (stamp > (history.get(device) ?? "")) history.set(device, stamp);
  }
  return history;
}

function withHistory(
  annotation: Annotation,
  versions: readonly OtherVersion[],
  history: Map<string, string>,
): Annotation {
  const { versions: _, past: __, ...rest } = annotation;
  const told = new Set([annotation.stamp, ...versions.map(({ stamp }) => stamp)]);
  const past = [...history.values()].filter((stamp) => !told.has(stamp)).sort();
  return {
    ...rest,
    ...(versions.length > 0 ? { versions } : {}),
    ...(past.length > 0 ? { past } : {}),
  };
}

/** A deletion of which only the fact is known: what travels of one. `stamp` says when and where. */
export function grave(id: string, deleted: number, stamp: string): Annotation {
  const page = "" as PageKey;
  return { id, page, segments: [], colour: "yellow", note: "", tags: [], created: 0, edited: 0, deleted, stamp };
}

/**
 * `next` as the change that follows `previous` (`null`: it is new): it has replaced all that `previous` had, except for the other
 * versions of its note, which stay unless `settled` says that the reader has dealt with them. `next.stamp` must be later than
 * `previous.stamp`.
 */
export function following(previous: Annotation | null, next: Annotation, settled = false): Annotation {
  if (previous === null) return withHistory(next, [], new Map());
  const history = historyOf(previous);
  const versions = settled || next.deleted !== null ? [] : (previous.versions ?? []);
  if (next.stamp > (history.get(deviceOf(next.stamp)) ?? "")) history.delete(deviceOf(next.stamp));
  return withHistory(next, versions, history);
}

/**
 * One annotation of two copies. Both must have the same id. The words kept in a deletion, for taking it back, are the newest known; they
 * are a courtesy and no part of the laws above.
 */
export function join(one: Annotation, other: Annotation): Annotation {
  const [last, lost] = precedes(one, other) ? [other, one] : [one, other];
  const [lastHistory, lostHistory] = [historyOf(last), historyOf(lost)];
  const versions = new Map<string, OtherVersion>();
  const keep = (from: Annotation, there: Annotation, history: Map<string, string>): void => {
    const held = new Set([there.stamp, ...(there.versions ?? []).map(({ stamp }) => stamp)]);
    for (const version of notesOf(from)) {
      const seen = version.stamp <= (history.get(deviceOf(version.stamp)) ?? "");
      const known = versions.get(version.stamp);
      if (seen && !held.has(version.stamp)) continue;
      if (known === undefined || known.note < version.note) versions.set(version.stamp, version);
    }
  };
  keep(last, lost, lostHistory);
  keep(lost, last, lastHistory);
  versions.delete(last.stamp);
  for (const [device, stamp] of lostHistory)
    if (stamp > (lastHistory.get(device) ?? "")) lastHistory.set(device, stamp);
  const sorted = [...versions.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  return withHistory(last.deleted === null ? last : withWords(last, lost), sorted, lastHistory);
}

/** The notes that `annotation` brings into a join: its own, unless empty or deleted, and its other versions. */
function notesOf(annotation: Annotation): readonly OtherVersion[] {
  const { stamp, note, deleted, versions = [] } = annotation;
  return note === "" || deleted !== null ? versions : [{ stamp, note }, ...versions];
}

/** Whether `one` loses against `other`. Equal stamps with unlike content come from a broken peer only; any fixed order will do. */
function precedes(one: Annotation, other: Annotation): boolean {
  if (one.stamp !== other.stamp) return one.stamp < other.stamp;
  if ((one.deleted === null) !== (other.deleted === null)) return one.deleted === null;
  return one.edited - other.edited < 0 || (one.edited === other.edited && words(one) < words(other));
}

/** A deletion with the newest words known of what was deleted: deletions travel without them. */
function withWords(deletion: Annotation, other: Annotation): Annotation {
  const newer = other.edited - deletion.edited || (words(other) > words(deletion) ? 1 : -1);
  if (newer <= 0) return deletion;
  const { deleted, stamp } = deletion;
  return { ...other, deleted, stamp };
}

function words({ page, segments, colour, note, tags, created }: Annotation): string {
  const places = segments.map(({ exact, prefix, suffix, start }) => [exact, prefix, suffix, start]);
  return JSON.stringify([page, created, note, colour, tags, places]);
}

/** The notes to offer beside `annotation`: the other versions that say something else, the latest first, each text once. */
export function otherVersions(annotation: Annotation): readonly OtherVersion[] {
  const shown = new Set([annotation.note]);
  return (annotation.versions ?? []).toReversed().filter(({ note }) => !shown.has(note) && shown.add(note));
}
