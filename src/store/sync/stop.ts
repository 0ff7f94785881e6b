/** Why a run may write nothing at all. */
export const stops = ["off", "other-account", "erased", "newer-version", "unreadable"] as const;
export type Stop = (typeof stops)[number] | null;
