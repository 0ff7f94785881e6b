/** Words of which each could stand in several places, put where all of them keep their order. Strings only. */

/** Where words could stand, and what speaks for it in letters' worth. */
export interface Option {
  readonly place: number;
  readonly worth: number;
}

/** Words that stood at `start`. */
export interface Wanderer {
  readonly start: number;
  readonly length: number;
  readonly options: readonly Option[];
}

/** So many of the others before are looked at for each, and so many of its own best places. */
const lookedBack = 12;
const mostOptions = 6;
/** What one more in its order is worth, in letters: one that would have to stand where much more speaks against it is left out of the row. */
const oneMore = 40;

interface Link extends Option {
  readonly wanderer: Wanderer;
  readonly total: number;
  readonly previous: Link | null;
}

/** For each of `wanderers` that is in the best row its place: the row of many that keep their order, each as near to its best as that lets it. */
export function placesInOrder(wanderers: readonly Wanderer[]): Map<Wanderer, number> {
  const sorted = [...wanderers].sort((a, b) => a.start - b.start);
  const links: Link[][] = [];
  let best: Link | null = null;
  for (const wanderer of sorted) {
    const own: Link[] = [];
    const options = [...wanderer.options].sort((a, b) => b.worth - a.worth).slice(0, mostOptions);
    const most = options[0]?.worth ?? 0;
    for (const option of options) {
      let previous: Link | null = null;
      for (const link of links.slice(-lookedBack).flat())
        if (follows(link, wanderer, option) && link.total > (previous?.total ?? 0)) previous = link;
      const link: Link = {
        ...option,
        wanderer,
        previous,
        total: oneMore + option.worth - most + (previous?.total ?? 0),
      };
      own.push(link);
      if (best === null || link.total > best.total) best = link;
    }
    links.push(own);
  }
  const places = new Map<Wanderer, number>();
  for (let link = best; link !== null; link = link.previous) places.set(link.wanderer, link.place);
  return places;
}

/** Whether both are in order: what overlapped is as far apart as it was, and what stood apart does not overlap. */
function follows({ wanderer, place }: Link, after: Wanderer, option: Option): boolean {
  return option.place - place >= Math.min(after.start - wanderer.start, wanderer.length);
}
