import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadKind, leadLength } from "#domain/text/lead-words.ts";
import { fixture } from "../support/import-scores.ts";

const lead = (words: string, language = "en") => words.slice(0, leadLength(words, "operative", language));

describe("T10 the lead phrase is what UN practice draws in italics", () => {
  const printed: { lead: string; rest: string }[] = JSON.parse(fixture("leads.json"));

  /** One resolution has "Expresses" where the others have "Expressing its gratitude". */
  const OTHERWISE = ["Expresses its profound gratitude to"];

  it.each(printed)("T10 printed: $lead | $rest", ({ lead: expected, rest }) => {
    const words = `${expected} ${rest}`;
    if (OTHERWISE.includes(words)) expect(lead(words)).not.toBe(expected);
    else expect(lead(words)).toBe(expected);
  });

  it.each([
    ["Deeply concerned about online harm", "Deeply concerned"],
    ["Notes with deep concern that", "Notes with deep concern"],
    ["Calls once again upon States", "Calls once again upon"],
    ["[Deeply] concerned by online harm", "[Deeply] concerned"],
    ["Being deeply convinced that", "Being deeply convinced"],
    ["Having considered the report", "Having considered"],
    ["Encourages further efforts", "Encourages"],
    ["WE URGE all States", "WE URGE"],
  ])("T10 English: %s", (words, expected) => expect(lead(words)).toBe(expected));

  it.each([
    ["напоминая о своей резолюции", "напоминая"],
    ["с удовлетворением отмечая, что", "с удовлетворением отмечая"],
    ["отмечая с глубокой озабоченностью, что", "отмечая с глубокой озабоченностью"],
    ["вновь подтверждая свою приверженность", "вновь подтверждая"],
    ["Принимает к сведению доклад", "Принимает к сведению"],
    ["настоятельно призывает все государства", "настоятельно призывает"],
    ["постановляет также включить", "постановляет также"],
    ["будучи глубоко убеждена в том", "будучи глубоко убеждена"],
    ["выражая глубокую признательность Правительству", "выражая глубокую признательность"],
    ["Мы призываем правительства", "Мы призываем"],
  ])("T10 Russian: %s", (words, expected) => expect(lead(words, "ru")).toBe(expected));

  it("T10 only recitals and operative paragraphs have one, and only in a language whose words are known", () => {
    for (const kind of ["title", "enacting", "heading", "action", "closing", "note"] as const)
      expect(leadLength("Recalling its resolution", kind, "en")).toBe(0);
    expect(leadLength("Напоминая о", "preambular", "kk")).toBe(0);
    expect(leadLength("Recalling its", "preambular", "en-GB")).toBe(9);
    expect(leadLength("The Parties shall meet", "operative", "en")).toBe(0);
  });
});

describe("T11 a lead phrase is whole words", () => {
  const pieces = fc.constantFrom(
    "Recalling",
    "Deeply",
    "concerned",
    "also",
    "with",
    "deep",
    "concern",
    "its",
    "й",
    "é",
  );
  const noise = fc.constantFrom(" ", "\u0301", "\u200D", "[", "]", ",", "s", "-", "\uFE0F", "\u{1F3FD}");

  it("T11 never cuts a combined character or a word, whatever stands there", () => {
    const words = fc.array(fc.oneof(pieces, noise, fc.string({ unit: "grapheme" })), { maxLength: 12 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join("");
        const length = leadLength(text, "preambular", "en");
        const cuts = new Set([...new Intl.Segmenter().segment(text)].map(({ index }) => index)).add(
          text.length,
        );
        expect(cuts.has(length)).toBe(true);
        expect(/^[\p{L}\p{M}]/u.test(text.slice(length)) && length > 0).toBe(false);
      }),
    );
  });
});

describe("T12 the opening words say what a clause is", () => {
  it.each([
    ["Recalling its resolution", "preambular"],
    ["Aware that children", "preambular"],
    ["Whereas it is essential", "preambular"],
    ["Decides to establish", "operative"],
    ["Decide to exchange data", "operative"],
    ["We strongly urge States", "operative"],
    ["We are deeply concerned", "operative"],
    ["Take note of the report", "operative"],
    ["Taking part in the meeting", null],
    ["Call centre for children", null],
    ["We, the Ombudspersons", null],
    ["Having met in Almaty", null],
    ["Everyone has the right", null],
    ["", null],
  ])("T12 %s: %s", (words, kind) => expect(leadKind(words, "en")).toBe(kind));

  it.each([
    ["ссылаясь на свою резолюцию", "preambular"],
    ["принимая во внимание, что", "preambular"],
    ["встревоженная тем, что", "preambular"],
    ["просит Генерального секретаря", "operative"],
    ["ПОСТАНОВЛЯЮТ создать", "operative"],
    ["Мы призываем", "operative"],
    ["Мы, Уполномоченные", null],
    ["Каждый человек имеет право", null],
  ])("T12 %s: %s", (words, kind) => expect(leadKind(words, "ru")).toBe(kind));
});
