import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { amendmentOf, openAmendments, replay } from "#domain/life/index.ts";
import { type Clause, clauseDigest } from "#domain/text/index.ts";
import { drafted, linesOf, released, writeIn } from "../support/amendments.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
let text: string;
beforeAll(async () => {
  installation = await openInstallation();
  ({ text } = await installation.text());
});
afterAll(() => installation.close());

const head = () => installation.actor("head.kz");
const delegate = () => installation.actor("delegate.kz");
const rival = () => installation.actor("head.uz");
const guest = () => installation.actor("guest.no");
const chair = () => installation.actor("chair");
const reasonOf = (done: { ok: boolean; reason?: string }) => (done.ok ? "ok" : done.reason);
const record = async (id = text) => {
  const found = await installation.store.texts.byId(id);
  if (!found) throw new Error("There is no such text.");
  return found.record;
};
const stateOf = async (id: string) => amendmentOf(await record(), id)?.state.name;

describe("N6 an amendment is drafted inside a delegation and released by its head", () => {
  test("N6 its sheet begins with the clause as it stands, and its delegation writes it", async () => {
    const { amendment, sheet: own } = await drafted(installation, delegate(), {
      text,
      deed: "replace",
      clause: "c1",
    });
    expect(await linesOf(installation, own)).toEqual(["Decide to cooperate"]);
    await writeIn(installation, delegate(), own, "Decide to cooperate closely");
    expect(
      reasonOf(await installation.commands.releaseAmendment(delegate(), { amendment, reason: "" })),
    ).toBe("not-your-role");
    expect(
      reasonOf(await installation.commands.releaseAmendment(head(), { amendment, reason: " For clarity " })),
    ).toBe("ok");
    expect(amendmentOf(await record(), amendment)).toMatchObject({
      proposal: { deed: "replace", clause: "c1" },
      party: { delegation: "kz", country: "KZ" },
      state: { name: "released" },
    });
    const entry = (await installation.store.records.trail(text)).at(-1)?.content;
    expect(entry?.actor).toMatchObject({ side: "delegation", delegation: "kz" });
    expect(entry?.event).toMatchObject({
      ...{ type: "amendment-released", reason: "For clarity" },
      base: [{ runs: [{ text: "Decide to cooperate" }] }],
      proposed: [{ id: "c1", runs: [{ text: "Decide to cooperate closely" }] }],
    });
  });

  test("N6 each deed has the sheet that it needs, a deletion and a move none", async () => {
    const make = async (wanted: object) => {
      const made = await installation.commands.draftAmendment(head(), { text, deed: "replace", ...wanted });
      if (!made.ok) return made.reason;
      return made.sheet ? linesOf(installation, made.sheet) : null;
    };
    expect(await make({ deed: "insert", after: null })).toEqual([""]);
    expect(await make({ deed: "insert", after: "c2" })).toEqual([""]);
    expect(await make({ deed: "merge", clause: "c2", with: "c1" })).toEqual(["Decide to cooperate Agree"]);
    expect(await make({ deed: "split", clause: "c1" })).toEqual(["Decide to cooperate"]);
    expect(await make({ deed: "delete", clause: "c1" })).toBeNull();
    expect(await make({ deed: "move", clause: "c2", after: null })).toBeNull();
  });

  test("N6 what makes no amendment is refused in words, and nothing is kept of it", async () => {
    const before = (await installation.store.amendments.ofText(text)).length;
    const make = async (who: string | null, wanted: object) =>
      reasonOf(
        await installation.commands.draftAmendment(who ? installation.actor(who) : null, {
          ...{ text, deed: "replace", clause: "c1" },
          ...wanted,
        }),
      );
    expect([
      await make(null, {}),
      await make("stranger", {}),
      await make("chair", {}),
      await make("secretariat", {}),
      await make("head.kz", { text: "nowhere" }),
      await make("head.kz", { clause: "nowhere" }),
      await make("head.kz", { clause: null }),
      await make("head.kz", { deed: "merge", with: "nowhere" }),
      await make("head.kz", { deed: "merge", with: "c1" }),
      await make("head.kz", { deed: "move", after: "c1" }),
      await make("head.kz", { deed: "insert", after: "nowhere" }),
      await make("head.kz", { from: "nowhere" }),
    ]).toEqual([
      "not-signed-in",
      "no-seat",
      "not-your-role",
      "not-your-role",
      "not-found",
      "unknown-clause",
      "not-fitting",
      "unknown-clause",
      "not-fitting",
      "not-fitting",
      "unknown-clause",
      "not-found",
    ]);
    expect((await installation.store.amendments.ofText(text)).length).toBe(before);
  });

  test("N6 words that say the same, no words, or a split that splits nothing are not released", async () => {
    const release = async (wanted: object, words: string | null) => {
      const { amendment } = await drafted(
        installation,
        head(),
        { text, deed: "replace", clause: "c1", ...wanted },
        words,
      );
      return reasonOf(await installation.commands.releaseAmendment(head(), { amendment, reason: "" }));
    };
    expect([
      await release({}, null),
      await release({}, " "),
      await release({}, "One\nTwo"),
      await release({ deed: "split" }, null),
      await release({ deed: "split" }, "Not split"),
      await release({ deed: "insert", after: null }, null),
      await release({ deed: "move", clause: "c2", after: "c1" }, null),
      await release({}, "x"),
    ]).toEqual([
      "says-the-same",
      "empty",
      "not-fitting",
      "says-the-same",
      "not-fitting",
      "empty",
      "says-the-same",
      "ok",
    ]);
  });

  test("N6 after the clock has run, outside drafting, on an agreed clause or a gone one nothing is released", async () => {
    const own = await installation.text();
    const other = await drafted(
      installation,
      head(),
      { text: own.text, deed: "replace", clause: "c1" },
      "Other words",
    );
    const release = async () =>
      reasonOf(
        await installation.commands.releaseAmendment(head(), { amendment: other.amendment, reason: "" }),
      );
    const closes = new Date(installation.clock.now.getTime() + 60_000);
    await installation.commands.setAmendmentsClose(chair(), { text: own.text, closes: closes.toISOString() });
    installation.clock.now = closes;
    expect(await release()).toBe("amendments-closed");
    await installation.commands.setAmendmentsClose(chair(), { text: own.text, closes: null });
    const [first] = await installation.store.sheets.clauses(own.sheet);
    const seen = clauseDigest(first as Clause);
    await installation.commands.agreeClause(chair(), { text: own.text, clause: "c1", seen, adRef: [] });
    expect(await release()).toBe("clause-closed");
    expect(
      reasonOf(
        await installation.commands.draftAmendment(head(), { text: own.text, deed: "delete", clause: "c1" }),
      ),
    ).toBe("clause-closed");
    await installation.commands.reopenClause(chair(), { text: own.text, clause: "c1", reason: "A word" });
    const hand = await handOn(installation.store, own.sheet, chair().person, null);
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(0, 1))]);
    expect(await release()).toBe("unknown-clause");
    await installation.commands.withdraw(chair(), { text: own.text, reason: "No mandate" });
    expect(await release()).toBe("not-in-this-phase");
    expect(
      reasonOf(
        await installation.commands.draftAmendment(head(), { text: own.text, deed: "delete", clause: "c2" }),
      ),
    ).toBe("not-in-this-phase");
  });

  test("N6 released words stand: the sheet takes nothing more, and a second release writes nothing twice", async () => {
    const { amendment, sheet: own } = await drafted(
      installation,
      head(),
      { text, deed: "replace", clause: "c2" },
      "Agreed",
    );
    await installation.commands.releaseAmendment(head(), { amendment, reason: "" });
    await expect(writeIn(installation, delegate(), own, "Something else")).rejects.toThrow("text-closed");
    const before = (await installation.store.records.trail(text)).length;
    expect(reasonOf(await installation.commands.releaseAmendment(head(), { amendment, reason: "" }))).toBe(
      "already-done",
    );
    expect(reasonOf(await installation.commands.discardAmendment(head(), { amendment }))).toBe("not-a-draft");
    expect((await installation.store.records.trail(text)).length).toBe(before);
  });

  test("N6 what is thrown away is gone for its own delegation, too", async () => {
    const { amendment, sheet: own } = await drafted(installation, delegate(), {
      text,
      deed: "replace",
      clause: "c1",
    });
    expect(reasonOf(await installation.commands.discardAmendment(delegate(), { amendment }))).toBe("ok");
    expect(reasonOf(await installation.commands.discardAmendment(delegate(), { amendment }))).toBe(
      "not-found",
    );
    expect(reasonOf(await installation.commands.releaseAmendment(head(), { amendment, reason: "" }))).toBe(
      "not-found",
    );
    await expect(writeIn(installation, delegate(), own, "More")).rejects.toThrow("text-closed");
  });

  test("N6 a new draft begins with the words of one's own withdrawn one, and with nobody else's", async () => {
    const amendment = await released(
      installation,
      head(),
      { text, deed: "replace", clause: "c2" },
      "Agree fully",
    );
    await installation.commands.withdrawAmendment(head(), { amendment, reason: "" });
    const again = await drafted(installation, delegate(), {
      text,
      deed: "replace",
      clause: "c2",
      from: amendment,
    });
    expect(await linesOf(installation, again.sheet)).toEqual(["Agree fully"]);
    expect(
      reasonOf(
        await installation.commands.draftAmendment(rival(), { text, deed: "replace", from: amendment }),
      ),
    ).toBe("not-your-delegation");
  });
});

describe("N7 a guest suggests, and a member takes it up", () => {
  const suggested = async (words: string) => {
    const made = await drafted(installation, guest(), { text, deed: "replace", clause: "c1" }, words);
    const done = await installation.commands.suggestAmendment(guest(), {
      amendment: made.amendment,
      reason: "Practice",
    });
    if (!done.ok) throw new Error(done.reason);
    return made;
  };

  test("N7 it becomes an amendment when a member releases it as its own, and the record says whose idea it was", async () => {
    const { amendment } = await suggested("Decide to cooperate with guests");
    const own = await drafted(installation, delegate(), {
      text,
      deed: "replace",
      clause: "c1",
      from: amendment,
    });
    expect(await linesOf(installation, own.sheet)).toEqual(["Decide to cooperate with guests"]);
    expect((await installation.store.amendments.byId(amendment))?.stage).toBe("suggested");
    await installation.commands.releaseAmendment(head(), { amendment: own.amendment, reason: "" });
    expect(amendmentOf(await record(), own.amendment)).toMatchObject({
      party: { delegation: "kz" },
      suggestedBy: { delegation: "no" },
    });
    expect(
      reasonOf(
        await installation.commands.draftAmendment(rival(), { text, deed: "replace", from: amendment }),
      ),
    ).toBe("already-done");
  });

  test("N7 a guest releases nothing, and a member suggests nothing", async () => {
    const { amendment } = await suggested("Decide nothing");
    const mine = await drafted(
      installation,
      delegate(),
      { text, deed: "replace", clause: "c1" },
      "Decide more",
    );
    expect([
      reasonOf(await installation.commands.releaseAmendment(guest(), { amendment, reason: "" })),
      reasonOf(await installation.commands.releaseAmendment(head(), { amendment, reason: "" })),
      reasonOf(
        await installation.commands.suggestAmendment(delegate(), { amendment: mine.amendment, reason: "" }),
      ),
      reasonOf(await installation.commands.suggestAmendment(guest(), { amendment, reason: "" })),
      reasonOf(await installation.commands.discardAmendment(delegate(), { amendment })),
    ]).toEqual([
      "not-your-role",
      "not-your-delegation",
      "not-your-role",
      "already-done",
      "not-your-delegation",
    ]);
  });

  test("N7 it can be taken back and written on, and says something when it is suggested", async () => {
    const { amendment, sheet: own } = await suggested("Decide with care");
    await expect(writeIn(installation, guest(), own, "Decide")).rejects.toThrow("text-closed");
    expect(reasonOf(await installation.commands.takeBackSuggestion(guest(), { amendment }))).toBe("ok");
    expect(reasonOf(await installation.commands.takeBackSuggestion(guest(), { amendment }))).toBe(
      "already-done",
    );
    await writeIn(installation, guest(), own, "Decide to cooperate");
    const long = "x".repeat(4_001);
    expect(reasonOf(await installation.commands.suggestAmendment(guest(), { amendment, reason: long }))).toBe(
      "too-long",
    );
    expect(reasonOf(await installation.commands.suggestAmendment(guest(), { amendment, reason: "" }))).toBe(
      "says-the-same",
    );
    expect(
      reasonOf(
        await installation.commands.draftAmendment(head(), { text, deed: "replace", from: amendment }),
      ),
    ).toBe("not-found");
  });

  test("N7 after the clock has run nothing is suggested", async () => {
    const own = await installation.text();
    const made = await drafted(
      installation,
      guest(),
      { text: own.text, deed: "replace", clause: "c1" },
      "Late",
    );
    const closes = new Date(installation.clock.now.getTime() + 60_000);
    await installation.commands.setAmendmentsClose(chair(), { text: own.text, closes: closes.toISOString() });
    installation.clock.now = closes;
    const suggest = () =>
      installation.commands.suggestAmendment(guest(), { amendment: made.amendment, reason: "" });
    expect(reasonOf(await suggest())).toBe("amendments-closed");
    await installation.commands.withdraw(chair(), { text: own.text, reason: "No mandate" });
    expect(reasonOf(await suggest())).toBe("not-in-this-phase");
  });
});

describe("N8 on the record an amendment finds friends, is checked again, or is withdrawn", () => {
  test("N8 another delegation lends its name and takes it back; its own does not", async () => {
    const amendment = await released(installation, head(), { text, deed: "delete", clause: "c2" });
    const sponsor = (joins: boolean, who = rival()) =>
      installation.commands.cosponsorAmendment(who, { amendment, joins });
    expect(reasonOf(await sponsor(true, head()))).toBe("own-amendment");
    expect(reasonOf(await sponsor(true))).toBe("ok");
    expect(reasonOf(await sponsor(true))).toBe("already-done");
    expect(amendmentOf(await record(), amendment)?.sponsors.map((one) => one.country)).toEqual(["UZ"]);
    expect(reasonOf(await sponsor(false))).toBe("ok");
    expect(amendmentOf(await record(), amendment)?.sponsors).toEqual([]);
    expect(reasonOf(await sponsor(true, guest()))).toBe("not-your-role");
  });

  test("N8 only its own head withdraws it, once; then nobody decides it any more", async () => {
    const amendment = await released(installation, head(), { text, deed: "delete", clause: "c2" });
    const withdraw = (who: string) =>
      installation.commands.withdrawAmendment(installation.actor(who), {
        amendment,
        reason: " Settled bilaterally ",
      });
    expect(reasonOf(await withdraw("delegate.kz"))).toBe("not-your-role");
    expect(reasonOf(await withdraw("head.uz"))).toBe("not-your-delegation");
    expect(reasonOf(await withdraw("head.kz"))).toBe("ok");
    expect(reasonOf(await withdraw("head.kz"))).toBe("already-done");
    expect(amendmentOf(await record(), amendment)?.state).toMatchObject({ reason: "Settled bilaterally" });
    expect(reasonOf(await installation.commands.rejectAmendment(chair(), { amendment, reason: "" }))).toBe(
      "amendment-closed",
    );
    expect(reasonOf(await installation.commands.acceptAmendment(chair(), { amendment, reason: "" }))).toBe(
      "amendment-closed",
    );
    expect(reasonOf(await installation.commands.undoDecision(chair(), { amendment, reason: "x" }))).toBe(
      "not-decided",
    );
  });

  test("N8 the chair takes it up, rejects it with a reason, or says that the text has gone past it", async () => {
    const [one, two] = [
      await released(installation, head(), { text, deed: "delete", clause: "c2" }),
      await released(installation, rival(), { text, deed: "delete", clause: "c2" }),
    ];
    const { considerAmendment, rejectAmendment, setAsideAmendment } = installation.commands;
    expect(reasonOf(await considerAmendment(installation.actor("secretariat"), { amendment: one }))).toBe(
      "not-your-role",
    );
    expect(reasonOf(await considerAmendment(chair(), { amendment: one }))).toBe("ok");
    expect(reasonOf(await considerAmendment(chair(), { amendment: one }))).toBe("already-done");
    expect(reasonOf(await rejectAmendment(head(), { amendment: one, reason: "" }))).toBe("not-your-role");
    expect(reasonOf(await rejectAmendment(chair(), { amendment: one, reason: "x".repeat(4_001) }))).toBe(
      "too-long",
    );
    expect(reasonOf(await rejectAmendment(chair(), { amendment: one, reason: "Not now" }))).toBe("ok");
    expect(reasonOf(await rejectAmendment(chair(), { amendment: one, reason: "" }))).toBe("already-done");
    expect(reasonOf(await setAsideAmendment(chair(), { amendment: two }))).toBe("ok");
    expect([await stateOf(one), await stateOf(two)]).toEqual(["rejected", "overtaken"]);
  });

  test("N8 one is merged into another, and never in a circle", async () => {
    const [one, two] = [
      await released(installation, head(), { text, deed: "delete", clause: "c2" }),
      await released(installation, rival(), { text, deed: "delete", clause: "c2" }),
    ];
    const merge = async (amendment: string, into: string) =>
      reasonOf(await installation.commands.mergeAmendment(chair(), { amendment, into, reason: "" }));
    expect(await merge(one, "nowhere")).toBe("not-found");
    expect(await merge(one, one)).toBe("merged-in-circle");
    expect(await merge(one, two)).toBe("ok");
    expect(await merge(two, one)).toBe("merged-in-circle");
    expect(amendmentOf(await record(), one)?.state).toMatchObject({ name: "merged", into: two });
  });

  test("N8 openAmendments is what the record waits for, and the record is its trail replayed", async () => {
    const own = await installation.text();
    const amendment = await released(installation, head(), { text: own.text, deed: "delete", clause: "c2" });
    expect(openAmendments(await record(own.text)).map((one) => one.id)).toEqual([amendment]);
    await installation.commands.rejectAmendment(chair(), { amendment, reason: "" });
    expect(openAmendments(await record(own.text))).toEqual([]);
    const trail = await installation.store.records.trail(text);
    const events = trail.flatMap(({ content }) =>
      content ? [{ event: content.event, at: content.at }] : [],
    );
    expect(replay(events)).toEqual(await record());
  });
});
