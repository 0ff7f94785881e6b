/** How the page with the article looks. */
import article from "./article.css";
import bar from "./bar.css";
import highlights from "./highlights.css";
import paper from "./paper.css";
import sheet from "./sheet.css";

/** What every room has: colours, faces, the line at the top, highlights. */
export const roomLook = paper + bar + highlights;

/** And with it the article in its column. */
export const pageLook = roomLook + sheet + article;
