/** What stands behind a page's text: a highlight must be legible on it. */

type View = Window & typeof globalThis;

/** Lightness from 0 (black) to 1 (white), and opacity. */
interface Shade {
  readonly light: number;
  readonly alpha: number;
}

/** Weights of the three lights in what the eye sees as bright: ITU-R BT.709. */
const [redWeight, greenWeight, blueWeight] = [0.2126, 0.7152, 0.0722];

/** Reads a colour as `getComputedStyle` gives it; `null` for one whose lightness is not told by its numbers. */
export function shadeOf(colour: string): Shade | null {
  const [, name, inside] = /^([a-z]+)\((.*)\)$/.exec(colour) ?? [];
  if (!name || !inside) return null;
  const numbers = [...inside.matchAll(/-?\d*\.?\d+(?:e-?\d+)?%?/g)].map(([text]) => text);
  const of = (at: number, whole: number): number => {
    const text = numbers[at] ?? "0";
    return text.endsWith("%") ? Number.parseFloat(text) / 100 : Number.parseFloat(text) / whole;
  };
  const alpha = numbers.length > 3 ? of(3, 1) : 1;
  if (name === "rgb" || name === "rgba" || (name === "color" && inside.startsWith("srgb "))) {
    const whole = name === "color" ? 1 : 255;
    return { light: redWeight * of(0, whole) + greenWeight * of(1, whole) + blueWeight * of(2, whole), alpha };
  }
  if (name === "lab" || name === "lch") return { light: of(0, 100), alpha };
  return name === "oklab" || name === "oklch" ? { light: of(0, 1), alpha } : null;
}

/** From here on a ground counts as one that hides what is behind it. */
const opaque = 0.6;
/** Between black and white. */
const half = 0.5;

/** Whether the text of `element` stands on a dark ground. A picture behind it is not looked at: then the text's own colour tells. */
export function standsOnDark(element: Element, view: View): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = view.getComputedStyle(at);
    if (style.backgroundImage !== "none") break;
    const shade = shadeOf(style.backgroundColor);
    if (shade && shade.alpha > opaque) return shade.light < half;
  }
  const text = shadeOf(view.getComputedStyle(element).color);
  return text !== null && text.light > half;
}
