import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Letter, USUAL, type Wishes } from "#domain/notices/index.ts";
import { postingOf } from "#server/jobs/post-notices.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import { composed } from "#words/letters.ts";
import { at, HOUR, issuedUnder, silenced } from "../support/deciding.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() =>
  house.store.pool.query(
    "DELETE FROM letter; DELETE FROM desk_notice; DELETE FROM posting_wish; UPDATE text SET due = NULL",
  ),
);

const now = () => house.clock.now;
/** As a process that has just begun. */
const post = () => postingOf({ store: house.store, now })();
const job = () => settleTexts(house.store, now);
const wish = (who: string, wishes: Partial<Wishes>) =>
  house.store.postingWishes.keep(house.actor(who).person, { ...USUAL, ...wishes });

async function lettersTo(who: string): Promise<Letter[]> {
  const { rows } = await house.store.pool.query<{ id: string }>(
    "SELECT id FROM letter WHERE person_id = $1 ORDER BY id",
    [house.actor(who).person],
  );
  const letters = await Promise.all(rows.map(({ id }) => house.store.letters.byId(String(id))));
  return letters.flatMap((one) => one ?? []);
}
const read = (letter: Letter) => composed(letter, { origin: "https://plenary.example", unsubscribe: null });
const subjects = async (who: string) => (await lettersTo(who)).map((one) => read(one).subject);

test("O72 what is decided goes to each at once, in one letter, however many jobs there are and however often they begin", async () => {
  const { text, seen } = await issuedUnder(house, ["silence", "signature"]);
  await post();
  await house.store.pool.query("DELETE FROM letter");
  await silenced(house, text, seen);
  await Promise.all([post(), post(), post()]);
  await post();
  const [letter, ...others] = await lettersTo("head.uz");
  expect(others).toEqual([]);
  if (!letter) throw new Error("No letter was written.");
  const { subject, text: words } = read(letter);
  expect(subject).toMatch(/^Declaration: Under silence until \d+ Nov 2026, \d\d:\d\d GMT\+5$/);
  expect(words).toMatch(/https:\/\/plenary\.example\/notices\/\d+\n/);
  expect(await lettersTo("delegate.kz")).toEqual([]);
  expect(await lettersTo("chair")).toEqual([]);
});

test("O72 in the reader's language", async () => {
  const { text, seen } = await issuedUnder(house, ["silence", "signature"]);
  await house.store.house.setLanguage(house.actor("head.uz").person, "ru");
  await silenced(house, text, seen);
  await post();
  expect((await subjects("head.uz")).at(-1)).toMatch(
    /^Declaration: Процедура молчания до \d+ нояб. 2026 г\., /,
  );
  await house.store.house.setLanguage(house.actor("head.uz").person, "en");
});

test("O72 the rest is gathered, and each is in one digest", async () => {
  await wish("head.kz", { digest: "hourly" });
  await wish("head.uz", { digest: "none" });
  await issuedUnder(house, ["signature"]);
  await issuedUnder(house, ["signature"]);
  await post();
  const digests = async (who: string) => (await lettersTo(who)).filter(({ kind }) => kind === "digest");
  expect(await digests("head.kz")).toEqual([]);
  at(house, now().toISOString(), HOUR);
  await Promise.all([post(), post()]);
  await post();
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
  const seats = await house.store.settingUp.seats(house.meeting);
  const seat = seats.find(({ name }) => name === "delegate.kz")?.id ?? "";
  const [desk, at] = [house.actor("secretariat"), { meeting: house.meeting, seat }];
  const { changeSeat, closeSeat, openSeat } = house.commands;
  expect(await changeSeat(desk, { ...at, role: "adviser", from: null, until: null })).toEqual({ ok: true });
  expect(await closeSeat(desk, at)).toEqual({ ok: true });
  expect(await openSeat(desk, at)).toEqual({ ok: true });
  expect(await closeSeat(house.actor("head.uz"), at)).toMatchObject({ ok: false });
  await post();
  expect(await subjects("delegate.kz")).toEqual([
    "Meeting: Your seat was changed: Adviser",
    "Meeting: Your seat was closed",
    "Meeting: Your seat was opened again",
  ]);
});

test("O74 before amendments close, heads and alternates are reminded a day and two hours before, once", async () => {
  const { text } = await house.text();
  const closes = new Date(now().getTime() + 72 * HOUR).toISOString();
  expect(await house.commands.setAmendmentsClose(house.actor("chair"), { text, closes })).toEqual({
    ok: true,
  });
  await post();
  for (const before of [-24, -24, -2, -1]) {
    at(house, closes, before * HOUR + 1);
    await job();
    await post();
  }
  at(house, closes, HOUR);
  await job();
  await post();
  const told = (await subjects("head.kz")).map((one) => one.replace(/, \d+ Nov.*| \d+ Nov.*/, ""));
  expect(told).toEqual([
    "Declaration: Amendments close",
    "Declaration: Amendments close within a day",
    "Declaration: Amendments close within two hours",
  ]);
  expect(await lettersTo("delegate.kz")).toEqual([]);
});

test("O74 a house that stood still sends no reminder of what is over", async () => {
  const { text, seen } = await issuedUnder(house, ["silence", "signature"]);
  const expires = await silenced(house, text, seen);
  at(house, expires, -HOUR);
  await job();
  at(house, expires, HOUR);
  await job();
  await post();
  const told = (await subjects("head.kz")).map((one) => one.replace(/ (until|within|by) .*/, ""));
  expect(told).toContain("Declaration: Nobody objected");
  expect(told).not.toContain("Declaration: Silence expires");
});

test("O74 before statements can no longer be filed, heads and alternates are reminded, while they can", async () => {
  const until = new Date(now().getTime() + 60 * HOUR).toISOString();
  const { text, seen } = await issuedUnder(house, ["silence", "signature"], { statementsUntil: until });
  await silenced(house, text, seen);
  for (const before of [-24, -2]) {
    at(house, until, before * HOUR + 1);
    await job();
    await post();
  }
  const told = (await subjects("head.uz")).filter((one) => one.includes("Statements"));
  expect(told.map((one) => one.replace(/, until .*/, ""))).toEqual([
    "Declaration: Statements can be filed for less than a day",
    "Declaration: Statements can be filed for less than two hours",
  ]);
});
