/** The door for site rules: `unknown` until read here. */
import type { SiteRule, TextShape } from "../model/rule.ts";

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const isCount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
/** Longer selectors are no rule of ours: a bound on what one rule can cost. */
const longestSelector = 1000;

function readShape(value: unknown): TextShape | null {
  if (!isFields(value)) return null;
  const { begins, shortest, longest } = value;
  return typeof begins === "string" && isCount(shortest) && isCount(longest) ? { begins, shortest, longest } : null;
}

/** Reads a site rule; `null` when it is not one. */
export function readRule(value: unknown): SiteRule | null {
  if (!isFields(value)) return null;
  const { id, site, selector, action, sample, on, created } = value;
  const shape = readShape(value["shape"]);
  if (typeof id !== "string" || !/^[0-9a-f]{16}$/.test(id) || typeof site !== "string" || !shape) return null;
  if (typeof selector !== "string" || selector.length > longestSelector) return null;
  if (action !== "keep" && action !== "remove") return null;
  if (typeof sample !== "string" || typeof on !== "boolean" || !isCount(created)) return null;
  return { id, site, selector, shape, action, sample, on, created };
}
