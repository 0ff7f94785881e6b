/** The key that closes a room: its coming up must not be heard by the page. */

/** Whether Esc is down in `room`. */
export function watchEscape(room: Document): { escape: boolean } {
  const held = { escape: false };
  for (const kind of ["keydown", "keyup"] as const) {
    room.addEventListener(
      kind,
      ({ key }) => {
        if (key === "Escape") held.escape = kind === "keydown";
      },
      { capture: true },
    );
  }
  return held;
}
