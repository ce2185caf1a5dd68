/** Shortcuts on every keyboard layout, and what the page does for each closing code. */
import { describe, expect, test } from "vitest";
import { shortcutOf } from "#app/components/shortcuts.ts";
import { readNotice } from "#app/editor/connection/receipts.ts";
import { endingOf } from "#app/editor/connection/session.ts";
import { inkOn, readPresence } from "#app/editor/drawing/carets.ts";

const press = (key: string, code: string, held: string) => ({
  ...{ key, code },
  ctrlKey: held.includes("C"),
  altKey: held.includes("A"),
  shiftKey: held.includes("S"),
  metaKey: held.includes("M"),
  getModifierState: (name: string) => name === "AltGraph" && held.includes("G"),
});

describe("shortcuts", () => {
  test("E9 a Cyrillic layout is matched by the place of the key, a Latin one by its letter", () => {
    expect(shortcutOf(press("и", "KeyB", "C"), false)).toBe("Mod-b");
    expect(shortcutOf(press("Я", "KeyZ", "CS"), false)).toBe("Mod-Shift-z");
    expect(shortcutOf(press("b", "KeyN", "C"), false)).toBe("Mod-b");
    expect(shortcutOf(press("ь", "KeyM", "CA"), false)).toBe("Mod-Alt-m");
    expect(shortcutOf(press("µ", "KeyM", "MA"), true)).toBe("Mod-Alt-m");
    expect(shortcutOf(press("$", "Digit4", "CAS"), false)).toBe("Mod-Alt-Shift-4");
  });

  test("E9 characters that AltGr types are no shortcuts", () => {
    expect(shortcutOf(press("§", "Digit4", "CAG"), false)).toBeNull();
    expect(shortcutOf(press("b", "KeyB", ""), false)).toBeNull();
  });
});

describe("the line", () => {
  test("E10 each closing code has one consequence, and all others mean: come back later", () => {
    expect([4401, 4403, 4409, 4413, 1003, 1007, 4404, 4426].map(endingOf)).toEqual([
      "sign-in",
      ...Array(5).fill("start-afresh"),
      "gone",
      "reload",
    ]);
    expect([1000, 1006, 1011, 1012, 1013, 4429].map(endingOf)).toEqual(Array(6).fill(null));
  });

  test("E10 what cannot be read from the socket is passed over", () => {
    expect(readNotice('{"type":"comments","clause":"c1","more":1}')).toEqual({
      type: "comments",
      clause: "c1",
    });
    expect(readNotice("{")).toBeNull();
    expect(readNotice('{"type":7}')).toBeNull();
    expect(readPresence({ person: "p", name: "N", delegation: 5, colour: "red" })).toEqual({
      ...{ person: "p", name: "N", delegation: null, colour: "#4a4a4a" },
    });
    expect(readPresence("x")).toBeNull();
  });

  test("E10 names on carets are readable on their colour", () => {
    expect(inkOn("#ffcc00")).toBe("#16181d");
    expect(inkOn("#003580")).toBe("#ffffff");
  });
});
