/**
 * The servers that the bench compares ours with, each in a process of its own on a free port of the loopback, with one
 * room for each address: a bare relay that copies bytes, one that gathers for 10 ms and sends one ready state, and the
 * stock pattern (apply in memory, send, store later). None of them checks who connects, and none has stored anything
 * durably before it is seen.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import * as Y from "yjs";
import { changeFrame, onTheWire, readFrame, stateFrame } from "#server/realtime/frames.ts";

interface Room {
  sockets: Set<WebSocket>;
  enter(socket: WebSocket, stream: Duplex): void;
}

/** Longer than anything that is typed: a message of this length is the text that people will join. */
const A_STATE = 100_000;
const GATHER_MS = 10;
const STORE_MS = 2_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "plenary-bench-"));
const makes: Record<string, () => Room> = { relay, batched, stock };
const make = makes[process.argv[2] ?? ""] as () => Room;
const rooms = new Map<string, Room>();
const server = http.createServer();
const entrance = new WebSocketServer({ server, perMessageDeflate: false });
entrance.on("connection", (socket, req: IncomingMessage) => {
  const name = new URL(req.url ?? "/", "http://localhost").pathname;
  const room = rooms.get(name) ?? make();
  rooms.set(name, room);
  room.sockets.add(socket);
  socket.on("close", () => room.sockets.delete(socket));
  room.enter(socket, req.socket);
});
server.listen(0, "127.0.0.1", () => {
  console.log(`at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on("SIGTERM", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

function relay(): Room {
  const sockets = new Set<WebSocket>();
  return {
    sockets,
    enter: (socket) =>
      socket.on("message", (data) => {
        for (const other of sockets) if (other !== socket) other.send(data, { binary: true });
      }),
  };
}

/** The least that can be done: each reader gets 10 ms of frames in one write, and a state is one ready Buffer. */
function batched(): Room {
  const sockets = new Set<WebSocket>();
  const streams = new Set<Duplex>();
  let gathered: Buffer[] = [];
  let state: Buffer = Buffer.alloc(0);
  setInterval(() => {
    if (!gathered.length) return;
    const all = Buffer.concat(gathered);
    gathered = [];
    for (const stream of streams) stream.write(all);
  }, GATHER_MS);
  return {
    sockets,
    enter(socket, stream) {
      streams.add(stream);
      socket.on("close", () => streams.delete(stream));
      socket.on("message", (data) => {
        const frame = readFrame(data as Buffer);
        if (frame.type === "ask-state" && state.length) stream.write(state);
        if (frame.type === "change" && frame.update.length > A_STATE)
          state = onTheWire(stateFrame(frame.update));
        else if (frame.type === "change" || frame.type === "presence")
          gathered.push(onTheWire(data as Buffer));
      });
    },
  };
}

/** The main steps of y-websocket's own server. */
function stock(): Room {
  const sockets = new Set<WebSocket>();
  const doc = new Y.Doc();
  const file = path.join(folder, String(rooms.size));
  let changed = false;
  doc.on("update", (update: Uint8Array) => {
    changed = true;
    const frame = changeFrame(update);
    for (const socket of sockets) socket.send(frame, { binary: true });
  });
  setInterval(() => {
    if (changed) writeFileSync(file, Y.encodeStateAsUpdate(doc));
    changed = false;
  }, STORE_MS);
  return {
    sockets,
    enter: (socket) =>
      socket.on("message", (data) => {
        const frame = readFrame(data as Buffer);
        if (frame.type === "change") Y.applyUpdate(doc, frame.update);
        if (frame.type === "ask-state") socket.send(stateFrame(Y.encodeStateAsUpdate(doc, frame.vector)));
        if (frame.type === "presence") for (const other of sockets) other.send(data, { binary: true });
      }),
  };
}
