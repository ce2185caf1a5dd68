/**
 * This process as one of several, behind any load balancer: sends what it stores, receives what the others store, and,
 * since the bus may lose anything, looks now and then how far the logs of its open sheets reach. Where the bus does not
 * work it looks often instead. The log is the truth; without a single message all would be right, only later.
 */
import { type Connect, openBus } from "#server/realtime/bus.ts";
import { decodeNodeMessage, encodeNodeMessage, type NodeMessage } from "#server/realtime/node-message.ts";
import type { Rooms } from "#server/realtime/rooms.ts";
import type { Changes } from "#server/store/log/changes.ts";

export interface Nodes {
  /** Polling: the log is checked every quarter of a second. */
  readonly isConnected: "messages" | "polling";
  send(message: NodeMessage): void;
  close(): Promise<void>;
}

export interface NodesOptions {
  connect: Connect;
  heads: Changes["heads"];
  /** Another node has broadcast something that this one has to broadcast, too. */
  nudged(): void;
}

/** How late words may be seen whose message was lost without notice. */
export const LOOK_MS = 5_000;
/** And how late where no messages come at all. */
export const POLL_MS = 250;

export function joinNodes(
  options: NodesOptions,
  rooms: Rooms,
  log: (what: string, facts: Record<string, unknown>) => void,
): Nodes {
  let closed = false;
  let again = false;
  let looking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const send = (message: NodeMessage) => bus.send(encodeNodeMessage(message));

  function receive(bytes: Uint8Array, node: string): void {
    const message = decodeNodeMessage(bytes);
    if (message?.type === "rows") rooms.receive(message.sheet, message.stretch);
    else if (message?.type === "presence") rooms.present(message.sheet, node, message.entries);
    else if (message?.type === "who") answer(message.sheets);
    else if (message?.type === "nudge") options.nudged();
    else if (message?.type === "back") lookNow();
    else log("a node was not understood", { node, bytes: bytes.length });
  }

  function answer(sheets: readonly string[]): void {
    for (const [sheet, entries] of rooms.presences(sheets)) send({ type: "presence", sheet, entries });
  }

  /** Messages and notices of the meantime were lost, in both directions. */
  function working(works: boolean): void {
    if (works) {
      send({ type: "back" });
      send({ type: "who", sheets: rooms.sheets() });
      answer(rooms.sheets());
      options.nudged();
    }
    lookNow();
  }

  /** Repeats itself. A check that is requested during another begins after it. */
  function lookNow(): void {
    if (closed) return;
    again = true;
    if (timer) clearTimeout(timer);
    looking ??= lookAround().finally(() => {
      looking = null;
      timer = setTimeout(lookNow, bus.works ? LOOK_MS : POLL_MS);
      timer.unref();
    });
  }

  async function lookAround(): Promise<void> {
    while (again && !closed) {
      again = false;
      await look().catch((failure) =>
        log("the heads of the logs could not be read", { error: String(failure) }),
      );
    }
  }

  async function look(): Promise<void> {
    const sheets = rooms.sheets();
    if (sheets.length) rooms.look(await options.heads(sheets));
  }

  const bus = openBus(options.connect, { receive, working, gone: rooms.forget }, { log });
  lookNow();

  return {
    get isConnected() {
      return bus.works ? "messages" : "polling";
    },
    send,
    async close() {
      closed = true;
      await looking;
      if (timer) clearTimeout(timer);
      await bus.close();
    },
  };
}
