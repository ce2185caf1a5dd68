/** Many open one text at the same moment: all connect, and each one who is let in asks for the state. */
import { askStateFrame, stateFrame } from "#server/realtime/frames.ts";
import { now } from "./type.ts";
import { open, type Wire } from "./wire.ts";

export interface Joining {
  at: string;
  sheet: string;
  cookies: readonly string[];
  count: number;
  /** They have been let in before the measuring begins: only the text is measured. */
  inside: boolean;
  /** True if this server first asks each person for their words, as ours does; the others let everybody in. */
  asks?: boolean;
  /** The least length of the text. */
  bytes: number;
}

export interface Joined {
  /** After how many ms each had the whole text, sorted. */
  taken: number[];
}

const NOTHING_KNOWN = askStateFrame(new Uint8Array([0]));
const NOTHING = stateFrame(new Uint8Array([0, 0]));

export async function join(job: Joining): Promise<() => Promise<Joined>> {
  const seats = Array.from({ length: job.count }, (_, i) => job.cookies[i % job.cookies.length] as string);
  const inside = job.inside ? await Promise.all(seats.map((cookie) => letIn(job, cookie))) : [];
  return async () => {
    const began = now();
    const whole = job.inside
      ? inside.map((wire) => read(wire, job.bytes))
      : seats.map(async (cookie) => read(await open({ ...job, cookie }), job.bytes));
    const taken = (await Promise.all(whole)).map((moment) => moment - began);
    return { taken: taken.sort((a, b) => a - b) };
  };
}

async function letIn(job: Joining, cookie: string): Promise<Wire> {
  const wire = await open({ ...job, cookie });
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  wire.receive = (message) => {
    if (message[0] !== 0 || message[1] !== 0) return;
    wire.send(NOTHING);
    resolve();
  };
  if (job.asks) await asked;
  return wire;
}

function read(wire: Wire, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    wire.receive = (message) => {
      if (message[0] === 0 && message[1] === 0) wire.send(NOTHING);
      if (message.length >= bytes) resolve(now());
    };
    wire.closed.then(({ code }) => reject(new Error(`A joiner was closed with ${code}.`)));
    wire.send(NOTHING_KNOWN);
  });
}
