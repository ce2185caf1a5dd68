/**
 * Accounts: from a cookie to an actor (the same for pages and sockets), and every way to sign in. The parts are in
 * separate files; here they are put together, with sign-in by password, the demo's one-click sign-in and the links that
 * make accounts.
 */

import type { Names } from "#domain/life/index.ts";
import { readName } from "#domain/names/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Role } from "#domain/rights/index.ts";
import { attemptsIn } from "#server/auth/attempts.ts";
import type { AuthContext, Entered, PasskeyCeremonies } from "#server/auth/context.ts";
import { libraryOn, SHORTEST_PASSWORD } from "#server/auth/library.ts";
import { passkeys } from "#server/auth/passkeys.ts";
import { changePassword, DEMO_PASSWORD, isShared, ownerOf } from "#server/auth/password.ts";
import { entryByProvider } from "#server/auth/provider-sign-in.ts";
import type { Provider } from "#server/auth/providers.ts";
import { passwordReset } from "#server/auth/reset.ts";
import { sealingBy } from "#server/auth/sealing.ts";
import { secondFactor } from "#server/auth/second-factor.ts";
import { sessions } from "#server/auth/sessions.ts";
import { hashed, newToken } from "#server/store/database/one-time.ts";
import type { Store } from "#server/store/open.ts";

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  country: string | null;
  organisation: Names | null;
}

export type Accounts = ReturnType<typeof openAccounts>;
export type Invited = "first-secretariat" | "seat";
export type Joined = { ok: true; cookies: string[]; person: { id: string; name: string } } | Refusal;

export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

export { DEMO_PASSWORD };

const FIRST = "first-secretariat";
const DAY_MS = 86_400_000;
/** How often the time at which a session was last used is written. */
const SEEN_MS = 5 * 60_000;

export interface AccountSettings {
  /** Signs the cookies and seals second factors; stored in the data folder or given by the environment. */
  secret: string;
  /** The public address, where it is known: cookies are then bound to TLS. */
  origin?: string;
  now(): Date;
  wake?(): void;
  ceremonies?: PasskeyCeremonies;
  providers?: readonly Provider[];
}

export function openAccounts(store: Store, settings: AccountSettings) {
  const context = contextOf(store, settings);
  const { library, attempts, now } = context;
  const factor = secondFactor(context);

  return {
    passkeys: passkeys(context),
    secondFactor: factor,
    sessions: sessions(context),
    reset: passwordReset(context),
    providers: entryByProvider(context, factor.admit),
    changePassword: changePassword(context),
    ...arrivals(context),

    async actor(headers: Headers): Promise<Actor | null> {
      const token = library.token(headers);
      const found = token && (await store.holder(token, now()));
      if (!found) return null;
      const { session, seenAt, person, name, language, steward, seats } = found;
      if (!seenAt || now().getTime() - seenAt.getTime() > SEEN_MS) await store.people.saw(session, now());
      return { person, name, language, seats, ...(steward && { steward }) };
    },

    /** `headers` carries x-client-address, which the HTTP entry writes and no client can. */
    async signIn({
      email,
      password,
      headers,
    }: {
      email: string;
      password: string;
      headers: Headers;
    }): Promise<Entered> {
      const who = email.trim().toLowerCase();
      const here = headers.get("x-client-address") ?? "unknown";
      const keys = { "person-here": `${who} ${here}`, person: who, here };
      if (!(await attempts.allow(keys))) return refuse("too-many-attempts");
      const person = await ownerOf(context, who, password);
      if (!person) return refuse("wrong-password");
      await attempts.forgive(keys);
      return factor.admit(person, headers);
    },

    async signOut(headers: Headers): Promise<{ cookies: string[] }> {
      const found = await library.api.getSession({ headers, query: { disableRefresh: true } });
      const answer = await library.api.signOut({ headers, asResponse: true });
      if (found) await store.outbox.put({ type: "seat", person: found.user.id });
      context.wake();
      return { cookies: answer.headers.getSetCookie() };
    },

    /** The people of the demo, or null where this installation is not a demo. */
    async demoPeople(): Promise<DemoPerson[] | null> {
      return (await store.installation.isDemo()) ? store.meetings.seatedPeople() : null;
    },

    async enterDemo(email: string, headers: Headers): Promise<Entered> {
      if (!(await store.installation.isDemo())) return refuse("not-found");
      const person = await ownerOf(context, email, DEMO_PASSWORD);
      return person ? factor.admit(person, headers) : refuse("wrong-password");
    },

    async setLanguage(actor: Actor, language: string): Promise<void> {
      await store.installation.setLanguage(actor.person, language);
    },

    async rename(actor: Actor, name: string): Promise<{ ok: true } | Refusal> {
      const read = readName(name, { longest: LONGEST_NAME });
      if (!read.ok) return read;
      if (await isShared(context, actor.person)) return refuse("demo-account");
      await store.people.rename(actor.person, read.name);
      return { ok: true };
    },

    /** What the account page shows. */
    async profile(actor: Actor) {
      const [person, hash, known, spare] = await Promise.all([
        store.people.byId(actor.person),
        store.people.passwordOf(actor.person),
        store.credentials.factor(actor.person),
        store.credentials.spareCodes(actor.person),
      ]);
      const since = known?.since ?? null;
      return {
        name: actor.name,
        email: person?.email ?? "",
        hasPassword: hash !== null,
        factor: { since, spare },
      };
    },
  };
}

const LONGEST_NAME = 100;

function contextOf(store: Store, settings: AccountSettings): AuthContext {
  const { now, secret, wake = () => {}, ceremonies = none, providers = [] } = settings;
  const sealing = sealingBy(secret, "second factor");
  const library = libraryOn(store, settings);
  return { store, now, wake, library, attempts: attemptsIn(store), sealing, ceremonies, providers };
}

/** Without ceremonies no passkey can be made. */
const none: PasskeyCeremonies = {
  options: async () => ({ challenge: newToken(), options: {} }),
  made: async () => null,
  counted: async () => null,
};

/** How accounts are made: by the first link of an installation, or by a link to a seat. */
function arrivals({ store, library, now }: AuthContext) {
  async function create({
    name,
    email,
    password,
  }: NewPerson): Promise<{ ok: true; person: string; name: string } | Refusal> {
    const read = readName(name, { longest: LONGEST_NAME });
    if (!read.ok) return read;
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return refuse("email-malformed");
    if (password.length < SHORTEST_PASSWORD) return refuse("weak-password");
    const body = { name: read.name, email, password };
    const answer = await library.api.signUpEmail({ body, asResponse: true });
    if (!answer.ok) return refuse(answer.status === 422 ? "email-taken" : "email-malformed");
    const { user } = (await answer.json()) as { user: { id: string } };
    return { ok: true, person: user.id, name: read.name };
  }

  return {
    /** Makes an account. Returns its id, or a refusal. */
    create,

    /** A one-time token with which the first secretariat account is made; null when somebody has an account already. */
    async firstInvitation(): Promise<string | null> {
      if (await store.installation.hasPeople()) return null;
      const token = newToken();
      await store.installation.revokeInvitations(FIRST);
      await store.installation.invite(hashed(token), FIRST, new Date(now().getTime() + DAY_MS));
      return token;
    },

    /** True while the first account is still to be made, with the link that the start prints. */
    async nobodyYet(): Promise<boolean> {
      return !(await store.installation.hasPeople());
    },

    /** What the link is for, or null where it can no longer be used. */
    async invited(token: string): Promise<Invited | null> {
      const found = await store.installation.invitation(hashed(token), now());
      return (found?.purpose as Invited | undefined) ?? null;
    },

    /**
     * Makes the account and signs the new person in. The link for the first account is used up by this; a link to a
     * seat is used up by taking the seat (commands.takeSeat).
     */
    async accept(token: string, person: NewPerson, headers: Headers): Promise<Joined> {
      const found = await store.installation.invitation(hashed(token), now());
      if (!found) return refuse("link-spent");
      const created = await create(person);
      if (!created.ok) return created;
      if (found.purpose === FIRST) {
        if (!(await store.installation.spend(hashed(token), now()))) return refuse("link-spent");
        await store.installation.makeSteward(created.person);
      }
      const cookies = await library.open(created.person, headers);
      return { ok: true, cookies, person: { id: created.person, name: created.name } };
    },
  };
}
