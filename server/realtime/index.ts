/**
 * The entry to the rooms for the rest of the server: takes upgrades, broadcasts notices, and closes only when every
 * received word is durable. Everything it needs is handed in.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { groupCommit } from "#server/realtime/committer.ts";
import { Connection } from "#server/realtime/connection.ts";
import {
  type Admitted,
  admit,
  fromOurPages,
  type GateOptions,
  type Knock,
  knockOf,
  sameSeat,
} from "#server/realtime/gate.ts";
import { comingsOf, LARGEST_PAYLOAD, MOST_CONNECTIONS, PING_MS } from "#server/realtime/limits.ts";
import { joinNodes, type Nodes, type NodesOptions } from "#server/realtime/nodes.ts";
import { noticeFor } from "#server/realtime/notices.ts";
import type { Author } from "#server/realtime/peer.ts";
import { openRooms } from "#server/realtime/rooms.ts";
import { together } from "#server/realtime/together.ts";
import type { Changes } from "#server/store/log/changes.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";

export interface RealtimeOptions extends GateOptions {
  store: GateOptions["store"] & { changes: Pick<Changes, "append" | "load" | "since" | "bounds"> };
  /** Somebody brought words to a sheet that another person wrote; `owners` are the authors, where they are known. */
  heldBack?(sheet: string, by: Author, owners: readonly (string | null)[]): void;
  /** An id for these words: the same on every machine. */
  newId(of: string): string;
  /** Where this is one of several processes on one database. */
  nodes?: NodesOptions;
  log?(what: string, facts: Record<string, unknown>): void;
  /** How long a sheet stays open after the last person has left. */
  idleMs?: number;
  pingMs?: number;
}

export interface Realtime {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  broadcast(notice: Notice): void;
  /** The other nodes have something to broadcast, too. */
  nudge(): void;
  /** How this process receives from the others; undefined where it is alone. */
  isConnected(): "messages" | "polling" | undefined;
  close(): Promise<void>;
}

const IDLE_MS = 30_000;
/** After sign-out, or after a seat was taken away, a socket can write for at most a minute: three pings. */
const PINGS_TO_RECHECK = 3;
/** A slow reader has much to read before the close frame. */
const CLOSING_MS = 10_000;
/** How long a closed socket may take to answer when the server stops. */
const GOODBYE_MS = 1_000;

const OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: LARGEST_PAYLOAD,
  /** Pings are answered by the connection, which counts them. */
  autoPong: false,
  closeTimeout: CLOSING_MS,
};

export function openRealtime(options: RealtimeOptions): Realtime {
  const { log = () => {}, newId, idleMs = IDLE_MS, pingMs = PING_MS } = options;
  const { changes } = options.store;
  const gate = asksTogether(options);
  const credentials = new WebSocketServer(OPTIONS);
  const committer = groupCommit((batch) => changes.append(batch));
  const rooms = openRooms({
    changes,
    committer,
    newId,
    heldBack: options.heldBack,
    log,
    idleMs,
    broadcast: {
      opened: (sheet) => nodes?.send({ type: "who", sheets: [sheet] }),
      kept: (sheet, stretch) => nodes?.send({ type: "rows", sheet, stretch }),
      present: (sheet, entries) => nodes?.send({ type: "presence", sheet, entries }),
    },
  });
  const nodes: Nodes | null = options.nodes ? joinNodes(options.nodes, rooms, log) : null;
  /** Who is connected, and the request that is checked again for each. */
  const asked = new Map<Connection, Knock>();
  /** For each client that is connecting, the notices since its seat was looked up that require a new check. */
  const missed = new Set<Notice[]>();
  const comings = comingsOf(() => performance.now());
  let pings = 0;
  let closing = false;
  const pulse = setInterval(() => void ping(), pingMs);
  pulse.unref();

  async function receive(socket: WebSocket, req: IncomingMessage): Promise<void> {
    const since: Notice[] = [];
    missed.add(since);
    await comeIn(socket, req, since).finally(() => missed.delete(since));
  }

  async function comeIn(socket: WebSocket, req: IncomingMessage, since: readonly Notice[]): Promise<void> {
    const admitted = await admit(gate, req, comings.may);
    if (!admitted.ok) return turnAway(socket, admitted.code, admitted.reason);
    if (closing) return turnAway(socket, 1013, "restarting");
    // It may have closed while the seat was looked up: no event would come any more, and it would count for ever.
    if (socket.readyState !== socket.OPEN) return socket.resume();
    if (crowded(admitted.author.person)) return turnAway(socket, 4429, "too-many");
    const connection = sitDown(socket, req.socket, admitted, knockOf(req));
    const { room, presence } = await rooms.open(admitted.sheet);
    // A person who comes from another node brings words that were shown there, and must not be taken for their author.
    if (nodes) await rooms.catchUp(admitted.sheet);
    // Or while the sheet was opened; the room would wait for it for ever.
    if (socket.readyState !== socket.OPEN) {
      socket.resume();
      return rooms.left(admitted.sheet);
    }
    if (since.some((notice) => noticeFor(admitted, notice))) return connection.close(4409, "phase");
    connection.enter(room, presence);
  }

  /** A separate function: a listener keeps all variables of its scope, in the other one the request and its headers. */
  function sitDown(socket: WebSocket, stream: Duplex, admitted: Admitted, knock: Knock): Connection {
    const connection = new Connection(socket, stream, admitted, () => performance.now());
    asked.set(connection, knock);
    socket.on("close", () => {
      connection.leave();
      asked.delete(connection);
      rooms.left(admitted.sheet);
    });
    return connection;
  }

  function crowded(person: string | null): boolean {
    let count = 0;
    for (const connection of asked.keys()) if (connection.author.person === person) count += 1;
    return count >= MOST_CONNECTIONS;
  }

  async function ping(): Promise<void> {
    pings += 1;
    for (const connection of asked.keys()) connection.ping();
    if (pings % PINGS_TO_RECHECK) return;
    comings.forget();
    await recheckAll(() => true);
  }

  async function recheckAll(which: (connection: Connection) => boolean): Promise<void> {
    for (const [connection, knock] of asked)
      if (which(connection))
        await recheck(connection, knock).catch((error) => log("a recheck failed", { error: String(error) }));
  }

  async function recheck(connection: Connection, knock: Knock): Promise<void> {
    const now = await admit(gate, knock);
    if (!now.ok) connection.close(now.code, now.reason);
    else if (!sameSeat(now, connection.admitted)) connection.close(4409, "phase");
  }

  async function sendBack(connection: Connection): Promise<void> {
    await connection.rest();
    connection.close(4409, "phase");
  }

  /** Without a listener, the error would end the process; the socket closes itself. */
  const socketFailed = (error: Error) => log("a socket failed", { error: error.message });

  /** A sheet that cannot be opened is reported to the sockets that wait for it. */
  const catchUp = (sheet: string) => rooms.catchUp(sheet).catch(() => {});

  return {
    upgrade(req, socket, head) {
      if (!fromOurPages(options.origin, req)) {
        socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
        return;
      }
      // Sent before the socket is accepted, it reaches a load balancer, which has other nodes to ask.
      if (closing) {
        socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n\r\n");
        return;
      }
      credentials.handleUpgrade(req, socket, head, (accepted) => {
        accepted.on("error", socketFailed);
        accepted.pause();
        receive(accepted, req).catch((error) => {
          log("a sheet could not be opened", { error: String(error) });
          turnAway(accepted, 1013, "trouble");
        });
      });
    },

    broadcast(notice) {
      // These are the words that browsers receive.
      if (notice.type === "changes") return void catchUp(notice.sheet);
      if (notice.type === "seat") return void recheckAll((one) => one.author.person === notice.person);
      const sendsBack = notice.type === "phase" || notice.type === "sheet";
      if (sendsBack) for (const since of missed) since.push(notice);
      for (const connection of asked.keys()) {
        const fit = noticeFor(connection.admitted, notice);
        if (!fit) continue;
        connection.notify(fit);
        if (sendsBack) void sendBack(connection);
      }
    },

    nudge: () => nodes?.send({ type: "nudge" }),
    isConnected: () => nodes?.isConnected,

    async close() {
      closing = true;
      clearInterval(pulse);
      await committer.idle();
      for (const connection of asked.keys()) connection.close(1013, "restarting");
      await goodbye(asked);
      await committer.idle();
      rooms.close();
      await nodes?.close();
      credentials.close();
    },
  };
}

/** When two hundred people come to one text, all ask for the same sheet, and most for the same few delegations. */
function asksTogether({ store: { sheets, meetings }, ...options }: GateOptions): GateOptions {
  const atGate = together((sheet) => sheets.atGate(sheet));
  const delegation = together((id) => meetings.delegation(id));
  return { ...options, store: { sheets: { atGate }, meetings: { delegation } } };
}

function turnAway(socket: WebSocket, code: number, reason: string): void {
  socket.resume();
  socket.close(code, reason);
}

async function goodbye(connections: ReadonlyMap<Connection, Knock>): Promise<void> {
  const until = performance.now() + GOODBYE_MS;
  while (connections.size && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
  for (const connection of connections.keys()) connection.terminate();
}
