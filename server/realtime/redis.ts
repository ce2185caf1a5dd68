/**
 * The wire between nodes: one channel of a Redis or a Valkey, published to over one connection and received over
 * another. It reconnects for as long as it is not closed, stores nothing for later, and reports breaks. The only file
 * that knows the client; loaded only where REDIS_URL is set.
 */
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@redis/client";
import type { Wire, WireEnds } from "#server/realtime/bus.ts";

const COME_BACK_MS = 250;
/** Pulses pass every second: a connection without a byte for so long is dead. */
const SILENT_MS = 5_000;
/** What may wait here when Redis is frozen; beyond it, messages are dropped, and made up for from the log. */
const MOST_WAITING = 1_000;
/** A Redis that is gone receives no goodbye. */
const GOODBYE_MS = 300;

export function redisWire(url: string, channel: string, ends: WireEnds): Wire {
  const options = {
    url,
    // Every Redis and Valkey knows the older protocol, and publishing needs nothing of the newer one.
    RESP: 2 as const,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    socket: { connectTimeout: SILENT_MS, socketTimeout: SILENT_MS, reconnectStrategy: COME_BACK_MS },
  };
  const mouth = createClient(options);
  const ear = createClient(options);
  let closed = false;

  const broke = (error: Error) => closed || ends.broke(error);
  const receive = (bytes: Buffer) => ends.receive(bytes);
  // The client subscribes again after each break, but not when the connection broke during its first request.
  const subscribe = () => {
    ear.subscribe(channel, receive, true).then(ends.ready, broke);
  };
  mouth.on("error", broke).on("ready", () => ends.ready());
  ear.on("error", broke).on("ready", subscribe);
  for (const client of [mouth, ear]) client.connect().catch(broke);

  return {
    send(bytes) {
      mouth.publish(channel, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).catch(broke);
    },
    async close() {
      closed = true;
      const gone = mouth.close().catch(() => {});
      await Promise.race([gone, pause(GOODBYE_MS, undefined, { ref: false })]);
      for (const client of [mouth, ear]) if (client.isOpen) client.destroy();
    },
  };
}
