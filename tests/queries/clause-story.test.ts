import { afterAll, beforeAll, expect, test } from "vitest";
import { clauseDigest } from "#domain/text/index.ts";
import { released } from "../support/amendments.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function story(text: string, clause: string, who = "guest.no") {
  const page = await installation.queries.clause(installation.actor(who), text, clause);
  if (!page.ok) throw new Error(page.reason);
  return page.story.map(({ event }) => event.type);
}

test("N36 the page of a clause tells what was decided about it and nothing of its neighbours, amendments with it", async () => {
  const { text, sheet } = await installation.text();
  const chair = installation.actor("chair");
  const { commands, store } = installation;
  const input = { text, deed: "replace", clause: "c1" } as const;
  const amendment = await released(
    installation,
    installation.actor("head.kz"),
    input,
    "Decide to cooperate closely",
  );
  await commands.rejectAmendment(chair, { amendment, reason: "Said already" });
  const [first] = await store.sheets.clauses(sheet);
  const seen = clauseDigest(first as NonNullable<typeof first>);
  expect(await commands.agreeClause(chair, { text, clause: "c1", seen, adRef: ["kz"] })).toEqual({
    ok: true,
  });
  await commands.reopenClause(chair, { text, clause: "c1", reason: "New facts" });
  await commands.holdClause(chair, { text, clause: "c2" });
  await commands.issueDraft(chair, { text, name: "", note: "" });
  expect(await story(text, "c1")).toEqual([
    ...["amendment-released", "amendment-rejected", "clause-agreed-ad-ref", "clause-reopened"],
  ]);
  expect(await story(text, "c2")).toEqual(["clause-held"]);
});

test("N36 where delegations are not named, what names one is left out for the others and told to itself", async () => {
  const { text } = await installation.text();
  const input = { text, deed: "delete", clause: "c2" } as const;
  await released(installation, installation.actor("head.kz"), input, null);
  await installation.commands.setAttribution(installation.actor("chair"), { text, shown: false });
  expect(await story(text, "c2", "head.uz")).toEqual([]);
  expect(await story(text, "c2", "head.kz")).toEqual(["amendment-released"]);
  expect(await story(text, "c2", "chair")).toEqual(["amendment-released"]);
});
