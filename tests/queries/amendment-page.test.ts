/**
 * The page of one amendment: its redline where both sides changed words, where it may go next, how it is released
 * again.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modifiedWords, settledWords } from "#app/routes/texts/text/settled-words.ts";
import type { ClauseChange } from "#domain/text/index.ts";
import { released } from "../support/amendments.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const C1 = "Decide to meet every year in spring and to report";

/** Kazakhstan moves the meeting to autumn; Uzbekistan moves it to summer, and changes other words. */
async function two() {
  const { text, sheet } = await installation.text([
    clause("operative", C1, 0, "c1"),
    clause("operative", "Agree", 0, "c2"),
  ]);
  const wanted = { text, deed: "replace" as const, clause: "c1" };
  const first = await released(
    installation,
    installation.actor("head.kz"),
    wanted,
    C1.replace("spring", "autumn").replace("Decide", "Agree"),
  );
  const second = await released(
    installation,
    installation.actor("head.uz"),
    wanted,
    C1.replace("spring", "summer").replace("report", "report jointly"),
  );
  return { text, sheet, first, second };
}

async function pageOf(text: string, amendment: string) {
  const page = await installation.queries.amendment(installation.actor("chair"), text, amendment);
  if (!page.ok) throw new Error(page.reason);
  return page;
}

const written = (changes: readonly ClauseChange[]) =>
  changes
    .flatMap(({ parts }) => parts)
    .map(({ text, change }) => (change === "same" ? text : `${change === "added" ? "+" : "-"}[${text}]`))
    .join("");

const accept = (amendment: string) =>
  installation.commands.acceptAmendment(installation.actor("chair"), { amendment, reason: "" });

describe("the page of an amendment", () => {
  test("N56 what others changed meanwhile is not drawn as taken back, not even in a conflict", async () => {
    const { text, first, second } = await two();
    expect(await accept(first)).toMatchObject({ ok: true });
    const page = await pageOf(text, second);
    expect(page.amendment.fit).toBe("conflict");
    expect(written(page.amendment.redline.now)).toBe(
      "Agree to meet every year in -[autumn]+[summer] and to report+[ jointly]",
    );
  });

  test("N56 a form's choices become the clause that the command takes, with its id; an open place becomes nothing", async () => {
    const { text, first, second } = await two();
    await accept(first);
    const page = await pageOf(text, second);
    expect(settledWords({}, page)).toBe("open");
    const clauses = settledWords({ "choice-0": "theirs" }, page);
    if (clauses === "open" || !clauses) throw new Error("settled");
    expect(clauses).toMatchObject([{ id: "c1", kind: "operative", level: 0 }]);
    const settled = { seen: page.merge?.seen ?? "", clauses };
    const done = await installation.commands.acceptAmendment(installation.actor("chair"), {
      ...{ amendment: second, reason: "", settled },
    });
    expect(done).toMatchObject({ ok: true });
    const [now] = await installation.store.sheets.clauses(
      (await installation.store.texts.byId(text))?.sheet ?? "",
    );
    expect(now?.runs.map((run) => run.text).join("")).toBe(
      "Agree to meet every year in summer and to report jointly",
    );
  });

  test("N56 words written in other words are the clause's, and a cut in them is a new clause", async () => {
    const { text, first } = await two();
    const page = await pageOf(text, first);
    expect(modifiedWords({ "clause-0": "Agree to meet" }, page)).toMatchObject([
      { id: "c1", runs: [{ text: "Agree to meet" }] },
    ]);
    expect(modifiedWords({ "clause-0": "Agree to meet\r\nAgree to report\r\n" }, page)).toMatchObject([
      { id: "c1", runs: [{ text: "Agree to meet" }] },
      { id: null, kind: "operative", runs: [{ text: "Agree to report" }] },
    ]);
  });

  test("N56 it may be merged into what is on the record and not withdrawn", async () => {
    const { text, first, second } = await two();
    const others = async () => (await pageOf(text, first)).others.map(({ id }) => id);
    expect(await others()).toEqual([second]);
    await installation.commands.withdrawAmendment(installation.actor("head.uz"), {
      amendment: second,
      reason: "",
    });
    expect(await others()).toEqual([]);
  });

  test("N56 an accepted one tells how its words go out again, and what must be settled for that", async () => {
    const { text, sheet, first } = await two();
    await accept(first);
    expect((await pageOf(text, first)).merge).toMatchObject({ conflicts: 0, ids: ["c1"] });
    const hand = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
    const change = hand.change((fragment) => {
      const words = (
        fragment.get(0) as never as { get(at: number): { insert(at: number, words: string): void } }
      ).get(0);
      words.insert("Agree to meet every year in autumn".length, "ly weather");
    });
    await installation.store.changes.append([change]);
    const page = await pageOf(text, first);
    expect(page.merge).toMatchObject({ conflicts: 1, merged: null });
    const clauses = settledWords({ "choice-0": "theirs" }, page);
    const settled = clauses && clauses !== "open" ? { seen: page.merge?.seen ?? "", clauses } : null;
    const input = { amendment: first, reason: "A slip", settled };
    expect(await installation.commands.undoDecision(installation.actor("chair"), input)).toMatchObject({
      ok: true,
    });
    const [now] = await installation.store.sheets.clauses(sheet);
    expect(now?.runs.map((run) => run.text).join("")).toBe(C1);
  });

  test("N57 a new paragraph after a clause with sub-paragraphs is of the clause's own level", async () => {
    const { text } = await installation.text([
      clause("operative", C1, 0, "c1"),
      clause("operative", "in spring", 1, "c1a"),
    ]);
    const firstLevel = async (like: string | null) => {
      const made = await installation.commands.draftAmendment(installation.actor("head.kz"), {
        ...{ text, deed: "insert", after: "c1a", like },
      });
      const [first] = made.ok && made.sheet ? await installation.store.sheets.clauses(made.sheet) : [];
      return first?.level;
    };
    expect(await firstLevel("c1")).toBe(0);
    expect(await firstLevel(null)).toBe(1);
    expect(await firstLevel("nowhere")).toBe(1);
  });
});
