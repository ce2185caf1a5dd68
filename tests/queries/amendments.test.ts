import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AmendmentData, AskedAmendments } from "#server/queries/amendments/amendment-view.ts";
import { drafted, released } from "../support/amendments.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const CLAUSES = [
  clause("preambular", "Recalling the Convention", 0, "p1"),
  clause("operative", "Decide to meet every year in spring", 0, "c1"),
  clause("operative", "Agree to publish the outcome", 0, "c2"),
  clause("operative", "Urge States to report", 0, "c3"),
];
const head = () => installation.actor("head.kz");
const rival = () => installation.actor("head.uz");
const chair = () => installation.actor("chair");

async function list(text: string, who = "chair", asked: AskedAmendments = {}) {
  const page = await installation.queries.amendments(installation.actor(who), text, asked);
  if (!page.ok) throw new Error(page.reason);
  return page;
}

async function view(text: string, id: string, who = "chair"): Promise<AmendmentData> {
  const page = await installation.queries.amendment(installation.actor(who), text, id);
  if (!page.ok) throw new Error(page.reason);
  return page.amendment;
}

async function typed(sheet: string, at: number, more: string) {
  const hand = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
  for (const kept of await installation.store.changes.append([hand.type(at, more)]))
    if (!kept.ok) throw new Error(kept.reason);
}

const parts = (changes: AmendmentData["redline"]["now"]) =>
  changes.flatMap((change) => change.parts.map(({ change: what, text }) => `${what[0]}:${text}`));
const can = ({ may }: AmendmentData) => Object.entries(may).flatMap(([deed, yes]) => (yes ? [deed] : []));

describe("Q6 amendments are shown against the text as it stands", () => {
  test("Q6 the redline follows the text, and its own base stays to be compared", async () => {
    const { text, sheet } = await installation.text(CLAUSES);
    const id = await released(
      installation,
      head(),
      { text, deed: "replace", clause: "c1" },
      "Decide to meet twice a year in spring",
    );
    await typed(sheet, 1, " in Astana");
    const seen = await view(text, id);
    expect(parts(seen.redline.now)).toEqual([
      ...["s:Decide to meet ", "r:every", "a:twice a", "s: year in spring in Astana"],
    ]);
    expect(parts(seen.redline.base)).toEqual([
      "s:Decide to meet ",
      "r:every",
      "a:twice a",
      "s: year in spring",
    ]);
    expect(seen).toMatchObject({
      fit: "fits",
      place: { id: "c1", reference: "OP1" },
      delegation: "kz",
      open: true,
    });
    expect(seen.redline.now[0]?.before).toMatchObject({ label: "OP1", reference: "OP1" });
  });

  test("Q6 each deed is drawn: a clause that comes, goes, moves, is split or merged", async () => {
    const { text } = await installation.text(CLAUSES);
    const drawn = async (wanted: object, lines: string | null) => {
      const id = await released(installation, head(), { text, deed: "replace", ...wanted }, lines);
      const { redline, other } = await view(text, id);
      return [redline.now.map(({ happened }) => happened.join()), other?.reference ?? null];
    };
    expect(await drawn({ deed: "insert", after: "c1" }, "Invite children")).toEqual([["added"], null]);
    expect(await drawn({ deed: "delete", clause: "c2" }, null)).toEqual([["removed"], null]);
    expect(await drawn({ deed: "move", clause: "c3", after: "c1" }, null)).toEqual([
      ["moved,renumbered"],
      "OP1",
    ]);
    expect(
      await drawn({ deed: "merge", clause: "c1", with: "c2" }, "Decide to meet and agree to publish"),
    ).toEqual([["words", "removed"], "OP2"]);
    expect(await drawn({ deed: "split", clause: "c2" }, "Agree to publish\nthe outcome")).toEqual([
      ["words", "added"],
      null,
    ]);
  });

  test("Q6 what collides is said before anybody decides, with one's own draft, and not where nothing touches", async () => {
    const { text } = await installation.text(CLAUSES);
    const propose = (who: typeof head, wanted: object, lines: string | null) =>
      released(installation, who(), { text, deed: "replace", clause: "c1", ...wanted }, lines);
    const spring = await propose(head, {}, "Decide to meet every year in autumn");
    const winter = await propose(rival, {}, "Decide to meet every year in winter");
    const we = await propose(rival, {}, "We decide to meet every year in spring");
    const gone = await propose(head, { deed: "delete" }, null);
    const [here, there] = [
      await propose(head, { deed: "insert", after: "c3", clause: undefined }, "Invite children"),
      await propose(rival, { deed: "insert", after: "c3", clause: undefined }, "Invite youth"),
    ];
    const overlaps = async (id: string, who = "chair") => (await view(text, id, who)).overlaps;
    expect(await overlaps(spring)).toEqual([winter, gone]);
    expect(await overlaps(we)).toEqual([gone]);
    expect(await overlaps(here)).toEqual([there]);
    const own = await drafted(
      installation,
      installation.actor("delegate.kz"),
      { text, deed: "replace", clause: "c1" },
      "Decide to meet every year in summer",
    );
    expect((await overlaps(winter, "head.kz")).includes(own.amendment)).toBe(true);
    expect((await overlaps(winter, "head.uz")).includes(own.amendment)).toBe(false);
  });

  test("Q6 words that changed are a conflict with its places; what is said or gone is told so", async () => {
    const { text, sheet } = await installation.text(CLAUSES);
    const words = await released(
      installation,
      head(),
      { text, deed: "replace", clause: "c1" },
      "Decide to meet every year in autumn",
    );
    const deletion = await released(installation, head(), { text, deed: "delete", clause: "c2" });
    const orphan = await released(
      installation,
      rival(),
      { text, deed: "replace", clause: "c3" },
      "Urge all States to report",
    );
    const hand = await handOn(installation.store, sheet, chair().person, null);
    await installation.store.changes.append([
      hand.type(1, " or summer"),
      hand.change((fragment) => fragment.delete(2, 2)),
    ]);
    const page = await installation.queries.amendment(chair(), text, words);
    if (!page.ok) throw new Error(page.reason);
    expect(page.amendment.fit).toBe("conflict");
    expect(page.merge).toMatchObject({
      conflicts: 1,
      merged: null,
      shapes: [{ kind: "operative", level: 0 }],
    });
    expect(can(page.amendment)).toContain("accept");
    expect(await view(text, deletion)).toMatchObject({
      fit: "gone",
      may: { accept: false, "set-aside": true },
    });
    expect(await view(text, orphan)).toMatchObject({ fit: "gone", place: { id: "c3", kind: "operative" } });
  });

  test("Q6 N80 what each may do follows seat and state", async () => {
    const { text } = await installation.text(CLAUSES);
    const own = await drafted(
      installation,
      installation.actor("delegate.kz"),
      { text, deed: "replace", clause: "c1" },
      "Decide",
    );
    const mine = async (who: string, id = own.amendment) => can(await view(text, id, who));
    expect([await mine("delegate.kz"), await mine("head.kz")]).toEqual([
      ["edit", "discard"],
      ["edit", "discard", "release"],
    ]);
    await installation.commands.releaseAmendment(head(), { amendment: own.amendment, reason: "" });
    const DECIDES = ["propose", "accept", "merge", "reject", "set-aside"];
    expect([
      await mine("delegate.kz"),
      await mine("head.kz"),
      await mine("head.uz"),
      await mine("guest.no"),
    ]).toEqual([...[[], ["withdraw"], ["cosponsor"], []]]);
    expect([await mine("chair"), await mine("secretariat")]).toEqual([["consider", ...DECIDES], ["propose"]]);
    await installation.commands.cosponsorAmendment(rival(), { amendment: own.amendment, joins: true });
    await installation.commands.proposeOutcome(chair(), {
      amendment: own.amendment,
      outcome: "reject",
      comment: "",
    });
    await installation.commands.considerAmendment(chair(), { amendment: own.amendment });
    expect([await mine("head.uz"), await mine("head.kz"), await mine("chair")]).toEqual([
      ...[["leave"], ["withdraw", "answer"], DECIDES],
    ]);
    await installation.commands.rejectAmendment(chair(), { amendment: own.amendment, reason: "" });
    // N80: its own delegation can start again with its words, and nobody else can.
    expect([await mine("head.kz"), await mine("chair"), await mine("head.uz")]).toEqual([
      ["propose-again"],
      ["undo"],
      [],
    ]);
    const guests = await drafted(
      installation,
      installation.actor("guest.no"),
      { text, deed: "replace", clause: "c1" },
      "Decide",
    );
    expect(await mine("guest.no", guests.amendment)).toEqual(["edit", "discard", "suggest"]);
    await installation.commands.suggestAmendment(installation.actor("guest.no"), {
      amendment: guests.amendment,
      reason: "",
    });
    expect([await mine("guest.no", guests.amendment), await mine("delegate.kz", guests.amendment)]).toEqual([
      ["discard", "take-back"],
      ["take-up"],
    ]);
    await installation.commands.withdraw(chair(), { text, reason: "No mandate" });
    expect([await mine("chair"), await mine("guest.no", guests.amendment)]).toEqual([[], []]);
  });

  test("Q6 the list is of what is open, in the order of the text, and can be asked for other things", async () => {
    const { text } = await installation.text(CLAUSES);
    const late = await released(installation, head(), { text, deed: "delete", clause: "c3" });
    const early = await released(installation, rival(), { text, deed: "delete", clause: "c1" });
    const top = await released(
      installation,
      rival(),
      { text, deed: "insert", after: null },
      "Guided by the Charter",
    );
    const shut = await released(installation, head(), { text, deed: "delete", clause: "c2" });
    await installation.commands.rejectAmendment(chair(), { amendment: shut, reason: "" });
    const ids = async (asked: AskedAmendments) =>
      (await list(text, "guest.no", asked)).amendments.map(({ id }) => id);
    expect(await ids({})).toEqual([top, early, late]);
    expect(await ids({ state: "all" })).toEqual([top, early, shut, late]);
    expect(await ids({ state: "rejected" })).toEqual([shut]);
    expect(await ids({ state: "nonsense", delegation: "kz" })).toEqual([late]);
    expect(await ids({ state: "all", clause: "c2" })).toEqual([shut]);
    const page = await list(text, "head.kz");
    expect(page.counts).toEqual({ released: 3, rejected: 1 });
    expect(page.places.map(({ id }) => id)).toEqual(["c1", "c2", "c3"]);
    expect(page.may).toEqual({ draft: true, suggest: false, decide: false, setAttribution: false });
    expect((await list(text, "guest.no")).may).toMatchObject({ draft: false, suggest: true });
  });

  test("Q6 its story is told in order, by whom and why; a suggestion that was taken up lives on in its heir", async () => {
    const { text } = await installation.text(CLAUSES);
    const guest = installation.actor("guest.no");
    const idea = await drafted(
      installation,
      guest,
      { text, deed: "replace", clause: "c1" },
      "Decide to meet every year in winter",
    );
    await installation.commands.suggestAmendment(guest, { amendment: idea.amendment, reason: "" });
    const heir = await released(installation, head(), { text, deed: "replace", from: idea.amendment });
    await installation.commands.acceptAmendment(chair(), { amendment: heir, reason: "Good idea" });
    await installation.commands.undoDecision(chair(), { amendment: heir, reason: "Too soon" });
    const page = await installation.queries.amendment(rival(), text, heir);
    if (!page.ok) throw new Error(page.reason);
    expect(
      page.story.map(({ event, side, delegation, reason }) => [event, side, delegation, reason]),
    ).toEqual([
      ["amendment-released", "delegation", "kz", ""],
      ["amendment-accepted", "chair", null, "Good idea"],
      ["decision-undone", "chair", null, "Too soon"],
    ]);
    expect(page.amendment.suggestedBy).toBe("no");
    expect(await view(text, idea.amendment)).toMatchObject({
      open: false,
      state: { name: "merged", into: heir },
    });
  });

  test("Q6 whoever has no seat, or asks for nothing that there is, is refused", async () => {
    const { text } = await installation.text(CLAUSES);
    const asked = async (who: string | null, id: string) => {
      const actor = who ? installation.actor(who) : null;
      const [all, one] = await Promise.all([
        installation.queries.amendments(actor, id),
        installation.queries.amendment(actor, id, "nowhere"),
      ]);
      return [all, one].map((page) => (page.ok ? "ok" : page.reason));
    };
    expect(await asked("stranger", text)).toEqual(["no-seat", "no-seat"]);
    expect(await asked(null, text)).toEqual(["not-signed-in", "not-signed-in"]);
    expect(await asked("chair", "nowhere")).toEqual(["not-found", "not-found"]);
    expect(await asked("chair", text)).toEqual(["ok", "not-found"]);
  });
});
