/**
 * The same promises on the real log: PostgreSQL, the statement of the log, its locks, real commands beside the room.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { sideOf } from "#domain/rights/index.ts";
import { groupCommit } from "#server/realtime/committer.ts";
import { Room } from "#server/realtime/room.ts";
import { newId } from "#server/store/database/new-id.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { addClause, Copy, idsOf, receipt, receive, textAt, until, wordsOf } from "./stand-ins.ts";

let installation: Installation;

beforeAll(async () => {
  installation = await openInstallation();
});

afterAll(() => installation.close());

async function openOn(sheet: string) {
  const { changes } = installation.store;
  const committer = groupCommit((batch) => changes.append(batch));
  const loaded = await changes.load(sheet);
  const room = new Room({
    sheet,
    loaded,
    since: changes.since,
    bounds: changes.bounds,
    committer,
    newId,
    log: () => {},
    dropped: () => {},
  });
  return { room, committer };
}

function copyOf(name: string): Copy {
  const actor = installation.actor(name);
  const seat = actor.seats[0];
  const copy = new Copy(actor.person);
  const side = seat && sideOf(seat.role) === "chair" ? "chair" : "member";
  copy.author = { side, person: actor.person, delegation: seat?.delegation ?? null };
  return copy;
}

const rowsOf = (sheet: string) => installation.store.changes.since(sheet, 0);

test("W4 words go through the log to everybody, and the log alone brings the text about", async () => {
  const { sheet } = await installation.text();
  const { room, committer } = await openOn(sheet);
  const [kz, uz, chair] = ["delegate.kz", "head.uz", "chair"].map((name) => copyOf(name).connect(room)) as [
    Copy,
    Copy,
    Copy,
  ];
  for (let i = 0; i < 20; i++)
    for (const copy of [kz, uz, chair]) textAt(copy.doc, i % 2).insert(0, String(i % 10));
  receive(room, kz, receipt(1));
  await until(() => kz.frames.some((frame) => frame[0] === 102));
  await committer.idle();
  expect(uz.words).toEqual(kz.words);
  expect(chair.words).toEqual(kz.words);
  const again = await openOn(sheet);
  expect(copyOf("guest.no").connect(again.room).words).toEqual(kz.words);
  const rows = await rowsOf(sheet);
  expect(rows.map((row) => row.n)).toEqual(rows.map((_, i) => i + 1));
  expect(new Set(rows.slice(1).map((row) => row.delegation))).toEqual(new Set(["kz", "uz", null]));
});

describe("W7 a command and a keystroke meet in the database", () => {
  test("W7 the pen is handed to the chair: a delegate's next words are refused, the chair's are kept", async () => {
    const { text, sheet } = await installation.text();
    const { room, committer } = await openOn(sheet);
    const [kz, chair] = [copyOf("delegate.kz").connect(room), copyOf("chair").connect(room)];
    textAt(kz.doc, 0).insert(0, "kept ");
    await committer.idle();
    expect(
      await installation.commands.handPen(installation.actor("chair"), { text, pen: "chair" }),
    ).toMatchObject({
      ok: true,
    });
    textAt(kz.doc, 0).insert(0, "refused ");
    textAt(chair.doc, 1).insert(0, "chair's ");
    await committer.idle();
    expect(kz.closed).toEqual({ code: 4403, reason: "pen-with-chair" });
    expect(chair.closed).toBeNull();
    expect(chair.words).toEqual(["kept Decide to cooperate", "chair's Agree"]);
  });
});

test("W9 W10 the server's ids are logged as nobody's, and a client id stays with its person over a restart", async () => {
  const { sheet } = await installation.text();
  const first = await openOn(sheet);
  const kz = copyOf("delegate.kz").connect(first.room);
  addClause(kz.doc, 1, "without");
  await first.committer.idle();
  expect(idsOf(kz.doc)[1]).toMatch(/^c[a-z0-9]{15}$/);
  expect((await rowsOf(sheet)).at(-1)?.person).toBeNull();
  const second = await openOn(sheet);
  const uz = copyOf("head.uz");
  uz.connect(second.room);
  uz.doc.clientID = kz.doc.clientID;
  textAt(uz.doc, 0).insert(0, "forged ");
  await second.committer.idle();
  expect(uz.closed).toEqual({ code: 4403, reason: "client-of-another" });
  expect(wordsOf(kz.doc)).toEqual(copyOf("chair").connect(second.room).words);
});

test("W13 two rooms on one log, as on two machines: both have everything once each has written", async () => {
  const { sheet } = await installation.text();
  const [here, there] = [await openOn(sheet), await openOn(sheet)];
  const [kz, uz] = [copyOf("delegate.kz").connect(here.room), copyOf("head.uz").connect(there.room)];
  for (let i = 0; i < 10; i++) {
    textAt(kz.doc, 0).insert(0, "k");
    textAt(uz.doc, 1).insert(0, "u");
    await Promise.all([here.committer.idle(), there.committer.idle()]);
  }
  textAt(kz.doc, 0).insert(0, "K");
  await here.committer.idle();
  textAt(uz.doc, 1).insert(0, "U");
  await there.committer.idle();
  textAt(kz.doc, 0).insert(0, "!");
  await here.committer.idle();
  expect(kz.words).toEqual(
    ["!Kkkkkkkkkkk", "Uuuuuuuuuuu"].map((own, i) => own + (["Decide to cooperate", "Agree"][i] ?? "")),
  );
  expect(uz.words[1]).toBe(kz.words[1]);
  expect(Y.encodeStateVector(kz.doc).length).toBeGreaterThan(0);
});
