/** Typing: where letters are text, and no keys of the room's. */

/** Whether what has the focus takes letters for itself. */
export function takesLetters(target: EventTarget | null): boolean {
  const element = target as Element | null;
  return element?.closest?.("textarea, select, input:not([type='checkbox']), [contenteditable]") != null;
}
