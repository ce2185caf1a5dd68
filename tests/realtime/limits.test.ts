/**
 * The limits for one person on the connection itself, at a real socket: how often to connect, how many pings, how long
 * to go on.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { comingsOf } from "#server/realtime/limits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { receipt, until } from "./stand-ins.ts";
import { openSocketGate, type SocketGate } from "./upgrade-client.ts";

let installation: Installation;
let entrance: SocketGate;
let sheet: string;

beforeAll(async () => {
  installation = await openInstallation();
  ({ sheet } = await installation.text());
});
beforeEach(async () => {
  entrance = await openSocketGate(installation);
});
afterEach(() => entrance.close());
afterAll(() => installation.close());

test("W16 a ping is answered; a flood of them is closed with 4429", async () => {
  const { socket, closed } = await entrance.letIn("delegate.kz", sheet);
  const answered = new Promise((resolve) => socket.once("pong", (data) => resolve(String(data))));
  socket.ping("are you there?");
  expect(await answered).toBe("are you there?");
  for (let i = 0; i < 2_000; i++) socket.ping();
  expect(await closed).toEqual({ code: 4429, reason: "too-many" });
});

test("W16 pongs that nobody asked for are no better", async () => {
  const { socket, closed } = await entrance.letIn("delegate.kz", sheet);
  for (let i = 0; i < 2_000; i++) socket.pong();
  expect(await closed).toEqual({ code: 4429, reason: "too-many" });
});

test("W16 a message that never ends is cut when its bytes are too many; one in pieces is heard", async () => {
  const [whole, endless] = [
    await entrance.letIn("delegate.kz", sheet),
    await entrance.letIn("delegate.kz", sheet),
  ];
  const words = receipt(7);
  whole.socket.send(words.subarray(0, 1), { fin: false });
  whole.socket.send(words.subarray(1), { fin: true });
  await until(() => whole.frames.some((frame) => frame[0] === 102), "the answer to what came in pieces");
  let end: { code: number } | null = null;
  endless.closed.then((message) => {
    end = message;
  });
  // A few bytes each, so that the message stays far below the limit for its length.
  for (let i = 0; i < 20 && !end; i++) {
    endless.socket.send(new Uint8Array(512 * 1024), { fin: false });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await until(() => end !== null, "the end of the endless");
  expect([1009, 4429]).toContain((end as { code: number } | null)?.code);
});

test("W16 one person may come and go so often, and no more; another comes in meanwhile", async () => {
  let refused = 0;
  for (let wave = 0; wave < 20 && !refused; wave++) {
    const hands = Array.from({ length: 20 }, () => entrance.knock("delegate.kz", sheet));
    await until(
      () => hands.every(({ frames, socket }) => frames.length > 0 || socket.readyState > 1),
      "a wave",
    );
    for (const { frames } of hands) if (!frames.length) refused += 1;
    for (const { socket } of hands) socket.terminate();
    await until(async () => (await entrance.lines()) === 0, "it to be gone");
  }
  expect(refused).toBeGreaterThan(0);
  expect(await entrance.knock("delegate.kz", sheet).closed).toEqual({ code: 4429, reason: "too-many" });
  await entrance.letIn("head.uz", sheet);
});

test("W16 who waited may come again, and is not remembered for ever", () => {
  let now = 0;
  const comings = comingsOf(() => now);
  const come = (person: string, times: number) => Array.from({ length: times }, () => comings.may(person));
  expect(come("aigul", 100).every(Boolean)).toBe(true);
  expect(comings.may("aigul")).toBe(false);
  expect(comings.may("bakyt")).toBe(true);
  now += 1_000;
  expect(come("aigul", 5).every(Boolean)).toBe(true);
  expect(comings.may("aigul")).toBe(false);
  comings.forget();
  expect(comings.may("aigul")).toBe(false);
  now += 60_000;
  comings.forget();
  expect(come("aigul", 100).every(Boolean)).toBe(true);
});
