/**
 * How much one person, or one address where nobody is signed in, may ask for in a period, so that a script or a faulty
 * page harms nobody else. Each node counts for itself, in memory; attempts at what guards a secret are counted in the
 * database (attempts.ts). The limits never stop a person who works by hand.
 */
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";

export const LIMITED = {
  /** Commands, comments, every post: five a second for a whole minute is no person. */
  write: { points: 300, duration: 60 },
  /** The same from one address where nobody is signed in: a whole meeting may sign in at once. */
  knock: { points: 1_500, duration: 60 },
  /** Each search reads through every text that the person may see. */
  search: { points: 60, duration: 60 },
  /** A large meeting has two hundred people; each may be sent an e-mail. */
  invite: { points: 300, duration: 3_600 },
  /** A whole meeting behind one router takes its seats within the same minutes. */
  join: { points: 150, duration: 900 },
} as const;

export type Limited = keyof typeof LIMITED;
export type Spent = { ok: true } | { ok: false; seconds: number };

export interface RequestLimits {
  /** Counts one; says after how many seconds there is room again where there is none. */
  spend(what: Limited, who: string): Promise<Spent>;
}

export function openLimits(
  bounds: Record<Limited, { points: number; duration: number }> = LIMITED,
): RequestLimits {
  const limiters = Object.fromEntries(
    Object.entries(bounds).map(([what, bound]) => [
      what,
      new RateLimiterMemory({ keyPrefix: what, ...bound }),
    ]),
  ) as Record<Limited, RateLimiterMemory>;
  return {
    async spend(what, who) {
      try {
        await limiters[what].consume(who);
        return { ok: true };
      } catch (exceeded) {
        if (exceeded instanceof Error) throw exceeded;
        return { ok: false, seconds: Math.ceil((exceeded as RateLimiterRes).msBeforeNext / 1_000) };
      }
    },
  };
}
