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
/** Longer rows of bold lines, one right below the other, are a title page, a verse or a list. */
const longestRow = 2;

/** Whether a paragraph is bold from end to end, and short. */
function isBoldLine(paragraph: Element | null): paragraph is HTMLElement {
  const text = paragraph?.textContent.trim() ?? "";
  if (!paragraph?.matches("p") || text === "" || text.length > longestBold) return false;
  const bold = [...paragraph.querySelectorAll(":is(strong, b):not(:is(strong, b) *)")];
  return lettersOf(bold.map(({ textContent }) => textContent).join("")) === lettersOf(text);
}

/** Bold lines that stand one right below the other, `line` being the first. */
function rowFrom(line: HTMLElement): HTMLElement[] {
  const row = [line];
  for (let next = line.nextElementSibling; isBoldLine(next); next = next.nextElementSibling) row.push(next);
  return row;
}

/** Whether an element shows a picture and says nothing. */
const isPicture = (element: Element | null): boolean =>
  element?.textContent.trim() === "" && (element.matches("img") || element.querySelector("img") !== null);

/** The bold lines that head what stands below them: no captions of pictures, and no parts of sentences. */
function boldHeadings(content: Element): HTMLElement[] {
  const lines = [...content.querySelectorAll<HTMLElement>("p:has(strong, b)")].filter(
    (line) => isBoldLine(line) && !line.closest("li, td, blockquote, figure"),
  );
  const underPictures = lines.filter((line) => isPicture(line.previousElementSibling));
  // A heading has words below it: where one of these has none, all of them are captions.
  const areCaptions = underPictures.some(
    ({ nextElementSibling: next }) => !next || isPicture(next) || isBoldLine(next),
  );
  return lines
    .filter((line) => !isBoldLine(line.previousElementSibling))
    .flatMap((first) => {
      const row = rowFrom(first).slice(areCaptions && underPictures.includes(first) ? 1 : 0);
      return row.length > longestRow || row.some(({ textContent }) => sentenceEnd.test(textContent.trim())) ? [] : row;
    });
}

/** Those with words, in the order of the article; bold lines too where there are several. */
export function headingsOf(content: Element): HTMLElement[] {
  const bold = boldHeadings(content);
  const all = [...content.querySelectorAll<HTMLElement>("h1, h2, h3, h4, p")];
  return all.filter((element) =>
    element.localName === "p" ? bold.length >= fewest && bold.includes(element) : element.textContent.trim() !== "",
  );
}

/** How deep a heading stands, 1 the highest. */
export const levelOf = ({ localName }: Element): number => (localName === "p" ? boldLevel : Number(localName.slice(1)));
