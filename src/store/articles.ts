/** Which known article a page is: the key under which its annotations are. */
import { type PageKey, pageKey } from "../model/page.ts";
import { type ArticleTraits, isReused, isSameElsewhere, keyOfReuse } from "../model/same-article.ts";
import type { CataloguedArea } from "./catalogue.ts";
import { type PageRecord, readPageRecord } from "./codec.ts";

const prefix = "page/";
const siteOfKey = (page: PageKey): string => page.split("/", 1)[0] ?? "";

/** The key of the article at `traits.url`, among those in `area`; `canonical` is what the page claims. Throws a TypeError for what is no URL. */
export async function articleKeyIn(
  area: CataloguedArea,
  traits: ArticleTraits,
  canonical: string | null,
): Promise<PageKey> {
  const key = pageKey(traits.url, canonical);
  const here = readPageRecord((await area.get([prefix + key]))[prefix + key]);
  if (here) return isReused(here, traits) ? keyOfReuse(key, traits.title) : key;
  // Another address of the same article has its headline; see `isSameElsewhere`.
  const titled = await area.articlesTitled(siteOfKey(key), traits.title);
  const records = Object.values(await area.get(titled.map((page) => prefix + page))).map(readPageRecord);
  const same = records.find((record): record is PageRecord => record !== null && isSameElsewhere(record, traits));
  return same?.page ?? key;
}
