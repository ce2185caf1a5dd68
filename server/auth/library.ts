/**
 * better-auth over our own tables: it makes and reads sessions and their cookies, and hashes passwords. Every session
 * is opened by `open`, whatever the way to sign in.
 */
import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "#domain/zod.ts";
import { cookieOf, tokenIn } from "#server/auth/cookies.ts";
import type { Store } from "#server/store/open.ts";

export const SHORTEST_PASSWORD = 10;
const FORTNIGHT_S = 14 * 24 * 3600;

export type Library = ReturnType<typeof libraryOn>;

export function libraryOn(store: Store, { secret, origin }: { secret: string; origin?: string }) {
  const secure = origin?.startsWith("https:") ?? false;
  const auth = betterAuth({
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
    session: {
      modelName: "session",
      fields: { userId: "personId" },
      additionalFields: { seenAt: { type: "date", required: false, input: false } },
      expiresIn: FORTNIGHT_S,
    },
    account: { modelName: "account", fields: { userId: "personId" } },
    advanced: {
      cookiePrefix: "plenary",
      useSecureCookies: secure,
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
    },
    plugins: [signInServer],
    logger: { level: "error" },
    telemetry: { enabled: false },
  });

  return {
    api: auth.api,
    secure,
    /**
     * The session that a cookie names, where the signature is ours; whether the session is over is written in its row.
     * `getSession` would look it up too, but takes 0.75 ms of CPU, which was most of the cost of each of two hundred
     * people who open a text at once.
     */
    token(headers: Headers): string | null {
      const cookie = cookieOf(headers, `${secure ? "__Secure-" : ""}plenary.session_token`);
      return cookie && tokenIn(cookie, secret);
    },
    /** A session for this person, who has passed every check. */
    async open(person: string, headers: Headers): Promise<string[]> {
      const answer = await auth.api.openSession({ body: { person }, headers, asResponse: true });
      if (!answer.ok) throw new Error(`No session for ${person}: ${answer.status}`);
      return answer.headers.getSetCookie();
    },
    async hash(password: string): Promise<string> {
      return (await auth.$context).password.hash(password);
    },
    async verify(hash: string, password: string): Promise<boolean> {
      return (await auth.$context).password.verify({ hash, password });
    },
  };
}

/** Called only from this file: better-auth's HTTP handler is not mounted, and the endpoint has no address in it. */
const signInServer = {
  id: "own-door",
  endpoints: {
    openSession: createAuthEndpoint(
      { method: "POST", body: z.object({ person: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.person);
        if (!user) throw ctx.error("NOT_FOUND");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      },
    ),
  },
};
