/** The context of every part of sign-in. */

import type { Refusal } from "#domain/refusals.ts";
import type { Attempts } from "#server/auth/attempts.ts";
import type { Library } from "#server/auth/library.ts";
import type { Provider } from "#server/auth/providers.ts";
import type { Sealer } from "#server/auth/sealing.ts";
import type { Store } from "#server/store/open.ts";

export interface AuthContext {
  store: Store;
  now(): Date;
  /** Only a nudge: what has to be sent is in the outbox. */
  wake(): void;
  library: Library;
  attempts: Attempts;
  sealing: Sealer;
  ceremonies: PasskeyCeremonies;
  providers: readonly Provider[];
}

/** Signed in; or, where `asks` is set, a code is asked first, and the cookie carries the question. */
export type Entered = { ok: true; cookies: string[]; asks?: "code" } | Refusal;

/** Where a key is made: its authenticator answers nowhere else. */
export interface SignInSite {
  origin: string;
  rpId: string;
}

/** The WebAuthn ceremonies; they are implemented in server/keys. */
export interface PasskeyCeremonies {
  options(received: {
    site: SignInSite;
    userId: string;
    userName: string;
    exclude: string[];
    /** The key finds its account, so that nobody has to type an address. */
    resident?: boolean;
  }): Promise<{ challenge: string; options: object }>;
  made(
    response: unknown,
    received: { site: SignInSite; spend(challenge: string): Promise<boolean> },
  ): Promise<{
    id: string;
    cose: Uint8Array;
    counter: number;
    transports: string[];
    origin: string;
    rpId: string;
  } | null>;
  counted(
    assertion: { credentialId: string; clientDataJSON: string; authenticatorData: string; signature: string },
    key: SignInSite & { id: string; cose: Uint8Array; counter: number },
    challenge: string,
  ): Promise<number | null>;
}
