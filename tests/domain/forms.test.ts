/**
 * Which values are valid in a sheet: one table of forms for the editor, the server and everything else that writes into
 * a sheet.
 */

import { describe, expect, test } from "vitest";
import { isDay } from "#domain/day.ts";
import {
  areWords,
  CLAUSE_NODE,
  type Clause,
  fitsAttribute,
  fitsMark,
  fittedAttribute,
  fittedClause,
  fittedWords,
  isClauseId,
  KINDS,
  LONGEST_FIELD,
  SHEET,
  unfitAt,
} from "#domain/text/index.ts";
import { roadmap } from "#server/seed/roadmap.ts";
import { idOf, newId } from "#server/store/database/new-id.ts";

describe("T101 a clause id has the form in which ours are made", () => {
  test.each([newId(), newId(), idOf("sheet 1 2 0"), "c0", "c12", "c400"])("T101 %s is one", (id) => {
    expect(isClauseId(id)).toBe(true);
  });

  test.each([
    ...[
      "",
      "c",
      "__proto__",
      "constructor",
      "hasOwnProperty",
      "toString",
      "C1",
      "c1 ",
      "c-1",
      "1c",
      "c1234567",
    ],
    ...["c".repeat(20_000), `c${"2".repeat(15)}\n`, `c${"i".repeat(15)}`, "c\0", null, undefined, 7, {}],
  ])("T101 %j is none", (id) => {
    expect(isClauseId(id)).toBe(false);
  });
});

describe("T101 a date is a day of the calendar", () => {
  test.each(["2026-11-22", "2028-02-29", "2000-02-29", "0002-01-01", "9999-12-31"])(
    "T101 %s is one",
    (day) => {
      expect(isDay(day)).toBe(true);
    },
  );

  test.each([
    ...["9999-99-99", "2026-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-01-00"],
    ...[
      "",
      "0000-01-01",
      "12026-11-22",
      "2026-1-2",
      "2026-11-22T00:00",
      " 2026-11-22",
      "2026-11-22\n",
      20261122,
    ],
  ])("T101 %j is none", (day) => {
    expect(isDay(day)).toBe(false);
  });
});

test("T101 words hold any character but those that XML or PostgreSQL cannot hold", () => {
  const fine = "Слово, қазақша, 😀 👩‍👩‍👧, e\u0301, \u200b, tab\t, line\n, \ufffd, \ufeff";
  expect(areWords(fine)).toBe(true);
  expect(fittedWords(fine)).toBe(fine);
  for (const bad of ["\0", "\x01", "\x08", "\x0b", "\x1f", "\ud83d", "\ude00", "\ufffe", "\uffff"]) {
    expect(areWords(`a${bad}b`)).toBe(false);
    expect(fittedWords(`a${bad}b😀`)).toBe("ab😀");
    expect(unfitAt(`a😀${bad}b${bad}`)).toEqual([3, 5]);
  }
});

test("T101 each attribute takes its own form and nothing else", () => {
  const takes: Record<string, unknown[]> = {
    id: ["c1", newId()],
    kind: [...KINDS],
    level: [0, 1, 2, 3],
    variant: ["c1"],
    scope: ["regional", "national"],
    responsible: ["Ombudsman", "x".repeat(LONGEST_FIELD)],
    partners: ["UNICEF 😀"],
    starts: ["2026-11-22"],
    due: ["2027-01-01"],
    indicator: ["[2,000]"],
  };
  const refuses: Record<string, unknown[]> = {
    id: ["__proto__", "x".repeat(20_000), 1, null],
    kind: ["script", "", "constructor", 1, null],
    level: [4, -1, 0.5, "1", Number.NaN, Number.POSITIVE_INFINITY, null, true],
    variant: ["own", "", true],
    scope: ["galactic", "", null],
    responsible: ["x".repeat(LONGEST_FIELD + 1), "a\0", "\ud800", 5, null, undefined, true],
    partners: [["UNICEF"]],
    starts: ["soon", ""],
    due: ["9999-99-99", "", null],
    indicator: [{}],
  };
  expect(Object.keys(takes)).toEqual(Object.keys(SHEET.nodes[CLAUSE_NODE].attributes));
  for (const [name, values] of Object.entries(takes))
    for (const value of values) {
      expect(fitsAttribute(name, value), `${name} ${String(value)}`).toBe(true);
      expect(fittedAttribute(name, value)).toBe(value);
    }
  for (const [name, values] of Object.entries(refuses))
    for (const value of values) expect(fitsAttribute(name, value), `${name} ${String(value)}`).toBe(false);
  for (const name of ["onclick", "__proto__", "constructor", "toString", "", "ID"])
    expect(fitsAttribute(name, "c1")).toBe(false);
});

test("T101 a mark is one that the description names, with all of its attributes and no other", () => {
  for (const name of Object.keys(SHEET.marks)) {
    for (const value of [{}, null]) expect(fitsMark(name, value)).toBe(true);
    for (const value of [true, "x", 1, [], { href: "x" }, undefined])
      expect(fitsMark(name, value)).toBe(false);
  }
  for (const name of ["link", "constructor", "__proto__", "bold--abcdefgh", "Bold", ""])
    for (const value of [{}, null, { href: "x" }]) expect(fitsMark(name, value)).toBe(false);
});

test("T103 what a form, an import or an old log brings is fitted: words without what they cannot hold, fields of their form", () => {
  const clause = {
    ...{ id: "c1", kind: "action", level: 0 },
    runs: [{ text: "a\0b", bold: true }, { text: "\x01" }, { text: "😀" }],
    fields: {
      due: "9999-99-99",
      starts: "2026-11-22",
      scope: "galactic",
      responsible: "x".repeat(600),
      onclick: "1",
    },
  } as unknown as Clause;
  expect(fittedClause(clause)).toEqual({
    ...{ id: "c1", kind: "action", level: 0 },
    runs: [{ text: "ab", bold: true }, { text: "😀" }],
    fields: { starts: "2026-11-22", responsible: "x".repeat(LONGEST_FIELD) },
  });
  expect(fittedClause({ ...clause, fields: { due: "9999-99-99" } })).not.toHaveProperty("fields");
  for (const one of roadmap(newId)) expect(fittedClause(one)).toEqual(one);
});

test("T103 a field that is too long is never cut between the halves of a pair", () => {
  const long = `${"x".repeat(LONGEST_FIELD - 1)}😀`;
  expect(fittedAttribute("responsible", long)).toBe("x".repeat(LONGEST_FIELD - 1));
});
