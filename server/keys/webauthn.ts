/**
 * The ceremonies of WebAuthn, by a library that knows every authenticator: making a key, and a second opinion on what
 * it signed (the first is the domain's, which verifiers in twenty years have as well). A challenge is answered once.
 */
import {
  type AuthenticationResponseJSON,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import type { Assertion } from "#domain/life/index.ts";
import { ALGORITHMS, spkiOf } from "#domain/signoff/passkey.ts";
import type { Ceremonies, NewKey } from "#server/commands/context.ts";

export const webauthn: Ceremonies = {
  async options({ site, userId, userName, exclude, resident = false }) {
    const options = await generateRegistrationOptions({
      ...{ rpName: "Plenary", rpID: site.rpId, userID: new TextEncoder().encode(userId), userName },
      supportedAlgorithmIDs: [...ALGORITHMS],
      attestationType: "none",
      excludeCredentials: exclude.map((id) => ({ id })),
      authenticatorSelection: {
        residentKey: resident ? "required" : "preferred",
        userVerification: "required",
      },
    });
    return { challenge: options.challenge, options };
  },

  async made(response, { site, spend }) {
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: spend,
        expectedOrigin: site.origin,
        expectedRPID: site.rpId,
        supportedAlgorithmIDs: [...ALGORITHMS],
        requireUserVerification: true,
      });
      if (!verified) return null;
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
      return {
        id,
        cose: publicKey,
        spki: spkiFrom(publicKey),
        counter,
        transports,
        ...site,
      } satisfies NewKey;
    } catch {
      return null; // not an authenticator's answer to this challenge
    }
  },

  async counted(assertion, key, challenge) {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answerOf(assertion),
        expectedChallenge: challenge,
        expectedOrigin: key.origin,
        expectedRPID: key.rpId,
        credential: { id: key.id, publicKey: new Uint8Array(key.cose), counter: key.counter },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch {
      return null;
    }
  },
};

/** COSE (RFC 9053): -2 is x and -3 is y of a point; a key of EdDSA has only x. */
function spkiFrom(cose: Uint8Array): string {
  const key = decodeCredentialPublicKey(new Uint8Array(cose)) as Map<number, Uint8Array | number>;
  const [x, y] = [key.get(-2), key.get(-3)];
  if (!(x instanceof Uint8Array)) throw new Error("This is no key of a kind that we take.");
  return spkiOf(y instanceof Uint8Array ? Uint8Array.of(4, ...x, ...y) : x);
}

function answerOf({ credentialId, ...response }: Assertion): AuthenticationResponseJSON {
  return {
    id: credentialId,
    rawId: credentialId,
    type: "public-key",
    clientExtensionResults: {},
    response,
  };
}
