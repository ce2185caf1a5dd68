import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingDetails } from "#domain/meeting/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const DETAILS: MeetingDetails = {
  ...{ name: { en: "Forum 2027" }, place: { en: "Tashkent" }, host: "UZ", zone: "Asia/Tashkent" },
  ...{ starts: "2027-10-01", ends: "2027-10-02", languages: ["en", "ru"] },
};

const must = <T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer as Extract<T, { ok: true }>;
};

async function stepsOf(actor: Actor, meeting: string) {
  const page = must(await installation.queries.dashboard(actor));
  return page.meetings.find((one) => one.id === meeting)?.steps;
}

test("D80 the desk of a meeting is told what comes next, until a text is being drafted; nobody else is", async () => {
  const secretariat = installation.actor("secretariat");
  const forum = { name: { en: "A forum" } };
  const { meeting } = must(
    await installation.commands.foundMeeting(secretariat, { forum, details: DETAILS, copyFrom: null }),
  );
  const seats = await installation.store.meetings.seatsOf(secretariat.person, installation.clock.now);
  const dashboard = { ...secretariat, seats };
  expect(await stepsOf(dashboard, meeting)).toEqual({ delegations: 0, uninvited: [], preparing: null });

  const details = {
    ...{ kind: "member" as const, country: "KZ", name: null, institution: { en: "Ombudsman" } },
  };
  must(await installation.commands.addDelegation(dashboard, { meeting, details }));
  const [kazakhstan] = await installation.store.meetings.delegations(meeting);
  expect(await stepsOf(dashboard, meeting)).toMatchObject({ delegations: 1, uninvited: [{ country: "KZ" }] });

  const input = { meeting, delegation: kazakhstan?.id ?? null, role: "head" as const, who: "Aigerim" };
  const { token } = must(await installation.commands.invite(dashboard, input));
  expect(await stepsOf(dashboard, meeting)).toMatchObject({ delegations: 1, uninvited: [] });
  expect(must(await installation.queries.seatOffered(token)).address).toBeNull();
  const written = must(
    await installation.commands.invite(dashboard, { ...input, who: "aigerim@kz.example" }),
  );
  expect(must(await installation.queries.seatOffered(written.token)).address).toBe("aigerim@kz.example");

  const beginning = { from: "template" as const, template: "declaration" as const };
  const required = { meeting, title: "Tashkent Declaration", language: "en", beginning };
  const { text } = must(await installation.commands.beginText(dashboard, required));
  expect(await stepsOf(dashboard, meeting)).toMatchObject({ preparing: text });
  must(await installation.commands.openDrafting(dashboard, { text }));
  expect(await stepsOf(dashboard, meeting)).toBeNull();
  expect(await stepsOf(installation.actor("head.kz"), installation.meeting)).toBeNull();
});
