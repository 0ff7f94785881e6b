/** What is needed once the reader is at work, with words selected or a note in hand: a part of its own. */
export { CopyForms } from "./CopyForms.tsx";
export { copyOut } from "./copying.ts";
export { handlesIn, openEdges } from "./original/edges.ts";
export { TagField } from "./TagField.tsx";
