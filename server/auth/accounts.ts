/**
 * Accounts and sessions, by better-auth over our own tables: passwords, cookies and their expiry are its business.
 * Ours: the actor of a request (the same for pages and socket), the limit on attempts, which better-auth applies only
 * to its own HTTP handler, and the demo's open door.
 */
import { betterAuth } from "better-auth";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import type { Names } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Role } from "#domain/rights/index.ts";
import { hashed, newToken } from "#server/store/one-time.ts";
import type { Store } from "#server/store/open.ts";

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  country: string | null;
  organisation: Names | null;
}

export type Entered = { ok: true; cookies: string[] } | Refusal;

export interface Accounts {
  actor(headers: Headers): Promise<Actor | null>;
  /** `headers` carries x-client-address, which the HTTP entry writes and no client can. */
  signIn(request: { email: string; password: string; headers: Headers }): Promise<Entered>;
  signOut(headers: Headers): Promise<{ cookies: string[] }>;
  /** The people of the demo, or null where this installation is none. */
  demoPeople(): Promise<DemoPerson[] | null>;
  enterDemo(email: string, headers: Headers): Promise<Entered>;
  setLanguage(actor: Actor, language: string): Promise<void>;
  /** Makes an account. The id, or a refusal. */
  create(person: NewPerson): Promise<{ ok: true; person: string } | Refusal>;
  /** A one-time token with which the first secretariat account is made; null when somebody has an account already. */
  firstInvitation(): Promise<string | null>;
  /** What the link is for, or null where it can no longer be used. */
  invited(token: string): Promise<Invited | null>;
  /**
   * Makes the account and signs the new person in. The first secretariat's link is spent by this; a seat's is spent by
   * taking the seat (commands.takeSeat).
   */
  accept(token: string, person: NewPerson, headers: Headers): Promise<Joined>;
}

export type Invited = "first-secretariat" | "seat";
export type Joined = { ok: true; cookies: string[]; person: { id: string; name: string } } | Refusal;

export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

export const DEMO_PASSWORD = "plenary-demo";
const FIRST = "first-secretariat";
const QUARTER_HOUR = 15 * 60;
/**
 * Failures that are borne in a quarter of an hour: few from one place at one account; more at one account from
 * anywhere, so that no stranger can easily shut its owner out; more from one place, which may be a whole ministry
 * behind one router.
 */
const LIMITS = { "person-here": 10, person: 50, here: 50 } as const;
const SHORTEST_PASSWORD = 10;
const DAY_MS = 86_400_000;

export interface AccountSettings {
  /** What signs the cookies; kept in the data folder or given by the environment. */
  secret: string;
  /** The public address, where it is known: cookies are then bound to TLS. */
  origin?: string;
  now(): Date;
}

export function openAccounts(store: Store, settings: AccountSettings): Accounts {
  const auth = library(store, settings);
  const attempts = attemptsIn(store);

  async function enter(email: string, password: string, headers: Headers): Promise<Entered> {
    const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
    return answer.ok ? { ok: true, cookies: answer.headers.getSetCookie() } : refuse("wrong-password");
  }

  async function create({ name, email, password }: NewPerson): ReturnType<Accounts["create"]> {
    if (!name.trim()) return refuse("name-missing");
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return refuse("email-malformed");
    if (password.length < SHORTEST_PASSWORD) return refuse("weak-password");
    const answer = await auth.api.signUpEmail({
      body: { name: name.trim(), email, password },
      asResponse: true,
    });
    if (!answer.ok) return refuse(answer.status === 422 ? "email-taken" : "email-malformed");
    const { user } = (await answer.json()) as { user: { id: string } };
    return { ok: true, person: user.id };
  }

  return {
    create,

    async actor(headers) {
      if (!headers.get("cookie")) return null;
      const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (!session) return null;
      const { id, name, language, steward } = session.user;
      const seats = await store.meetings.seatsOf(id, settings.now());
      return { person: id, name, language: language ?? null, seats, ...(steward && { steward }) };
    },

    async signIn({ email, password, headers }) {
      const who = email.trim().toLowerCase();
      const here = headers.get("x-client-address") ?? "unknown";
      const keys = { "person-here": `${who} ${here}`, person: who, here };
      if (!(await attempts.allow(keys))) return refuse("too-many-attempts");
      const entered = await enter(email.trim(), password, headers);
      if (entered.ok) await attempts.forgive(keys);
      return entered;
    },

    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, asResponse: true });
      return { cookies: answer.headers.getSetCookie() };
    },

    async demoPeople() {
      return (await store.house.isDemo()) ? store.meetings.seatedPeople() : null;
    },

    async enterDemo(email, headers) {
      return (await store.house.isDemo()) ? enter(email, DEMO_PASSWORD, headers) : refuse("not-found");
    },

    async setLanguage(actor, language) {
      await store.house.setLanguage(actor.person, language);
    },

    async firstInvitation() {
      if (await store.house.hasPeople()) return null;
      const token = newToken();
      await store.house.revokeInvitations(FIRST);
      await store.house.invite(hashed(token), FIRST, new Date(settings.now().getTime() + DAY_MS));
      return token;
    },

    async invited(token) {
      const found = await store.house.invitation(hashed(token), settings.now());
      return (found?.purpose as Invited | undefined) ?? null;
    },

    async accept(token, person, headers) {
      const found = await store.house.invitation(hashed(token), settings.now());
      if (!found) return refuse("link-spent");
      const created = await create(person);
      if (!created.ok) return created;
      if (found.purpose === FIRST) {
        if (!(await store.house.spend(hashed(token), settings.now()))) return refuse("link-spent");
        await store.house.makeSteward(created.person);
      }
      const entered = await enter(person.email, person.password, headers);
      return entered.ok ? { ...entered, person: { id: created.person, name: person.name.trim() } } : entered;
    },
  };
}

function library(store: Store, { secret, origin }: AccountSettings) {
  return betterAuth({
    database: store.accountTables,
    secret,
    ...(origin && { baseURL: origin }),
    basePath: "/auth",
    emailAndPassword: { enabled: true, minPasswordLength: SHORTEST_PASSWORD, autoSignIn: false },
    user: {
      modelName: "person",
      additionalFields: {
        language: { type: "string", required: false, input: false },
        steward: { type: "boolean", required: false, input: false },
      },
    },
    session: { modelName: "session", fields: { userId: "personId" }, expiresIn: 14 * 24 * 3600 },
    account: { modelName: "account", fields: { userId: "personId" } },
    advanced: {
      cookiePrefix: "plenary",
      useSecureCookies: origin?.startsWith("https:") ?? false,
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
    },
    logger: { level: "error" },
    telemetry: { enabled: false },
  });
}

type Keys = Record<keyof typeof LIMITS, string>;

/** Each attempt counts until it turns out to be the right one. */
function attemptsIn({ pool }: Store) {
  const table = { storeClient: pool, tableName: "attempt", tableCreated: true, duration: QUARTER_HOUR };
  const limiters = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).map(
    (name) => [name, new RateLimiterPostgres({ ...table, keyPrefix: name, points: LIMITS[name] })] as const,
  );
  return {
    async allow(keys: Keys): Promise<boolean> {
      try {
        for (const [name, limiter] of limiters) await limiter.consume(keys[name]);
        return true;
      } catch (exceeded) {
        if (exceeded instanceof Error) throw exceeded;
        return false;
      }
    },
    async forgive(keys: Keys): Promise<void> {
      for (const [name, limiter] of limiters) await limiter.reward(keys[name]);
    },
  };
}
