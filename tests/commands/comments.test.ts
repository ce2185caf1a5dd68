import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
let text: string;
beforeAll(async () => {
  installation = await openInstallation();
  text = (await installation.text()).text;
});
afterAll(() => installation.close());

const reasonOf = (answer: { ok: boolean; reason?: string }) => (answer.ok ? "ok" : answer.reason);
const say = (who: string | null, body: string, clause = "c1", on = text) =>
  installation.commands.comment(who ? installation.actor(who) : null, { text: on, clause, body });

async function thread(): Promise<string> {
  const answer = await say("delegate.kz", "Why “cooperate”?");
  if (!answer.ok) throw new Error(answer.reason);
  return answer.thread;
}

async function seen(id: string) {
  const page = await installation.queries.clause(installation.actor("guest.no"), text, "c1");
  return page.ok ? page.threads.find((one) => one.id === id) : undefined;
}

describe("C1 a thread on a clause is seen by everybody at the table", () => {
  test("C1 begun, answered, resolved, reopened; each with who and when", async () => {
    const id = await thread();
    expect(
      await installation.commands.reply(installation.actor("guest.no"), {
        thread: id,
        body: "Agreed language",
      }),
    ).toMatchObject({ ok: true });
    expect(
      await installation.commands.resolveThread(installation.actor("head.uz"), {
        thread: id,
        resolution: "answered",
      }),
    ).toMatchObject({
      ok: true,
    });
    expect(await seen(id)).toMatchObject({
      resolved: { by: "head.uz", resolution: "answered" },
      comments: [
        { author: "delegate.kz", delegation: "kz", body: "Why “cooperate”?" },
        { author: "guest.no", delegation: "no" },
      ],
    });
    expect(
      await installation.commands.reopenThread(installation.actor("delegate.kz"), { thread: id }),
    ).toMatchObject({
      ok: true,
    });
    expect((await seen(id))?.resolved).toBeNull();
  });

  test("C1 it is told to the world in the same breath as it is kept", async () => {
    await thread();
    const waiting = await installation.store.outbox.waiting(1_000);
    expect(waiting.at(-1)?.notice).toEqual({ type: "comments", text, delegation: "kz", audience: "table" });
  });
});

describe("C2 what cannot be said is refused in words and loses nothing", () => {
  test("C2 empty, too long, on no clause, on no text, by a stranger, by nobody", async () => {
    const reasons = [
      await say("delegate.kz", "Fine"),
      await say("delegate.kz", "  "),
      await say("delegate.kz", "x".repeat(5_001)),
      await say("delegate.kz", "Fine", "nowhere"),
      await say("delegate.kz", "Fine", "c1", "nowhere"),
      await say("stranger", "Fine"),
      await say(null, "Fine"),
    ].map(reasonOf);
    expect(reasons).toEqual([
      "ok",
      "empty",
      "too-long",
      "unknown-clause",
      "not-found",
      "no-seat",
      "not-signed-in",
    ]);
  });

  test("C2 a resolved thread takes no reply until it is reopened; a guest settles nothing; twice is once", async () => {
    const id = await thread();
    const by = (name: string) => installation.actor(name);
    expect(
      reasonOf(
        await installation.commands.resolveThread(by("guest.no"), { thread: id, resolution: "answered" }),
      ),
    ).toBe("not-your-role");
    expect(
      reasonOf(
        await installation.commands.resolveThread(by("head.kz"), { thread: id, resolution: "answered" }),
      ),
    ).toBe("ok");
    expect(
      reasonOf(
        await installation.commands.resolveThread(by("head.uz"), { thread: id, resolution: "answered" }),
      ),
    ).toBe("already-done");
    expect(reasonOf(await installation.commands.reply(by("head.uz"), { thread: id, body: "But" }))).toBe(
      "thread-resolved",
    );
    await installation.commands.reopenThread(by("head.uz"), { thread: id });
    expect(reasonOf(await installation.commands.reply(by("head.uz"), { thread: id, body: "But" }))).toBe(
      "ok",
    );
  });
});

describe("R4 pages are read by those with a seat", () => {
  test("R4 a seat opens every page of a text; none, or no such text, opens none", async () => {
    const { queries } = installation;
    const pages = (who: string | null, id = text) => {
      const actor = who ? installation.actor(who) : null;
      return Promise.all([
        queries.text(actor, id),
        queries.clause(actor, id, "c1"),
        queries.drafts(actor, id),
        queries.decision(actor, id),
        queries.trail(actor, id),
      ]);
    };
    const answers = async (who: string | null, id?: string) => [
      ...new Set((await pages(who, id)).map(reasonOf)),
    ];
    expect(await answers("guest.no")).toEqual(["ok"]);
    expect(await answers("stranger")).toEqual(["no-seat"]);
    expect(await answers(null)).toEqual(["not-signed-in"]);
    expect(await answers("guest.no", "nowhere")).toEqual(["not-found"]);
  });

  test("R4 the page of a meeting, and a clause and a draft that do not exist", async () => {
    const { queries } = installation;
    const ask = async (who: string, id: string) =>
      reasonOf(await queries.meeting(installation.actor(who), id));
    expect([
      await ask("guest.no", installation.meeting),
      await ask("stranger", installation.meeting),
      await ask("guest.no", "x"),
    ]).toEqual(["ok", "no-seat", "not-found"]);
    expect(reasonOf(await queries.clause(installation.actor("chair"), text, "x"))).toBe("unknown-clause");
    expect(reasonOf(await queries.draft(installation.actor("chair"), text, 7))).toBe("not-found");
    expect(reasonOf(await queries.draft(installation.actor("chair"), text, Number.NaN))).toBe("not-found");
  });
});
