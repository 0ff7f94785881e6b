/** The field for tags, which comes when the reader is at work. */
import { later } from "./later.tsx";

export const LaterTagField = later(
  () => import("./at-work.ts").then(({ TagField }) => TagField),
  ({ state }) => {
    state.tagging.value = null;
  },
);
