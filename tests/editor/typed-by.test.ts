/** Who typed a bracket, found from the state of a moment before. */
import { expect, test } from "vitest";
import { writerAt } from "#app/editor/clause-panel/typed-by.ts";

const by = (person: string) => [{ delegation: "uz", person }];
const VIEW_KEYS = {
  clause: "c1",
  written: [
    { text: "Agree ", by: [], known: true },
    { text: "[to act]", by: by("Umida"), known: true },
    { text: " now", by: by("Aigerim"), known: true },
  ],
};
const at = (words: string, offset: number) => writerAt(VIEW_KEYS, words, offset, "en")?.by[0]?.person ?? null;

test("T51 the bracket's writer, where nothing was typed since", () => {
  expect(at("Agree [to act] now", 6)).toBe("Umida");
  expect(at("Agree [to act] now", 14)).toBe("Aigerim");
  expect(writerAt(VIEW_KEYS, "Agree [to act] now", 0, "en")?.by).toEqual([]);
});

test("T51 the same one after words came before it, and nobody for a bracket that is newer", () => {
  expect(at("We all agree [to act] now", 13)).toBe("Umida");
  expect(at("Agree [to act] now [tbc]", 19)).toBeNull();
  expect(at("Agree [to act] now", 18)).toBeNull();
});
