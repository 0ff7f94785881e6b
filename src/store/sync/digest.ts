/** Whether the area is as it was, told by a few characters. */

/** A digest of the area (cyrb53, bryc): the same only when all items are the same, but for one chance in 2^53. */
export function digestOf(items: Readonly<Record<string, unknown>>): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const key of Object.keys(items).sort()) {
    const text = `${key}=${typeof items[key] === "string" ? items[key] : JSON.stringify(items[key])};`;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      one = Math.imul(one ^ unit, 0x9e3779b1);
      other = Math.imul(other ^ unit, 0x5f356495);
    }
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
