/**
 * The whole realtime server behind a real socket: who is let in and who is not, each refusal beside the success that
 * differs from it in one thing; limits, notices, the end. One of the clients is the provider of Yjs itself.
 */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Phase } from "#domain/life/index.ts";
import type { Actor, Role } from "#domain/rights/index.ts";
import { FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { changeFrame, presenceFrame, readFrame } from "#server/realtime/frames.ts";
import { openRealtime, type Realtime } from "#server/realtime/index.ts";
import {
  addClause,
  caretAt,
  type MemoryLog,
  memoryLog,
  noticesIn,
  receipt,
  SHEET,
  seeded,
  textAt,
  until,
  wordsOf,
} from "./stand-ins.ts";

const DRAFTING: Phase = { name: "drafting", pen: "open", reading: 1 };
const seats: Record<string, { role: Role; delegation: string | null; meeting?: string }> = {
  aigul: { role: "delegate", delegation: "kg" },
  chair: { role: "chair", delegation: null },
  unicef: { role: "partner", delegation: "unicef" },
  stranger: { role: "head", delegation: "elsewhere", meeting: "another-meeting" },
};

let log: MemoryLog;
let phase: Phase;
let signedIn: (person: string) => boolean;
let realtime: Realtime;
let server: http.Server;
let port: number;
const opened: (WebSocket | WebsocketProvider)[] = [];

beforeEach(() => begin());
afterEach(end);

async function begin(more: { pingMs?: number } = {}): Promise<void> {
  log = memoryLog();
  phase = DRAFTING;
  signedIn = (person) => person in seats;
  await seeded(log);
  let ids = 0;
  realtime = openRealtime({
    accounts: { actor: async (headers) => actorOf(headers.get("cookie")?.split("=")[1] ?? "") },
    store: {
      changes: log,
      sheets: {
        atGate: async (id) =>
          id === SHEET
            ? { sheet: id, text: "text-1", meeting: "meeting-1", kind: "main", phase, draft: null }
            : null,
      },
      meetings: {
        delegation: async (id) => ({
          country: id === "kg" ? "kg" : null,
          name: { en: "UNICEF" },
          colour: "#00f",
        }),
      },
    },
    newId: () => `c${900 + ++ids}`,
    idleMs: 20,
    ...more,
  });
  server = http.createServer().on("upgrade", realtime.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
}

async function end(): Promise<void> {
  for (const one of opened.splice(0)) one instanceof WebSocket ? one.terminate() : one.destroy();
  await realtime.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

function actorOf(person: string): Actor | null {
  const seat = seats[person];
  if (!seat || !signedIn(person)) return null;
  const { role, delegation, meeting = "meeting-1" } = seat;
  return { person, name: `Name of ${person}`, language: null, seats: [{ meeting, role, delegation }] };
}

interface Received {
  socket: WebSocket;
  frames: Uint8Array[];
  closed: Promise<{ code: number; reason: string }>;
}

interface Asking {
  person?: string;
  path?: string;
  headers?: Record<string, string>;
}

function knock({
  person = "aigul",
  path = `/collab/${SHEET}?schema=${SCHEMA_VERSION}`,
  headers = {},
}: Asking = {}): Received {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    headers: { cookie: `session=${person}`, ...headers },
  });
  opened.push(socket);
  const frames: Uint8Array[] = [];
  socket.on("message", (data: Buffer) => frames.push(new Uint8Array(data)));
  const closed = new Promise<{ code: number; reason: string }>((resolve, reject) => {
    socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }));
    socket.on("error", reject);
  });
  closed.catch(() => {});
  return { socket, frames, closed };
}

/** A person is let in when the server asks for their words. */
async function letIn(asking?: Asking): Promise<Received> {
  const received = knock(asking);
  await until(() => received.frames.length > 0, "our question");
  expect(readFrame(received.frames[0] as Uint8Array).type).toBe("ask-state");
  return received;
}

function provider(person: string): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc();
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: `session=${person}` } });
    }
  }
  const made = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, SHEET, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION) },
  });
  // A message type of ours; stock clients report that they cannot read it.
  made.messageHandlers[103] = () => {};
  opened.push(made);
  return { doc, provider: made };
}

describe("W15 the gate", () => {
  test("W15 a seat at the meeting, our schema, our page: let in", async () => {
    await letIn();
    await letIn({ headers: { origin: `http://127.0.0.1:${port}` } });
    await letIn({ person: "unicef" });
  });

  test.each<[string, Asking, { code: number; reason: string }]>([
    ["nobody signed in", { person: "nobody" }, { code: 4401, reason: "not-signed-in" }],
    ["a seat at another meeting", { person: "stranger" }, { code: 4403, reason: "no-seat" }],
    [
      "no such sheet",
      { path: `/collab/other?schema=${SCHEMA_VERSION}` },
      { code: 4404, reason: "not-found" },
    ],
    ["no sheet at all", { path: `/collab/?schema=${SCHEMA_VERSION}` }, { code: 4404, reason: "not-found" }],
    [
      "an older schema",
      { path: `/collab/${SHEET}?schema=${SCHEMA_VERSION - 1}` },
      { code: 4426, reason: "schema" },
    ],
    ["no number for a schema", { path: `/collab/${SHEET}?schema=x` }, { code: 4426, reason: "schema" }],
  ])("W15 %s: closed with the code that says why", async (_, asking, closed) => {
    expect(await knock(asking).closed).toEqual(closed);
  });

  test("W15 a stock client, which names no schema: let in", async () => {
    await letIn({ path: `/collab/${SHEET}` });
  });

  test("W15 a page of another site never gets a socket", async () => {
    await expect(knock({ headers: { origin: "https://evil.example" } }).closed).rejects.toThrow(/403/);
    await expect(knock({ headers: { origin: "null" } }).closed).rejects.toThrow(/403/);
  });

  test("W15 a partner reads; what it writes is closed with the reason", async () => {
    const received = await letIn({ person: "unicef" });
    const mine = new Y.Doc();
    mine.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement("clause")]);
    received.socket.send(changeFrame(Y.encodeStateAsUpdate(mine)));
    expect(await received.closed).toEqual({ code: 4403, reason: "not-your-role" });
    expect(log.rows).toHaveLength(1);
  });

  test("W15 a closed text is read by all and written by nobody", async () => {
    phase = { name: "signing", draft: 1, hash: "h", openedAt: "" };
    const received = await letIn();
    const mine = new Y.Doc();
    mine.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement("clause")]);
    received.socket.send(changeFrame(Y.encodeStateAsUpdate(mine)));
    expect(await received.closed).toEqual({ code: 4403, reason: "text-closed" });
  });
});

describe("W15 the gate stays open only for whom it would let in again", () => {
  beforeEach(async () => {
    await end();
    await begin({ pingMs: 250 });
  });

  test("W15 a lone stock client hears something now and then, and stays", async () => {
    const received = await letIn();
    const empty = presenceFrame([]);
    await until(
      () => received.frames.filter((frame) => frame.join() === empty.join()).length > 3,
      "signs of life",
    );
    expect(received.socket.readyState).toBe(WebSocket.OPEN);
  });

  test("W15 who has signed out is closed with 4401, whose seat has changed is sent back", async () => {
    const [aigul, chair, unicef] = [
      await letIn(),
      await letIn({ person: "chair" }),
      await letIn({ person: "unicef" }),
    ];
    signedIn = (person) => person !== "aigul";
    expect(await aigul.closed).toEqual({ code: 4401, reason: "not-signed-in" });
    phase = { ...DRAFTING, pen: "chair" };
    const again = await letIn({ person: "chair" });
    phase = { name: "withdrawn", reason: "", at: "" };
    expect((await chair.closed).code).toBe(4409);
    expect((await again.closed).code).toBe(4409);
    // People who could only read before can still only read.
    expect(unicef.socket.readyState).toBe(WebSocket.OPEN);
  });
});

describe("W16 the limits of one connection", () => {
  test("W16 text frames, unknown types, what is malformed, and what is too large", async () => {
    const [text, unknown, malformed, large, huge] = await Promise.all([
      letIn(),
      letIn(),
      letIn(),
      letIn(),
      letIn(),
    ]);
    text.socket.send("hello");
    unknown.socket.send(new Uint8Array([9]));
    malformed.socket.send(new Uint8Array([0, 2, 200]));
    large.socket.send(changeFrame(new Uint8Array(600 * 1024)));
    huge.socket.send(new Uint8Array(9 * 1024 * 1024));
    expect((await text.closed).code).toBe(1003);
    expect((await unknown.closed).code).toBe(1003);
    expect((await malformed.closed).code).toBe(1007);
    expect(await large.closed).toEqual({ code: 4413, reason: "too-large" });
    expect([1006, 1009]).toContain((await huge.closed).code);
    await letIn();
  });

  test("W16 a flood is closed with 4429, the others are served", async () => {
    const [flood, other] = [await letIn(), await letIn({ person: "chair" })];
    for (let i = 0; i < 2_000; i++) flood.socket.send(new Uint8Array([3]));
    expect(await flood.closed).toEqual({ code: 4429, reason: "too-many" });
    other.socket.send(receipt(7));
    await until(() => other.frames.some((frame) => frame[0] === 102));
  });

  test("W16 forty connections of one person, and no more; another's place is free", async () => {
    await Promise.all(Array.from({ length: 40 }, () => letIn()));
    expect(await knock().closed).toEqual({ code: 4429, reason: "too-many" });
    await letIn({ person: "chair" });
  });
});

describe("W16 a reader that does not read", () => {
  test("W16 is closed with 1013 when too much is owed to it; the others get everything", async () => {
    const slow = await letIn();
    const other = provider("unicef");
    // Several writers, because each may send only a limited amount a second.
    const writers = await Promise.all(Array.from({ length: 36 }, () => letIn({ person: "chair" })));
    for (const { socket } of writers) socket.removeAllListeners("message").resume();
    await until(() => other.provider.synced, "the other to be synced");
    slow.socket.pause();
    for (const { socket } of writers)
      for (const update of pastes(2, 480_000)) socket.send(changeFrame(update));
    const last = provider("chair");
    await until(() => last.provider.synced, "the last to be synced");
    textAt(last.doc, 0).insert(0, "Last: ");
    await until(() => wordsOf(other.doc).some((words) => words.startsWith("Last: ")), "the last words");
    slow.socket.resume();
    expect((await slow.closed).code).toBe(1013);
    expect(writers.every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
  });

  /** From one document: a socket has one client id. */
  function pastes(count: number, length: number): Uint8Array[] {
    const doc = new Y.Doc();
    return Array.from({ length: count }, () => {
      const before = Y.encodeStateVector(doc);
      addClause(doc, 0, "x".repeat(length));
      return Y.encodeStateAsUpdate(doc, before);
    });
  }
});

describe("W17 notices", () => {
  test("W17 a change of phase is told, and the sockets of that text are sent back; after their words are kept", async () => {
    const received = await letIn();
    const { doc, provider: stock } = provider("chair");
    await until(() => stock.synced);
    const release = log.hold();
    textAt(doc, 0).insert(0, "Deeply ");
    await until(() => log.appends === 2);
    realtime.broadcast({ type: "phase", text: "another" });
    realtime.broadcast({ type: "phase", text: "text-1" });
    await until(() => noticesIn(received.frames).length === 1);
    expect(noticesIn(received.frames)).toEqual([{ type: "phase", text: "text-1" }]);
    release();
    expect(await received.closed).toEqual({ code: 4409, reason: "phase" });
    expect(received.frames.some((frame) => readFrame(frame).type === "change")).toBe(true);
    expect(log.rows).toHaveLength(2);
  });

  test("W17 other notices are told and nobody is sent back", async () => {
    const received = await letIn();
    const notified = { type: "comments", delegation: "kz", audience: "table" } as const;
    realtime.broadcast({ ...notified, text: "text-1" });
    realtime.broadcast({ ...notified, text: "another" });
    await until(() => noticesIn(received.frames).length === 1);
    expect(noticesIn(received.frames)).toEqual([{ type: "comments" }]);
    expect(received.socket.readyState).toBe(WebSocket.OPEN);
  });
});

describe("W18 two stock clients and the end", () => {
  test("W18 Yjs' own provider syncs, sees the other's words and caret, and who the other is", async () => {
    const [aigul, chair] = [provider("aigul"), provider("chair")];
    await until(() => aigul.provider.synced && chair.provider.synced);
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    aigul.provider.awareness.setLocalState({ user: { name: "The Chair" }, cursor: caretAt(1) });
    await until(() => wordsOf(chair.doc)[0] === "Deeply Recalling the Convention");
    const seen = () => chair.provider.awareness.getStates().get(aigul.doc.clientID);
    await until(() => seen()?.cursor !== undefined);
    expect(seen()).toEqual({
      user: {
        person: "aigul",
        name: "Name of aigul",
        delegation: "kg",
        label: "kg",
        country: "kg",
        colour: "#00f",
      },
      cursor: caretAt(1),
    });
  });

  test("W18 the sheet is closed when all have left, and opened again from the log", async () => {
    const loads = vi.spyOn(log, "load");
    const first = provider("aigul");
    await until(() => first.provider.synced);
    expect(loads).toHaveBeenCalledTimes(1);
    textAt(first.doc, 0).insert(0, "Deeply ");
    await until(() => log.rows.length === 2);
    first.provider.destroy();
    // A sheet that is still open gets more time to close before the next person connects.
    for (let pause = 40; loads.mock.calls.length < 2 && pause < 3_000; pause *= 2) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const next = provider("chair");
      await until(() => next.provider.synced);
      expect(wordsOf(next.doc)[0]).toBe("Deeply Recalling the Convention");
      next.provider.destroy();
    }
    expect(loads).toHaveBeenCalledTimes(2);
  });

  test("W18 closing waits until what came in is durable, then says goodbye; nobody new is let in", async () => {
    const received = await letIn();
    const { doc, provider: stock } = provider("chair");
    await until(() => stock.synced);
    const release = log.hold();
    textAt(doc, 0).insert(0, "Deeply ");
    await until(() => log.appends === 2);
    const closed = realtime.close();
    await expect(knock().closed).rejects.toThrow("503");
    expect(log.rows).toHaveLength(1);
    release();
    await closed;
    expect(await received.closed).toEqual({ code: 1013, reason: "restarting" });
    expect(log.rows).toHaveLength(2);
  });

  test("W8 a log that fails: the socket hears of trouble, is closed with 1013, comes back, and its words are kept", async () => {
    const received = await letIn({ person: "chair" });
    const { doc, provider: stock } = provider("aigul");
    await until(() => stock.synced);
    log.failNext("before");
    textAt(doc, 0).insert(0, "Deeply ");
    expect(await received.closed).toEqual({ code: 1013, reason: "trouble" });
    expect(noticesIn(received.frames)).toEqual([{ type: "trouble" }]);
    await until(() => log.rows.length === 2, "the provider to come back with its words");
    expect(wordsOf(doc)[0]).toBe("Deeply Recalling the Convention");
  });
});
