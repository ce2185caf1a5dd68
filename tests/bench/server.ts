/**
 * One of the servers that the bench compares, in a process of its own, on a free port of the loopback: ours (real
 * room, real database), a bare relay that copies bytes, one that gathers for 10 ms and hands out one ready state, and
 * the stock pattern (apply in memory, send, store later). Says its port on stdout, its CPU time when asked, and ends with
 * its parent.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import { changeFrame, onTheWire, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { openRealtime } from "#server/realtime/index.ts";
import { newId } from "#server/store/new-id.ts";
import { openStore } from "#server/store/open.ts";
import { scratchFolder } from "../support/scratch.ts";

const SHEET = "bench-sheet";

const kind = process.argv[2];
const server = http.createServer();
const kinds: Record<string, () => (() => void) | Promise<() => Promise<void>>> = {
  ours,
  stock,
  relay,
  batched,
};
const end = await kinds[kind ?? ""]?.();
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`));
process.stdin.on("data", () => {
  const { user, system } = process.cpuUsage();
  console.log(`cpu ${(user + system) / 1000}`);
});
process.stdin.on("end", async () => {
  await end?.();
  process.exit(0);
});

async function ours(): Promise<() => Promise<void>> {
  const folder = scratchFolder();
  const store = await openStore({ folder: path.join(folder, "postgres") });
  const meeting = newId();
  const days = { starts: "2026-11-26", ends: "2026-11-27", zone: "Asia/Almaty" };
  const names = { name: { en: "Bench" }, place: { en: "Bench" }, host: "KZ" };
  await store.meetings.create(
    { id: newId(), slug: "f", name: { en: "F" } },
    { id: meeting, slug: "m", ...names, ...days },
  );
  const text = { id: newId(), sheet: SHEET, meetingId: meeting, title: "Bench", language: "en", position: 1 };
  await store.texts.create({ ...text, kind: "declaration", clauses: [] });
  await store.pool.query("UPDATE sheet SET accepts = 'members'");
  const phase = { name: "drafting", pen: "open", reading: 1 } as const;
  const realtime = openRealtime({
    // Stands in for the cookie session: whoever says a name has a seat.
    accounts: {
      actor: async (headers) => {
        const person = headers.get("cookie")?.split("=")[1] ?? "";
        return {
          person,
          name: person,
          language: null,
          seats: [{ meeting, role: "delegate", delegation: null }],
        };
      },
    },
    store: {
      changes: store.changes,
      meetings: store.meetings,
      sheets: { atGate: async (sheet) => ({ sheet, text: text.id, meeting, kind: "main", phase }) },
    },
    newId,
    log: (what, facts) => console.error(what, facts),
  });
  server.on("upgrade", realtime.upgrade);
  return async () => {
    await realtime.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

function relay(): () => void {
  const door = new WebSocketServer({ server, perMessageDeflate: false });
  door.on("connection", (socket) => {
    socket.on("message", (data) => {
      for (const other of door.clients) if (other !== socket) other.send(data, { binary: true });
    });
  });
  return () => {};
}

/** The least that can be done: each reader gets 10 ms of frames in one write, and a state is one ready Buffer. */
function batched(): () => void {
  const door = new WebSocketServer({ server, perMessageDeflate: false });
  const lines = new Set<Duplex>();
  let gathered: Buffer[] = [];
  let state: Buffer = Buffer.alloc(0);
  door.on("connection", (socket, req) => {
    lines.add(req.socket);
    socket.on("close", () => lines.delete(req.socket));
    socket.on("message", (data) => {
      const frame = readFrame(data as Buffer);
      if (frame.type === "ask-state" && state.length) req.socket.write(state);
      if (frame.type !== "change") return;
      if (frame.update.length > 100_000) state = onTheWire(stateFrame(frame.update));
      gathered.push(onTheWire(data as Buffer));
    });
  });
  const flush = setInterval(() => {
    const all = Buffer.concat(gathered);
    gathered = [];
    if (all.length) for (const line of lines) line.write(all);
  }, 10);
  return () => clearInterval(flush);
}

/** What y-websocket's own server does, in short. */
function stock(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), "plenary-bench-"));
  const door = new WebSocketServer({ server, perMessageDeflate: false });
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => {
    const frame = changeFrame(update);
    for (const socket of door.clients) socket.send(frame, { binary: true });
  });
  const later = setInterval(
    () => writeFileSync(path.join(folder, "state"), Y.encodeStateAsUpdate(doc)),
    2_000,
  );
  door.on("connection", (socket) => {
    socket.on("message", (data) => {
      const frame = readFrame(data as Buffer);
      if (frame.type === "change") Y.applyUpdate(doc, frame.update);
      if (frame.type === "ask-state") socket.send(stateFrame(Y.encodeStateAsUpdate(doc, frame.vector)));
    });
  });
  return () => {
    clearInterval(later);
    rmSync(folder, { recursive: true, force: true });
  };
}
