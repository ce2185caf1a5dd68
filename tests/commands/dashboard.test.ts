import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function awaits(who: string): Promise<string[]> {
  const page = await installation.queries.dashboard(installation.actor(who));
  return page.ok
    ? page.meetings.flatMap((meeting) => meeting.awaiting.map((one) => one.matter))
    : [page.reason];
}

test("R5 the desk says to each seat the one thing that it may do next, and nothing that it may not", async () => {
  const { text } = await installation.text();
  const chair = installation.actor("chair");
  expect([await awaits("delegate.kz"), await awaits("chair"), await awaits("guest.no")]).toEqual([
    ["awaitsWords"],
    [],
    [],
  ]);
  await installation.commands.issueDraft(chair, { text, name: "", note: "" });
  const seen = (await installation.store.texts.drafts(text))[0]?.hash ?? "";
  await installation.commands.openSigning(chair, { text, seen });
  expect([await awaits("head.kz"), await awaits("delegate.kz")]).toEqual([["awaitsSignature"], []]);
  for (const who of ["head.kz", "head.uz"]) {
    await installation.commands.sign(installation.actor(who), {
      text,
      seen,
      signatory: "Office",
      title: "Ombudsman",
    });
  }
  expect([await awaits("head.kz"), await awaits("chair")]).toEqual([[], ["awaitsAdoption"]]);
});

test("R5 a person without a seat finds an empty desk; nobody is asked to sign in", async () => {
  expect(await awaits("stranger")).toEqual([]);
  expect(await installation.queries.dashboard(null)).toEqual({ ok: false, reason: "not-signed-in" });
});

test("R5 drafts to release, outcomes to answer and amendments to decide stand beside it, each for whom they wait", async () => {
  const { text } = await installation.text();
  const { commands, actor, queries } = installation;
  const draft = async (who: string) => {
    const made = await commands.draftAmendment(actor(who), { text, deed: "delete", clause: "c1" });
    if (!made.ok) throw new Error(made.reason);
    return made.amendment;
  };
  const at = async (who: string) => {
    const page = await queries.dashboard(actor(who));
    const all = page.ok ? page.meetings.flatMap((meeting) => meeting.awaiting) : [];
    return all
      .filter((one) => one.text === text && one.matter !== "awaitsWords")
      .map((one) => [one.matter, one.count]);
  };
  const amendment = await draft("delegate.kz");
  await draft("delegate.kz");
  expect(await at("head.kz")).toEqual([["awaitsRelease", 2]]);
  for (const who of ["delegate.kz", "head.uz", "chair", "guest.no"]) expect(await at(who)).toEqual([]);
  expect(await commands.releaseAmendment(actor("head.kz"), { amendment, reason: "" })).toEqual({ ok: true });
  expect([await at("head.kz"), await at("chair")]).toEqual([[["awaitsRelease", 1]], [["awaitsDecision", 1]]]);
  const outcome = { amendment, outcome: "reject", comment: "" } as const;
  expect(await commands.proposeOutcome(actor("chair"), outcome)).toEqual({ ok: true });
  expect(await at("head.kz")).toEqual([
    ["awaitsAnswer", 1],
    ["awaitsRelease", 1],
  ]);
  expect(await at("head.uz")).toEqual([]);
  await commands.answerOutcome(actor("head.kz"), { amendment, agrees: true, comment: "" });
  expect(await at("head.kz")).toEqual([["awaitsRelease", 1]]);
});
