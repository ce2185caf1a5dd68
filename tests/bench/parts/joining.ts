/**
 * Two hundred people open a text of 250,000 edits at the same moment: what each costs, and when the last one has it.
 * The other servers send the same bytes: one has them ready, one encodes them again for each person. They do not check
 * who a person is, ours does. So there are two figures: people who are already let in and ask for the text, and the
 * whole way in.
 */
import { askStateFrame, changeFrame, readFrame } from "#server/realtime/frames.ts";
import { gather } from "../crowd/crowd.ts";
import { open } from "../crowd/wire.ts";
import type { Kind, Server } from "../servers.ts";
import { people, start } from "../servers-started.ts";
import { atMostTimes, head, line, type Values } from "../table.ts";

const JOINERS = 200;
const SHEET = "join";
const KINDS = ["ours", "batched", "stock"] as const;

export async function benchJoining(): Promise<void> {
  const ours = await start("ours");
  const state = await stateOf(ours);
  await ours.end();
  const measured = new Map<Kind, Figures>();
  for (const kind of KINDS) measured.set(kind, await measure(kind, state));
  const of = (figure: (one: Figures) => number): Values =>
    Object.fromEntries([...measured].map(([kind, one]) => [kind, figure(one)]));
  head(`${JOINERS} join a text of ${Math.round(state.length / 1_000)} kB`);
  const seventh = (cpu: Values) => {
    const times = (cpu.stock ?? Number.NaN) / (cpu.ours ?? Number.NaN);
    return { ratio: `1/${times.toFixed(1)} x stock`, target: "<= 1/7 x stock", met: times >= 7 };
  };
  const cpu = of(({ asking }) => asking.cpu);
  line(`${JOINERS} joiners, CPU ms each`, cpu, seventh(cpu));
  const last = of(({ asking }) => asking.last);
  line(`${JOINERS} joiners, the last has it after, ms`, last, atMostTimes(last, "batched", 2));
  const whole = of(({ knocking }) => knocking.cpu);
  line("from the knock on, CPU ms each", whole, seventh(whole));
  line(
    "from the knock on, the last after, ms",
    of(({ knocking }) => knocking.last),
  );
}

interface Figures {
  asking: { cpu: number; last: number };
  knocking: { cpu: number; last: number };
}

async function measure(kind: Kind, state: Uint8Array): Promise<Figures> {
  const server = await start(kind);
  const { writers } = await people();
  const author = await open({ at: server.at, sheet: SHEET, cookie: writers[0] as string });
  if (kind !== "ours") author.send(changeFrame(state));
  // The first person waits until the server has taken the state in.
  await join(server, state, 1, false);
  const figures = {
    asking: await join(server, state, JOINERS, true),
    knocking: await join(server, state, JOINERS, false),
  };
  author.end();
  await server.end();
  return figures;
}

async function join(server: Server, state: Uint8Array, count: number, inside: boolean) {
  const { writers } = await people();
  const job = {
    at: server.at,
    sheet: SHEET,
    cookies: writers,
    count,
    inside,
    asks: server.kind === "ours",
    bytes: state.length / 2,
  };
  const crowd = await gather("join", job);
  const before = await server.used();
  const { taken } = await crowd.go();
  const after = await server.used();
  await crowd.leave();
  return { cpu: (after.cpu - before.cpu) / count, last: taken.at(-1) ?? Number.NaN };
}

async function stateOf(server: Server): Promise<Uint8Array> {
  const { reader } = await people();
  const wire = await open({ at: server.at, sheet: SHEET, cookie: reader });
  const state = new Promise<Uint8Array>((resolve) => {
    wire.receive = (message) => {
      const frame = readFrame(message);
      if (frame.type === "change") resolve(frame.update.slice());
    };
  });
  wire.send(askStateFrame(new Uint8Array([0])));
  const update = await state;
  wire.end();
  return update;
}
