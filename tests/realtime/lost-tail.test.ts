/**
 * A database that was restored to an earlier instant, with PostgreSQL and real sockets: two people come back with
 * copies that hold what both of them wrote since. Words are never logged under the name of a person who only sends
 * them.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { missingFrom, takeBack } from "#app/editor/connection/set-aside.ts";
import type { Pass } from "#domain/text/client-ids.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { loseTail } from "../support/lost-tail.ts";
import { Sitter } from "./sitter.ts";
import { textAt } from "./stand-ins.ts";
import { eventually } from "./table.ts";
import { cookieOf, openSocketGate, type SocketGate } from "./upgrade-client.ts";

let installation: Installation;
let entrance: SocketGate;
let sheet: string;
const passes = new Map<string, Pass>();
const sitters: Sitter[] = [];

beforeAll(async () => {
  installation = await openInstallation();
  entrance = await openSocketGate(installation);
  ({ sheet } = await installation.text());
  for (const name of ["delegate.kz", "head.uz"])
    passes.set(name, entrance.clientIds.issue(sheet, installation.actor(name).person));
});
afterAll(async () => {
  for (const one of sitters) one.leave();
  await entrance.close();
  await installation.close();
});

function sit(name: string, session: number, copy?: Uint8Array): Sitter {
  const pass = passes.get(name) as Pass;
  const ids = { client: pass.first + session, passes: [pass] };
  const one = new Sitter({
    at: () => entrance.at,
    sheet,
    cookie: cookieOf(name),
    ids,
    ...(copy && { copy }),
  });
  sitters.push(one);
  return one;
}

async function kept(sitter: Sitter): Promise<void> {
  const asked = sitter.ask();
  await eventually(() => sitter.answered >= asked || sitter.closes.length > 0, "the words to be kept");
}

const head = async () => (await installation.store.changes.heads([sheet])).get(sheet) as number;
const isOf = (name: string) => (client: number) => Math.abs(client - (passes.get(name)?.first ?? 0)) < 64;
const namesOf = (name: string) => installation.actor(name).person;

/** What can go in now from a copy, sent by its author as our page sends it. */
async function bringsOwn(name: string, session: number, aside: Uint8Array): Promise<Sitter> {
  const sitter = sit(name, session);
  await eventually(() => sitter.settled && sitter.words.length > 0, "a seat");
  const update = takeBack(sitter.doc, aside, isOf(name));
  if (update) Y.applyUpdate(sitter.doc, update);
  await kept(sitter);
  return sitter;
}

test("W122 W124 each one's words come back as that person's; a copy with words of another is refused, and the chair's side is told", async () => {
  const [kz, uz] = [sit("delegate.kz", 0), sit("head.uz", 0)];
  await eventually(() => [kz, uz].every((one) => one.settled && one.words.length > 0), "both to be seated");
  const before = await head();
  textAt(uz.doc, 0).insert(0, "Of Uz, long. ");
  await kept(uz);
  await eventually(() => kz.words[0]?.startsWith("Of Uz") ?? false, "his words");
  // In this order, because the words of one session go in in the order in which they were written.
  textAt(kz.doc, 1).insert(0, "of Kz, alone ");
  textAt(kz.doc, 0).insert(6, "of Kz, among; ");
  await kept(kz);
  await eventually(() => uz.words[1]?.startsWith("of Kz") ?? false, "hers");
  const [whole, aside] = [kz.words, Y.encodeStateAsUpdate(kz.doc)];
  for (const one of [kz, uz]) one.leave();
  // The room is closed when nobody is there: people who come back meet a log that never had these words.
  await eventually(async () => (await entrance.lines()) === 0, "both to be gone");
  await entrance.close();
  await loseTail(installation.store.pool, sheet, before);
  entrance = await openSocketGate(installation);
  for (const name of passes.keys())
    expect(entrance.clientIds.holds(sheet, namesOf(name), passes.get(name) as Pass)).toBe(true);

  const back = sit("delegate.kz", 1, aside);
  await eventually(() => back.closes.length > 0, "the refusal");
  back.leave();
  expect(back.closes[0]).toEqual({ code: 4403, reason: "client-of-another" });
  expect(await head()).toBe(before);
  const notified = async (name: string) =>
    (await installation.store.notifications.of(namesOf(name), 50)).filter(
      ({ matter }) => matter === "words-held-back",
    );
  await eventually(async () => (await notified("chair")).length > 0, "the notice");
  expect((await notified("chair"))[0]?.facts).toEqual({ name: expect.any(String) });
  expect([(await notified("secretariat")).length, (await notified("head.uz")).length]).toEqual([1, 0]);

  const first = await bringsOwn("delegate.kz", 2, aside);
  expect(first.words).toEqual(["Decide to cooperate", "of Kz, alone Agree"]);
  expect(missingFrom(first.doc, aside, isOf("delegate.kz")).map(({ own }) => own)).toEqual([true, false]);
  const second = await bringsOwn("head.uz", 1, aside);
  expect(second.closes).toEqual([]);
  const third = await bringsOwn("delegate.kz", 3, aside);
  expect(third.words).toEqual(whole);

  const { clients } = await installation.store.changes.load(sheet);
  for (const name of passes.keys())
    for (const [client, person] of clients) expect(isOf(name)(client)).toBe(person === namesOf(name));
  const again = sit("delegate.kz", 4, aside);
  await eventually(() => again.settled, "a copy of which all is in the log");
  await kept(again);
  expect(again.closes).toEqual([]);
  expect((await notified("chair")).length).toBe(1);
});
