import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { CASES, readCase } from "../support/amendment-cases.ts";
import { linesOf, orderOf, released, seatDelegation } from "../support/amendments.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe("N10 two real amendments, proposed and accepted, give the recorded texts", () => {
  test.each(CASES)("N10 %s", async (name) => {
    const { clauses, proposals, result, ids } = readCase(name);
    const { text, sheet } = await house.text(clauses);
    // Bulgaria and others; the Russian Federation.
    const sponsor = await seatDelegation(house, name === "c01" ? "BG" : "RU");
    const made: string[] = [];
    for (const { words, ...wanted } of proposals)
      made.push(await released(house, sponsor, { text, ...wanted }, words));
    for (const amendment of made)
      expect(
        await house.commands.acceptAmendment(house.actor("chair"), { amendment, reason: "Adopted by vote" }),
      ).toEqual({ ok: true });
    expect(await linesOf(house, sheet)).toEqual(result);
    expect(await orderOf(house, sheet)).toEqual(ids);
    const folding = foldingOf(house.store);
    while (await folding.run());
    folding.close();
    const [first] = proposals;
    const page = await house.queries.clause(house.actor("guest.no"), text, first?.clause ?? "");
    const newest = page.ok ? page.versions.at(-1) : undefined;
    expect(newest).toMatchObject({
      ...{ delegations: [name === "c01" ? "bg" : "ru"], people: [], amendment: made[0] },
      cause: first?.deed === "delete" ? "deleted" : "typed",
    });
    for (const amendment of made.reverse())
      expect(
        await house.commands.undoDecision(house.actor("chair"), { amendment, reason: "Vote annulled" }),
      ).toEqual({ ok: true });
    expect(await house.store.sheets.clauses(sheet)).toEqual(clauses);
  });
});
