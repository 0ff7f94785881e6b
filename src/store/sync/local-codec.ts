/** The door for what sync merges: an annotation with its history and a register, `unknown` until read here. */
import type { Annotation, OtherVersion } from "../../model/annotation.ts";
import { readStamp } from "../../model/clock.ts";
import type { Register } from "../../model/register.ts";
import { readAnnotation } from "../codec.ts";

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const isStamp = (value: unknown): value is string => typeof value === "string" && readStamp(value) !== null;
const isVersion = (value: unknown): value is OtherVersion =>
  isFields(value) && isStamp(value["stamp"]) && typeof value["note"] === "string";

/** Reads an annotation with its history; `null` when it is none, or carries no stamp to merge it by. */
export function readNote(value: unknown): Annotation | null {
  const annotation = readAnnotation(value);
  if (annotation === null || !isFields(value) || !isStamp(annotation.stamp)) return null;
  const { versions, past } = value;
  return {
    ...annotation,
    ...(Array.isArray(versions) && versions.length > 0 ? { versions: versions.filter(isVersion) } : {}),
    ...(Array.isArray(past) && past.length > 0 ? { past: past.filter(isStamp) } : {}),
  };
}

/** Reads a register; `null` when it is none. */
export function readRegister(value: unknown): Register | null {
  if (
    !isFields(value) ||
    typeof value["key"] !== "string" ||
    !isStamp(value["stamp"]) ||
    typeof value["deleted"] !== "boolean"
  )
    return null;
  return {
    key: value["key"],
    value: (value["value"] ?? null) as Register["value"],
    deleted: value["deleted"],
    stamp: value["stamp"],
  };
}
