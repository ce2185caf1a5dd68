/**
 * Sign-in by a ministry's own provider (OpenID Connect). It admits an account that used it before, or one whose e-mail
 * address the secretariat invited and the provider verified. It makes no seat, and an account only for an invitation to
 * that address.
 */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { AuthContext, Entered } from "#server/auth/context.ts";
import { cookieOf, signInCookie } from "#server/auth/cookies.ts";
import { addressOf, type Provider, type ProviderClaims, promised, redeemed } from "#server/auth/providers.ts";
import { newId } from "#server/store/database/new-id.ts";
import { hashed, newToken } from "#server/store/database/one-time.ts";

const STATE_COOKIE = "plenary.provider";
const TEN_MINUTES_S = 600;

export interface Leaving {
  /** The address that the provider sends the browser back to. */
  back: string;
  /** Where the person was going; an invitation, for a new person. */
  next: string;
  invitation: string;
}

type Admit = (person: string, headers: Headers) => Promise<Entered>;

export function entryByProvider(context: AuthContext, admit: Admit) {
  const { store, now, library } = context;
  const named = (id: string) => context.providers.find((one) => one.id === id) ?? null;

  return {
    listed: context.providers.map(({ id, name }) => ({ id, name })),

    async leave(
      id: string,
      leaving: Leaving,
    ): Promise<{ ok: true; address: string; cookie: string } | Refusal> {
      const provider = named(id);
      if (!provider) return refuse("not-found");
      const [state, options] = [newToken(), promised(leaving.back)];
      const expiresAt = new Date(now().getTime() + TEN_MINUTES_S * 1_000);
      const facts = { ...options, next: leaving.next, invitation: leaving.invitation, provider: id };
      try {
        const address = await addressOf(provider, state, options);
        await store.credentials.ask(
          { hash: hashed(state), purpose: "provider", person: null, facts, expiresAt },
          now(),
        );
        const cookie = signInCookie(STATE_COOKIE, state, TEN_MINUTES_S, library.secure);
        return { ok: true, address, cookie };
      } catch (failure) {
        return failed(provider, failure);
      }
    },

    /** Only the browser that left can come back: its cookie holds the state that the answer carries. */
    async comeBack(
      id: string,
      answer: URLSearchParams,
      headers: Headers,
    ): Promise<(Entered & { next?: string }) | Refusal> {
      const provider = named(id);
      const state = answer.get("state") ?? "";
      if (!provider || !state || state !== cookieOf(headers, STATE_COOKIE)) return refuse("link-spent");
      const asked = await store.credentials.token(hashed(state), "provider", now());
      if (asked?.facts.provider !== id) return refuse("link-spent");
      if (!(await store.credentials.spend(hashed(state), "provider", now()))) return refuse("link-spent");
      const { verifier = "", nonce = "", back = "", next = "", invitation = "" } = asked.facts;
      try {
        const claims = await redeemed(provider, answer.get("code") ?? "", { verifier, nonce, back });
        const person = await whoseIs(provider, claims, invitation);
        if (!person) return refuse("not-invited");
        const entered = await admit(person, headers);
        return entered.ok ? { ...entered, next } : entered;
      } catch (failure) {
        return failed(provider, failure);
      }
    },
  };

  async function whoseIs(
    provider: Provider,
    claims: ProviderClaims,
    invitation: string,
  ): Promise<string | null> {
    const known = `oidc:${provider.id}`;
    const before = await store.people.knownAs(known, claims.subject);
    if (before || !claims.email) return before;
    const { email } = claims;
    const found = await store.people.byEmail(email);
    // An address that is only claimed and not verified opens nothing: somebody else may have typed it.
    if (found ? !found.emailVerified : !(await isInvited(invitation, email))) return null;
    const person = found?.id ?? newId();
    await store.transaction(async (tables) => {
      if (!found) await tables.people.create(person, claims.name ?? email, email);
      await tables.people.knowAs(newId(), person, known, claims.subject);
    });
    return person;
  }

  async function isInvited(invitation: string, email: string): Promise<boolean> {
    const found = invitation ? await store.installation.invitation(hashed(invitation), now()) : null;
    return found?.who.trim().toLowerCase() === email;
  }
}

function failed({ id }: Provider, failure: unknown): Refusal {
  console.error(`sign-in by ${id}: ${(failure as Error).message}`);
  return refuse("provider-failed");
}
