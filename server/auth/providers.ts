/**
 * OpenID Connect, as far as an installation needs it of a ministry's provider: discovery, the authorization code with
 * PKCE, and an ID token whose signature, issuer, audience, nonce and time hold. Knows no accounts.
 */

import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { readName } from "#domain/names/index.ts";

export interface Provider {
  /** Used in our addresses. */
  id: string;
  /** Shown on the button. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What the cookie keeps until the provider answers. */
export interface Promised {
  verifier: string;
  nonce: string;
  /** Where the provider sends the browser back to. */
  back: string;
}

export interface ProviderClaims {
  subject: string;
  name: string | null;
  /** Set only where the provider says that it verified the address. */
  email: string | null;
}

const PATIENCE_MS = 10_000;

export function promised(back: string): Promised {
  return { verifier: secret(), nonce: secret(), back };
}

/** Where the browser is sent, with `state` to come back with. Throws where the provider does not answer. */
export async function addressOf(provider: Provider, state: string, options: Promised): Promise<string> {
  const { authorization_endpoint } = await discovered(provider);
  const address = new URL(authorization_endpoint);
  const asked = {
    ...{ response_type: "code", client_id: provider.clientId, redirect_uri: options.back, state },
    ...{ scope: "openid email profile", nonce: options.nonce, code_challenge_method: "S256" },
    code_challenge: createHash("sha256").update(options.verifier).digest("base64url"),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return address.href;
}

/** The person of this code. Throws where anything of it does not hold. */
export async function redeemed(provider: Provider, code: string, options: Promised): Promise<ProviderClaims> {
  const { token_endpoint, jwks_uri } = await discovered(provider);
  const { clientId, clientSecret, issuer } = provider;
  const form = {
    grant_type: "authorization_code",
    code,
    redirect_uri: options.back,
    code_verifier: options.verifier,
  };
  const known = [clientId, clientSecret].map(encodeURIComponent).join(":");
  const reply = await asked(token_endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(known).toString("base64")}` },
    body: new URLSearchParams(form),
  });
  const keys = createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: PATIENCE_MS });
  const { payload } = await jwtVerify(String(reply.id_token), keys, { issuer, audience: clientId });
  if (payload.nonce !== options.nonce || !payload.sub || !payload.exp)
    throw new Error("The provider's answer is not to what was asked.");
  const { email, email_verified: verified, name } = payload;
  return {
    subject: payload.sub,
    name: nameIn(name),
    email: typeof email === "string" && verified === true ? email.toLowerCase() : null,
  };
}

interface Discovered {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
}

async function discovered({ issuer }: Provider): Promise<Discovered> {
  const reply = await asked(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (reply.issuer !== issuer) throw new Error(`${issuer} says that it is ${String(reply.issuer)}.`);
  return reply as unknown as Discovered;
}

async function asked(address: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(address, {
    ...init,
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`${new URL(address).host} answered ${answer.status}.`);
  return (await answer.json()) as Record<string, unknown>;
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

const LONGEST_NAME = 100;

/** An invisible name counts as none; the address is then used instead. */
function nameIn(claimed: unknown): string | null {
  const read = readName(typeof claimed === "string" ? claimed : "", { longest: LONGEST_NAME });
  return read.ok ? read.name : null;
}
