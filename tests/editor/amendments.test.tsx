/** Amendments as they are drawn: what a reader sees, and which actions are offered to whom. */
import { createMemoryRouter, RouterProvider } from "react-router";
import { describe, expect, test } from "vitest";
import { AmendmentCard } from "#app/editor/amendments/AmendmentCard.tsx";
import { changeNow, statusWords } from "#app/editor/amendments/change-now.ts";
import { Deciding, Outcome } from "#app/editor/amendments/Deciding.tsx";
import { DelegationCommands, DraftCommands } from "#app/editor/amendments/DelegationCommands.tsx";
import { behind } from "#app/editor/amendments/taking-over.ts";
import type { AmendmentPage, AmendmentView } from "#app/presenters/amendment.ts";
import { allowing, amendment, DELEGATIONS } from "../support/amendment-views.ts";
import { drawnIn, seen } from "../support/drawn.tsx";

const TEXT = { id: "t1", title: "Declaration", language: "en" };

function drawn(element: React.ReactElement, language: "en" | "ru" = "en"): string {
  const router = createMemoryRouter([{ path: "*", element }]);
  return drawnIn(language, <RouterProvider router={router} />);
}

const card = (values: Partial<AmendmentView>, language?: "en" | "ru") =>
  seen(
    drawn(<AmendmentCard text={TEXT} delegations={DELEGATIONS} amendment={amendment(values)} />, language),
  );

const page = (values: Partial<AmendmentView>, more: Partial<AmendmentPage> = {}): AmendmentPage => ({
  ...{
    text: TEXT,
    delegations: DELEGATIONS,
    amendment: amendment(values),
    competing: [],
    others: [],
    story: [],
  },
  merge: null,
  ...more,
});

const buttons = (markup: string) =>
  Array.from(markup.matchAll(/<button[^>]*value="([\w-]+)"/g), ([, intent]) => intent);

describe("the card of an amendment", () => {
  test("N51 it says in words whose it is, what it would do, where it stands and what it would change", () => {
    const words = card({ reason: "For clarity", sponsors: ["uz"], suggestedBy: "no" });
    for (const output of [
      "Kazakhstan: Reword OP1 Released",
      "Decide to removed: act end of removal",
      "Reason: For clarity",
      "Co-sponsored by Uzbekistan",
      "Suggested by Norway",
    ])
      expect(words).toContain(output);
  });

  test("N51 a delegation that is not named to this reader is not named in any of its words", () => {
    const words = card({ by: null, sponsors: [] });
    expect(words).toContain("A delegation: Reword OP1");
    expect(words).not.toContain("Kazakhstan");
  });

  test("N51 overlaps, conflicts and a clause that changed are said in words, and only while it is open", () => {
    const notified = {
      overlaps: "Uzbekistan",
      fit: "conflict",
      check: true,
    } as const;
    const open = card(notified);
    expect(open).toContain("Overlaps with what is proposed by Uzbekistan");
    expect(open).toContain("Conflicts with words that have changed");
    expect(open).not.toContain("The delegation was asked to check its amendment");
    expect(card({ ...notified, fit: "fits" })).toContain("The delegation was asked to check its amendment");
    expect(card({ ...notified, own: true })).toContain(
      "Please check that the amendment still says what you mean",
    );
    const closed = card({ ...notified, open: false, state: "rejected" });
    expect(closed).not.toContain("Overlaps");
    expect(closed).not.toContain("Conflicts with");
  });

  test("N51 every delegation reads why it was decided", () => {
    const decided = { at: "2026-11-26T10:00:00Z", when: "today", reason: "Said in OP3 already", into: null };
    expect(card({ state: "rejected", open: false, decided })).toContain(
      "Reason of the decision: Said in OP3 already",
    );
    expect(card({ state: "rejected", open: false, decided }, "ru")).toContain(
      "Причина решения: Said in OP3 already",
    );
  });
});

describe("what is offered", () => {
  const allowed = (values: Partial<AmendmentView>) =>
    buttons(drawn(<DelegationCommands text="t1" amendment={amendment(values)} />));
  const draft = (values: Partial<AmendmentView>) =>
    drawn(<DraftCommands text="t1" amendment={amendment({ state: "drafted", own: true, ...values })} />);
  const deciding = (values: Partial<AmendmentView>, more?: Partial<AmendmentPage>) =>
    drawn(<Deciding page={page(values, more)} />);

  test("N52 what a reader may not do is absent", () => {
    expect(allowed({})).toEqual([]);
    expect(allowed({ may: allowing("cosponsor") })).toEqual(["cosponsor"]);
    expect(allowed({ may: allowing("withdraw", "check") })).toEqual(["check", "withdraw"]);
    expect(deciding({})).toBe("");
  });

  test("N52 a head releases, a guest passes on, a delegate is told who releases", () => {
    expect(buttons(draft({ may: allowing("release", "discard") }))).toEqual(["release", "discard"]);
    expect(buttons(draft({ may: allowing("suggest", "discard") }))).toEqual(["suggest", "discard"]);
    expect(seen(draft({ may: allowing("discard") }))).toContain("The head of your delegation");
    expect(seen(draft({ may: allowing("release") }))).not.toContain("The head of your delegation");
  });

  test("N52 the chair decides; merging needs something to merge into", () => {
    const may = allowing("accept", "merge", "reject");
    expect(buttons(deciding({ may }))).toEqual(["accept", "modify", "reject"]);
    const others = [{ id: "a2", name: "Uzbekistan" }];
    expect(buttons(deciding({ may }, { others }))).toEqual(["accept", "modify", "merge", "reject"]);
  });

  test("N53 a conflict shows three wordings for each place, and nothing comes out before all are settled", () => {
    const runs = (text: string) => (text ? [{ text }] : []);
    const merge: AmendmentPage["merge"] = {
      seen: "s1",
      conflicts: 1,
      merged: null,
      pieces: [
        { kind: "agreed", runs: runs("Decide to ") },
        { kind: "conflict", base: runs("act"), ours: runs("meet"), theirs: runs("") },
      ],
    };
    const markup = deciding({ may: allowing("accept") }, { merge });
    expect(markup).toContain('name="seen" value="s1"');
    expect(Array.from(markup.matchAll(/name="choice-0" [^>]*value="(\w+)"/g), ([, side]) => side)).toEqual([
      "ours",
      "theirs",
      "write",
    ]);
    const words = seen(markup);
    for (const output of [
      "Before: act",
      "Current text meet",
      "Proposed wording (nothing)",
      "Shown when every",
    ])
      expect(words).toContain(output);
  });

  test("N54 what the chair proposes is answered by whoever may, and only read by others who see it", () => {
    const outcome: AmendmentView["outcome"] = {
      ...{ outcome: "reject", into: null, words: null, comment: "It is in OP3." },
      proposed: { at: "2026-11-26T10:00:00Z", when: "today" },
      answer: null,
    };
    const asked = drawn(<Outcome page={page({ outcome, may: allowing("answer") })} />);
    expect(buttons(asked)).toEqual(["agree", "decline"]);
    expect(seen(asked)).toContain("It is in OP3.");
    expect(buttons(drawn(<Outcome page={page({ outcome })} />))).toEqual([]);
    expect(drawn(<Outcome page={page({})} />)).toBe("");
  });
});

describe("the redline of this moment", () => {
  const written = (one: AmendmentView, ...ground: string[]) =>
    changeNow(one, ground, "en")
      .redline.map(({ text, change }) =>
        change === "same" ? text : `${change === "added" ? "+" : "-"}[${text}]`,
      )
      .join("");

  test("N46 what others wrote meanwhile is not taken back by an amendment that does not touch it", () => {
    expect(written(amendment(), "Decide jointly to act")).toBe("Decide jointly to -[act]+[cooperate]");
  });

  test("N46 where both touched the same words, the proposed words stand against those of now", () => {
    expect(written(amendment(), "Decide to meet")).toBe("Decide to -[meet]+[cooperate]");
  });

  test("N46 a deletion strikes the clause as it stands; what has no clause keeps the loader's redline", () => {
    const gone = amendment({ deed: "delete", wording: { base: ["Old"], proposed: [], ground: ["Old"] } });
    expect(written(gone, "Other words now")).toBe("-[Other words now]");
    const alone = amendment();
    expect(changeNow(alone, [], "en")).toBe(alone.now);
  });

  test("N46 the clauses that it speaks of: one, two of a merge, none of an insertion", () => {
    const clauses = [
      { id: "c1", words: "One" },
      { id: "c2", words: "Two" },
    ];
    expect(statusWords(amendment(), clauses)).toEqual(["One"]);
    expect(statusWords(amendment({ deed: "merge", with: "c2" }), clauses)).toEqual(["One", "Two"]);
    expect(statusWords(amendment({ deed: "insert" }), clauses)).toEqual([]);
    expect(statusWords(amendment({ at: "c9" }), clauses)).toEqual([]);
  });
});

describe("a draft whose clause went on", () => {
  test("N55 what the text changed can come in around what the delegation wrote", () => {
    const found = behind(["Decide to act"], ["Decide jointly to act"], ["Decide to act in 2027"], "en");
    expect(found).toEqual({ name: "takes", words: ["Decide jointly to act in 2027"] });
    expect(
      behind(["Decide to act"], ["Decide jointly to act"], found.name === "takes" ? found.words : [], "en"),
    ).toEqual({
      name: "no",
    });
  });

  test("N55 the same words changed by both are never guessed", () => {
    expect(behind(["Decide to act"], ["Decide to meet"], ["Decide to cooperate"], "en")).toEqual({
      name: "meets",
    });
  });

  test("N55 an insertion, a clause that is gone and one that stayed as it was need nothing", () => {
    expect(behind([], [], ["New"], "en")).toEqual({ name: "no" });
    expect(behind(["Old"], [], ["New"], "en")).toEqual({ name: "no" });
    expect(behind(["Old"], ["Old"], ["New"], "en")).toEqual({ name: "no" });
  });
});
