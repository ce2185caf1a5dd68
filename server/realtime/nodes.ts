/**
 * This process as one of several, behind any load balancer: says what it keeps, hears what the others keep, and, since
 * the bus may lose anything, looks now and then how far the logs of its open sheets reach. Where the bus does not
 * work it looks often instead. The log is the truth; without a single message all would be right, only later.
 */
import { type Connect, openBus } from "#server/realtime/bus.ts";
import type { Rooms } from "#server/realtime/rooms.ts";
import { decodeNodeMessage, encodeNodeMessage, type NodeMessage } from "#server/realtime/said.ts";
import type { Changes } from "#server/store/changes.ts";

export interface Nodes {
  /** Polling: the log is asked every quarter of a second. */
  readonly hears: "messages" | "polling";
  say(said: NodeMessage): void;
  close(): Promise<void>;
}

export interface NodesOptions {
  connect: Connect;
  heads: Changes["heads"];
  /** Another node has told something that this one has to tell, too. */
  nudged(): void;
}

/** How late words may be seen of which the message was lost in silence. */
export const LOOK_MS = 5_000;
/** And how late where no messages come at all. */
export const POLL_MS = 250;

export function joinNodes(
  given: NodesOptions,
  rooms: Rooms,
  log: (what: string, facts: Record<string, unknown>) => void,
): Nodes {
  let closed = false;
  let again = false;
  let looking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const say = (said: NodeMessage) => bus.say(encodeNodeMessage(said));

  function hear(bytes: Uint8Array, node: string): void {
    const said = decodeNodeMessage(bytes);
    if (said?.type === "rows") rooms.hear(said.sheet, said.stretch);
    else if (said?.type === "presence") rooms.present(said.sheet, node, said.entries);
    else if (said?.type === "who") answer(said.sheets);
    else if (said?.type === "nudge") given.nudged();
    else if (said?.type === "back") lookNow();
    else log("a node was not understood", { node, bytes: bytes.length });
  }

  function answer(sheets: readonly string[]): void {
    for (const [sheet, entries] of rooms.presences(sheets)) say({ type: "presence", sheet, entries });
  }

  /** What was said or told meanwhile was lost, in both directions. */
  function working(works: boolean): void {
    if (works) {
      say({ type: "back" });
      say({ type: "who", sheets: rooms.sheets() });
      answer(rooms.sheets());
      given.nudged();
    }
    lookNow();
  }

  /** And then again and again. One that is asked for during another begins after it. */
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
    if (sheets.length) rooms.look(await given.heads(sheets));
  }

  const bus = openBus(given.connect, { hear, working, gone: rooms.forget }, { log });
  lookNow();

  return {
    get hears() {
      return bus.works ? "messages" : "polling";
    },
    say,
    async close() {
      closed = true;
      await looking;
      if (timer) clearTimeout(timer);
      await bus.close();
    },
  };
}
