/** Highlights on a page that is not ours: what is written there stays legible. */
import { describe, expect, it } from "vitest";
import { colours } from "../../../src/model/annotation.ts";
import { shadeOf } from "../../../src/room/original/ground.ts";
import { onDark, onLight, pagePrefix, pageRules } from "../../../src/room/original/rules.ts";

type Colour = readonly [number, number, number];

/** WCAG 2.2 contrast of two opaque colours. */
function contrast(one: Colour, other: Colour): number {
  const light = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [a, b] = [light(one), light(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** `ground`, a colour to be seen through, over an opaque one. */
function over(ground: string, paper: Colour): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = [...ground.matchAll(/[\d.]+/g)].map(Number);
  const mix = (part: number, beneath: number): number => part * alpha + beneath * (1 - alpha);
  return [mix(red, paper[0]), mix(green, paper[1]), mix(blue, paper[2])];
}

describe("the colours on a page", () => {
  it.each(colours)("%s leaves dark text legible on a light page", (colour) => {
    expect(contrast([51, 51, 51], over(onLight[colour].ground, [255, 255, 255]))).toBeGreaterThan(7);
    expect(contrast([89, 89, 89], over(onLight[colour].ground, [255, 255, 255]))).toBeGreaterThan(4.5);
  });

  it.each(colours)("%s leaves light text legible on a dark page", (colour) => {
    expect(contrast([221, 221, 221], over(onDark[colour].ground, [24, 26, 28]))).toBeGreaterThan(4.5);
  });

  it.each([false, true])("have names that are ours alone, dark page: %s", (dark) => {
    const names = [...pageRules(dark).matchAll(/::highlight\(([^)]*)\)/g)].map(([, name]) => name ?? "");
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.startsWith(pagePrefix))).toEqual([]);
  });
});

describe("the lightness of a colour", () => {
  it.each([
    ["rgb(255, 255, 255)", 1, 1],
    ["rgba(0, 0, 0, 0)", 0, 0],
    ["rgb(0 0 0 / 50%)", 0, 0.5],
    ["color(srgb 1 1 1 / 0.25)", 1, 0.25],
    ["oklch(0.2 0.03 250)", 0.2, 1],
    ["lab(90 1 1 / 0.5)", 0.9, 0.5],
  ])("of %s", (text, light, alpha) => {
    const shade = shadeOf(text);
    expect(shade?.light).toBeCloseTo(light, 5);
    expect(shade?.alpha).toBeCloseTo(alpha, 5);
  });

  it("is not guessed", () => {
    expect(shadeOf("color(display-p3 1 0 0)")).toBeNull();
  });
});
