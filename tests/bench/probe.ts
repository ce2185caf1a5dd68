/**
 * Loaded into a server that is measured, before the server's own code: answers its parent how much the server has used
 * so far, and ends the server when the parent is gone. The server does not know that it is measured.
 */
import { type EventLoopUtilization, performance } from "node:perf_hooks";

export interface Used {
  /** CPU time, user and system, in ms. */
  cpu: number;
  /** Memory of the machine that it uses, in bytes. */
  memory: number;
  /** The part of it that JavaScript uses, after garbage collection, in bytes. */
  live: number;
  loop: EventLoopUtilization;
}

process.on("message", (asked) => {
  if (asked === "collect") globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const loop = performance.eventLoopUtilization();
  process.send?.({
    cpu: (user + system) / 1000,
    memory: rss,
    live: heapUsed + external,
    loop,
  } satisfies Used);
});
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
