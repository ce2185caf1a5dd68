import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#domain/rights/index.ts";
import { composed } from "#words/letters.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.store.pool.query("DELETE FROM letter"));

const steward = (): Actor => ({ ...house.actor("stranger"), steward: true });
const invite = (who: string) =>
  house.commands.invite(house.actor("secretariat"), {
    meeting: house.meeting,
    delegation: "kz",
    role: "head",
    who,
  });
async function lettersOf(actor: Actor) {
  const page = await house.queries.outbox(actor);
  if (!page.ok) throw new Error(page.reason);
  return page.letters;
}

test("O66 an invitation with an e-mail address becomes a letter with its link; with a name it does not", async () => {
  const byName = await invite("Aigul from the office");
  expect(byName).toMatchObject({ ok: true, mailed: false });
  expect(await lettersOf(house.actor("secretariat"))).toEqual([]);
  const made = await invite("aigul@office.example");
  if (!made.ok) throw new Error(made.reason);
  expect(made.mailed).toBe(true);
  const [{ letter } = { letter: null }] = await lettersOf(house.actor("secretariat"));
  expect(letter).toMatchObject({ address: "aigul@office.example", state: "waiting", person: null });
  if (!letter) throw new Error("No letter was written.");
  const { subject, text } = composed(letter, { origin: "https://plenary.example", unsubscribe: null });
  expect(subject).toBe("Invitation: Meeting");
  expect(text).toContain(`https://plenary.example/invitations/${made.token}`);
  expect(text).toContain("Head of delegation");
});

test("O66 a revoked invitation is sent to nobody, and its link is gone", async () => {
  const made = await invite("aigul@office.example");
  if (!made.ok) throw new Error(made.reason);
  const revoked = { meeting: house.meeting, invitation: made.invitation };
  expect(await house.commands.revokeInvitation(house.actor("secretariat"), revoked)).toEqual({ ok: true });
  expect((await lettersOf(house.actor("secretariat")))[0]?.letter).toMatchObject({
    state: "lapsed",
    secrets: null,
  });
});

test("O65 the desk of the meeting reads its letters, a steward those of the house, nobody else any", async () => {
  await invite("aigul@office.example");
  const at = house.clock.now;
  await house.store.letters.post({
    ...{
      key: "reset:1",
      kind: "account",
      to: { person: house.actor("head.kz").person },
      template: "invitation",
    },
    ...{ facts: {}, path: "", secrets: { path: "/reset/token" }, at },
  });
  expect((await lettersOf(house.actor("chair"))).map(({ letter }) => letter.kind)).toEqual(["invitation"]);
  const [own, ...others] = await lettersOf(steward());
  expect(others).toEqual([]);
  expect(own?.letter).toMatchObject({ kind: "account", secrets: null });
  for (const who of ["head.kz", "delegate.kz", "guest.no", "stranger"])
    expect(await house.queries.outbox(house.actor(who))).toEqual({ ok: false, reason: "not-your-role" });
  expect(await house.queries.outbox(null)).toEqual({ ok: false, reason: "not-signed-in" });
});

test("O65 a personal letter is in nobody's outbox; one that did not arrive is, without its words", async () => {
  const { letters } = house.store;
  await letters.post({
    ...{
      key: "notice:1",
      kind: "mention",
      to: { person: house.actor("head.kz").person },
      template: "invitation",
    },
    ...{ facts: {}, path: "/texts/1", meeting: house.meeting, at: house.clock.now },
  });
  const desk = house.actor("secretariat");
  expect(await lettersOf(desk)).toEqual([]);
  const claimed = await letters.claim(house.clock.now);
  await letters.failed(claimed?.id ?? "", "550 no such user", house.clock.now, null);
  expect(await lettersOf(desk)).toMatchObject([{ personal: true, mayTry: true, letter: { state: "dead" } }]);
});
