/**
 * The browser's part of the ceremonies of WebAuthn: a key is made, and a key signs. What is signed is computed here, in
 * the signatory's own browser, from the words of the form and the hash on the page: nobody hands a challenge in.
 */
import type { Assertion } from "#domain/life/index.ts";
import type { SignedMatter } from "#domain/signoff/passkey.ts";

/** Why it failed, as a key that has words. */
export type KeyError = "unsupported" | "cancelled" | "known" | "elsewhere" | "failed";

export type FromKey<T> = { ok: true; values: T } | { ok: false; error: KeyError };

export async function makeKey(options: PublicKeyCredentialCreationOptionsJSON): Promise<FromKey<unknown>> {
  return attempt(async () => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    return made.toJSON();
  });
}

/** `keys` are the ids of those that may sign; all were made for the site `rpId`. */
export async function signWithKey(
  matter: SignedMatter,
  keys: readonly string[],
  rpId: string,
): Promise<FromKey<Assertion>> {
  return attempt(async () => {
    const { challengeOf } = await import("#domain/signoff/passkey.ts");
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
      ...{ challenge: challengeOf(matter), rpId, userVerification: "required" },
      allowCredentials: keys.map((id) => ({ id, type: "public-key" })),
    });
    const values = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    const { id, response } = values.toJSON() as AuthenticationResponseJSON;
    const { clientDataJSON, authenticatorData, signature } = response;
    return { credentialId: id, clientDataJSON, authenticatorData, signature };
  });
}

/** Comes in with whichever key its owner takes. */
export async function enterWithKey(): Promise<FromKey<unknown>> {
  return attempt(() => answerOfKey({}));
}

/**
 * The keys among the browser's suggestions, without a question being put: waits until one is taken, or for ever. Null
 * where the browser does not do this, or the page was left.
 */
export async function offerKeys(signal: AbortSignal): Promise<FromKey<unknown> | null> {
  try {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return null;
    const offered = await attempt(() => answerOfKey({ mediation: "conditional", signal }));
    return signal.aborted ? null : offered;
  } catch {
    return null; // an older browser, or none of these at all
  }
}

async function answerOfKey(more: CredentialRequestOptions): Promise<unknown> {
  const asked = await fetch("/sign-in/passkey", { method: "POST", signal: more.signal ?? null });
  if (!asked.ok) throw new Error(`The door answered ${asked.status}.`);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json());
  const values = (await navigator.credentials.get({ publicKey, ...more })) as PublicKeyCredential;
  return values.toJSON();
}

const KEY_ERRORS: Record<string, KeyError> = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  SecurityError: "elsewhere",
};

async function attempt<T>(work: () => Promise<T>): Promise<FromKey<T>> {
  if (typeof PublicKeyCredential === "undefined" || !navigator.credentials)
    return { ok: false, error: "unsupported" };
  try {
    return { ok: true, values: await work() };
  } catch (error) {
    return { ok: false, error: KEY_ERRORS[(error as Error).name] ?? "failed" };
  }
}
