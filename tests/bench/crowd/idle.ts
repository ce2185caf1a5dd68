/** People who have a text open and do nothing: what does each of them cost? */
import { askStateFrame, stateFrame } from "#server/realtime/frames.ts";
import { pause } from "./type.ts";
import { open } from "./wire.ts";

export interface Idling {
  at: string;
  sheet: string;
  cookies: readonly string[];
  count: number;
  /** False for a relay, which would pass the question on to everybody. */
  asks: boolean;
}

export async function idle(job: Idling): Promise<() => Promise<number>> {
  let read = 0;
  for (let i = 0; i < job.count; i++) {
    const wire = await open({ ...job, cookie: job.cookies[i % job.cookies.length] as string });
    wire.receive = (message) => {
      if (message[0] === 0 && message[1] === 0) wire.send(stateFrame(new Uint8Array([0, 0])));
      if (message[0] === 0 && message[1] === 1) read += 1;
    };
    if (job.asks) wire.send(askStateFrame(new Uint8Array([0])));
  }
  for (let waited = 0; job.asks && read < job.count && waited < 5_000; waited += 50) await pause(50);
  return async () => read;
}
