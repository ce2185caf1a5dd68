/**
 * Limits on attempts at what guards a secret, counted in the database, so that every node counts the same. Each attempt
 * counts until it turns out to be the right one.
 */
import { RateLimiterPostgres } from "rate-limiter-flexible";
import type { Store } from "#server/store/open.ts";

const QUARTER_HOUR = 15 * 60;
/**
 * Limits for a quarter of an hour. Wrong passwords: few from one address at one account; more at one account from
 * anywhere, so that a stranger cannot easily lock its owner out; more from one address, which may be a whole ministry
 * behind one router. A code has a million forms and lives thirty seconds. E-mails: enough for a person who looks in the
 * wrong mailbox.
 */
const LIMITS = {
  "person-here": 10,
  person: 50,
  here: 50,
  code: 10,
  "letters-here": 30,
  "letters-to": 3,
} as const;

type Keys = Partial<Record<keyof typeof LIMITS, string>>;

export interface Attempts {
  allow(keys: Keys): Promise<boolean>;
  forgive(keys: Keys): Promise<void>;
}

export function attemptsIn({ pool }: Store): Attempts {
  const table = { storeClient: pool, tableName: "attempt", tableCreated: true, duration: QUARTER_HOUR };
  const limiters = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).map(
    (name) => [name, new RateLimiterPostgres({ ...table, keyPrefix: name, points: LIMITS[name] })] as const,
  );
  const among = (keys: Keys) =>
    limiters.flatMap(([name, limiter]) => (keys[name] === undefined ? [] : [[limiter, keys[name]] as const]));
  return {
    async allow(keys) {
      try {
        for (const [limiter, key] of among(keys)) await limiter.consume(key);
        return true;
      } catch (exceeded) {
        if (exceeded instanceof Error) throw exceeded;
        return false;
      }
    },
    async forgive(keys) {
      for (const [limiter, key] of among(keys)) await limiter.reward(key);
    },
  };
}
