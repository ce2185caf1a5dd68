import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closedName, drawnName, isBlank, lookAlikes, readName, readNameIfAny } from "#domain/names/index.ts";

const LIMITS = { longest: 100 };
const read = (typed: string) => {
  const answer = readName(typed, LIMITS);
  return answer.ok ? answer.name : answer.reason;
};

/** From every plane of Unicode: fillers, joiners, soft hyphens, tags, selectors. */
const NEVER_DRAWN = [
  ...[
    "\u00ad",
    "\u034f",
    "\u061c",
    "\u115f",
    "\u1160",
    "\u17b4",
    "\u180e",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
  ],
  ...[
    "\u2060",
    "\u2061",
    "\u3164",
    "\ufe00",
    "\ufe0f",
    "\ufeff",
    "\uffa0",
    "\u{1bca0}",
    "\u{e0001}",
    "\u{e0100}",
  ],
];
const BLANK = [" ", "\t", "\n", "\u00a0", "\u2003", "\u2800", "\u3000"];
const hidden = fc
  .array(fc.constantFrom(...NEVER_DRAWN, ...BLANK), { maxLength: 12 })
  .map((all) => all.join(""));
const NAMES = [
  "Aida Bekova",
  "Айгүл Әлиева",
  "ශ්‍රී ලංකා",
  "علی رضا",
  "می‌خواهم",
  "王小明",
  "Ҷумҳурии Тоҷикистон",
  "Zone 7",
  "7",
];

describe("D120 a name has a letter or a digit that can be seen", () => {
  test.each(NAMES)("D120 %s is a name as it is", (name) => {
    expect(read(name)).toBe(name.normalize("NFC"));
  });

  test("D120 of a tower of marks on one letter four stay, and what languages write stays whole", () => {
    expect(read(`Za${"\u0301".repeat(150)}lgo`).normalize("NFD")).toBe(`Za${"\u0301".repeat(4)}lgo`);
    for (const name of ["Việt", "ế", "ṩ", "กู้ที่", "नि्"]) expect(read(name)).toBe(name.normalize("NFC"));
  });

  test("D120 what is never drawn is no name alone, and is left out around one, whatever it is", () => {
    fc.assert(
      fc.property(hidden, hidden, fc.constantFrom(...NAMES), (before, after, name) => {
        expect(read(before + name + after)).toBe(name.normalize("NFC"));
        expect(["name-missing", "name-invisible"]).toContain(read(before + after));
      }),
    );
  });

  test.each([
    "\ufff9",
    "\u070f",
    "\u200b",
    "\u3164",
    "\u2800",
    "\u2060",
    "\u00ad",
    "\ufe0f",
    "👍",
    "—",
    "...",
    "\u0301",
  ])("D120 %j alone is refused", (sign) => {
    expect([read(sign), read(`A${sign}`).normalize("NFD").startsWith("A")]).toEqual(["name-invisible", true]);
  });

  test("D120 spaces inside are one, letters are composed, and the limit is that of what is stored", () => {
    expect(read("Aida \u00a0\u2800  Bekova")).toBe("Aida Bekova");
    expect(read("e\u0301")).toBe("é");
    expect([read("x".repeat(100)), read(`\u200b${"x".repeat(100)}`)]).toEqual(Array(2).fill("x".repeat(100)));
    expect(read("x".repeat(101))).toBe("too-long");
    expect(read("Ai\u200bda")).toBe("Aida");
    expect(read("Ai\u200dda")).toBe("Aida");
  });

  test("D120 a name that may be left out is nothing or a name", () => {
    expect([readNameIfAny("  ", LIMITS), readNameIfAny(" Rev.1 ", LIMITS)]).toEqual([
      { ok: true, name: "" },
      { ok: true, name: "Rev.1" },
    ]);
    expect(readNameIfAny("\u200b", LIMITS)).toEqual({ ok: false, reason: "name-invisible" });
  });
});

describe("D121 a name turns nothing around", () => {
  test.each([..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])(
    "D121 %j is refused in a name",
    (mark) => {
      expect([read("Aida"), read(`Aida${mark}`), read(`${mark}Aida`)]).toEqual([
        "Aida",
        "name-direction",
        "name-direction",
      ]);
    },
  );

  test("D121 a right-to-left name is closed where it stands among words, any other name is left as it is", () => {
    expect([closedName("Aida"), closedName("Аида"), closedName("علی")]).toEqual([
      "Aida",
      "Аида",
      "\u2068علی\u2069",
    ]);
    const sentence = `By ${closedName("علی")}, head`;
    expect(closedName(sentence)).toBe(sentence);
  });

  test("D122 what was stored before is drawn so that it can be seen and ends where it ends", () => {
    expect([drawnName("Aida\u202e"), closedName("\u202eAida")]).toEqual(["Aida", "Aida"]);
    expect([drawnName("\u200b"), drawnName("\u3164\u2060")]).toEqual(["(U+200B)", "(U+3164 U+2060)"]);
    expect([drawnName(""), drawnName(" "), drawnName("—")]).toEqual(["", " ", "—"]);
  });

  test("D122 however it was stored, a closed name leaves no direction open", () => {
    const any = fc.array(
      fc.constantFrom("a", "я", "ع", "\u202e", "\u2067", "\u2068", "\u2069", "\u202c", "\u200b"),
    );
    fc.assert(
      fc.property(any, (signs) => {
        const closed = closedName(signs.join(""));
        let open = 0;
        for (const sign of closed) {
          expect("\u202a\u202b\u202c\u202d\u202e\u2066\u2067").not.toContain(sign);
          if (sign === "\u2068") open++;
          if (sign === "\u2069") expect(--open).toBeGreaterThanOrEqual(0);
        }
        expect(open).toBe(0);
      }),
    );
  });
});

describe("D123 empty is decided in one way for names and for words", () => {
  test("D123 of words a sign or an emoji is enough, and nothing that is never drawn", () => {
    expect(["👍", "?", "ok", "[", "✔\ufe0f"].map(isBlank)).toEqual(Array(5).fill(false));
    fc.assert(fc.property(hidden, (words) => isBlank(words)));
  });
});

describe("D124 names that look alike are found", () => {
  test("D124 a Latin letter in a Cyrillic name, a Greek one in a Latin name; the same name and another one are not", () => {
    const alike = (...names: string[]) => lookAlikes(names).map(({ name, of }) => [of, name]);
    expect(alike("Анна Ким", "Aннa Ким")).toEqual([["Анна Ким", "Aннa Ким"]]);
    expect(alike("Kazakhstan", "Κazakhstan", "Kаzakhstan")).toHaveLength(3);
    expect(alike("Казахстан", "Kазахстан", "КАЗАХСТАН")).toHaveLength(1);
    expect(alike("Paypal", "paypal", "Анна", "Анна", "Алла")).toEqual([]);
  });
});
