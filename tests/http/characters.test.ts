import { describe, expect, test } from "vitest";
import { addressRefused, withForm } from "#app/characters.ts";
import { isStorable, storablePart } from "#domain/characters.ts";

const at = (path: string) => addressRefused(`http://localhost${path}`);
const NOTHING_THERE = { status: 404, reason: "not-found" };
const UNREADABLE = { status: 400, reason: "address-unreadable" };

describe("D100 characters that cannot be stored are found in every form in which they are sent", () => {
  test.each([
    ["a\0b", "ab"],
    ["\ud800", ""],
    ["a\udc00b", "ab"],
    ["\ud83d", ""],
  ])("D100 %j cannot be stored", (words, rest) => {
    expect(isStorable(words)).toBe(false);
    expect(storablePart(words)).toBe(rest);
  });

  test.each(["", "Қазақстан", "👩‍👧", "\ufffe", "\ufffd", "\u0001\t\n", "\u202e"])("D100 %j can", (words) => {
    expect([isStorable(words), storablePart(words)]).toEqual([true, words]);
  });

  test.each(["/texts/a%00b", "/%00", "/texts/x.data?a=%00", "/search?%00=1", "/sign-in?next=%2F%00"])(
    "D100 at %s there is nothing",
    (path) => expect(at(path)).toEqual(NOTHING_THERE),
  );

  test.each(["/texts/%zz", "/texts/%", "/%ED%A0%80", "/%C0%80", "/editions/%FF.data"])(
    "D100 %s cannot be read",
    (path) => expect(at(path)).toEqual(UNREADABLE),
  );

  test.each(["/texts/a%2500b", "/search?q=100%", "/search?q=%ED%A0%80", "/%D2%9A?q=%F0%9F%91%A9"])(
    "D100 %s is an address like others",
    (path) => expect(at(path)).toBeNull(),
  );

  test("D100 what brings nothing is an empty form; what brings something stays as it is", async () => {
    const empty = withForm(new Request("http://localhost/", { method: "POST" }));
    expect([...(await empty.formData())]).toEqual([]);
    const full = new Request("http://localhost/", { method: "POST", body: new URLSearchParams("a=1") });
    expect(withForm(full)).toBe(full);
  });
});
