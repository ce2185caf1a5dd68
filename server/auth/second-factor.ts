/**
 * A one-time code beside the password, for people who want it: begun with a secret for the app, asked for once a code
 * has fitted, with recovery codes for a lost telephone. None is accepted twice.
 */
import { randomBytes } from "node:crypto";
import { encode } from "uqr";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { AuthContext, Entered } from "#server/auth/context.ts";
import { cookieOf, signInCookie } from "#server/auth/cookies.ts";
import { notifyOwner } from "#server/auth/notify-owner.ts";
import { unconfirmed } from "#server/auth/password.ts";
import { base32, enrolmentAddress, newSecret, stepOf } from "#server/auth/totp.ts";
import { hashed, newToken } from "#server/store/database/one-time.ts";

export interface Enrolment {
  secret: string;
  /** The address that the QR code contains. */
  address: string;
}

/** A QR code: its dark squares, as an SVG path. */
export interface Picture {
  size: number;
  path: string;
}

const STEP_COOKIE = "plenary.step";
const FIVE_MINUTES_S = 300;
const SPARE_CODES = 10;

export function secondFactor(context: AuthContext) {
  const { store, now, sealing, library, attempts } = context;

  async function pending(actor: Actor, installation: string): Promise<Enrolment | null> {
    const factor = await store.credentials.factor(actor.person);
    const secret = factor && !factor.since ? sealing.open(factor.sealed) : null;
    const person = await store.people.byId(actor.person);
    return secret ? { secret, address: enrolmentAddress(secret, person?.email ?? "", installation) } : null;
  }

  async function fits(person: string, typed: string): Promise<boolean> {
    const code = typed.replace(/[\s-]/g, "").toUpperCase();
    const factor = await store.credentials.factor(person);
    const secret = factor && sealing.open(factor.sealed);
    const step = secret ? stepOf(secret, code, now()) : null;
    if (step !== null) return store.credentials.spendStep(person, step);
    return factor?.since ? store.credentials.spendCode(person, codeHash(person, code)) : false;
  }

  return {
    pending,

    /** What the page shows of a factor that was begun: the secret, and its address as a QR code. */
    async enrolment(actor: Actor, installation: string): Promise<(Enrolment & { picture: Picture }) | null> {
      const begun = await pending(actor, installation);
      return begun && { ...begun, picture: pictureOf(begun.address) };
    },

    async begin(
      actor: Actor | null,
      options: { password: string; installation: string },
    ): Promise<({ ok: true } & Enrolment) | Refusal> {
      if (!actor) return refuse("not-signed-in");
      const error = await unconfirmed(context, actor.person, options.password);
      if (error) return error;
      if ((await store.credentials.factor(actor.person))?.since) return refuse("already-done");
      const secret = newSecret();
      await store.credentials.beginFactor(actor.person, sealing.seal(secret));
      const enrolment = await pending(actor, options.installation);
      return enrolment ? { ok: true, ...enrolment } : refuse("not-found");
    },

    /** The spare codes are shown only this once. */
    async confirm(actor: Actor | null, code: string): Promise<{ ok: true; codes: string[] } | Refusal> {
      if (!actor) return refuse("not-signed-in");
      const { person } = actor;
      if (!(await pending(actor, ""))) return refuse("not-found");
      if (!(await attempts.allow({ code: person }))) return refuse("too-many-attempts");
      if (!(await fits(person, code))) return refuse("code-wrong");
      const codes = Array.from({ length: SPARE_CODES }, newCode);
      const hashes = codes.map((one) => codeHash(person, one.replaceAll("-", "")));
      await store.transaction(async (tables) => {
        await tables.credentials.confirmFactor(person, now(), hashes);
        await notifyOwner(tables, context, person, { what: "factorMade" });
      });
      context.wake();
      return { ok: true, codes };
    },

    async end(actor: Actor | null, password: string): Promise<{ ok: true } | Refusal> {
      if (!actor) return refuse("not-signed-in");
      const error = await unconfirmed(context, actor.person, password);
      if (error) return error;
      const { person } = actor;
      const gone = await store.transaction(async (tables) => {
        const stood = (await tables.credentials.factor(person))?.since;
        const gone = await tables.credentials.removeFactor(person);
        if (gone && stood) await notifyOwner(tables, context, person, { what: "factorEnded" });
        return gone;
      });
      context.wake();
      return gone ? { ok: true } : refuse("already-done");
    },

    /** Signs the person in at once, or asks for a code where the person has a second factor. */
    async admit(person: string, headers: Headers): Promise<Entered> {
      if (!(await store.credentials.factor(person))?.since)
        return { ok: true, cookies: await library.open(person, headers) };
      const token = newToken();
      const expiresAt = new Date(now().getTime() + FIVE_MINUTES_S * 1_000);
      await store.credentials.ask({ hash: hashed(token), purpose: "code", person, expiresAt }, now());
      const cookie = signInCookie(STEP_COOKIE, token, FIVE_MINUTES_S, library.secure);
      return { ok: true, cookies: [cookie], asks: "code" };
    },

    async isAsked(headers: Headers): Promise<boolean> {
      return (await store.credentials.token(tokenIn(headers), "code", now())) !== null;
    },

    async enter(code: string, headers: Headers): Promise<Entered> {
      const token = tokenIn(headers);
      const asked = await store.credentials.token(token, "code", now());
      if (!asked?.person) return refuse("link-spent");
      const keys = { code: asked.person };
      if (!(await attempts.allow(keys))) return refuse("too-many-attempts");
      if (!(await fits(asked.person, code))) return refuse("code-wrong");
      await attempts.forgive(keys);
      if (!(await store.credentials.spend(token, "code", now()))) return refuse("link-spent");
      const cookies = await library.open(asked.person, headers);
      return { ok: true, cookies: [...cookies, signInCookie(STEP_COOKIE, "", 0, library.secure)] };
    },
  };
}

const tokenIn = (headers: Headers) => hashed(cookieOf(headers, STEP_COOKIE) ?? "");
const codeHash = (person: string, code: string) => hashed(`${person} ${code}`);

/** Eighty bits, in four groups that can be written down. */
function newCode(): string {
  return (base32(randomBytes(10)).match(/.{4}/g) ?? []).join("-");
}

function pictureOf(words: string): Picture {
  const { data, size } = encode(words, { border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join("") };
}
