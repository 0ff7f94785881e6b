/** The article's own nodes, set into the room. */

/** Wide things scroll in a box of their own, so that the page never does. */
const wide = "table, pre";

/** A clone of `content` for `room`, its wide parts boxed; a picture that does not load takes its frame with it. */
export function setBody(content: Element, room: Document, signal: AbortSignal): HTMLElement {
  const body = room.createElement("article");
  body.append(...[...content.childNodes].map((node) => room.importNode(node, true)));
  for (const element of body.querySelectorAll(wide)) {
    if (element.parentElement?.closest(wide)) continue;
    const box = room.createElement("div");
    box.className = "scroll";
    box.tabIndex = 0;
    element.replaceWith(box);
    box.append(element);
  }
  // The head's picture too.
  room.addEventListener("error", (event) => hideBroken(event.target), { signal, capture: true });
  return body;
}

function hideBroken(target: EventTarget | null): void {
  const picture = target as Element | null;
  if (picture?.localName !== "img") return;
  const figure = picture.closest("figure");
  const alone = figure?.querySelectorAll("img").length === 1 && !figure.querySelector("figcaption");
  (alone && figure ? figure : picture).setAttribute("hidden", "");
}
