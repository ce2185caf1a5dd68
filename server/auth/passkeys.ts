/** Passkeys for signing in: made by a signed-in person, found by the browser without an address being typed. */
import { readName } from "#domain/names/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { AuthContext, Entered, SignInSite } from "#server/auth/context.ts";
import { notifyOwner, type SignInChange } from "#server/auth/notify-owner.ts";
import { unconfirmed } from "#server/auth/password.ts";
import { hashed } from "#server/store/database/one-time.ts";
import type { Tables } from "#server/store/open.ts";
import type { PasskeyRow } from "#server/store/people/credentials.ts";

/** Time to find the key and touch it; a page that offers keys may stay open a little longer. */
const ANSWER_WITHIN_MS = 10 * 60_000;
const LONGEST_NAME = 100;
const MOST_KEYS = 20;

export function passkeys(context: AuthContext) {
  const { store, now, ceremonies, library } = context;

  const ask = (challenge: string, person: string | null) => {
    const expiresAt = new Date(now().getTime() + ANSWER_WITHIN_MS);
    return store.credentials.ask({ hash: hashed(challenge), purpose: "passkey", person, expiresAt }, now());
  };

  const spend = (person: string | null) => async (challenge: string) => {
    const asked = await store.credentials.token(hashed(challenge), "passkey", now());
    return asked?.person === person && (await store.credentials.spend(hashed(challenge), "passkey", now()));
  };

  /** Done and notified, or neither. */
  async function changed(
    person: string,
    reply: SignInChange,
    work: (tables: Tables) => Promise<boolean>,
  ): Promise<{ ok: true } | Refusal> {
    const done = await store.transaction(async (tables) => {
      const done = await work(tables);
      if (done) await notifyOwner(tables, context, person, reply);
      return done;
    });
    context.wake();
    return done ? { ok: true } : refuse("already-done");
  }

  return {
    async of(actor: Actor): Promise<PasskeyRow[]> {
      return store.credentials.keysOf(actor.person);
    },

    /** What the browser is asked to make a key with. */
    async begin(actor: Actor | null, site: SignInSite): Promise<{ ok: true; options: object } | Refusal> {
      const person = actor && (await store.people.byId(actor.person));
      if (!person) return refuse("not-signed-in");
      const exclude = (await store.credentials.keysOf(person.id)).map((key) => key.id);
      if (exclude.length >= MOST_KEYS) return refuse("too-long");
      const asked = { site, userId: person.id, userName: person.email, exclude, resident: true };
      const { challenge, options } = await ceremonies.options(asked);
      await ask(challenge, person.id);
      return { ok: true, options };
    },

    async add(
      actor: Actor | null,
      {
        site,
        name,
        password,
        response,
      }: { site: SignInSite; name: string; password: string; response: unknown },
    ): Promise<{ ok: true } | Refusal> {
      if (!actor) return refuse("not-signed-in");
      const error = await unconfirmed(context, actor.person, password);
      if (error) return error;
      const read = readName(name, { longest: LONGEST_NAME });
      if (!read.ok) return read;
      const made = await ceremonies.made(response, { site, spend: spend(actor.person) });
      if (!made) return refuse("key-not-made");
      const { id, cose, counter, transports, origin, rpId } = made;
      const facts = { id, cose, counter, transports, origin, rpId };
      const key = { ...facts, person: actor.person, name: read.name, madeAt: now() };
      const reply = { what: "keyMade" as const, name: key.name };
      return changed(actor.person, reply, (tables) => tables.credentials.addKey(key));
    },

    async rename(actor: Actor | null, key: string, name: string): Promise<{ ok: true } | Refusal> {
      if (!actor) return refuse("not-signed-in");
      const read = readName(name, { longest: LONGEST_NAME });
      if (!read.ok) return read;
      return (await store.credentials.renameKey(key, actor.person, read.name))
        ? { ok: true }
        : refuse("not-found");
    },

    async remove(actor: Actor | null, key: string): Promise<{ ok: true } | Refusal> {
      if (!actor) return refuse("not-signed-in");
      const { person } = actor;
      const found = (await store.credentials.keysOf(person)).find(({ id }) => id === key);
      const reply = { what: "keyRemoved" as const, name: found?.name ?? "" };
      return changed(person, reply, (tables) => tables.credentials.removeKey(key, person));
    },

    /** What the browser is asked to come in with: any key that it has for this site. */
    async beginEntry(site: SignInSite): Promise<object> {
      const challenge = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
      await ask(challenge, null);
      return { challenge, rpId: site.rpId, userVerification: "required", allowCredentials: [] };
    },

    /** A key has recognised its owner: nothing else is asked. */
    async enter(site: SignInSite, response: unknown, headers: Headers): Promise<Entered> {
      const answer = answerOf(response);
      const key = answer && (await store.credentials.key(answer.assertion.credentialId));
      if (!answer || !key || key.origin !== site.origin) return refuse("key-unknown");
      if (!(await spend(null)(answer.challenge))) return refuse("link-spent");
      const counter = await ceremonies.counted(answer.assertion, key, answer.challenge);
      if (counter === null) return refuse("key-unknown");
      await store.credentials.usedKey(key.id, counter, now());
      return { ok: true, cookies: await library.open(key.person, headers) };
    },
  };
}

/** In: the browser's AuthenticationResponseJSON, or anything else that somebody sent. */
function answerOf(response: unknown) {
  const { id, response: inner } = (response ?? {}) as { id?: unknown; response?: Record<string, unknown> };
  const { clientDataJSON, authenticatorData, signature } = inner ?? {};
  const words = [id, clientDataJSON, authenticatorData, signature];
  if (!words.every((one): one is string => typeof one === "string" && one.length < 10_000)) return null;
  const [credentialId = "", data = "", authenticator = "", signed = ""] = words;
  const challenge = challengeIn(data);
  const assertion = {
    credentialId,
    clientDataJSON: data,
    authenticatorData: authenticator,
    signature: signed,
  };
  return challenge === null ? null : { challenge, assertion };
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    const reply = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8")) as {
      challenge?: unknown;
    };
    return typeof reply.challenge === "string" ? reply.challenge : null;
  } catch {
    return null;
  }
}
