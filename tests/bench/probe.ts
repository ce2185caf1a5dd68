/**
 * Loaded into a server that is measured, before its own code: answers its parent what it has used so far, and ends
 * it when the parent is gone. The server knows nothing of it.
 */
import { type EventLoopUtilization, performance } from "node:perf_hooks";

export interface Used {
  /** CPU time, user's and system's, in ms. */
  cpu: number;
  /** What it holds of the machine's memory, in bytes. */
  memory: number;
  /** What of it is in use by JavaScript, after what is garbage was thrown away. */
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
