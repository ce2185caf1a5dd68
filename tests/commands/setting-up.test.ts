import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DelegationDetails, MeetingDetails } from "#domain/meeting/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Installation, openInstallation, PASSWORD } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const DETAILS: MeetingDetails = {
  name: { en: "Forum 2027" },
  place: { en: "Tashkent" },
  host: "UZ",
  starts: "2027-10-01",
  ends: "2027-10-02",
  zone: "Asia/Tashkent",
  languages: ["en", "ru"],
};
const UNICEF: DelegationDetails = {
  kind: "partner",
  country: null,
  name: { en: "UNICEF" },
  institution: { en: "United Nations Children's Fund" },
};

type Answer = { ok: true } | { ok: false; reason: string };
const output = (answer: Answer) => (answer.ok ? "done" : answer.reason);
const must = <T extends Answer>(answer: T): Extract<T, { ok: true }> => {
  if (!answer.ok) throw new Error(answer.reason);
  return answer as Extract<T, { ok: true }>;
};

/** The same person with the present seats. */
async function again(actor: Actor): Promise<Actor> {
  return { ...actor, seats: await installation.store.meetings.seatsOf(actor.person, installation.clock.now) };
}

/** A meeting of its own, with the secretary who founded it. */
async function founded(copyFrom: string | null = null) {
  const secretariat = installation.actor("secretariat");
  const forum = { name: { en: "A forum" } };
  const { meeting } = must(
    await installation.commands.foundMeeting(secretariat, { forum, details: DETAILS, copyFrom }),
  );
  return { meeting, secretary: await again(secretariat) };
}

const table = async (meeting: string) =>
  (await installation.store.meetings.delegations(meeting)).map(({ country, name }) => country ?? name?.en);
const acts = async (meeting: string) =>
  (await installation.store.settingUp.acts(meeting)).map(({ act }) => act.type);

async function newcomer(token: string, name: string) {
  const email = `${name}-${token.slice(0, 6)}@example.org`;
  const headers = new Headers();
  const joined = must(
    await installation.accounts.accept(token, { name, email, password: PASSWORD }, headers),
  );
  return { joined, actor: { person: joined.person.id, name, language: null, seats: [] } as Actor };
}

describe("D7 a meeting is founded, described and seated by its desk, and every act is in its record", () => {
  test("D7 whoever founds a meeting sits at its desk; the address is made of place and year", async () => {
    const { meeting, secretary } = await founded();
    expect(secretary.seats.find((seat) => seat.meeting === meeting)?.role).toBe("secretariat");
    const view = await installation.store.meetings.byId(meeting);
    expect(view?.slug).toMatch(/^tashkent-2027/);
    const second = await founded();
    expect((await installation.store.meetings.byId(second.meeting))?.slug).not.toBe(view?.slug);
  });

  test("D7 last year's delegations are taken over in their order; a stranger's meeting is not copied", async () => {
    const { meeting } = await founded(installation.meeting);
    expect(await table(meeting)).toEqual(["KZ", "UZ", "NO"]);
    const other = { forum: { name: { en: "F" } }, details: DETAILS, copyFrom: installation.meeting };
    const steward: Actor = {
      person: installation.actor("head.kz").person,
      name: "S",
      language: null,
      seats: [],
      steward: true,
    };
    expect(output(await installation.commands.foundMeeting(steward, other))).toBe("not-found");
    expect(output(await installation.commands.foundMeeting(installation.actor("head.kz"), other))).toBe(
      "not-your-role",
    );
    expect(output(await installation.commands.foundMeeting(null, other))).toBe("not-signed-in");
  });

  test("D7 details are changed by the desk alone, and the record names the fields", async () => {
    const { meeting, secretary } = await founded();
    const details = { ...DETAILS, ends: "2027-10-03" };
    expect(
      output(await installation.commands.changeMeeting(installation.actor("head.kz"), { meeting, details })),
    ).toBe("no-seat");
    expect(output(await installation.commands.changeMeeting(secretary, { meeting, details }))).toBe("done");
    expect(output(await installation.commands.changeMeeting(secretary, { meeting, details }))).toBe("done");
    expect((await installation.store.settingUp.acts(meeting)).map(({ act }) => act)).toEqual([
      { type: "changed", fields: ["ends"] },
      { type: "founded", copiedFrom: null },
    ]);
    expect(output(await installation.commands.changeMeeting(secretary, { meeting: "none", details }))).toBe(
      "not-found",
    );
  });

  test("D7 delegations come, are renamed, change places and go; two of one country do not sit down", async () => {
    const { meeting, secretary } = await founded(installation.meeting);
    const { addDelegation, changeDelegation, removeDelegation, orderSeats } = installation.commands;
    const { delegation } = must(await addDelegation(secretary, { meeting, details: UNICEF }));
    const kz = { ...UNICEF, kind: "member" as const, country: "KZ", name: null };
    expect(output(await addDelegation(secretary, { meeting, details: kz }))).toBe("already-done");
    must(
      await changeDelegation(secretary, {
        meeting,
        delegation,
        details: { ...UNICEF, name: { en: "OSCE" } },
      }),
    );
    const ids = (await installation.store.meetings.delegations(meeting)).map(({ id }) => id);
    must(await orderSeats(secretary, { meeting, order: ids.toReversed() }));
    expect(await table(meeting)).toEqual(["OSCE", "NO", "UZ", "KZ"]);
    expect(output(await orderSeats(secretary, { meeting, order: ids.slice(1) }))).toBe("changed-meanwhile");
    expect(output(await orderSeats(secretary, { meeting, order: [...ids.slice(1), ids[1] as string] }))).toBe(
      "changed-meanwhile",
    );
    must(await removeDelegation(secretary, { meeting, delegation }));
    expect(output(await removeDelegation(secretary, { meeting, delegation }))).toBe("not-found");
    expect(output(await changeDelegation(secretary, { meeting, delegation, details: UNICEF }))).toBe(
      "not-found",
    );
    expect(await table(meeting)).toEqual(["NO", "UZ", "KZ"]);
    expect(await acts(meeting)).toEqual([
      "delegation-removed",
      "seats-ordered",
      "delegation-changed",
      "delegation-added",
      "founded",
    ]);
  });
});

describe("D8 a seat is offered by a link that is used once, runs out and can be revoked", () => {
  async function offered(role: "head" | "delegate" = "head") {
    const { meeting, secretary } = await founded(installation.meeting);
    const kz = (await installation.store.meetings.delegations(meeting))[0]?.id as string;
    const invited = must(
      await installation.commands.invite(secretary, { meeting, delegation: kz, role, who: "Aigerim" }),
    );
    return { meeting, secretary, kz, ...invited };
  }

  test("D8 a newcomer makes an account and sits down; the link is then spent", async () => {
    const { meeting, token, kz } = await offered();
    expect(await installation.queries.seatOffered(token)).toMatchObject({
      ok: true,
      role: "head",
      delegation: { country: "KZ" },
    });
    const { joined, actor } = await newcomer(token, "aigerim");
    expect(joined.cookies.length).toBeGreaterThan(0);
    must(await installation.commands.takeSeat(joined.person, { token }));
    expect((await again(actor)).seats).toEqual([{ meeting, role: "head", delegation: kz }]);
    expect(output(await installation.commands.takeSeat(joined.person, { token }))).toBe("link-spent");
    expect(output(await installation.queries.seatOffered(token))).toBe("link-spent");
    expect((await acts(meeting)).slice(0, 2)).toEqual(["seat-taken", "invited"]);
    const email = "late@example.org";
    expect(
      output(
        await installation.accounts.accept(token, { name: "Late", email, password: PASSWORD }, new Headers()),
      ),
    ).toBe("link-spent");
  });

  test("D8 whoever has an open seat at the meeting keeps it, and the link stays good for its person", async () => {
    const { token, secretary } = await offered();
    expect(
      output(await installation.commands.takeSeat({ id: secretary.person, name: secretary.name }, { token })),
    ).toBe("already-seated");
    expect(output(await installation.queries.seatOffered(token))).toBe("done");
  });

  test("D8 a link runs out after a fortnight, and a revoked one leads nowhere", async () => {
    const { meeting, secretary, token, invitation } = await offered();
    must(await installation.commands.revokeInvitation(secretary, { meeting, invitation }));
    expect(output(await installation.queries.seatOffered(token))).toBe("link-spent");
    expect(output(await installation.commands.revokeInvitation(secretary, { meeting, invitation }))).toBe(
      "link-spent",
    );
    const late = await offered();
    const before = installation.clock.now;
    installation.clock.now = new Date(before.getTime() + 14 * 86_400_000 + 1);
    expect(output(await installation.queries.seatOffered(late.token))).toBe("link-spent");
    installation.clock.now = before;
    expect(output(await installation.queries.seatOffered(late.token))).toBe("done");
  });

  test("D8 a head invites the own people alone; a delegate and a stranger nobody", async () => {
    const [head, other] = [installation.actor("head.kz"), installation.actor("delegate.kz")];
    const [kz, uz] = await installation.store.meetings.delegations(installation.meeting);
    const invite = (
      who: Actor | null,
      delegation: string | undefined,
      role: "delegate" | "head" = "delegate",
    ) =>
      installation.commands.invite(who, {
        meeting: installation.meeting,
        delegation: delegation ?? null,
        role,
        who: "X",
      });
    expect(output(await invite(head, kz?.id))).toBe("done");
    expect(output(await invite(head, kz?.id, "head"))).toBe("not-your-role");
    expect(output(await invite(head, uz?.id))).toBe("not-your-role");
    expect(output(await invite(other, kz?.id))).toBe("not-your-role");
    expect(output(await invite(installation.actor("stranger"), kz?.id))).toBe("no-seat");
    expect(output(await invite(installation.actor("secretariat"), "nowhere"))).toBe("not-found");
    const page = await installation.queries.settingUp(head, installation.meeting);
    expect(page.ok && [page.may.setUp, page.delegations.length, page.invitations.length]).toEqual([
      false,
      1,
      1,
    ]);
    expect(output(await installation.queries.settingUp(other, installation.meeting))).toBe("not-your-role");
    const blank = {
      meeting: installation.meeting,
      delegation: kz?.id as string,
      role: "delegate" as const,
      who: " ",
    };
    expect(output(await installation.commands.invite(head, blank))).toBe("name-missing");
  });
});

describe("D9 a seat is changed, closed at once and opened again; the last secretary stays", () => {
  async function seated() {
    const { meeting, secretary } = await founded(installation.meeting);
    const kz = (await installation.store.meetings.delegations(meeting))[0]?.id as string;
    const { token } = must(
      await installation.commands.invite(secretary, { meeting, delegation: kz, role: "delegate", who: "D" }),
    );
    const { joined, actor } = await newcomer(token, "delegate");
    must(await installation.commands.takeSeat(joined.person, { token }));
    const seat = (await installation.store.settingUp.seatAt(meeting, joined.person.id))?.id as string;
    return { meeting, secretary, actor, seat, kz };
  }

  test("D9 an alternate speaks on the days that are named, and is a delegate on all others", async () => {
    const { meeting, secretary, actor, seat } = await seated();
    const days = { from: "2026-11-28", until: "2026-11-29" };
    must(await installation.commands.changeSeat(secretary, { meeting, seat, role: "alternate", ...days }));
    const roleAt = async (instant: string) =>
      (await installation.store.meetings.seatsOf(actor.person, new Date(instant)))[0]?.role;
    // The days are those of Tashkent, which is five hours ahead of Greenwich.
    expect(await roleAt("2026-11-27T18:59:59Z")).toBe("delegate");
    expect(await roleAt("2026-11-27T19:00:00Z")).toBe("alternate");
    expect(await roleAt("2026-11-29T18:59:59Z")).toBe("alternate");
    expect(await roleAt("2026-11-29T19:00:00Z")).toBe("delegate");
    const wrong = { meeting, seat, role: "alternate" as const, from: "2026-11-29", until: "2026-11-28" };
    expect(output(await installation.commands.changeSeat(secretary, wrong))).toBe("not-a-moment");
    expect(output(await installation.commands.changeSeat(secretary, { ...wrong, from: "soon" }))).toBe(
      "not-a-moment",
    );
    expect(
      output(await installation.commands.changeSeat(secretary, { ...wrong, ...days, role: "chair" })),
    ).toBe("not-your-role");
  });

  test("D9 a closed seat is none, its sockets are told, and it can be opened again", async () => {
    const { meeting, secretary, actor, seat } = await seated();
    must(await installation.commands.closeSeat(secretary, { meeting, seat }));
    expect((await again(actor)).seats).toEqual([]);
    expect((await installation.store.outbox.waiting(1_000)).map(({ notice }) => notice)).toContainEqual({
      type: "seat",
      person: actor.person,
    });
    expect(output(await installation.commands.closeSeat(secretary, { meeting, seat }))).toBe("already-done");
    must(await installation.commands.openSeat(secretary, { meeting, seat }));
    expect((await again(actor)).seats).toHaveLength(1);
    expect(output(await installation.commands.openSeat(secretary, { meeting, seat }))).toBe("already-done");
    const elsewhere = { meeting, seat: (await seated()).seat };
    expect(output(await installation.commands.closeSeat(secretary, elsewhere))).toBe("not-found");
  });

  test("D9 a delegation with seats stays at the table", async () => {
    const { meeting, secretary, kz } = await seated();
    expect(output(await installation.commands.removeDelegation(secretary, { meeting, delegation: kz }))).toBe(
      "delegation-seated",
    );
  });

  test("D9 the last secretary of a desk keeps the seat", async () => {
    const { meeting, secretary } = await seated();
    const seat = (await installation.store.settingUp.seatAt(meeting, secretary.person))?.id as string;
    expect(output(await installation.commands.closeSeat(secretary, { meeting, seat }))).toBe(
      "last-secretary",
    );
    const chair = { meeting, seat, role: "chair" as const, from: null, until: null };
    expect(output(await installation.commands.changeSeat(secretary, chair))).toBe("last-secretary");
  });
});

describe("D6 a text begins from a template, from pasted words, or from an edition", () => {
  const begin = async (
    beginning: Parameters<Installation["commands"]["beginText"]>[1]["beginning"],
    title = "",
  ) => {
    const { meeting, secretary } = await founded(installation.meeting);
    const answer = await installation.commands.beginText(secretary, {
      meeting,
      title,
      language: "en",
      beginning,
    });
    return { meeting, secretary, answer };
  };

  test("D6 the title that was typed stands in the text, and the meeting's members are asked to sign", async () => {
    const { answer, meeting } = await begin(
      { from: "template", template: "declaration" },
      "Tashkent Declaration",
    );
    const text = await installation.store.texts.byId(must(answer).text);
    expect(text?.record.signatories.map((party) => party.country)).toEqual(["KZ", "UZ"]);
    const clauses = await installation.store.sheets.clauses(text?.sheet as string);
    expect(clauses[0]?.runs).toEqual([{ text: "Tashkent Declaration" }]);
    expect((await acts(meeting))[0]).toBe("text-begun");
  });

  test("D6 pasted words are read as clauses; no words are refused, and so is who has no desk", async () => {
    const words =
      "Declaration of Tashkent\n\nThe participants of the meeting,\n\n1. Decide to cooperate;\n\n2. Agree to meet.";
    const { answer, meeting } = await begin({ from: "words", words, kind: "declaration" });
    const text = await installation.store.texts.byId(must(answer).text);
    expect(text?.title).toBe("Declaration of Tashkent");
    expect((await installation.store.sheets.clauses(text?.sheet as string)).map(({ kind }) => kind)).toEqual([
      "title",
      "enacting",
      "operative",
      "operative",
    ]);
    expect(output((await begin({ from: "words", words: " \n", kind: "outcome" })).answer)).toBe("text-empty");
    expect(output((await begin({ from: "edition", slug: "none" })).answer)).toBe("not-found");
    const beginning = { from: "template" as const, template: "blank" as const };
    const input = { meeting, title: "", language: "en", beginning };
    expect(output(await installation.commands.beginText(installation.actor("head.kz"), input))).toBe(
      "no-seat",
    );
  });
});
