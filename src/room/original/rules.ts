/** The rules by which highlights are painted on the original page: colours by name, and how two show where they share words. */
import { type Colour, colours } from "../../model/annotation.ts";

/** CSS colours. */
export interface Tint {
  readonly ground: string;
  readonly line: string;
}

type Palette = Readonly<Record<Colour, Tint>>;

/** What goes before our names in a page's own registry. */
export const pagePrefix = "galley-";

/** Grounds to be seen through, since what is beneath is the page's own. Dark text keeps 4.5 : 1 on each, light text on the dark ones. */
export const onLight: Palette = {
  yellow: { ground: "rgb(255 208 0 / 0.4)", line: "rgb(201 154 18)" },
  green: { ground: "rgb(84 200 66 / 0.32)", line: "rgb(79 154 62)" },
  blue: { ground: "rgb(60 150 255 / 0.28)", line: "rgb(58 128 196)" },
  pink: { ground: "rgb(255 84 132 / 0.26)", line: "rgb(207 79 117)" },
  violet: { ground: "rgb(140 104 255 / 0.26)", line: "rgb(127 92 201)" },
};
export const onDark: Palette = {
  yellow: { ground: "rgb(255 204 0 / 0.3)", line: "rgb(217 177 59)" },
  green: { ground: "rgb(84 200 66 / 0.3)", line: "rgb(124 192 105)" },
  blue: { ground: "rgb(60 150 255 / 0.38)", line: "rgb(111 176 236)" },
  pink: { ground: "rgb(255 84 132 / 0.36)", line: "rgb(238 134 165)" },
  violet: { ground: "rgb(140 104 255 / 0.42)", line: "rgb(173 144 239)" },
};

/** Underlines, for those who do not see the colours; the thickness of each in pixels. */
const patterns: Readonly<Record<Colour, readonly [style: string, thickness: number] | null>> = {
  yellow: null,
  green: ["dashed", 1],
  blue: ["dotted", 1.5],
  pink: ["wavy", 1],
  violet: ["double", 1],
};

/** Over the ground that is there already. */
const activeGround = "rgb(255 128 0 / 0.12)";
/** How much thicker the line of the active highlight is, in pixels. */
const activeThicker = 1;

const rule = (name: string, { ground, line }: Tint, underline: string | null): string =>
  `::highlight(${name}) { background-color: ${ground}; ${underline === null ? "" : `text-decoration: underline ${underline} ${line};`} }`;

/** Where two share words, the outer one shows as a line. */
const outerRule = (colour: Colour, { line }: Tint): string =>
  `::highlight(${pagePrefix}outer-${colour}) { text-decoration: underline solid 3px ${line}; }`;

/** All rules for the original page. */
export function pageRules(dark: boolean): string {
  const palette = dark ? onDark : onLight;
  const plain = colours.flatMap((colour) => {
    const [style, thickness] = patterns[colour] ?? ["solid", 0];
    return [
      rule(`${pagePrefix}${colour}`, palette[colour], thickness > 0 ? `${style} ${thickness}px` : null),
      rule(
        `${pagePrefix}active-${colour}`,
        { ...palette[colour], ground: activeGround },
        `${style} ${Math.max(thickness, 1) + activeThicker}px`,
      ),
      outerRule(colour, palette[colour]),
    ];
  });
  return plain.join("\n");
}
