/** A large deletion in one step, and the text of an earlier moment restored into the present text. */
import { describe, expect, test } from "vitest";
import {
  type Clause,
  clausesAfter,
  isUsual,
  largeDeletion,
  restorable,
  restoration,
  wordsOf,
} from "#domain/text/index.ts";
import { mulberry } from "../support/mulberry.ts";
import { clause } from "../support/texts.ts";

const op = (id: string, words: string) => clause("operative", words, 0, id);
const LONG = "Decide to exchange data on violence against children in every State of the region once a year";
const many = (count: number) => Array.from({ length: count }, (_, at) => op(`c${at}`, `${LONG} number${at}`));

describe("T130 what is deleted at one stroke is measured in clauses and words", () => {
  test("T130 more than three clauses are much, three of many are not", () => {
    const text = many(40);
    expect(largeDeletion(text, text.slice(4))).toEqual({ clauses: 4, words: 4 * 18 });
    expect(largeDeletion(text, text.slice(3))).toBeNull();
  });

  test("T130 a fifth of the words is much in one clause too, but not a handful of words in a short text", () => {
    const text = [op("a", LONG), op("b", `${LONG} ${LONG.toUpperCase()}`), op("c", LONG)];
    expect(largeDeletion(text, [text[0], op("b", LONG), text[2]] as Clause[])).toBeNull();
    expect(largeDeletion(text, [text[0], op("b", ""), text[2]] as Clause[])).toEqual({
      clauses: 1,
      words: 34,
    });
    expect(largeDeletion([op("a", "We decide to act")], [op("a", "")])).toBeNull();
  });

  test("T130 emptied clauses count like deleted ones, and empty ones never did", () => {
    const text = many(5);
    expect(
      largeDeletion(
        text,
        text.map(({ id }) => op(id, "")),
      ),
    ).toEqual({ clauses: 5, words: 5 * 18 });
    const empty = Array.from({ length: 9 }, (_, at) => op(`e${at}`, ""));
    expect(largeDeletion([...text, ...empty], text)).toBeNull();
  });

  test("T130 words that a clause takes from another or hands to a new one are not deleted", () => {
    const [a, b, ...rest] = many(8) as [Clause, Clause, ...Clause[]];
    expect(largeDeletion([a, b, ...rest], [op("c0", wordsOf(a) + wordsOf(b)), ...rest])).toBeNull();
    const split = [op("c0", wordsOf(a).slice(0, 6)), op("", wordsOf(a).slice(6)), b];
    expect(largeDeletion([a, b], split)).toBeNull();
  });

  test("T130 what is pasted over clauses deletes them, also where its words are the same", () => {
    const text = many(6);
    const pasted = text.map((one, at) => ({ ...one, id: at ? "" : one.id }));
    expect(largeDeletion(text, pasted)?.clauses).toBe(5);
  });

  test("T130 the words of a roadmap's fields are words", () => {
    const row = { ...clause("action", "Act", 0, "r"), fields: { responsible: LONG, partners: LONG } };
    expect(largeDeletion([row], [])).toEqual({ clauses: 1, words: 35 });
  });
});

/** The result of a restoration of `earlier` into `now` with the usual choice. */
function restored(earlier: readonly Clause[], now: readonly Clause[], all = false): Clause[] {
  const chosen = restorable(earlier, now, "en").filter((one) => all || isUsual(one));
  return clausesAfter(now, restoration(earlier, now, chosen));
}

const since = (earlier: readonly Clause[], now: readonly Clause[]) =>
  restorable(earlier, now, "en").map((one) => `${one.id} ${one.since}`);

describe("T131 the text as of an earlier moment comes back, and what others wrote since stays", () => {
  test("T131 an erased text is back whole, in its order, and the empty clause of the editor goes", () => {
    const text = many(33);
    expect(restored(text, [op("new", "")])).toEqual(text);
    expect(restored(text, [op("c0", "")])).toEqual(text);
    expect(restored(text, [op("new", "We begin again")]).map(({ id }) => id)).toContain("new");
  });

  test("T131 an empty clause in a text that stands is somebody's next one and stays", () => {
    const text = many(4);
    const now = [text[0], op("new", "")] as Clause[];
    expect(since(text, now)).toEqual(["c1 deleted", "c2 deleted", "c3 deleted", "new added"]);
    expect(restored(text, now).map(({ id }) => id)).toEqual(["c0", "c1", "c2", "c3", "new"]);
  });

  test("T131 words that were deleted in a clause come back beside those that others typed in it", () => {
    const now = [op("a", "Strongly decide to exchange data every year")];
    const earlier = [op("a", "decide to exchange data on violence every year")];
    expect(since(earlier, now)).toEqual(["a shortened"]);
    expect(restored(earlier, now).map(wordsOf)).toEqual([
      "Strongly decide to exchange data on violence every year",
    ]);
  });

  test("T131 where others wrote something else in their stead it stays, unless it is chosen", () => {
    const earlier = [op("a", "Decide to exchange data every year")];
    const now = [op("a", "Decide to publish reports every year")];
    expect(since(earlier, now)).toEqual(["a reworded"]);
    expect(restored(earlier, now)).toEqual(now);
    expect(restored(earlier, now, true)).toEqual(earlier);
  });

  test("T131 a clause whose words another one took does not come back twice by itself", () => {
    const earlier = [op("a", "Decide to exchange data"), op("b", "and to publish reports")];
    const now = [op("a", "Decide to exchange data and to publish reports")];
    expect(since(earlier, now)).toEqual(["a reworded", "b joined"]);
    expect(restored(earlier, now)).toEqual(now);
    expect(restored(earlier, now, true)).toEqual(earlier);
  });

  test("T131 the fields of an action come back where they were emptied, and stay where they were filled otherwise", () => {
    const row = {
      ...clause("action", "Train judges", 0, "r"),
      fields: { responsible: "KZ", due: "2027-05-01" },
    };
    const { fields: _, ...bare } = row;
    expect(restored([row], [bare])).toEqual([row]);
    const refilled = { ...row, fields: { due: "2028-01-01" } };
    expect(restored([row], [refilled])[0]?.fields).toEqual({ responsible: "KZ", due: "2028-01-01" });
  });

  test("T131 kind, level, look and whose wording a clause is come back with it", () => {
    const whole: Clause[] = [
      op("a", "Decide to act together"),
      { ...op("b", "x"), level: 1, variant: "a", runs: [{ text: "at once", italic: true }] },
    ];
    expect(restored(whole, [whole[0] as Clause])).toEqual(whole);
  });

  test("T131 at random: exactly the deleted clauses come back in their order, later words and clauses stay", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = mulberry(seed);
      const earlier = many(2 + Math.floor(random() * 12));
      const gone = new Set(earlier.filter(() => random() < 0.5).map(({ id }) => id));
      const later = earlier.flatMap((one) => {
        if (gone.has(one.id)) return [];
        const now = random() < 0.4 ? op(one.id, `Firmly ${wordsOf(one)} as others wrote`) : one;
        return random() < 0.3 ? [now, op(`new-${one.id}`, "Something else entirely")] : [now];
      });
      if (!later.length) later.push(op("left", ""));
      const after = restored(earlier, later);
      const ids = after.map(({ id }) => id);
      expect(
        ids.filter((id) => !id.startsWith("new")),
        `seed ${seed}`,
      ).toEqual(earlier.map(({ id }) => id));
      for (const one of later.filter(({ id }) => id !== "left"))
        expect(after, `seed ${seed}`).toContainEqual(one);
      for (const one of earlier.filter(({ id }) => gone.has(id)))
        expect(after, `seed ${seed}`).toContainEqual(one);
      expect(restored(earlier, after), `seed ${seed}`).toEqual(after);
    }
  });
});
