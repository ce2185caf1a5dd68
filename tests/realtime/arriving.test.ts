/**
 * People who are just connecting while the phase of a text changes: they are checked again if it is that text, and only
 * then. And people who leave before they are let in: nothing of them stays.
 */
import type { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { receipt, until } from "./stand-ins.ts";
import { openSocketGate, type SocketGate } from "./upgrade-client.ts";

let installation: Installation;
let entrance: SocketGate | null = null;

beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(() => entrance?.close());
afterAll(() => installation.close());

/** A person connects to `sheet`: the seat was just looked up, and `goOn` lets the connection continue. */
async function atSignIn(sheet: string) {
  const held = Promise.withResolvers<void>();
  const { load } = installation.store.changes;
  let asked = false;
  const changes = {
    ...installation.store.changes,
    load: async (id: string) => {
      asked = true;
      await held.promise;
      return load(id);
    },
  };
  const opened = await openSocketGate(installation, { changes });
  entrance = opened;
  const hand = opened.knock("delegate.kz", sheet);
  await until(() => asked, "the sheet to be opened");
  return { hand, goOn: held.resolve, broadcast: (notice: Notice) => opened.realtime.broadcast(notice) };
}

test("W17 a phase notice sends back whoever is just coming in at that text", async () => {
  const { text, sheet } = await installation.text();
  const { hand, broadcast, goOn } = await atSignIn(sheet);
  broadcast({ type: "phase", text });
  goOn();
  expect(await hand.closed).toEqual({ code: 4409, reason: "phase" });
});

test("W17 nobody who is just coming in at another text, or at another sheet", async () => {
  const { text, sheet } = await installation.text();
  const { hand, broadcast, goOn } = await atSignIn(sheet);
  broadcast({ type: "phase", text: "another" });
  broadcast({ type: "sheet", text, sheet: "another" });
  goOn();
  await until(() => hand.frames.length > 0, "our question");
  hand.send(receipt(1));
  await until(() => hand.frames.some((frame) => frame[0] === 102), "the receipt");
});

test("W17 a notice that comes once somebody is let in is told to him, as to all", async () => {
  const { text, sheet } = await installation.text();
  const { hand, broadcast, goOn } = await atSignIn(sheet);
  goOn();
  await until(() => hand.frames.length > 0, "our question");
  broadcast({ type: "sheet", text, sheet });
  expect(await hand.closed).toEqual({ code: 4409, reason: "phase" });
});

test.each(["atGate", "load"] as const)(
  "W16 who goes while the server is at %s leaves nothing behind",
  async (step) => {
    const { sheet } = await installation.text();
    const held = Promise.withResolvers<void>();
    let asked = 0;
    const { sheets, changes } = installation.store;
    const wait = async <T>(found: Promise<T>) => {
      asked += 1;
      await held.promise;
      return found;
    };
    const opened = await openSocketGate(installation, {
      sheets: step === "atGate" ? { ...sheets, atGate: (id) => wait(sheets.atGate(id)) } : sheets,
      changes: step === "load" ? { ...changes, load: (id) => wait(changes.load(id)) } : changes,
    });
    entrance = opened;
    // As many connections as one person may have.
    const hands = Array.from({ length: 40 }, () => opened.knock("delegate.kz", sheet));
    await until(() => hands.every(({ socket }) => socket.readyState === socket.OPEN), "all to knock");
    await until(() => asked > 0, "the server to look");
    for (const { socket } of hands) (socket as unknown as { _socket: Socket })._socket.resetAndDestroy();
    await until(async () => (await opened.lines()) === 0, "all lines to be gone");
    held.resolve();
    const again = await opened.letIn("delegate.kz", sheet);
    again.send(receipt(1));
    await until(() => again.frames.some((frame) => frame[0] === 102), "the receipt");
    // Nobody who has left is still counted: when the last person leaves, the room is closed.
    again.socket.terminate();
    const loads = vi.spyOn(changes, "load");
    await until(async () => {
      (await opened.letIn("head.uz", sheet)).socket.terminate();
      await until(async () => (await opened.lines()) === 0, "the line to be gone");
      await new Promise((resolve) => setTimeout(resolve, 50));
      return loads.mock.calls.length > 0;
    }, "the sheet to be closed and opened again");
  },
);
