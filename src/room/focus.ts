/** Where the focus goes when what had it goes away: without it a reader with keys alone would begin again at the top. */

/**
 * Gives the focus to what matches `selector` within `near`, once what was changed is drawn; not when something else has taken it by then: the
 * next key may come before the next frame, and open a field.
 */
export function focusIn(near: Element | null | undefined, selector: string): void {
  const doc = near?.ownerDocument;
  const had = doc?.activeElement;
  requestAnimationFrame(() => {
    const has = doc?.activeElement;
    if (has === had || has === doc?.body) near?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
}

/** Does what takes `element` out of its list; the focus goes on to the one beside it, or to the name of the panel when it was the last. */
export function leaveBeside(element: Element, selector: string, takeOut: () => void): void {
  const beside = element.nextElementSibling ?? element.previousElementSibling;
  const panel = element.closest(".panel");
  takeOut();
  if (beside) focusIn(beside, selector);
  else focusIn(panel, "h2");
}
