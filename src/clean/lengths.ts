/** How long the texts of nested elements are: each is read once, not again for each box around it. */

interface Extent {
  /** Characters between the first and the last that are no white space, runs of white space counted as one. */
  readonly length: number;
  /** Whether there is white space before and after them. */
  readonly starts: boolean;
  readonly ends: boolean;
}

const nothing: Extent = { length: 0, starts: false, ends: false };
const blank: Extent = { length: 0, starts: true, ends: true };

function measure(text: string): Extent {
  const core = text.trim();
  if (core === "") return text === "" ? nothing : blank;
  const length = core.replace(/\s{2,}/g, " ").length;
  return { length, starts: text[0] !== core[0], ends: text.at(-1) !== core.at(-1) };
}

/** Measures elements of a tree that does not change: the length of `textContent` with white space folded and its ends cut. */
export function measuring(): (element: Element) => number {
  const known = new Map<Node, Extent>();

  function extentOf(element: Element): Extent {
    let length = 0;
    let starts = false;
    let gap = false;
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      const part = partOf(child);
      if (part.length === 0) {
        gap ||= part.starts;
        continue;
      }
      if (length === 0) starts = gap || part.starts;
      else if (gap || part.starts) length++;
      length += part.length;
      gap = part.ends;
    }
    return { length, starts: length === 0 ? gap : starts, ends: gap };
  }

  function partOf(child: ChildNode): Extent {
    if (child.nodeType === 3) return measure(child.nodeValue ?? "");
    if (child.nodeType !== 1) return nothing;
    const before = known.get(child);
    if (before !== undefined) return before;
    const extent = measure(child.textContent ?? "");
    known.set(child, extent);
    return extent;
  }

  return (element) => {
    const extent = known.get(element) ?? extentOf(element);
    known.set(element, extent);
    return extent.length;
  };
}
