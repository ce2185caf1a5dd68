/**
 * The catalogues against each other and against the lists of the domain: a missing word in a language, or a reason
 * without words, is found here and not by a delegate.
 */
import { expect, test } from "vitest";
import { PHASES, STATEMENT_KINDS } from "#domain/life/index.ts";
import { REASONS } from "#domain/refusals.ts";
import { ROLES } from "#domain/rights/index.ts";
import { BOARD_STATUSES } from "#domain/signoff/index.ts";
import { FIELD_NAMES, KINDS } from "#domain/text/index.ts";
import { CHECKS } from "#domain/trail/index.ts";
import { formatsFor } from "#words/format.ts";
import { catalogue, LANGUAGES } from "#words/words.ts";

type Words = Map<string, string>;

const words = new Map(LANGUAGES.map((language) => [language, flat(catalogue[language].translation)]));
const english = words.get("en") as Words;

/** "dashboard.brackets_one" -> words. */
function flat(branch: object, before = ""): Words {
  const leaves = Object.entries(branch).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[before + key, value]] : [...flat(value, `${before}${key}.`)],
  );
  return new Map(leaves);
}

/** A key without its plural form, because languages have different plural forms. */
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const bases = (of: Words) => new Set([...of.keys()].map(base));

test.each(LANGUAGES)("P8 %s has the words that English has, and no others", (language) => {
  expect([...bases(words.get(language) as Words)].sort()).toEqual([...bases(english)].sort());
});

test.each(LANGUAGES)("P8 %s has every plural form that its numbers need", (language) => {
  const own = words.get(language) as Words;
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = [...own.keys()].filter((key) => key !== base(key)).map(base);
  const missing = counted.flatMap((key) =>
    forms.map((form) => `${key}_${form}`).filter((one) => !own.has(one)),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test.each(LANGUAGES)("P8 %s fills in what English fills in", (language) => {
  const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)|<\/?(\w+)>/g)].map(([gap]) => gap).sort();
  const differing = [...(words.get(language) as Words)].filter(([key, text]) => {
    const notified = english.get(key) ?? english.get(`${base(key)}_other`) ?? "";
    return gaps(text).join() !== gaps(notified).join();
  });
  expect(differing).toEqual([]);
});

test.each(LANGUAGES)("P8 nothing in %s is empty", (language) => {
  expect([...(words.get(language) as Words)].filter(([, text]) => !text.trim())).toEqual([]);
});

const lists = {
  refusals: REASONS,
  role: ROLES,
  kind: KINDS,
  phase: PHASES,
  statementKind: STATEMENT_KINDS,
  pen: ["open", "chair"],
  signOffStatus: BOARD_STATUSES,
  textKind: ["declaration", "outcome", "roadmap"],
  actionField: FIELD_NAMES,
  "verify.check": CHECKS,
};

test.each(Object.entries(lists))("P8 each of %s has words", (branch, names) => {
  expect(names.filter((name) => !english.has(`${branch}.${name}`))).toEqual([]);
});

test("P8 dates and countries are written in the reader's language", () => {
  const [en, ru] = [formatsFor("en"), formatsFor("ru")];
  expect(en.day("2017-11-16")).toBe("16 November 2017");
  expect(ru.day("2017-11-16")).toBe("16 ноября 2017 г.");
  expect(en.days("2026-11-26", "2026-11-27")).toBe("26–27 November 2026");
  expect(en.days("2017-11-16", "2017-11-16")).toBe("16 November 2017");
  expect(en.dayAt("2017-11-16T20:00:00Z", "Asia/Almaty")).toBe("17 November 2017");
  expect([en.country("kg"), ru.country("KG"), ru.country("kz")]).toEqual([
    "Kyrgyzstan",
    "Кыргызстан",
    "Казахстан",
  ]);
});

test("P8 a name in several languages falls back to English, then to what there is", () => {
  const { pick, party } = formatsFor("ru");
  expect(pick({ en: "Forum", ru: "Форум" })).toBe("Форум");
  expect(pick({ en: "Forum" })).toBe("Forum");
  expect(pick({ kk: "Форум" })).toBe("Форум");
  expect(party({ country: null, name: { en: "UNICEF", ru: "ЮНИСЕФ" } })).toBe("ЮНИСЕФ");
});
