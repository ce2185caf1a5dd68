import { expect, test } from "vitest";
import { initialsOf } from "#app/editor/drawing/initials.ts";

test("P86 initials are the first letters of the first and the last word, in every script", () => {
  expect(initialsOf("Айгүл Сатыбалды кызы")).toBe("АК");
  expect(initialsOf("Delegate, Kazakhstan")).toBe("DK");
  expect(initialsOf("  o'Brien ")).toBe("O");
  expect(initialsOf("§ 1")).toBe("?");
});
