import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sourceDigest, wordsOf } from "#domain/text/index.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

type Answer = { ok: true } | { ok: false; reason: string };
const output = (answer: Answer) => (answer.ok ? "done" : answer.reason);

/** A text with a Russian version, edited by the secretariat. */
async function inRussian() {
  const { text, sheet } = await installation.text();
  const secretariat = installation.actor("secretariat");
  expect(output(await installation.commands.addLanguage(secretariat, { text, language: "ru" }))).toBe("done");
  const version = (await installation.store.languages.ofText(text))[0]?.sheet as string;
  return { text, sheet, version, secretariat };
}

const sourceOf = async (text: string) => {
  const page = await installation.queries.source(installation.actor("head.kz"), text, "ru");
  if (!page.ok) throw new Error(page.reason);
  return page.clauses;
};

describe("T72 a language version is a sheet of its own with the clauses of the source", () => {
  test("T72 it begins with the words of the source, none of them rendered", async () => {
    const { text, sheet, version } = await inRussian();
    expect(await installation.store.sheets.clauses(version)).toEqual(
      await installation.store.sheets.clauses(sheet),
    );
    const page = await installation.queries.languages(installation.actor("guest.no"), text);
    expect(page.ok && page.versions).toMatchObject([{ language: "ru", total: 2, rendered: 0, behind: 0 }]);
    const opened = await installation.queries.text(installation.actor("head.kz"), text, "ru");
    expect(opened.ok && [opened.sheet, opened.language]).toEqual([version, "ru"]);
  });

  test("T72 the desk begins it, once for each language, and not in the negotiating one", async () => {
    const { text, secretariat } = await inRussian();
    const add = (who: string, language: string) =>
      installation.commands.addLanguage(installation.actor(who), { text, language });
    expect(output(await add("secretariat", "ru"))).toBe("already-done");
    expect(output(await add("secretariat", "en"))).toBe("already-done");
    expect(output(await add("secretariat", "xx"))).toBe("not-found");
    expect(output(await add("head.kz", "kk"))).toBe("not-your-role");
    expect(output(await installation.commands.addLanguage(null, { text, language: "kk" }))).toBe(
      "not-signed-in",
    );
    expect(
      output(await installation.commands.addLanguage(secretariat, { text: "none", language: "kk" })),
    ).toBe("not-found");
    expect(output(await installation.queries.text(secretariat, text, "uz"))).toBe("not-found");
    expect(output(await installation.queries.source(secretariat, text, "uz"))).toBe("not-found");
    expect(output(await installation.queries.languages(installation.actor("stranger"), text))).toBe(
      "no-seat",
    );
  });

  test("T72 it takes words from whom the source does, and from nobody when that is frozen", async () => {
    const { text, version, secretariat } = await inRussian();
    const takes = async () =>
      (await installation.store.pool.query("SELECT accepts FROM sheet WHERE id = $1", [version])).rows;
    expect(await takes()).toEqual([{ accepts: "members" }]);
    await installation.commands.handPen(installation.actor("chair"), { text, pen: "chair" });
    expect(await takes()).toEqual([{ accepts: "chair" }]);
    await installation.commands.withdraw(installation.actor("chair"), { text, reason: "No mandate" });
    expect(await takes()).toEqual([{ accepts: "nobody" }]);
    expect(output(await installation.commands.addLanguage(secretariat, { text, language: "kk" }))).toBe(
      "text-closed",
    );
    const follow = { text, language: "ru" };
    expect(output(await installation.commands.followSource(secretariat, follow))).toBe("text-closed");
  });
});

describe("T70 it is kept which words of the source a clause renders", () => {
  test("T70 rendered, then behind when the source changes, with what changed", async () => {
    const { text, sheet, secretariat } = await inRussian();
    const first = (await sourceOf(text))[0];
    const mark = { text, language: "ru", clause: "c1", seen: first?.digest ?? "" };
    expect(output(await installation.commands.markRendered(secretariat, mark))).toBe("done");
    expect((await sourceOf(text)).map(({ state }) => state)).toEqual(["current", "unrendered"]);
    const hand = await handOn(installation.store, sheet, installation.actor("head.kz").person, "kz");
    await installation.store.changes.append([hand.type(0, " firmly")]);
    const behind = (await sourceOf(text))[0];
    expect([behind?.state, behind?.parts?.map(({ text: words }) => words).join("|")]).toEqual([
      "behind",
      expect.stringContaining("firmly"),
    ]);
    // The source has changed since the version that was looked at.
    expect(output(await installation.commands.markRendered(secretariat, mark))).toBe("changed-meanwhile");
    const again = { ...mark, seen: behind?.digest ?? "" };
    expect(output(await installation.commands.markRendered(secretariat, again))).toBe("done");
    expect((await sourceOf(text))[0]?.state).toBe("current");
  });

  test("T70 a clause that is in neither, a version that is not, a guest: refused in words", async () => {
    const { text, secretariat } = await inRussian();
    const seen = sourceDigest((await sourceOf(text))[0]?.clause as never);
    const mark = (change: object) => ({ text, language: "ru", clause: "c1", seen, ...change });
    expect(output(await installation.commands.markRendered(secretariat, mark({ clause: "c9" })))).toBe(
      "unknown-clause",
    );
    expect(output(await installation.commands.markRendered(secretariat, mark({ language: "kk" })))).toBe(
      "not-found",
    );
    expect(output(await installation.commands.markRendered(installation.actor("guest.no"), mark({})))).toBe(
      "not-your-role",
    );
    expect(output(await installation.commands.markRendered(secretariat, mark({})))).toBe("done");
  });
});

describe("T71 a version follows its source", () => {
  test("T71 what is new comes with the source's words, what is gone goes, rendered words stay", async () => {
    const { text, sheet, version, secretariat } = await inRussian();
    const follow = { text, language: "ru" };
    expect(output(await installation.commands.followSource(secretariat, follow))).toBe("already-done");
    const hand = await handOn(installation.store, version, secretariat.person, null);
    await installation.store.changes.append([
      hand.type(0, ", и точка"),
      hand.change((clauses) => clauses.delete(1, 1)),
    ]);
    expect(output(await installation.commands.followSource(installation.actor("head.kz"), follow))).toBe(
      "not-your-role",
    );
    expect(output(await installation.commands.followSource(secretariat, follow))).toBe("done");
    const after = await installation.store.sheets.clauses(version);
    expect(after.map(wordsOf)).toEqual(["Decide to cooperate, и точка", "Agree"]);
    expect(after.map(({ id }) => id)).toEqual(
      (await installation.store.sheets.clauses(sheet)).map(({ id }) => id),
    );
  });
});
