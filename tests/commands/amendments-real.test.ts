import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { CASES, readCase } from "../support/amendment-cases.ts";
import { linesOf, orderOf, released, seatDelegation } from "../support/amendments.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

describe("N10 two real amendments, proposed and accepted, give the recorded texts", () => {
  test.each(CASES)("N10 %s", async (name) => {
    const { clauses, proposals, result, ids } = readCase(name);
    const { text, sheet } = await installation.text(clauses);
    // The sponsors: Bulgaria and others for c01; the Russian Federation for the other case.
    const sponsor = await seatDelegation(installation, name === "c01" ? "BG" : "RU");
    const made: string[] = [];
    for (const { words, ...wanted } of proposals)
      made.push(await released(installation, sponsor, { text, ...wanted }, words));
    for (const amendment of made)
      expect(
        await installation.commands.acceptAmendment(installation.actor("chair"), {
          amendment,
          reason: "Adopted by vote",
        }),
      ).toEqual({ ok: true });
    expect(await linesOf(installation, sheet)).toEqual(result);
    expect(await orderOf(installation, sheet)).toEqual(ids);
    const folding = foldingOf(installation.store);
    while (await folding.run());
    folding.close();
    const [first] = proposals;
    const page = await installation.queries.clause(installation.actor("guest.no"), text, first?.clause ?? "");
    const newest = page.ok ? page.versions.at(-1) : undefined;
    expect(newest).toMatchObject({
      ...{ delegations: [name === "c01" ? "bg" : "ru"], people: [], amendment: made[0] },
      cause: first?.deed === "delete" ? "deleted" : "typed",
    });
    for (const amendment of made.reverse())
      expect(
        await installation.commands.undoDecision(installation.actor("chair"), {
          amendment,
          reason: "Vote annulled",
        }),
      ).toEqual({ ok: true });
    expect(await installation.store.sheets.clauses(sheet)).toEqual(clauses);
  });
});
