/** The context of every command. Clock and ids are handed in; `wake` nudges the jobs. */
import type { Assertion } from "#domain/life/index.ts";
import type { Store } from "#server/store/open.ts";

export interface CommandContext {
  store: Store;
  now(): Date;
  newId(): string;
  /** WebAuthn: how keys are made, and a second check of what they sign. */
  ceremonies: Ceremonies;
  /** Only a nudge: what has to be sent is in the outbox. */
  wake(): void;
}

/** The site for which a key is made. Its authenticator answers no other site. */
export interface Site {
  origin: string;
  rpId: string;
}

/** A newly made key. */
export interface NewKey extends Site {
  id: string;
  /** The public key as WebAuthn writes it, and as every other tool reads it. */
  cose: Uint8Array;
  spki: string;
  counter: number;
  transports: string[];
}

export interface Ceremonies {
  options(received: {
    site: Site;
    /** An authenticator keeps one key for each of these ids. */
    userId: string;
    userName: string;
    exclude: string[];
    /** The key finds its account. */
    resident?: boolean;
  }): Promise<{ challenge: string; options: object }>;
  /** Null where it is no answer to an open challenge. `spend` uses a challenge up, once. */
  made(
    response: unknown,
    received: { site: Site; spend(challenge: string): Promise<boolean> },
  ): Promise<NewKey | null>;
  /** The counter of the key after this assertion; null where the assertion is not valid. */
  counted(
    assertion: Assertion,
    key: Site & { id: string; cose: Uint8Array; counter: number },
    challenge: string,
  ): Promise<number | null>;
}
