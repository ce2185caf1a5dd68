/** Runs one attack for a while, in a process with lower priority than the people whose waiting time is measured. */
import os from "node:os";
import { ATTACKS } from "../attacks/all.ts";
import { type Target, tally } from "../attacks/attack.ts";
import { now, pause } from "./type.ts";

export interface Attacking extends Omit<Target, "until"> {
  name: string;
  forMs: number;
}

const LOWEST = 19;

export async function attack({ name, forMs, ...target }: Attacking): Promise<() => Promise<string>> {
  const chosen = ATTACKS.find((one) => one.name === name);
  if (!chosen) throw new Error(`There is no attack "${name}".`);
  os.setPriority(LOWEST);
  return async () => {
    const until = now() + forMs;
    await Promise.race([chosen.run({ ...target, until }), pause(forMs + 500)]);
    return Object.entries(tally)
      .map(([what, times]) => `${what}: ${times}`)
      .join(", ");
  };
}
