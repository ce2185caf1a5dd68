/**
 * Discussions of words, on a real installation: marked, found again, lost; their audiences widened; people who are
 * mentioned are notified.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Y from "yjs";
import type { Audience } from "#domain/comments/index.ts";
import { type Hand, handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { type MarkedIn, marked } from "../support/marking.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const reasonOf = (result: { ok: boolean; reason?: string }) => (result.ok ? "ok" : result.reason);
const say = (text: string, about: MarkedIn | null, clause = "c1", who = "guest.no") =>
  installation.commands.comment(installation.actor(who), { text, clause, body: "These words?", about });

/** A text, a discussion of "cooperate" in its first clause, and a test client that types there. */
async function discussed() {
  const { text, sheet } = await installation.text();
  const result = await say(text, await marked(installation.store, sheet, 0, "cooperate"));
  if (!result.ok) throw new Error(result.reason);
  const hand = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
  return { text, sheet, thread: result.thread, hand };
}

async function change(hand: Hand, work: (words: Y.XmlText, fragment: Y.XmlFragment) => void): Promise<void> {
  const made = hand.change((fragment) =>
    work((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText, fragment),
  );
  const [kept] = await installation.store.changes.append([made]);
  if (!kept?.ok) throw new Error(kept?.reason);
}

async function found(text: string) {
  const page = await installation.queries.comments(installation.actor("head.uz"), text);
  const thread = page.ok ? page.threads[0] : undefined;
  return thread && [thread.footing.kind, thread.wordsNow, thread.anchor?.quote];
}

describe("C64 what is commented are words that stand in the clause, or the clause", () => {
  test("C64 the quote is what the server reads between the positions, and a read-only seat may mark", async () => {
    const { text } = await discussed();
    expect(await found(text)).toEqual(["words", "cooperate", "cooperate"]);
  });

  test("C64 words of another clause, another sheet, nothing, and no positions at all are refused", async () => {
    const [{ text, sheet }, other] = [await installation.text(), await installation.text()];
    const about = await marked(installation.store, sheet, 0, "cooperate");
    const tried: [MarkedIn, string?][] = [
      [about],
      [about, "c2"],
      [{ ...about, sheet: other.sheet }],
      [{ ...about, sheet: "nowhere" }],
      [{ ...about, to: about.from }],
      [{ ...about, from: about.to, to: about.from }],
      [{ ...about, from: "AAAA" }],
      [{ ...about, from: "" }],
      [{ ...about, from: "x".repeat(500) }],
      [{ ...about, from: "not base64 at all!" }],
      [await marked(installation.store, other.sheet, 0, "cooperate")],
    ];
    const reasons = [];
    for (const [marks, clause] of tried) reasons.push(reasonOf(await say(text, marks, clause)));
    expect(reasons).toEqual(["ok", ...Array(tried.length - 1).fill("words-not-found")]);
  });

  test("C64 an amendment's own sheet is nobody's place for comments", async () => {
    const { text } = await installation.text();
    const kz = installation.actor("delegate.kz");
    const draft = await installation.commands.draftAmendment(kz, { text, deed: "replace", clause: "c1" });
    if (!draft.ok || !draft.sheet) throw new Error("There is no draft.");
    const about = await marked(installation.store, draft.sheet, 0, "cooperate");
    expect(reasonOf(await say(text, about, "c1", "delegate.kz"))).toBe("words-not-found");
  });
});

describe("C65 commented words are found again", () => {
  test("C65 while others type before, within and behind them", async () => {
    const { text, hand } = await discussed();
    await change(hand, (words) => {
      words.insert(words.length, " closely");
      words.insert(words.toString().indexOf("cooperate") + 2, "-");
      words.insert(0, "Firmly ");
    });
    expect(await found(text)).toEqual(["words", "co-operate", "cooperate"]);
  });

  test("C65 as they read, where the clause was moved as a new piece; at the clause where they are gone", async () => {
    const { text, hand } = await discussed();
    await change(hand, (words) => {
      words.delete(0, words.length);
      words.insert(0, "Agree to cooperate");
    });
    expect(await found(text)).toEqual(["words", "cooperate", "cooperate"]);
    await change(hand, (words) => words.delete(0, words.length));
    expect(await found(text)).toEqual(["clause", null, "cooperate"]);
  });

  test("C65 among those without a clause where that is gone, with the words and the name that it had", async () => {
    const { text, hand, thread } = await discussed();
    await change(hand, (_, fragment) => fragment.delete(0, 1));
    expect(await found(text)).toEqual(["gone", null, "cooperate"]);
    const reply = { thread, body: "And now?" };
    expect(reasonOf(await installation.commands.reply(installation.actor("head.uz"), reply))).toBe("ok");
  });

  test("C65 words of a language version are looked for in it, and the others see the clause", async () => {
    const { text } = await installation.text();
    await installation.commands.addLanguage(installation.actor("secretariat"), { text, language: "ru" });
    const version = await installation.store.texts.inLanguage(text, "ru");
    if (!version) throw new Error("There is no version.");
    await installation.commands.followSource(installation.actor("secretariat"), { text, language: "ru" });
    const hand = await handOn(
      installation.store,
      version.sheet,
      installation.actor("delegate.kz").person,
      "kz",
    );
    await change(hand, (words) => words.insert(0, "Решают "));
    const result = await say(text, await marked(installation.store, version.sheet, 0, "Решают"));
    expect(reasonOf(result)).toBe("ok");
    const [main, russian] = await Promise.all(
      [{}, { language: "ru" }].map((asked) =>
        installation.queries.comments(installation.actor("chair"), text, asked),
      ),
    );
    expect(main?.ok && main.threads[0]).toMatchObject({ footing: { kind: "clause" }, elsewhere: "ru" });
    expect(russian?.ok && russian.threads[0]).toMatchObject({ wordsNow: "Решают", elsewhere: null });
  });
});

describe("C61 a circle is widened by its author, and says so", () => {
  async function begun(audience: Audience) {
    const { text } = await installation.text();
    const result = await installation.commands.comment(installation.actor("delegate.kz"), {
      ...{ text, clause: "c1", audience, body: "Between us" },
    });
    if (!result.ok) throw new Error(result.reason);
    const widen = async (who: string, to: Audience) =>
      reasonOf(
        await installation.commands.widenThread(installation.actor(who), {
          thread: result.thread,
          audience: to,
        }),
      );
    return { text, thread: result.thread, widen };
  }
  const seenBy = async (text: string, who: string) => {
    const page = await installation.queries.comments(installation.actor(who), text);
    return page.ok ? page.threads.map(({ audience, widened }) => [audience, widened?.from]) : [];
  };

  test("C61 to those that take it in, by nobody else; never back", async () => {
    const { text, widen } = await begun("delegation");
    expect(await seenBy(text, "head.uz")).toEqual([]);
    expect([
      await widen("head.uz", "table"),
      await widen("head.kz", "table"),
      await widen("delegate.kz", "delegation"),
      await widen("delegate.kz", "delegations"),
      await widen("delegate.kz", "chair"),
    ]).toEqual(["not-found", "not-your-comment", "not-wider", "ok", "not-wider"]);
    expect(await seenBy(text, "head.uz")).toEqual([["delegations", "delegation"]]);
    expect(await seenBy(text, "guest.no")).toEqual([]);
  });

  test("C61 not over the head of whoever answered in confidence", async () => {
    const { thread, widen } = await begun("chair");
    await installation.commands.reply(installation.actor("chair"), { thread, body: "In confidence" });
    expect(await widen("delegate.kz", "table")).toBe("others-spoke");
  });

  test("C60 nobody begins one in a circle without oneself", async () => {
    const { text } = await installation.text();
    const result = await installation.commands.comment(installation.actor("chair"), {
      ...{ text, clause: "c1", audience: "chair", body: "To us" },
    });
    expect(reasonOf(result)).toBe("not-your-delegation");
  });
});

describe("C75 who takes part in a discussion is told of an answer", () => {
  test("C75 once, where it is, and not a word; nobody else, and not who answers", async () => {
    const { text } = await installation.text();
    const result = await installation.commands.comment(installation.actor("delegate.kz"), {
      ...{ text, clause: "c1", audience: "chair", body: "A question" },
    });
    if (!result.ok) throw new Error(result.reason);
    const { thread } = result;
    await installation.commands.reply(installation.actor("chair"), { thread, body: "An answer" });
    await installation.commands.reply(installation.actor("head.kz"), { thread, body: "A word more" });
    const noticesOf = async (who: string) =>
      (await installation.store.notifications.of(installation.actor(who).person, 20))
        .filter((one) => one.text === text && one.facts.thread === thread)
        .map(({ matter, facts }) => [matter, facts.by]);
    expect(await noticesOf("delegate.kz")).toEqual([
      ["comment", "kz"],
      ["comment", null],
    ]);
    expect(await noticesOf("chair")).toEqual([["comment", "kz"]]);
    for (const who of ["head.kz", "secretariat", "head.uz", "guest.no"])
      expect(await noticesOf(who)).toEqual([]);
  });
});

describe("C66 who is named is told where, once, and nobody else is", () => {
  test("C66 a delegation named, and a person in it; whoever names oneself is told nothing", async () => {
    const { text } = await installation.text();
    const [kz, head] = [installation.actor("delegate.kz"), installation.actor("head.kz")];
    const mentions = [
      { kind: "delegation", id: "kz", label: "Kazakhstan" },
      { kind: "person", id: head.person, label: head.name },
    ] as const;
    const body = `@Kazakhstan, and you, @${head.name}`;
    const result = await installation.commands.comment(kz, {
      text,
      clause: "c2",
      audience: "chair",
      body,
      mentions,
    });
    if (!result.ok) throw new Error(result.reason);
    const noticesOf = async (who: string) =>
      (await installation.store.notifications.of(installation.actor(who).person, 10)).filter(
        (one) => one.text === text,
      );
    expect(await noticesOf("head.kz")).toMatchObject([
      {
        matter: "mention",
        facts: { thread: result.thread, by: "kz", clause: { id: "c2", reference: "OP2" } },
      },
    ]);
    for (const who of ["delegate.kz", "chair", "head.uz", "guest.no"])
      expect((await noticesOf(who)).filter(({ matter }) => matter === "mention")).toEqual([]);
  });
});
