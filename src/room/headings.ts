/** The headings of an article, for its outline. */

/** Fewer headings are no outline. */
export const fewest = 3;
/** A paragraph that is bold from end to end heads a section, as portals write it, when it is no longer than this, in UTF-16 units. */
const longestBold = 40;
/** How a sentence ends, or what leads into the next one: no heading does. A question may be one, as portals and interviews have them. */
const sentenceEnd = /[.!;:,…。！；：，、][”’"'」』)）]*$/;
/** Where a bold paragraph stands among headings: under all of them but the last. */
const boldLevel = 4;

const lettersOf = (text: string): string => text.replace(/\s+/g, "");

/** Whether a paragraph is bold, short and no sentence. */
function isBoldLine(paragraph: Element): boolean {
  const text = paragraph.textContent.trim();
  if (text === "" || text.length > longestBold || sentenceEnd.test(text)) return false;
  const bold = [...paragraph.querySelectorAll(":is(strong, b):not(:is(strong, b) *)")];
  return lettersOf(bold.map(({ textContent }) => textContent).join("")) === lettersOf(text);
}

/** Those with words, in the order of the article; bold lines too where there are several. */
export function headingsOf(content: Element): HTMLElement[] {
  const all = [...content.querySelectorAll<HTMLElement>("h1, h2, h3, h4, p:has(strong, b)")].filter(
    (element) =>
      element.textContent.trim() !== "" &&
      (element.localName !== "p" || (!element.closest("li, td, blockquote, figure") && isBoldLine(element))),
  );
  const headings = all.filter(({ localName }) => localName !== "p");
  return all.length - headings.length >= fewest ? all : headings;
}

/** How deep a heading stands, 1 the highest. */
export const levelOf = ({ localName }: Element): number => (localName === "p" ? boldLevel : Number(localName.slice(1)));
