import { describe, expect, test } from "vitest";
import type { Action } from "#app/components/palette/actions.ts";
import { matching } from "#app/components/palette/matching.ts";
import { writtenKeys } from "#app/components/shortcuts.ts";

const action = (name: string, group = "Text"): Action => ({ id: name, name, group, run: () => {} });
const names = (typed: string, ...all: string[]) =>
  matching(
    all.map((name) => action(name)),
    typed,
  ).map(({ name }) => name);

describe("P65 the palette finds an action by a few letters of its words", () => {
  test("P65 each word typed begins a word of the name or its group, in any order", () => {
    expect(names("br ne", "Next bracket", "Previous bracket", "Next change")).toEqual(["Next bracket"]);
    expect(matching([action("Dashboard", "Go to"), action("Bold")], "go")).toHaveLength(1);
  });

  test("P65 nothing typed finds all; what nothing is called finds nothing; the middle of a word is no beginning", () => {
    expect(names("  ", "Bold", "Italic")).toEqual(["Bold", "Italic"]);
    expect(names("xyz", "Bold")).toEqual([]);
    expect(names("old", "Bold")).toEqual([]);
  });

  test("P65 ё is found by е, capitals by small letters, in Cyrillic, too", () => {
    expect(names("учет", "Учётная запись")).toEqual(["Учётная запись"]);
    expect(names("СКОБ", "Следующая скобка")).toEqual(["Следующая скобка"]);
  });

  test("P65 a shortcut is written as it stands on the keys", () => {
    expect([writtenKeys("Mod-Alt-m", false), writtenKeys("Mod-Alt-m", true)]).toEqual(["Ctrl+Alt+M", "⌘⌥M"]);
    expect([writtenKeys("Mod-Shift-z", false), writtenKeys("Tab", false)]).toEqual(["Ctrl+Shift+Z", "Tab"]);
  });
});
