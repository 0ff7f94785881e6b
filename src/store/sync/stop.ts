/** Why nothing, or not all, is written. */
export type Stop = "off" | "other-account" | "erased" | "newer-version" | "unreadable" | null;
