import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Mail, type Preferences, USUAL } from "#domain/notifications/index.ts";
import { mailingOf } from "#server/jobs/mail-notifications.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import { composed } from "#words/mails.ts";
import { at, HOUR, issuedUnder, silenced } from "../support/deciding.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());
beforeEach(() =>
  installation.store.pool.query(
    "DELETE FROM mail; DELETE FROM notification; DELETE FROM notification_preference; UPDATE text SET due = NULL",
  ),
);

const now = () => installation.clock.now;
/** A mailer as in a process that has just started. */
const mailer = () => mailingOf({ store: installation.store, now })();
const job = () => settleTexts(installation.store, now);
const input = (who: string, preferences: Partial<Preferences>) =>
  installation.store.notificationPreferences.keep(installation.actor(who).person, {
    ...USUAL,
    ...preferences,
  });

async function mailsTo(who: string): Promise<Mail[]> {
  const { rows } = await installation.store.pool.query<{ id: string }>(
    "SELECT id FROM mail WHERE person_id = $1 ORDER BY id",
    [installation.actor(who).person],
  );
  const mails = await Promise.all(rows.map(({ id }) => installation.store.mails.byId(String(id))));
  return mails.flatMap((one) => one ?? []);
}
const read = (mail: Mail) => composed(mail, { origin: "https://plenary.example", unsubscribe: null });
const subjects = async (who: string) => (await mailsTo(who)).map((one) => read(one).subject);

test("O72 what is decided goes to each at once, in one letter, however many jobs there are and however often they begin", async () => {
  const { text, seen } = await issuedUnder(installation, ["silence", "signature"]);
  await mailer();
  await installation.store.pool.query("DELETE FROM mail");
  await silenced(installation, text, seen);
  await Promise.all([mailer(), mailer(), mailer()]);
  await mailer();
  const [mail, ...others] = await mailsTo("head.uz");
  expect(others).toEqual([]);
  if (!mail) throw new Error("No letter was written.");
  const { subject, text: words } = read(mail);
  expect(subject).toMatch(/^Declaration: Under silence until \d+ Nov 2026, \d\d:\d\d GMT\+5$/);
  expect(words).toMatch(/https:\/\/plenary\.example\/notifications\/\d+\n/);
  expect(await mailsTo("delegate.kz")).toEqual([]);
  expect(await mailsTo("chair")).toEqual([]);
});

test("O72 in the reader's language", async () => {
  const { text, seen } = await issuedUnder(installation, ["silence", "signature"]);
  await installation.store.installation.setLanguage(installation.actor("head.uz").person, "ru");
  await silenced(installation, text, seen);
  await mailer();
  expect((await subjects("head.uz")).at(-1)).toMatch(
    /^Declaration: Процедура молчания до \d+ нояб. 2026 г\., /,
  );
  await installation.store.installation.setLanguage(installation.actor("head.uz").person, "en");
});

test("O72 the rest is gathered, and each is in one digest", async () => {
  await input("head.kz", { digest: "hourly" });
  await input("head.uz", { digest: "none" });
  await issuedUnder(installation, ["signature"]);
  await issuedUnder(installation, ["signature"]);
  await mailer();
  const digests = async (who: string) => (await mailsTo(who)).filter(({ kind }) => kind === "digest");
  expect(await digests("head.kz")).toEqual([]);
  at(installation, now().toISOString(), HOUR);
  await Promise.all([mailer(), mailer()]);
  await mailer();
  const [digest, ...others] = await digests("head.kz");
  expect(others).toEqual([]);
  if (!digest) throw new Error("No digest was written.");
  const { subject, text, html } = read(digest);
  expect(subject).toMatch(/^\d+ notices from Plenary$/);
  expect(text.match(/\* Declaration\n {2}Zero draft was issued \(/g)).toHaveLength(2);
  expect(html.match(/<li/g)).toHaveLength(text.match(/^\* /gm)?.length ?? 0);
  expect(await digests("head.uz")).toEqual([]);
});

test("O73 whose seat is changed, closed or opened again is told, at the desk and at once by mail", async () => {
  const seats = await installation.store.settingUp.seats(installation.meeting);
  const seat = seats.find(({ name }) => name === "delegate.kz")?.id ?? "";
  const [secretary, at] = [installation.actor("secretariat"), { meeting: installation.meeting, seat }];
  const { changeSeat, closeSeat, openSeat } = installation.commands;
  expect(await changeSeat(secretary, { ...at, role: "adviser", from: null, until: null })).toEqual({
    ok: true,
  });
  expect(await closeSeat(secretary, at)).toEqual({ ok: true });
  expect(await openSeat(secretary, at)).toEqual({ ok: true });
  expect(await closeSeat(installation.actor("head.uz"), at)).toMatchObject({ ok: false });
  await mailer();
  expect(await subjects("delegate.kz")).toEqual([
    "Meeting: Your seat was changed: Adviser",
    "Meeting: Your seat was closed",
    "Meeting: Your seat was opened again",
  ]);
});

test("O74 before amendments close, heads and alternates are reminded a day and two hours before, once", async () => {
  const { text } = await installation.text();
  const closes = new Date(now().getTime() + 72 * HOUR).toISOString();
  expect(
    await installation.commands.setAmendmentsClose(installation.actor("chair"), { text, closes }),
  ).toEqual({
    ok: true,
  });
  await mailer();
  for (const before of [-24, -24, -2, -1]) {
    at(installation, closes, before * HOUR + 1);
    await job();
    await mailer();
  }
  at(installation, closes, HOUR);
  await job();
  await mailer();
  const notified = (await subjects("head.kz")).map((one) => one.replace(/, \d+ Nov.*| \d+ Nov.*/, ""));
  expect(notified).toEqual([
    "Declaration: Amendments close",
    "Declaration: Amendments close within a day",
    "Declaration: Amendments close within two hours",
  ]);
  expect(await mailsTo("delegate.kz")).toEqual([]);
});

test("O74 a house that stood still sends no reminder of what is over", async () => {
  const { text, seen } = await issuedUnder(installation, ["silence", "signature"]);
  const expires = await silenced(installation, text, seen);
  at(installation, expires, -HOUR);
  await job();
  at(installation, expires, HOUR);
  await job();
  await mailer();
  const notified = (await subjects("head.kz")).map((one) => one.replace(/ (until|within|by) .*/, ""));
  expect(notified).toContain("Declaration: Nobody objected");
  expect(notified).not.toContain("Declaration: Silence expires");
});

test("O74 before statements can no longer be filed, heads and alternates are reminded, while they can", async () => {
  const until = new Date(now().getTime() + 60 * HOUR).toISOString();
  const { text, seen } = await issuedUnder(installation, ["silence", "signature"], {
    statementsUntil: until,
  });
  await silenced(installation, text, seen);
  for (const before of [-24, -2]) {
    at(installation, until, before * HOUR + 1);
    await job();
    await mailer();
  }
  const notified = (await subjects("head.uz")).filter((one) => one.includes("Statements"));
  expect(notified.map((one) => one.replace(/, until .*/, ""))).toEqual([
    "Declaration: Statements can be filed for less than a day",
    "Declaration: Statements can be filed for less than two hours",
  ]);
});
