/**
 * Authors correct their comments and take them back, on a real installation: what stays, for whom, and who is notified.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Audience, Mention } from "#domain/comments/index.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const reasonOf = (answer: { ok: boolean; reason?: string }) => (answer.ok ? "ok" : answer.reason);

/** A comment of a delegate of Kazakhstan to an audience, and the commands on it by a given person. */
async function output(body: string, audience: Audience = "table", mentions: Mention[] = []) {
  const { text } = await installation.text();
  const kz = installation.actor("delegate.kz");
  const answer = await installation.commands.comment(kz, { text, clause: "c1", audience, body, mentions });
  if (!answer.ok) throw new Error(answer.reason);
  const { thread } = answer;
  const comment = (await installation.store.threads.byId(thread))?.comments[0]?.id ?? "";
  const on = { thread, comment };
  return {
    ...{ text, thread, comment },
    edit: async (who: string, words: string, named: Mention[] = []) =>
      reasonOf(
        await installation.commands.editComment(installation.actor(who), {
          ...on,
          body: words,
          mentions: named,
        }),
      ),
    takeBack: async (who: string) =>
      reasonOf(await installation.commands.takeBackComment(installation.actor(who), on)),
    seen: async (who: string) => {
      const page = await installation.queries.comments(installation.actor(who), text, { state: "all" });
      return page.ok ? page.threads[0]?.comments[0] : undefined;
    },
  };
}

const person = (name: string): Mention => {
  const { person: id, name: label } = installation.actor(name);
  return { kind: "person", id, label };
};

describe("C77 what was corrected says so and keeps what it said before", () => {
  test("C77 every wording, with since when, for everybody who reads it; the newest stands there", async () => {
    const { edit, seen } = await output("Ages ten to fifteen");
    expect(await seen("guest.no")).toMatchObject({ body: "Ages ten to fifteen", edited: null });
    expect(await edit("delegate.kz", "Ages ten to eighteen")).toBe("ok");
    expect(await edit("delegate.kz", "Ages nine to eighteen ")).toBe("ok");
    const comment = await seen("guest.no");
    expect(comment).toMatchObject({ body: "Ages nine to eighteen", takenBack: null });
    expect(comment?.edited?.former.map(({ body }) => body)).toEqual([
      "Ages ten to fifteen",
      "Ages ten to eighteen",
    ]);
    const times = [
      comment?.at,
      ...(comment?.edited?.former.map(({ since }) => since) ?? []),
      comment?.edited?.at,
    ];
    expect(times[0]).toBe(times[1]);
    expect(times.slice(1).toSorted()).toEqual(times.slice(1));
  });

  test("C77 what was corrected away before a discussion was opened stays with those who could read it then", async () => {
    const { edit, seen, thread } = await output("Our limit is two", "delegation");
    await edit("delegate.kz", "We ask for three");
    expect(await seen("head.uz")).toBeUndefined();
    await installation.commands.widenThread(installation.actor("delegate.kz"), { thread, audience: "table" });
    await edit("delegate.kz", "We ask for four");
    const former = async (who: string) => (await seen(who))?.edited?.former.map(({ body }) => body);
    expect(await former("head.kz")).toEqual(["Our limit is two", "We ask for three"]);
    for (const who of ["head.uz", "chair", "guest.no"])
      expect(await former(who)).toEqual(["We ask for three"]);
  });
});

describe("C77 of what was taken back no word reaches anybody", () => {
  test("C77 not as it stood, not as it stood before, and a search does not find it; its place says so", async () => {
    const { edit, takeBack, seen, text } = await output("Hippopotamus");
    await edit("delegate.kz", "Rhinoceros");
    expect(await takeBack("delegate.kz")).toBe("ok");
    for (const who of ["delegate.kz", "head.uz", "chair"]) {
      const comment = await seen(who);
      expect(comment).toMatchObject({ author: "delegate.kz", body: "", mentions: [], edited: null });
      expect(comment?.takenBack).toBeTruthy();
      const pages = await Promise.all([
        installation.queries.comments(installation.actor(who), text, { state: "all" }),
        installation.queries.clause(installation.actor(who), text, "c1"),
        installation.queries.search(installation.actor(who), "Rhinoceros"),
        installation.queries.search(installation.actor(who), "Hippopotamus"),
      ]);
      // A search repeats the words of the query, and no others.
      expect(JSON.stringify(pages.slice(0, 2))).not.toMatch(/Rhinoceros|Hippopotamus/);
      expect(JSON.stringify(pages.slice(2))).not.toContain(text);
    }
  });

  test("C77 nor does it become the reason of an amendment", async () => {
    const { takeBack, text, thread } = await output("Only in winter");
    await takeBack("delegate.kz");
    const uz = installation.actor("head.uz");
    const drafted = await installation.commands.draftAmendment(uz, {
      text,
      deed: "delete",
      clause: "c1",
      thread,
    });
    if (!drafted.ok) throw new Error(drafted.reason);
    const page = await installation.queries.amendment(uz, text, drafted.amendment);
    expect(page.ok && page.amendment.reason).toBe("");
  });
});

describe("C76 nobody else corrects it or takes it back", () => {
  test("C76 the chair neither; not what is empty, too long or the same; not what was taken back", async () => {
    const { edit, takeBack } = await output("Every year");
    for (const who of ["head.kz", "chair", "secretariat", "head.uz", "guest.no"])
      expect([await edit(who, "Never"), await takeBack(who)]).toEqual(["not-your-words", "not-your-words"]);
    expect(await edit("stranger", "Never")).toBe("not-found");
    expect([await edit("delegate.kz", " "), await edit("delegate.kz", "x".repeat(5_001))]).toEqual([
      "empty",
      "too-long",
    ]);
    expect([await edit("delegate.kz", "Every year "), await edit("delegate.kz", "Yearly")]).toEqual([
      "same-words",
      "ok",
    ]);
    expect([await takeBack("delegate.kz"), await takeBack("delegate.kz")]).toEqual(["ok", "already-done"]);
    expect(await edit("delegate.kz", "Once more")).toBe("already-done");
  });

  test("C76 the page offers it to its author alone, and to nobody once the discussion is closed", async () => {
    const { seen, edit, takeBack, thread } = await output("Every year");
    expect((await seen("delegate.kz"))?.may).toEqual({ edit: true, takeBack: true });
    for (const who of ["head.kz", "chair", "guest.no"])
      expect((await seen(who))?.may).toEqual({ edit: false, takeBack: false });
    await installation.commands.resolveThread(installation.actor("chair"), {
      thread,
      resolution: "answered",
    });
    expect((await seen("delegate.kz"))?.may).toEqual({ edit: false, takeBack: false });
    expect([await edit("delegate.kz", "Never"), await takeBack("delegate.kz")]).toEqual([
      "thread-resolved",
      "thread-resolved",
    ]);
  });

  test("C76 a comment of another discussion, or none, is not there", async () => {
    const [one, other] = [await output("One"), await output("Other")];
    const mixed = { thread: one.thread, comment: other.comment, body: "Mixed" };
    const kz = installation.actor("delegate.kz");
    expect(reasonOf(await installation.commands.editComment(kz, mixed))).toBe("not-found");
    expect(reasonOf(await installation.commands.takeBackComment(kz, { ...mixed, comment: "nowhere" }))).toBe(
      "not-found",
    );
    expect(reasonOf(await installation.commands.takeBackComment(null, mixed))).toBe("not-signed-in");
  });

  test("C76 nothing is corrected once the text is withdrawn", async () => {
    const { edit, takeBack, text } = await output("Every year");
    await installation.commands.withdraw(installation.actor("chair"), { text, reason: "Enough" });
    expect([await edit("delegate.kz", "Never"), await takeBack("delegate.kz")]).toEqual([
      "text-closed",
      "text-closed",
    ]);
  });
});

describe("C76 who is named by a correction is told once", () => {
  test("C76 and who was told before is not told again, also when the name went and came back", async () => {
    const head = person("head.kz");
    const { edit, thread } = await output(`Dear @${head.label}`, "chair", [head]);
    const mentioned = async (who: string) =>
      (await installation.store.notifications.of(installation.actor(who).person, 50)).filter(
        ({ matter, facts }) => matter === "mention" && facts.thread === thread,
      ).length;
    const answer = async () => Promise.all(["head.kz", "chair", "delegate.kz"].map(mentioned));
    expect(await answer()).toEqual([1, 0, 0]);
    const chair = person("chair");
    expect(await edit("delegate.kz", `Dear @${head.label} and @${chair.label}`, [chair])).toBe("ok");
    expect(await answer()).toEqual([1, 1, 0]);
    await edit("delegate.kz", "Dear all");
    await edit("delegate.kz", `Dear @${chair.label} and @${head.label}`, [head, chair]);
    expect(await answer()).toEqual([1, 1, 0]);
    expect(await edit("delegate.kz", "Dear @head.uz", [person("head.uz")])).toBe("not-in-circle");
  });
});
