/** The colours and fonts of the product, read from the style sheets that are shipped. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = (file: string) => readFileSync(new URL(`../../app/${file}`, import.meta.url), "utf8");

/** Letters besides those of English and Russian; of both alphabets where a language is written in two. */
const LETTERS = {
  en: "abcdefghijklmnopqrstuvwxyz",
  ru: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  kk: "әғқңөұүһіáǵıńóúýäñöşūüğ",
  ky: "ңөү",
  tg: "ғӣқӯҳҷ",
  uz: "ўқғҳ" + "oʻgʻʼçşöğ",
  tk: "çäžňöşüý",
};
/** The signs in a text besides letters. */
const SIGNS = "0123456789 «»“”„‘’–—…№§[]();:,.!?%/&";

describe("P67 every letter of the seven languages is in a face that the house serves itself", () => {
  const faces = facesOf(css("fonts.css"));

  test("P67 both families come in their weights, from no other house", () => {
    expect(Object.keys(faces).sort()).toEqual([
      "Inter normal 400",
      "Inter normal 600",
      "Source Serif 4 italic 400",
      "Source Serif 4 normal 400",
      "Source Serif 4 normal 600",
    ]);
    expect(css("fonts.css")).not.toMatch(/url\("(?:https?:)?\/\//);
  });

  test.each(Object.entries(LETTERS))("P67 %s", (_language, letters) => {
    for (const [face, ranges] of Object.entries(faces)) {
      const missing = [...letters, ...letters.toUpperCase(), ...SIGNS].filter(
        (letter) => !ranges.some(([from, to]) => covers(from, to, letter)),
      );
      expect([face, missing.join("")]).toEqual([face, ""]);
    }
  });
});

describe("P68 what is read stands out from its ground", () => {
  const sheet = css("app.css");
  const contrasts = ["plain", "more"].map((name) => tokensOf(sheet, name));

  test("P68 more contrast is the same, whoever asks for it, and leaves no colour out", () => {
    const switched = sheet.match(/(:root\[data-contrast="more"\]|:root) \{\s+--plain: ;\s+--more: initial;/g);
    expect(switched?.map((rule) => rule.split(" {")[0])).toEqual([':root[data-contrast="more"]', ":root"]);
    expect(sheet).toMatch(/:root \{\s+color-scheme: light dark;\s+--plain: initial;\s+--more: ;/);
    const [plain, more] = contrasts.map((tokens) => Object.keys(tokens ?? {}));
    expect(plain?.length).toBeGreaterThan(10);
    expect(more).toEqual(plain);
  });

  test.each([
    ["as it is", 0, 4.5],
    ["with more contrast", 1, 7],
  ])("P68 %s, in both lights", (_name, at, least) => {
    const tokens = contrasts[at] ?? {};
    const pairs = [
      ...["ink", "ink-soft", "accent", "good", "warn", "bad"].flatMap((ink) => [
        [ink, "paper"],
        [ink, "desk"],
      ]),
      ...["accent", "good", "warn", "bad"].map((ink) => [ink, `${ink}-soft`]),
      ["accent-ink", "accent"],
    ] as [string, string][];
    const faint = pairs.flatMap(([ink, ground]) =>
      [0, 1]
        .filter((light) => ratio(tokens[ink]?.[light] ?? "", tokens[ground]?.[light] ?? "") < least)
        .map((light) => `${ink} on ${ground} ${light ? "dark" : "light"}`),
    );
    expect(faint).toEqual([]);
  });
});

type Range = [from: number, to: number];

/** Ranges by family, style and weight. */
function facesOf(sheet: string): Record<string, Range[]> {
  const faces: Record<string, Range[]> = {};
  for (const [, face] of sheet.matchAll(/@font-face \{([^}]*)\}/g)) {
    const value = (name: string) => new RegExp(`${name}:\\s*([^;]*);`).exec(face ?? "")?.[1]?.trim() ?? "";
    const name = `${value("font-family").replaceAll('"', "")} ${value("font-style")} ${value("font-weight")}`;
    const ranges = value("unicode-range")
      .split(",")
      .map((range): Range => {
        const [from, to] = range.trim().slice(2).split("-");
        return [Number.parseInt(from ?? "", 16), Number.parseInt(to ?? from ?? "", 16)];
      });
    faces[name] = [...(faces[name] ?? []), ...ranges];
  }
  return faces;
}

function covers(from: number, to: number, letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return from <= code && code <= to;
}

/** Light and dark by name, in one of the two contrasts. */
function tokensOf(sheet: string, contrast: string): Record<string, [string, string]> {
  const colours = new RegExp(
    `--([\\w-]+):[^;]*var\\(--${contrast}, light-dark\\((#\\w+), (#\\w+)\\)\\)`,
    "g",
  );
  return Object.fromEntries(
    [...sheet.matchAll(colours)].map(([, name, light, dark]) => [name, [light, dark]]),
  );
}

/** WCAG 2.2, contrast ratio. */
function ratio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
