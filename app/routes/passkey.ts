/**
 * The browser's part of the ceremonies of WebAuthn: a key is made, and a key signs. What is signed is computed here, in
 * the signatory's own browser, from the words of the form and the hash on the page: nobody hands a challenge in.
 */
import type { Assertion } from "#domain/life/index.ts";
import type { SignedMatter } from "#domain/signoff/passkey.ts";

/** Why nothing came of it, in a form that has words. */
export type KeyTrouble = "unsupported" | "cancelled" | "known" | "elsewhere" | "failed";

export type FromKey<T> = { ok: true; given: T } | { ok: false; trouble: KeyTrouble };

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
    const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    const { id, response } = given.toJSON() as AuthenticationResponseJSON;
    const { clientDataJSON, authenticatorData, signature } = response;
    return { credentialId: id, clientDataJSON, authenticatorData, signature };
  });
}

const TROUBLES: Record<string, KeyTrouble> = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  SecurityError: "elsewhere",
};

async function attempt<T>(work: () => Promise<T>): Promise<FromKey<T>> {
  if (typeof PublicKeyCredential === "undefined" || !navigator.credentials)
    return { ok: false, trouble: "unsupported" };
  try {
    return { ok: true, given: await work() };
  } catch (fault) {
    return { ok: false, trouble: TROUBLES[(fault as Error).name] ?? "failed" };
  }
}
