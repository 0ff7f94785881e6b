/** What the removed blocks need when they are first opened: a part of its own. */
export { Blocks } from "./Blocks.tsx";
export { default as blocksLook } from "./blocks.css";
export { pickBlocks } from "./pick.ts";
