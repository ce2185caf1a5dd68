/**
 * A whole installation behind a real socket: PostgreSQL, real commands, the socket gate on a port of its own, and
 * hand-written clients that send whatever a test wants. The cookie names the person who connects.
 */
import { randomInt } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { SCHEMA_VERSION } from "#domain/text/schema.ts";
import { type ClientIds, clientIdsWith } from "#server/auth/client-ids.ts";
import { readFrame } from "#server/realtime/frames.ts";
import { openRealtime, type Realtime, type RealtimeOptions } from "#server/realtime/index.ts";
import type { Installation } from "../support/installation.ts";
import { until } from "./stand-ins.ts";

export interface Hand {
  socket: WebSocket;
  frames: Uint8Array[];
  closed: Promise<{ code: number; reason: string }>;
  send(...frames: readonly Uint8Array[]): void;
}

export interface SocketGate {
  realtime: Realtime;
  /** host:port */
  at: string;
  knock(name: string, sheet: string): Hand;
  clientIds: ClientIds;
  /** A person is let in when the server asks for their words. */
  letIn(name: string, sheet: string): Promise<Hand>;
  /** The number of connections that are open to it. */
  lines(): Promise<number>;
  close(): Promise<void>;
}

export async function openSocketGate(
  installation: Installation,
  store: Partial<RealtimeOptions["store"]> = {},
): Promise<SocketGate> {
  const { sheets, meetings, changes } = installation.store;
  let ids = 0;
  const clientIds = clientIdsWith("a secret of the tests, long enough", randomInt);
  const realtime = openRealtime({
    clientIds,
    heldBack: (sheet, by) =>
      void installation.store.notifications.heldBack(sheet, by.person, installation.clock.now),
    accounts: { actor: async (headers) => installation.actor(cookieIn(headers)) ?? null },
    store: { sheets, meetings, changes, ...store },
    newId: () => `c${900 + ++ids}`,
    idleMs: 20,
  });
  const server = http.createServer().on("upgrade", realtime.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hands: Hand[] = [];
  const knock: SocketGate["knock"] = (name, sheet) => {
    const hand = handAt(`ws://${at}/collab/${sheet}?schema=${SCHEMA_VERSION}`, cookieOf(name));
    hands.push(hand);
    return hand;
  };
  return {
    ...{ realtime, at, knock, clientIds },
    async letIn(name, sheet) {
      const hand = knock(name, sheet);
      await until(() => hand.frames.some((frame) => readFrame(frame).type === "ask-state"), "our question");
      return hand;
    },
    lines: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    async close() {
      for (const { socket } of hands) socket.terminate();
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const cookieOf = (name: string) => `who=${name}`;

function cookieIn(headers: Headers): string {
  return headers.get("cookie")?.split("=")[1] ?? "";
}

function handAt(address: string, cookie: string): Hand {
  const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
  const frames: Uint8Array[] = [];
  socket.on("message", (data: Buffer) => frames.push(new Uint8Array(data)));
  const closed = new Promise<{ code: number; reason: string }>((resolve, reject) => {
    socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }));
    socket.on("error", reject);
  });
  closed.catch(() => {});
  const send: Hand["send"] = (...message) => {
    for (const frame of message) socket.send(frame);
  };
  return { socket, frames, closed, send };
}
