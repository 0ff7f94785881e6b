/** What few notes need: words that were changed, that are gone or stand in the wrong place, and notes that were written in two places at once. */
export { Attach } from "./Attach.tsx";
export { Changed } from "./Changed.tsx";
export { OtherVersions } from "./OtherVersions.tsx";
