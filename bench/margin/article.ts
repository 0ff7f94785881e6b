/** A long article and its notes, the same in every run: made of plain sentences, so that the bench needs no page of anyone's. */

const subjects = [
  "The council",
  "A ferry",
  "Every archive",
  "The night shift",
  "One reporter",
  "The old bridge",
  "Nobody",
];
const verbs = ["counted", "remembered", "repaired", "doubted", "painted", "carried", "postponed"];
const objects = [
  "four thousand trees along the river",
  "the figures that the ministry had published in spring",
  "a crate of letters from the flooded quarter",
  "what the harbour had promised to its oldest tenants",
  "two timetables that never quite agreed",
];
const sentencesPerParagraph = 6;

export interface LongArticle {
  readonly html: string;
  /** What each note says; every third is a highlight without words. */
  readonly notes: readonly string[];
}

const pick = <Item>(list: readonly Item[], at: number): Item => {
  const item = list[at % list.length];
  if (item === undefined) throw new Error("an empty list");
  return item;
};

/** An article of `characters` with two-line paragraphs, and `count` notes. */
export function longArticle(characters: number, count: number): LongArticle {
  const paragraphs: string[] = [];
  let length = 0;
  for (let number = 0; length < characters; ) {
    const sentences = Array.from({ length: sentencesPerParagraph }, () => {
      number++;
      const [subject, verb, object] = [
        pick(subjects, number),
        pick(verbs, number * 3 + 1),
        pick(objects, number * 7 + 2),
      ];
      return `${subject} ${verb} ${object}, number ${number} of the series.`;
    });
    paragraphs.push(sentences.join(" "));
    length += sentences.join(" ").length + 1;
  }
  const notes = Array.from({ length: count }, (_, at) =>
    at % 3 === 2 ? "" : `Note ${at}: compare with **the year before**, see https://example.org/${at} #check`,
  );
  const body = paragraphs
    .map((text, at) => `${at % 12 === 0 ? `<h2>Part ${at / 12 + 1}</h2>` : ""}<p>${text}</p>`)
    .join("\n");
  return { html: body, notes };
}
