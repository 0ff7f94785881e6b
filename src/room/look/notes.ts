/** How notes look, in the margin and in the panel beside the original page. */
import fingers from "./fingers.css";
import forced from "./forced.css";
import margin from "./margin.css";
import narrow from "./narrow.css";
import note from "./note.css";
import over from "./over.css";
import tools from "./tools.css";

const notes = margin + note + tools + over;

/** In the margin, or in a sheet from below where the window is narrow. */
export const marginLook = `${notes}@media (width < 900px), (pointer: coarse) {${fingers}}${narrow}${forced}`;

/** In a panel, which is narrow by its place: its buttons grow for fingers, and not because it is narrow. */
export const panelLook = `${notes}@media (pointer: coarse) {${fingers}}${forced}`;
