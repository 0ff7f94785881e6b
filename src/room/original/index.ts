/** The view beside the original page: a part of its own. */
export { followArticle } from "./following.ts";
export { openPanel } from "./panel-room.tsx";
