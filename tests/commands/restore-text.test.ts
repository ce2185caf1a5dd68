/**
 * The text of an earlier moment is restored in one step: who may do it, what comes back and what stays, and what is
 * refused.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Clause, clauseDigest, wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { issuedUnder, must, silenced } from "../support/deciding.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { marked } from "../support/marking.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const TEXT: Clause[] = [
  clause("operative", "Decide to exchange data", 0, "a"),
  clause("operative", "at once and every year", 1, "a1"),
  clause("operative", "Agree to meet", 0, "b"),
  clause("operative", "Invite all States", 0, "c"),
];

const values = <T extends { ok: boolean }>(outcome: T) => must(outcome) as Extract<T, { ok: true }>;
const person = (name: string) => installation.actor(name).person;
const now = (sheet: string) => installation.store.sheets.clauses(sheet);

/** A text of four clauses that Kazakhstan has erased; `before` is the last change before that. */
async function erased() {
  const { text, sheet } = await installation.text(TEXT);
  const { head: before } = await installation.store.changes.load(sheet);
  const hand = await handOn(installation.store, sheet, person("delegate.kz"), "kz");
  const empty = new Y.XmlElement("clause");
  await installation.store.changes.append([
    hand.change((fragment) => {
      fragment.delete(0, 4);
      fragment.insert(0, [empty]);
    }),
  ]);
  const server = await handOn(installation.store, sheet, null, null);
  await installation.store.changes.append([
    server.change((fragment) => (fragment.get(0) as Y.XmlElement).setAttribute("id", "left")),
  ]);
  return { text, sheet, before };
}

async function page(text: string, n: number, chosen: string[] | null = null, who = "chair") {
  return installation.queries.restoration(installation.actor(who), text, {
    asOf: `n-${n}`,
    chosen,
    language: null,
  });
}

/** The input as the page would send it. */
async function input(text: string, n: number, chosen: string[] | null = null) {
  const found = values(await page(text, n, chosen));
  const ids = found.clauses.flatMap((one) => (one.chosen ? one.id : []));
  return { text, n, chosen: ids, seen: found.seen };
}

const restore = async (who: string | null, wanted: Awaited<ReturnType<typeof input>>) => {
  const done = await installation.commands.restoreText(who ? installation.actor(who) : null, wanted);
  return done.ok ? "done" : done.reason;
};

describe("N100 the chair's side brings the text of an earlier moment back in one step", () => {
  test("N100 an erased text is whole again under its old ids, the empty clause is gone, it is one change of the log and on the trail", async () => {
    const { text, sheet, before } = await erased();
    const { head } = await installation.store.changes.load(sheet);
    expect(await restore("chair", await input(text, before))).toBe("done");
    expect(await now(sheet)).toEqual(TEXT);
    expect((await installation.store.changes.load(sheet)).head).toBe(head + 1);
    const entry = (await installation.store.records.trail(text)).at(-1)?.content;
    expect(entry).toMatchObject({
      actor: { side: "chair", person: person("chair") },
      event: { type: "text-restored", n: before, removed: [{ id: "left" }], changed: [] },
    });
    const event = entry?.event.type === "text-restored" ? entry.event : null;
    expect(event?.back.map(({ reference }) => reference)).toEqual(["OP1", "OP1 (a)", "OP2", "OP3"]);
  });

  test("N100 the clauses' histories name who did it, and comments hang at their words again", async () => {
    const { text, sheet } = await installation.text(TEXT);
    const kz = installation.actor("delegate.kz");
    const about = await marked(installation.store, sheet, 2, "Agree");
    const comment = { text, clause: "b", audience: "table" as const, body: "When?", about };
    must(await installation.commands.comment(kz, comment));
    const { head: before } = await installation.store.changes.load(sheet);
    const hand = await handOn(installation.store, sheet, kz.person, "kz");
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(1, 3))]);
    expect(await restore("secretariat", await input(text, before))).toBe("done");
    const folding = foldingOf(installation.store);
    await folding.run();
    folding.close();
    const last = (await installation.store.folding.versions(sheet, "b")).at(-1);
    expect(last).toMatchObject({ delegations: ["chair"], people: [person("secretariat")] });
    const story = async (of: string) => values(await installation.queries.clause(kz, text, of)).story;
    expect((await story("b")).map(({ event }) => event.type)).toEqual(["text-restored"]);
    expect(await story("a")).toEqual([]);
    const comments = values(await installation.queries.comments(kz, text));
    expect(comments.threads.map(({ clause: at, wordsNow }) => [at, wordsNow])).toEqual([["b", "Agree"]]);
  });

  test("N100 what another types meanwhile stays, and a clause that was chosen on other words is asked about again", async () => {
    const { text, sheet } = await installation.text(TEXT);
    const { head: before } = await installation.store.changes.load(sheet);
    const hand = await handOn(installation.store, sheet, person("delegate.kz"), "kz");
    await installation.store.changes.append([
      hand.change((fragment) => {
        fragment.delete(1, 1);
        ((fragment.get(2) as Y.XmlElement).get(0) as Y.XmlText).delete(6, 4);
      }),
    ]);
    const seen = await input(text, before);
    expect(seen.chosen).toEqual(["a1", "c"]);
    const other = await handOn(installation.store, sheet, person("head.uz"), "uz");
    await installation.store.changes.append([other.type(1, " every year")]);
    const meanwhile = await installation.store.changes.append([other.type(2, " and partners")]);
    expect(meanwhile[0]?.ok).toBe(true);
    expect(await restore("chair", seen)).toBe("changed-meanwhile");
    expect((await now(sheet)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(await restore("chair", await input(text, before))).toBe("done");
    expect((await now(sheet)).map((one) => `${one.id} ${wordsOf(one)}`)).toEqual([
      "a Decide to exchange data",
      "a1 at once and every year",
      "b Agree to meet every year",
      "c Invite all States and partners",
    ]);
  });

  test("N101 an agreed clause stays as agreed; one that was reopened and deleted comes back open", async () => {
    const { text, sheet } = await installation.text(TEXT);
    const { head: before } = await installation.store.changes.load(sheet);
    const hand = await handOn(installation.store, sheet, person("delegate.kz"), "kz");
    await installation.store.changes.append([
      hand.type(2, " twice"),
      hand.change((fragment) => fragment.delete(3, 1)),
    ]);
    const open = await input(text, before, ["b"]);
    const found = values(await page(text, before));
    expect(found.clauses.map(({ id, since, closed }) => [id, since, closed])).toEqual([
      ["b", "reworded", false],
      ["c", "deleted", false],
    ]);
    const seen = clauseDigest((await now(sheet))[2] as Clause);
    must(
      await installation.commands.agreeClause(installation.actor("chair"), {
        text,
        clause: "b",
        seen,
        adRef: [],
      }),
    );
    expect(values(await page(text, before, ["b"])).clauses[0]).toMatchObject({ closed: true, chosen: false });
    expect(await restore("chair", open)).toBe("clause-closed");
    expect(wordsOf((await now(sheet))[2] as Clause)).toBe("Agree to meet twice");
    must(
      await installation.commands.reopenClause(installation.actor("chair"), {
        text,
        clause: "b",
        reason: "New facts",
      }),
    );
    expect(await restore("chair", open)).toBe("done");
    expect(wordsOf((await now(sheet))[2] as Clause)).toBe("Agree to meet");
  });

  test("N101 whoever is not of the chair's side, what would change nothing, and what is unknown is refused with its reason", async () => {
    const { text, sheet, before } = await erased();
    const wanted = await input(text, before);
    expect(await restore("head.kz", wanted)).toBe("not-your-role");
    expect(await restore("guest.no", wanted)).toBe("not-your-role");
    expect(await restore("stranger", wanted)).toBe("no-seat");
    expect(await restore(null, wanted)).toBe("not-signed-in");
    expect(await restore("chair", { ...wanted, text: "nowhere" })).toBe("not-found");
    expect(await restore("chair", { ...wanted, n: 9_999 })).toBe("not-found");
    expect(await restore("chair", { ...wanted, seen: "other" })).toBe("changed-meanwhile");
    expect(await restore("chair", { ...wanted, chosen: [...wanted.chosen, "never"] })).toBe(
      "changed-meanwhile",
    );
    expect(await restore("chair", await input(text, before, []))).toBe("already-done");
    expect(await page(text, before, null, "head.kz")).toMatchObject({ reason: "not-your-role" });
    expect(await page(text, 9_999)).toMatchObject({ reason: "not-found" });
    expect(await now(sheet)).toHaveLength(1);
    expect(await restore("secretariat", wanted)).toBe("done");
    expect(await restore("secretariat", wanted)).toBe("changed-meanwhile");
    expect(values(await page(text, before)).clauses).toEqual([]);
  });

  test("N101 a text under silence is refused in words and stays, and can be restored once it is in drafting again", async () => {
    const { text, seen } = await issuedUnder(installation, ["silence"]);
    const { sheet } = (await installation.store.texts.byId(text)) ?? { sheet: "" };
    const { head: before } = await installation.store.changes.load(sheet);
    const hand = await handOn(installation.store, sheet, person("delegate.kz"), "kz");
    const words = await now(sheet);
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(1, 1))]);
    const wanted = await input(text, before);
    expect(await restore("chair", wanted)).toBe("done");
    expect(await now(sheet)).toEqual(words);
    await silenced(installation, text, seen);
    expect(await restore("chair", wanted)).toBe("not-in-this-phase");
    expect(values(await page(text, before)).frozen).toBe(true);
  });
});

describe("N102 a language version is restored like the text", () => {
  test("N102 its own clauses come back in its own sheet, and the text is not touched", async () => {
    const { text, sheet } = await installation.text(TEXT);
    const chair = installation.actor("chair");
    must(await installation.commands.addLanguage(chair, { text, language: "ru" }));
    const version = (await installation.store.texts.inLanguage(text, "ru"))?.sheet ?? "";
    const words = await now(version);
    const { head: before } = await installation.store.changes.load(version);
    const hand = await handOn(installation.store, version, person("delegate.kz"), "kz");
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(0, 3))]);
    const asked = { asOf: `n-${before}`, chosen: null, language: "ru" };
    const found = values(await installation.queries.restoration(chair, text, asked));
    const chosen = found.clauses.map(({ id }) => id);
    const wanted = { text, n: before, chosen, seen: found.seen };
    const done = await installation.commands.restoreText(chair, { ...wanted, language: "kk" });
    expect(done).toMatchObject({ reason: "not-found" });
    must(await installation.commands.restoreText(chair, { ...wanted, language: "ru" }));
    expect(await now(version)).toEqual(words);
    expect(await now(sheet)).toEqual(TEXT);
    expect((await installation.store.records.trail(text)).at(-1)?.content?.event).toMatchObject({
      ...{ type: "text-restored", language: "ru" },
    });
  });
});
