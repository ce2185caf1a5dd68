/** One thing that fails does not delay others: notifications, mail, deadlines; and it is tried and reported seldom. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { mailingOf } from "#server/jobs/mail-notifications.ts";
import { repeatedErrorsOf, reportsOf } from "#server/jobs/repeated-errors.ts";
import { sendMails } from "#server/jobs/send-mails.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const query = (sql: string, ...values: unknown[]) => installation.store.pool.query(sql, values);

function counted() {
  let now = 0;
  const sentences: string[] = [];
  const report = (sentence: string) => void sentences.push(sentence);
  const clock = { pass: (ms: number) => (now += ms), now: () => now };
  return { sentences, report, clock, errors: repeatedErrorsOf(clock.now, report) };
}

describe("J2 what fails waits longer each time", () => {
  test("J2 is tried 2, 4, 8 s later and then every ten minutes, each time with a line; the others always", async () => {
    const { errors, clock, sentences } = counted();
    const tried = { bad: 0, good: 0 };
    for (; clock.now() < 3_600_000; clock.pass(1_000)) {
      await errors.attempt("bad", async () => {
        tried.bad++;
        throw new Error("broken");
      });
      await errors.attempt("good", async () => tried.good++);
    }
    expect(tried).toEqual({ bad: 14, good: 3_600 });
    expect(sentences).toHaveLength(14);
    expect(sentences[2]).toBe("bad: broken (failed 3 times in a row, next try in 8 s)");
    expect(errors.count()).toBe(1);
    clock.pass(600_000);
    expect(await errors.attempt("bad", async () => 7)).toBe(7);
    expect([errors.count(), sentences.at(-1)]).toEqual([0, "bad: works again"]);
  });

  test("J2 what is there no more is counted no more", async () => {
    const { errors, clock } = counted();
    await errors.attempt("gone", () => Promise.reject(new Error("broken")));
    expect(errors.count()).toBe(1);
    clock.pass(1_300_000);
    expect(errors.count()).toBe(0);
  });

  test("J2 what is tried again at once is reported as seldom, and counted while it fails", () => {
    const { clock, sentences, report } = counted();
    const reports = reportsOf(clock.now, report);
    for (let i = 0; i < 100; i++) {
      reports.failed(new Error("no database"));
      clock.pass(700);
    }
    expect(sentences.length).toBeLessThanOrEqual(3);
    expect(reports.count()).toBe(1);
    reports.worked();
    expect([reports.count(), sentences.at(-1)]).toEqual([0, "works again"]);
  });
});

test("J4 a notice that cannot be told holds up none behind it, and is told when it can be", async () => {
  const { errors, clock } = counted();
  const { text } = await installation.text();
  const other = (await installation.text()).text;
  const notified: string[] = [];
  let broken = true;
  const outbox = await openOutbox({
    store: installation.store,
    now: () => installation.clock.now,
    errors,
    broadcast(notice) {
      if (broken && "text" in notice && notice.text === text) throw new Error("broken");
      if (notice.type === "versions") notified.push(notice.text);
    },
  });
  await installation.store.transaction(async (tables) => {
    await tables.outbox.put({ type: "versions", text }, { type: "versions", text: other });
  });
  await outbox.drain();
  expect(notified).toEqual([other]);
  broken = false;
  clock.pass(60_000);
  await outbox.drain();
  expect(notified).toEqual([other, text]);
  await outbox.drain();
  expect(notified).toHaveLength(2);
});

test("J5 a mail that cannot be written waits, and those behind it are sent", async () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  const at = installation.clock.now;
  for (const key of ["j5-bad", "j5-good"])
    await installation.store.mails.queue({
      ...{ key, kind: "invitation", to: { address: `${key}@example.org`, language: "en" }, at },
      ...{ template: "notice", facts: {}, path: "/" },
    });
  const sent: string[] = [];
  await sendMails({
    store: installation.store,
    now: () => installation.clock.now,
    async deliver({ address }) {
      if (address.startsWith("j5-bad")) throw new RangeError("Invalid time value \0");
      sent.push(address);
      return { ok: true };
    },
  });
  expect(sent).toEqual(["j5-good@example.org"]);
  const { rows } = await query("SELECT state, error, tries FROM mail WHERE key = 'j5-bad'");
  expect(rows).toEqual([{ state: "waiting", error: "Invalid time value \ufffd", tries: 1 }]);
  silent.mockRestore();
});

test("J6 a person whose notices cannot be put into a mail keeps nobody else's back", async () => {
  const { errors } = counted();
  const people = ["head.kz", "head.uz"].map((name) => installation.actor(name).person);
  const asked: string[] = [];
  const { store } = installation;
  const notifications = { ...store.notifications, unposted: async () => ({ people, last: 0n }) };
  const transaction = async (work: (tables: never) => Promise<unknown>) => {
    asked.push("person");
    if (asked.length === 1) throw new Error("broken");
    return store.transaction(work as never);
  };
  const odd = { ...store, notifications, transaction } as unknown as typeof store;
  await mailingOf({ store: odd, now: () => installation.clock.now, errors })();
  expect([asked.length, errors.count()]).toEqual([2, 1]);
});

test("J7 a text that cannot be settled waits, and another is settled", async () => {
  const { errors } = counted();
  const good = (await installation.text()).text;
  const { records, transaction } = installation.store;
  await query("UPDATE text SET due = now() - interval '10 years' WHERE id = $1", good);
  const store = {
    records: { ...records, due: async () => ["bad", good] },
    transaction: (work: (tables: unknown) => Promise<unknown>) =>
      transaction(async (tables) => {
        const open = (text: string) =>
          text === "bad" ? Promise.reject(new Error("odd")) : tables.records.open(text);
        return work({ records: { open } });
      }),
  } as unknown as typeof installation.store;
  expect(await settleTexts(store, () => installation.clock.now, errors)).toBe(true);
  expect(errors.count()).toBe(1);
});
