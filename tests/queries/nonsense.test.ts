/**
 * A log that holds invalid data, read by every page of a text: each page shows the rest and the number of things left
 * out.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compared } from "#app/presenters/comparison.ts";
import { drawn } from "#app/presenters/drawn-text.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import type { Queries } from "#server/queries/index.ts";
import { formatsFor } from "#words/format.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { appendBytes, elementWith, nonsense, nonsenseNodes, writeNonsense } from "../support/nonsense.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterAll(async () => {
  vi.restoreAllMocks();
  await installation.close();
});

type Answer = { ok: boolean };

/** Every page of a text, requested by two people who see different things. */
async function pagesOf(queries: Queries, text: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const name of ["chair", "delegate.kz"]) {
    const who = installation.actor(name);
    const ask = async (page: string, answer: Promise<unknown>) => {
      const found = await answer;
      // As a loader passes it on.
      JSON.parse(JSON.stringify(found));
      answers.set(`${page} ${name}`, found as Answer);
    };
    await ask("text", queries.text(who, text));
    await ask("amendments", queries.amendments(who, text));
    await ask("wall", queries.room(who, text));
    await ask("compare", queries.comparison(who, text, { from: "n-1", to: "now" }));
    await ask("drafts", queries.drafts(who, text));
    await ask("positions", queries.positions(who, text));
    await ask("comments", queries.comments(who, text, {}));
    await ask("languages", queries.languages(who, text));
    await ask("decision", queries.decision(who, text));
    await ask("trail", queries.trail(who, text));
    await ask("since", queries.sinceVisit(who, text));
    await ask("search", queries.search(who, "agree"));
    const listed = await queries.clauses(who, text);
    answers.set(`clauses ${name}`, listed);
    if (!listed.ok) continue;
    for (const { name: clause } of [...listed.state, ...listed.deleted])
      if (clause.id) await ask(`clause ${clause.id}`, queries.clause(who, text, clause.id, {}));
  }
  return answers;
}

test("T110 random documents in the log: every page of the text is answered, before and after folding", async () => {
  const formats = formatsFor("en");
  const reader = { language: "en", day: formats.day, by: () => [] };
  await fc.assert(
    fc.asyncProperty(nonsenseNodes, async (nodes) => {
      const { text, sheet } = await installation.text();
      await nonsense(installation, sheet, (fragment) => writeNonsense(fragment, nodes));
      for (const folded of [false, true]) {
        if (folded) await foldingOf(installation.store).run();
        const answers = await pagesOf(installation.queries, text);
        const without = [...answers].filter(([page, { ok }]) => !ok && !page.startsWith("search"));
        expect(without).toEqual([]);
      }
      const projector = await installation.queries.room(installation.actor("chair"), text);
      const compare = await installation.queries.comparison(installation.actor("chair"), text, {
        from: "n-1",
        to: "now",
      });
      if (!projector.ok || !compare.ok) throw new Error("not answered");
      drawn({ clauses: projector.clauses, language: "en" }, formats.day);
      compared(compare.comparison, reader);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("T112 pages say how much was left out, and nothing where all could be read", async () => {
  const { text, sheet } = await installation.text();
  const chair = installation.actor("chair");
  const counts = async () => {
    const [amendments, projector, positions, clauses, compare] = await Promise.all([
      installation.queries.amendments(chair, text),
      installation.queries.room(chair, text),
      installation.queries.positions(chair, text),
      installation.queries.clauses(chair, text),
      installation.queries.comparison(chair, text, { from: "n-1", to: "now" }),
    ]);
    if (!amendments.ok || !projector.ok || !positions.ok || !clauses.ok || !compare.ok)
      throw new Error("refused");
    return [
      amendments.leftOut,
      projector.leftOut,
      positions.text.leftOut,
      clauses.text.leftOut,
      compare.text.leftOut,
    ];
  };
  expect(await counts()).toEqual([0, 0, 0, 0, 0]);
  const row = { id: "c9", kind: "action", due: "9999-99-99", onclick: "x" };
  await nonsense(installation, sheet, (fragment) => fragment.insert(0, [elementWith(row, "Build") as never]));
  await appendBytes(installation, sheet, new Uint8Array([9, 9, 9]));
  expect(await counts()).toEqual([2, 2, 2, 2, 2]);
});

test("T114 a version that was folded long ago under an id of every object: comparison and clauses are answered", async () => {
  const { text, sheet } = await installation.text();
  await foldingOf(installation.store).run();
  for (const id of ["__proto__", "constructor"])
    await installation.store.pool.query(
      `INSERT INTO clause_version (sheet_id, clause_id, number, from_n, to_n, delegations, people, started_at, ended_at, cause,
         reference, clause)
       SELECT sheet_id, $2, number, from_n, to_n + 1, delegations, people, started_at, ended_at, cause, reference, clause
       FROM clause_version WHERE sheet_id = $1 AND clause_id = 'c1'`,
      [sheet, id],
    );
  const chair = installation.actor("chair");
  await nonsense(installation, sheet, (fragment) =>
    fragment.insert(0, [elementWith({ id: "c9" }, "x") as never]),
  );
  const page = await installation.queries.comparison(chair, text, { from: "n-1", to: "now" });
  expect(page.ok && Object.keys(page.touchedBy)).toEqual(
    expect.arrayContaining(["__proto__", "constructor"]),
  );
  expect((await installation.queries.clauses(chair, text)).ok).toBe(true);
});

test("T110 a clause of a megabyte is searched from its beginning, and keeps no other from being found", async () => {
  const { sheet } = await installation.text();
  const enormous = Array.from({ length: 250_000 }, (_, at) => `word${at}`).join(" ");
  await nonsense(installation, sheet, (fragment) =>
    fragment.insert(0, [elementWith({ id: "c9" }, enormous) as never]),
  );
  await foldingOf(installation.store).run();
  const found = await installation.store.search.clauses("cooperate", [installation.meeting]);
  expect(found.map(({ clause }) => clause)).toContain("c1");
  expect(
    (await installation.store.search.clauses("word77", [installation.meeting])).map(({ clause }) => clause),
  ).toEqual(["c9"]);
});
