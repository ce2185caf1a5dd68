/**
 * Discussions follow their words when the chair splits, merges or moves clauses, and when somebody does it by typing.
 */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Audience } from "#domain/comments/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { released } from "../support/amendments.ts";
import { handOn } from "../support/edits.ts";
import { CLAUSES, lifeTable, reasonOf } from "../support/life-cases.ts";
import { marked } from "../support/marking.ts";
import { clause } from "../support/texts.ts";

const { installation, head, table, accept, undo } = lifeTable();

/** A discussion of words in the n-th clause, or of the clause. */
async function about(
  on: { text: string; sheet: string },
  clause: number,
  quote: string | null,
  audience: Audience = "table",
) {
  const answer = await installation().commands.comment(installation().actor("delegate.kz"), {
    ...{ text: on.text, clause: `c${clause}`, audience, body: `About ${quote}` },
    about: quote === null ? null : await marked(installation().store, on.sheet, clause - 1, quote),
  });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.thread;
}

/** The clause of each discussion, by its first words, and the words that the discussion is about. */
async function places(text: string, who = "head.kz") {
  const actor = installation().actor(who);
  const page = await installation().queries.comments(actor, text);
  const sheet = (await installation().store.texts.byId(text))?.sheet ?? "";
  const clauses = await installation().store.sheets.clauses(sheet);
  const firstOf = (id: string) =>
    clauses
      .find((one) => one.id === id)
      ?.runs.map(({ text }) => text)
      .join("")
      .split(" ")[0] ?? "gone";
  const threads = page.ok ? page.threads : [];
  return Object.fromEntries(threads.map(({ id, clause, wordsNow }) => [id, [firstOf(clause), wordsNow]]));
}

const fold = async () => {
  const folding = foldingOf(installation().store);
  while (await folding.run());
  folding.close();
};

describe("C78 a discussion follows its words when a clause is split", () => {
  test("C78 behind the cut, before it, over it; the clause; and all back when it is undone", async () => {
    const on = await table();
    const threads = [
      await about(on, 2, "all languages"),
      await about(on, 2, "publish"),
      await about(on, 2, "publish the outcome"),
      await about(on, 2, null),
    ];
    const split = await released(
      installation(),
      head(),
      { text: on.text, deed: "split", clause: "c2" },
      "Agree to publish\nThe outcome in all languages",
    );
    const before = await places(on.text);
    expect(reasonOf(await accept(split))).toBe("ok");
    const after = await places(on.text);
    expect(threads.map((id) => after[id])).toEqual([
      ["The", "all languages"],
      ["Agree", "publish"],
      ["Agree", "publish"],
      ["Agree", null],
    ]);
    await fold();
    expect(await places(on.text)).toEqual(after);
    expect(reasonOf(await undo(split))).toBe("ok");
    expect((await places(on.text))[threads[0] ?? ""]).toEqual(["Agree", "all languages"]);
    await fold();
    const again = await places(on.text);
    expect(threads.map((id) => again[id]?.[0])).toEqual(threads.map((id) => before[id]?.[0]));
  });
});

describe("C78 a discussion follows its words when clauses are merged", () => {
  test("C78 into the one that is left, where a word stands twice, too; and back when it is undone", async () => {
    const on = await table();
    const threads = [await about(on, 3, "report"), await about(on, 3, null), await about(on, 2, "outcome")];
    const [words, whole, own] = threads as [string, string, string];
    const lines = "Agree to publish the outcome in all languages and report, and urge States to report";
    const merge = await released(
      installation(),
      head(),
      { text: on.text, deed: "merge", clause: "c2", with: "c3" },
      lines,
    );
    expect(reasonOf(await accept(merge))).toBe("ok");
    const after = await places(on.text);
    expect([after[words], after[whole], after[own]]).toEqual([
      ["Agree", "report"],
      ["Agree", null],
      ["Agree", "outcome"],
    ]);
    await fold();
    expect(await places(on.text)).toEqual(after);
    expect(reasonOf(await undo(merge))).toBe("ok");
    await fold();
    const back = await places(on.text);
    expect([back[words], back[whole], back[own]]).toEqual([
      ["Urge", "report"],
      ["Urge", null],
      ["Agree", "outcome"],
    ]);
  });

  test("C78 where its clause is deleted it is among those without one, and back with the clause", async () => {
    const on = await table();
    const thread = await about(on, 3, "report");
    const deleted = await released(installation(), head(), { text: on.text, deed: "delete", clause: "c3" });
    await accept(deleted);
    expect((await places(on.text))[thread]).toEqual(["gone", null]);
    await undo(deleted);
    expect((await places(on.text))[thread]).toEqual(["Urge", "report"]);
  });
});

describe("C78 a discussion follows its words when a clause is moved", () => {
  test("C78 also where they stand twice in it, and back", async () => {
    const third = clause("operative", "Report to those who report to nobody", 0, "c3");
    const on = await installation().text([...CLAUSES.slice(0, 2), third]);
    const thread = await about(on, 3, "to");
    const twice = await about(on, 3, "those who");
    const move = await released(installation(), head(), {
      text: on.text,
      deed: "move",
      clause: "c3",
      after: null,
    });
    await accept(move);
    const moved = await places(on.text);
    expect([moved[thread], moved[twice]]).toEqual([
      ["Report", "to"],
      ["Report", "those who"],
    ]);
    await undo(move);
    expect((await places(on.text))[twice]).toEqual(["Report", "those who"]);
  });
});

describe("C78 a private discussion follows, and nobody else learns of it", () => {
  test("C78 its delegation finds it at the new clause; the notice goes to its circle alone", async () => {
    const on = await table();
    const thread = await about(on, 2, "all languages", "delegation");
    const split = await released(
      installation(),
      head(),
      { text: on.text, deed: "split", clause: "c2" },
      "Agree to publish\nThe outcome in all languages",
    );
    await accept(split);
    expect(await places(on.text)).toEqual({ [thread]: ["The", "all languages"] });
    for (const who of ["head.uz", "chair", "guest.no"]) expect(await places(on.text, who)).toEqual({});
    const answer = (await installation().store.outbox.waiting(10_000)).map(({ notice }) => notice);
    const mine = answer.filter((one) => one.type === "comments" && one.text === on.text);
    const one = { type: "comments", text: on.text, delegation: "kz", audience: "delegation" };
    // Once when it was begun, and once when it moved.
    expect(mine).toEqual([one, one]);
    const trail = await installation().store.records.trail(on.text);
    expect(JSON.stringify(trail)).not.toContain(thread);
  });
});

describe("C78 a discussion follows words that somebody takes into another clause by hand", () => {
  test("C78 when Enter splits a clause and Backspace joins it again, as soon as it is folded", async () => {
    const on = await table();
    const [behind, before, whole] = [
      await about(on, 2, "all languages"),
      await about(on, 2, "publish"),
      await about(on, 3, null),
    ];
    await fold();
    const hand = await handOn(
      installation().store,
      on.sheet,
      installation().actor("delegate.kz").person,
      "kz",
    );
    const make = async (work: (fragment: Y.XmlFragment) => void) => {
      const [kept] = await installation().store.changes.append([hand.change(work)]);
      if (!kept?.ok) throw new Error(kept?.reason);
      await fold();
    };
    const wordsAt = (fragment: Y.XmlFragment, at: number) =>
      (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;
    await make((fragment) => {
      const words = wordsAt(fragment, 1);
      const cut = words.toString().indexOf("the outcome");
      const rest = words.toString().slice(cut);
      words.delete(cut, words.length - cut);
      const fresh = new Y.XmlElement("clause");
      fresh.setAttribute("id", "c9");
      fragment.insert(2, [fresh]);
      fresh.insert(0, [new Y.XmlText(rest)]);
    });
    const split = await places(on.text);
    expect([split[behind], split[before]]).toEqual([
      ["the", "all languages"],
      ["Agree", "publish"],
    ]);
    // Both discussions that follow are joined to the clause before.
    for (let left = 2; left > 0; left--)
      await make((fragment) => {
        const words = wordsAt(fragment, 1);
        words.insert(words.length, wordsAt(fragment, 2).toString());
        fragment.delete(2, 1);
      });
    const joined = await places(on.text);
    // Folding the whole log again moves nothing.
    const folding = foldingOf(installation().store);
    await folding.rebuild(on.sheet);
    folding.close();
    expect(await places(on.text)).toEqual(joined);
    expect([joined[behind], joined[before], joined[whole]]).toEqual([
      ["Agree", "all languages"],
      ["Agree", "publish"],
      ["Agree", null],
    ]);
  });
});
