/** The head of the page, as a newspaper has it: medium, date, minutes; headline; reporters and editors. */
import { readingMinutes } from "../model/reading.ts";
import { sayCount } from "../model/words.ts";
import { writtenDate } from "../model/written-date.ts";
import type { Shown } from "./parts.ts";

/** Names beside each other as the language does: Chinese with a space, others as a list. */
function names(list: readonly string[], locale: string): string {
  return /^(zh|ja)/.test(locale) ? list.join("　") : new Intl.ListFormat(locale, { type: "conjunction" }).format(list);
}

/** Characters that fit a line of the headline: 612 px at 34 px. */
const headlineLine = 18;

/** Whether a Chinese or Japanese headline comes in phrases that each fit a line: then it breaks between them and nowhere else. */
function isPhrased(title: string): boolean {
  const phrases = title.split(/[\s　，。：；！？、|]+/);
  return phrases.length > 1 && phrases.every((phrase) => phrase.length <= headlineLine);
}

export function Head({ article, say, locale }: Shown) {
  const medium = article.source ?? article.siteName;
  const facts = [
    article.published ? writtenDate(article.published, locale) : null,
    sayCount(say, "minutes", readingMinutes(article.text), locale),
  ].filter((fact) => fact !== null);
  const by = [
    article.authors.length > 0 ? say("by", names(article.authors, locale)) : null,
    article.editors.length > 0 ? say("edited_by", names(article.editors, locale)) : null,
  ].filter((line) => line !== null);
  return (
    <header>
      <div class="kicker" lang={locale}>
        {medium ? <b>{medium}</b> : null}
        <span dir="auto">{facts.join("　·　")}</span>
      </div>
      <h1 class={isPhrased(article.title) ? "phrased" : ""}>{article.title}</h1>
      {by.length > 0 ? (
        <div class="by" lang={locale}>
          {by.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      ) : null}
      {article.leadImage ? (
        <figure class="lead-picture">
          <img src={article.leadImage} alt="" referrerpolicy="no-referrer-when-downgrade" />
        </figure>
      ) : null}
    </header>
  );
}
