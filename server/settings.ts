/**
 * All settings: environment variables, read once at the start and passed on as a value. An empty variable counts as not
 * set. A wrong one is answered with a sentence that names the variable, its value and what is wanted, and never repeats
 * a password.
 */
import path from "node:path";
import { z } from "#domain/zod.ts";

export interface Settings {
  port: number;
  host: string;
  /** Not set: the embedded database, in the data folder. */
  databaseUrl?: string;
  /** A Redis or Valkey, where this is one of several nodes on one database. */
  redisUrl?: string;
  data: string;
  demo: boolean;
  /** Browsers save pages, to be opened offline. */
  offline: boolean;
  /** The address that people use, where there is a proxy in front. */
  origin?: string;
  trustProxy: boolean;
  /** Signs the cookies. Not set: one is made and stored in the data folder. Several nodes need the same. */
  secret?: string;
  /** Seals adopted texts. Not set: one is made and stored in the data folder. Several nodes need the same. */
  signingKey?: string;
  /** The mail server, and the sender. Null: mails are shown in the outbox and not sent. */
  mail?: { smtp: string; from: string };
  /** Ministries' own sign-in (OpenID Connect). */
  providers: ProviderSettings[];
}

export type ProviderSettings = z.infer<typeof PROVIDER>;

export type ReadSettings = { ok: true; settings: Settings } | { ok: false; problem: string };

export function readSettings(env: Record<string, string | undefined>): ReadSettings {
  const options = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = VARIABLES.safeParse(options);
  if (!read.success) return { ok: false, problem: sentence(String(read.error.issues[0]?.path[0]), options) };
  const lacking = read.data.REDIS_URL && SHARED.find((name) => !read.data[name]);
  if (lacking)
    return { ok: false, problem: `REDIS_URL is set and ${lacking} is not; ${TOGETHER} is wanted.` };
  const wanting = read.data.SMTP_URL && WITH_MAIL.find((name) => !read.data[name]);
  if (wanting)
    return { ok: false, problem: `SMTP_URL is set and ${wanting} is not; letters have a sender and links.` };
  return { ok: true, settings: named(read.data) };
}

/** What a mail needs besides its server. */
const WITH_MAIL = ["PLENARY_MAIL_FROM", "PLENARY_ORIGIN"] as const;

/** What several nodes must share besides Redis. */
const SHARED = ["DATABASE_URL", "PLENARY_SECRET", "PLENARY_SIGNING_KEY"] as const;
const TOGETHER = "the same database, the same secret and the same key for every node";

function named(read: z.infer<typeof VARIABLES>): Settings {
  return {
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    data: read.PLENARY_DATA,
    demo: read.PLENARY_DEMO,
    offline: read.PLENARY_OFFLINE,
    origin: read.PLENARY_ORIGIN,
    trustProxy: read.TRUST_PROXY,
    secret: read.PLENARY_SECRET,
    signingKey: read.PLENARY_SIGNING_KEY,
    providers: read.PLENARY_OIDC,
    ...(read.SMTP_URL && { mail: { smtp: read.SMTP_URL, from: read.PLENARY_MAIL_FROM ?? "" } }),
  };
}

/** What each variable wants, in words that end the sentence "... is wanted." */
const WANTED = {
  PORT: "a whole number from 1 to 65535",
  HOST: "a host name or an address without a port, such as localhost, 0.0.0.0 or ::",
  DATABASE_URL: "the address of a PostgreSQL, such as postgresql://plenary:secret@localhost:5432/plenary",
  REDIS_URL: "the address of a Redis or Valkey, such as redis://:secret@localhost:6379",
  PLENARY_DATA: "a folder",
  PLENARY_DEMO: '"on" or "off"',
  PLENARY_OFFLINE: '"on" or "off"',
  PLENARY_ORIGIN:
    "an https address without a path, such as https://plenary.example.org (http for localhost alone)",
  TRUST_PROXY: '"1" behind a proxy of your own, "0" otherwise,',
  PLENARY_SECRET: "a secret of at least 32 characters",
  PLENARY_SIGNING_KEY: "64 letters of hex (or the new key, a comma, and the one it replaces)",
  SMTP_URL: "the address of a mail server, such as smtp://name:secret@mail.example.org:587",
  PLENARY_OIDC:
    'a list such as [{"id":"mfa","name":"Ministry of Foreign Affairs","issuer":"https://id.example.org","clientId":"plenary","clientSecret":"..."}] (each id once)',
  PLENARY_MAIL_FROM: "an e-mail address, such as Plenary <plenary@example.org>",
} as const;

const choice = (yes: string, no: string) => z.enum([yes, no]).transform((value) => value === yes);

const PROVIDER = z.strictObject({
  /** In the addresses of sign-in. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Shown on the button. */
  name: z.string().trim().min(1).max(100),
  issuer: z.string().refine(isIssuer),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});

const PROVIDERS = z.array(PROVIDER).refine((all) => new Set(all.map(({ id }) => id)).size === all.length);

const VARIABLES = z.object({
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(65_535)).default(3000),
  // Browsers look for localhost at ::1 and at 127.0.0.1: server/http/listen.ts opens both for this name.
  HOST: z
    .string()
    .regex(/^[\w.-]+$|^[\da-fA-F:.]+$/)
    .default("localhost"),
  DATABASE_URL: z
    .string()
    .refine((value) => hasProtocol(value, /^postgres(ql)?:$/))
    .optional(),
  REDIS_URL: z
    .string()
    .refine((value) => hasProtocol(value, /^rediss?:$/))
    .optional(),
  PLENARY_DATA: z
    .string()
    .default(".data")
    .transform((folder) => path.resolve(folder)),
  PLENARY_DEMO: choice("on", "off").default(true),
  PLENARY_OFFLINE: choice("on", "off").default(true),
  PLENARY_ORIGIN: z
    .string()
    .refine(isPublicOrigin)
    .transform((value) => new URL(value).origin)
    .optional(),
  TRUST_PROXY: choice("1", "0").default(false),
  PLENARY_SECRET: z.string().min(32).optional(),
  PLENARY_SIGNING_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}(,[0-9a-f]{64})?$/)
    .optional(),
  PLENARY_OIDC: z.string().default("[]").transform(parsed).pipe(PROVIDERS),
  SMTP_URL: z
    .string()
    .refine((value) => hasProtocol(value, /^smtps?:$/))
    .optional(),
  PLENARY_MAIL_FROM: z
    .string()
    .regex(/^([^<>"\r\n]* <)?[^\s@<>]+@[^\s@<>]+>?$/)
    .optional(),
} satisfies Record<keyof typeof WANTED, unknown>);

function hasProtocol(value: string, protocol: RegExp): boolean {
  return URL.canParse(value) && protocol.test(new URL(value).protocol);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** By TLS, except for a provider on the same machine (in tests). */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && hostname === "localhost");
}

function isPublicOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, origin } = new URL(value);
  const safe = protocol === "https:" || (protocol === "http:" && hostname === "localhost");
  return safe && (value === origin || value === `${origin}/`);
}

function sentence(name: string, options: Record<string, unknown>): string {
  return `${name} is ${view(name, String(options[name]))}; ${WANTED[name as keyof typeof WANTED]} is wanted.`;
}

/** Secrets and database addresses are not repeated: an address may contain a password anywhere. */
function view(name: string, value: string): string {
  if (["PLENARY_SECRET", "PLENARY_SIGNING_KEY", "PLENARY_OIDC"].includes(name))
    return `${value.length} characters long`;
  if (name !== "DATABASE_URL" && name !== "REDIS_URL" && name !== "SMTP_URL") return `"${value}"`;
  const scheme = /^[a-z]+:\/\//.exec(value)?.[0];
  return scheme ? `an address that begins with "${scheme}"` : "not an address";
}
