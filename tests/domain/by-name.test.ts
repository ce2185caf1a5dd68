import { expect, test } from "vitest";
import { byName } from "#domain/by-name.ts";

test("T114 what is looked up by a name from outside has what was put in, and no more", () => {
  const names = ["__proto__", "constructor", "toString", "c1"];
  const empty = byName<number>([]);
  for (const name of names) expect(empty[name]).toBeUndefined();
  const full = byName(names.map((name, at) => [name, at] as const));
  expect(names.map((name) => full[name])).toEqual([0, 1, 2, 3]);
  expect(Object.keys(full)).toEqual(names);
});
