/** Who wrote which words, read from a real log: three authors who type at once, split, merge and restore. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const SIDES = { "delegate.kz": "kz", "head.kz": "kz", "head.uz": "uz", chair: null } as const;
type Who = keyof typeof SIDES | "server";
type Edit = [who: Who, work: (fragment: Y.XmlFragment) => void];

const text = (fragment: Y.XmlFragment, at: number) => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;
const typed = (who: Who, at: number, place: number, words: string): Edit => [
  who,
  (fragment) => text(fragment, at).insert(place, words),
];
const cut = (who: Who, at: number, place: number, length: number): Edit => [
  who,
  (fragment) => text(fragment, at).delete(place, length),
];

/** Enter, as the editor writes it: the rest of the words is deleted and inserted in a new clause. */
const split = (who: Who, at: number, place: number): Edit => [
  who,
  (fragment) => {
    const own = text(fragment, at);
    const rest = own.toString().slice(place);
    own.delete(place, rest.length);
    fragment.insert(at + 1, [element(rest, `half-of-${at}`)]);
  },
];

/** Backspace at the start of a clause: its words are deleted and inserted at the end of the clause before. */
const merge = (who: Who, at: number): Edit => [
  who,
  (fragment) => {
    const rest = text(fragment, at).toString();
    fragment.delete(at, 1);
    text(fragment, at - 1).insert(text(fragment, at - 1).length, rest);
  },
];

function element(words: string, id: string): Y.XmlElement {
  const made = new Y.XmlElement("clause");
  made.setAttribute("kind", "operative");
  made.setAttribute("id", id);
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

const CLAUSES = [clause("operative", "Decide to act", 0, "c1"), clause("operative", "Agree", 0, "c2")];

/** `apart`: the minutes between two edits; the log uses the time of the database, so it is set back. */
async function textAfter(apart: number, ...allowed: Edit[]) {
  const made = await installation.text(CLAUSES);
  const folding = foldingOf(installation.store);
  for (const [who, work] of allowed) {
    const person = who === "server" ? null : installation.actor(who).person;
    const hand = await handOn(installation.store, made.sheet, person, who === "server" ? null : SIDES[who]);
    await installation.store.changes.append([hand.change(work)]);
    await installation.store.pool.query(
      "UPDATE change SET at = at + n * $2 * interval '1 minute' WHERE sheet_id = $1 AND n = (SELECT head FROM sheet WHERE id = $1)",
      [made.sheet, apart],
    );
    while (await folding.run());
  }
  folding.close();
  return made.text;
}

async function asked(textId: string, id: string, who = "guest.no"): Promise<string[]> {
  const page = await installation.queries.writers(installation.actor(who), textId, id);
  if (!page.ok) throw new Error(page.reason);
  const state = await installation.queries.clause(installation.actor(who), textId, id);
  const now = state.ok ? wordsOf(state.versions.at(-1)?.clause ?? { runs: [] }) : "";
  expect(page.written.map(({ text }) => text).join("")).toBe(now);
  return page.written.map(({ text, by }) => {
    const names = by.map(({ delegation, person }) => `${page.names[person ?? ""]} for ${delegation}`);
    return `${text} < ${names.join(" or ") || "prepared"}`;
  });
}

describe("T51 each word is theirs who typed it", () => {
  test("T51 three authors in one clause, minutes apart", async () => {
    const id = await textAfter(
      5,
      typed("delegate.kz", 0, 13, " together"),
      typed("head.uz", 0, 7, "firmly "),
      typed("chair", 0, 29, " now"),
    );
    expect(await asked(id, "c1")).toEqual([
      "Decide  < prepared",
      "firmly  < head.uz for uz",
      "to act < prepared",
      " together < delegate.kz for kz",
      " now < chair for chair",
    ]);
  });

  test("T51 in turns within seconds, two of them of one delegation", async () => {
    const id = await textAfter(
      0,
      typed("delegate.kz", 0, 13, " alpha"),
      typed("head.uz", 0, 19, " bravo"),
      typed("head.kz", 0, 25, " carol"),
      typed("head.uz", 0, 31, " delta"),
    );
    expect(await asked(id, "c1")).toEqual([
      "Decide to act < prepared",
      " alpha < delegate.kz for kz",
      " bravo < head.uz for uz",
      " carol < head.kz for kz",
      " delta < head.uz for uz",
    ]);
  });

  test("T51 what the server wrote in a delegation's name is that delegation's", async () => {
    const { text: id, sheet } = await installation.text(CLAUSES);
    const server = await handOn(installation.store, sheet, null, null);
    const change = server.change((fragment) => text(fragment, 1).insert(5, " to meet"));
    const inName = { ...change, person: installation.actor("head.uz").person, delegation: "uz", clients: [] };
    await installation.store.changes.append([inName]);
    const folding = foldingOf(installation.store);
    while (await folding.run());
    folding.close();
    expect(await asked(id, "c2")).toEqual(["Agree < prepared", " to meet < head.uz for uz"]);
  });
});

describe("T52 words that were carried stay their writers'", () => {
  test("T52 through a split, typing on, and a merge back", async () => {
    const allowed: Edit[] = [typed("head.uz", 0, 13, " and to meet yearly"), split("delegate.kz", 0, 14)];
    expect(await asked(await textAfter(5, ...allowed), "half-of-0")).toEqual([
      "and to meet yearly < head.uz for uz",
    ]);
    allowed.push(typed("chair", 1, 11, " twice"));
    expect(await asked(await textAfter(5, ...allowed), "half-of-0")).toEqual([
      ...["and to meet  < head.uz for uz", "twice  < chair for chair", "yearly < head.uz for uz"],
    ]);
    allowed.push(merge("delegate.kz", 1));
    expect(await asked(await textAfter(5, ...allowed), "c1")).toEqual([
      "Decide to act < prepared",
      " and to meet  < head.uz for uz",
      "twice  < chair for chair",
      "yearly < head.uz for uz",
    ]);
  });

  test("T52 brought back by somebody else after they were deleted", async () => {
    const id = await textAfter(
      5,
      typed("head.uz", 0, 13, " without delay"),
      cut("delegate.kz", 0, 13, 14),
      typed("chair", 0, 0, "["),
      typed("delegate.kz", 0, 14, " without delay"),
    );
    expect(await asked(id, "c1")).toEqual([
      ...["[ < chair for chair", "Decide to act < prepared", "  < delegate.kz for kz"],
      "without delay < head.uz for uz",
    ]);
  });
});

describe("T53 what cannot be told is said, and only those with a seat are told", () => {
  test("T53 typed in turns within seconds and then split off by one of the two: one of the two", async () => {
    const id = await textAfter(
      0,
      typed("delegate.kz", 0, 13, " alpha"),
      typed("head.uz", 0, 19, " bravo"),
      typed("delegate.kz", 0, 25, " carol"),
      split("head.uz", 0, 13),
    );
    expect(await asked(id, "half-of-0")).toEqual([
      " alpha bravo carol < delegate.kz for kz or head.uz for uz",
    ]);
  });

  test("T53 who has no seat is refused, and so is a clause that does not stand", async () => {
    const id = await textAfter(5, typed("head.uz", 0, 13, " now"));
    const ask = (who: string | null, id: string, one: string) =>
      installation.queries.writers(who === null ? null : installation.actor(who), id, one);
    expect(await ask("guest.no", id, "c1")).toMatchObject({ ok: true });
    expect(await ask("stranger", id, "c1")).toEqual({ ok: false, reason: "no-seat" });
    expect(await ask(null, id, "c1")).toEqual({ ok: false, reason: "not-signed-in" });
    expect(await ask("guest.no", id, "c9")).toEqual({ ok: false, reason: "unknown-clause" });
  });
});
