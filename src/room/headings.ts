/** The headings of an article, for its outline. */

/** Fewer headings are no outline. */
export const fewest = 3;

/** Those with words, in the order of the article. */
export const headingsOf = (content: Element): HTMLElement[] =>
  [...content.querySelectorAll<HTMLElement>("h1, h2, h3, h4")].filter(({ textContent }) => textContent.trim() !== "");
