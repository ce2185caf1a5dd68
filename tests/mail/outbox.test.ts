import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#domain/rights/index.ts";
import { composed } from "#words/mails.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());
beforeEach(() => installation.store.pool.query("DELETE FROM mail"));

const steward = (): Actor => ({ ...installation.actor("stranger"), steward: true });
const invite = (who: string) =>
  installation.commands.invite(installation.actor("secretariat"), {
    meeting: installation.meeting,
    delegation: "kz",
    role: "head",
    who,
  });
async function lettersOf(actor: Actor) {
  const page = await installation.queries.outbox(actor);
  if (!page.ok) throw new Error(page.reason);
  return page.mails;
}

test("O66 an invitation with an e-mail address becomes a letter with its link; with a name it does not", async () => {
  const byName = await invite("Aigul from the office");
  expect(byName).toMatchObject({ ok: true, mailed: false });
  expect(await lettersOf(installation.actor("secretariat"))).toEqual([]);
  const made = await invite("aigul@office.example");
  if (!made.ok) throw new Error(made.reason);
  expect(made.mailed).toBe(true);
  const [{ mail } = { mail: null }] = await lettersOf(installation.actor("secretariat"));
  expect(mail).toMatchObject({ address: "aigul@office.example", state: "waiting", person: null });
  if (!mail) throw new Error("No letter was written.");
  const { subject, text } = composed(mail, { origin: "https://plenary.example", unsubscribe: null });
  expect(subject).toBe("Invitation: Meeting");
  expect(text).toContain(`https://plenary.example/invitations/${made.token}`);
  expect(text).toContain("Head of delegation");
});

test("O66 a revoked invitation is sent to nobody, and its link is gone", async () => {
  const made = await invite("aigul@office.example");
  if (!made.ok) throw new Error(made.reason);
  const revoked = { meeting: installation.meeting, invitation: made.invitation };
  expect(await installation.commands.revokeInvitation(installation.actor("secretariat"), revoked)).toEqual({
    ok: true,
  });
  expect((await lettersOf(installation.actor("secretariat")))[0]?.mail).toMatchObject({
    state: "lapsed",
    secrets: null,
  });
});

test("O65 the desk of the meeting reads its letters, a steward those of the house, nobody else any", async () => {
  await invite("aigul@office.example");
  const at = installation.clock.now;
  await installation.store.mails.queue({
    ...{
      key: "reset:1",
      kind: "account",
      to: { person: installation.actor("head.kz").person },
      template: "invitation",
    },
    ...{ facts: {}, path: "", secrets: { path: "/reset/token" }, at },
  });
  expect((await lettersOf(installation.actor("chair"))).map(({ mail }) => mail.kind)).toEqual(["invitation"]);
  const [own, ...others] = await lettersOf(steward());
  expect(others).toEqual([]);
  expect(own?.mail).toMatchObject({ kind: "account", secrets: null });
  for (const who of ["head.kz", "delegate.kz", "guest.no", "stranger"])
    expect(await installation.queries.outbox(installation.actor(who))).toEqual({
      ok: false,
      reason: "not-your-role",
    });
  expect(await installation.queries.outbox(null)).toEqual({ ok: false, reason: "not-signed-in" });
});

test("O65 a personal letter is in nobody's outbox; one that did not arrive is, without its words", async () => {
  const { mails } = installation.store;
  await mails.queue({
    ...{
      key: "notice:1",
      kind: "mention",
      to: { person: installation.actor("head.kz").person },
      template: "invitation",
    },
    ...{ facts: {}, path: "/texts/1", meeting: installation.meeting, at: installation.clock.now },
  });
  const secretary = installation.actor("secretariat");
  expect(await lettersOf(secretary)).toEqual([]);
  const claimed = await mails.claim(installation.clock.now);
  await mails.failed(claimed?.id ?? "", "550 no such user", installation.clock.now, null);
  expect(await lettersOf(secretary)).toMatchObject([
    { personal: true, mayTry: true, mail: { state: "dead" } },
  ]);
});
