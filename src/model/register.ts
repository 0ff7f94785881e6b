/** A register: one named value that travels between a reader's browsers, the last writer wins. Settings and site rules are such. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Register {
  readonly key: string;
  /** `null` when deleted. */
  readonly value: Json;
  readonly deleted: boolean;
  /** The hybrid logical clock's stamp of the last change; see `clock.ts`. */
  readonly stamp: string;
}

/** The one of two copies that was written last. Equal stamps with unlike values come from a broken peer; any fixed order will do. */
export function laterRegister(one: Register, other: Register): Register {
  if (one.stamp !== other.stamp) return one.stamp > other.stamp ? one : other;
  return content(one) >= content(other) ? one : other;
}

const content = ({ value, deleted }: Register): string => JSON.stringify([deleted, value]);
