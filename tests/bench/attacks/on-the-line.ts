/**
 * Attacks on the connection itself: by clients who are not let in, and by clients who are let in and misuse the
 * WebSocket protocol.
 */
import net from "node:net";
import { askStateFrame, changeFrame } from "#server/realtime/frames.ts";
import { now, pause } from "../crowd/type.ts";
import { framed, handshake, open } from "../crowd/wire.ts";
import { type Attack, chances, count, honest, letIn, persist, type Target, together } from "./attack.ts";

const CROWD = 300;
/** Waves follow each other as fast as a machine with two cores can make them beside the server that is measured. */
const WAVE = 40;

export const ON_THE_LINE: readonly Attack[] = [
  {
    name: "knocks and says no more",
    async run(target) {
      const sockets = Array.from({ length: CROWD }, () => halfKnock(target));
      await pause(target.until - now());
      for (const socket of sockets) socket.destroy();
    },
  },
  {
    name: "knocks without a name, or from a stranger's page",
    async run(target) {
      const strangers = handshake({ ...target, cookie: target.cookies[0] as string }).replace(
        "\r\n\r\n",
        "\r\nOrigin: https://evil.example\r\n\r\n",
      );
      for (let i = 0; now() < target.until; i++) {
        const words = i % 2 ? strangers : handshake({ ...target, cookie: "plenary.session_token=x.y" });
        const wave = Array.from({ length: WAVE }, () => say(target, words));
        count("done");
        await pause(30);
        for (const socket of wave) socket.destroy();
      }
    },
  },
  {
    name: "comes and goes without end",
    run: (target) =>
      together(4, target, async (own) => {
        for (let who = 0; now() < own.until; who++) {
          const cookie = own.cookies[who % own.cookies.length] as string;
          const wave = Array.from({ length: 10 }, () => open({ ...own, cookie }));
          for (const wire of await Promise.allSettled(wave)) {
            count(wire.status);
            if (wire.status === "fulfilled") wire.value.end();
          }
          await pause(5);
        }
      }),
  },
  {
    name: "frames that are none",
    run: (target) =>
      persist(target, ({ socket }, round) => {
        const whole = framed(changeFrame(new Uint8Array([0, 0])));
        socket.write(
          [
            Buffer.from([0x82, 3, 0, 0, 0]),
            framed(new Uint8Array(3), 0xf2),
            framed(new Uint8Array(3), 0x83),
            framed(new Uint8Array(3), 0x09),
            framed(new Uint8Array(126), 0x89),
            framed(new Uint8Array([3]), 0x88),
            framed(new Uint8Array(3), 0x80),
            whole.subarray(0, -1),
            framed(new TextEncoder().encode("hello"), 0x81),
          ][round % 9] as Buffer,
        );
      }),
  },
  {
    name: "a message without end, and one of 20 MB",
    run: (target) =>
      together(4, target, (own, i) =>
        persist(own, ({ socket }, round) => {
          if (i % 2)
            return void socket.write(
              framed(new Uint8Array(64 * 1024), socket.bytesWritten > 2_000 ? 0x00 : 0x02),
            );
          // The header announces 20 MB, or a hundred million GB, and the client sends for as long as the server lets
          // it.
          const length = Buffer.alloc(14);
          length[0] = 0x82;
          length[1] = 0xff;
          length.writeBigUInt64BE(round % 2 ? 20n * 2n ** 20n : 2n ** 56n, 2);
          socket.write(Buffer.concat([length, Buffer.alloc(256 * 1024)]));
        }),
      ),
  },
  {
    name: "pings without end",
    run(target) {
      const thousand = Buffer.concat(Array.from({ length: 1_000 }, () => framed(new Uint8Array(100), 0x89)));
      return together(4, target, (own) => persist(own, ({ socket }) => drained(socket, thousand)));
    },
  },
  {
    name: "asks much and reads nothing",
    run: (target) =>
      together(10, target, async (own) => {
        const wire = await letIn(own, own.cookies[0] as string);
        wire.closed.then(({ code }) => count(`closed ${code}`));
        wire.socket.pause();
        for (let i = 0; i < 10; i++) wire.send(askStateFrame(new Uint8Array([0])));
        for (const update of honest(400)) {
          if (now() > target.until) break;
          wire.send(changeFrame(update));
          count("done");
          await pause(6);
        }
        await pause(target.until - now());
        wire.end();
      }),
  },
  {
    name: "random bytes",
    run(target) {
      const random = chances();
      return persist(target, (wire) => {
        const bytes = Uint8Array.from({ length: 1 + random() * 200 }, () => random() * 256);
        // Once as a random frame, once as a change.
        wire.send(random() < 0.5 ? bytes : changeFrame(bytes));
      });
    },
  },
];

function say({ at }: Target, words: string): net.Socket {
  const [host, port] = at.split(":") as [string, string];
  const socket = net.connect({ host, port: Number(port) });
  socket.on("error", () => {});
  socket.on("data", () => {});
  socket.write(words);
  return socket;
}

function halfKnock(target: Target): net.Socket {
  return say(target, handshake({ ...target, cookie: target.cookies[0] as string }).slice(0, -2));
}

async function drained(socket: net.Socket, bytes: Buffer): Promise<void> {
  if (socket.write(bytes) || socket.destroyed) return;
  await new Promise<void>((resolve) => {
    socket.once("drain", resolve);
    socket.once("close", resolve);
  });
}
