/**
 * A passkey in software: makes keys and answers as a browser with an authenticator does, in the JSON forms of WebAuthn.
 * It signs with node:crypto, so that our checks are not tested with answers made by the code that checks.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export interface SoftKey {
  id: string;
  /** SubjectPublicKeyInfo, base64url. */
  spki: string;
  register(challenge: string): object;
  assert(challenge: string, options?: AssertionOptions): SoftAnswer;
}

export interface SoftAnswer {
  id: string;
  rawId: string;
  type: "public-key";
  clientExtensionResults: object;
  response: { clientDataJSON: string; authenticatorData: string; signature: string };
}

/** What a dishonest browser or authenticator would answer instead. */
export interface AssertionOptions {
  origin?: string;
  rpId?: string;
  flags?: number;
  type?: string;
}

const PRESENT = 1;
const VERIFIED = 4;
const WITH_KEY = 64;

export function softKey(kind: "ES256" | "EdDSA", site: { origin: string; rpId: string }): SoftKey {
  const { privateKey, publicKey } =
    kind === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("ed25519");
  const spki = publicKey.export({ type: "spki", format: "der" });
  const id = createHash("sha256").update(spki).digest();
  let count = 0;
  const data = (flags: number, rpId = site.rpId) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++count);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.of(flags), counter]);
  };
  const client = (type: string, challenge: string, origin = site.origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const common = { id: text(id), rawId: text(id), type: "public-key" as const, clientExtensionResults: {} };
  return {
    id: text(id),
    spki: text(spki),
    register(challenge) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseOf(kind, publicKey)]);
      const authData = Buffer.concat([data(PRESENT | VERIFIED | WITH_KEY), attested]);
      const object = cbor(
        new Map<string, Cbor>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", authData],
        ]),
      );
      const response = {
        clientDataJSON: text(client("webauthn.create", challenge)),
        attestationObject: text(object),
        transports: ["internal"],
      };
      return { ...common, response };
    },
    assert(challenge, options = {}) {
      const clientData = client(options.type ?? "webauthn.get", challenge, options.origin);
      const authData = data(options.flags ?? PRESENT | VERIFIED, options.rpId);
      const message = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
      const signature = sign(kind === "ES256" ? "sha256" : null, message, privateKey);
      const response = {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(signature),
      };
      return { ...common, response };
    },
  };
}

function coseOf(kind: "ES256" | "EdDSA", key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const bytes = (word: string) => Buffer.from(word, "base64url");
  const entries: [number, Cbor][] =
    kind === "ES256"
      ? [
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, bytes(x)],
          [-3, bytes(y)],
        ]
      : [
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, bytes(x)],
        ];
  return cbor(new Map(entries));
}

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

/** The part of RFC 8949 that WebAuthn needs here. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, held]) => [cbor(key), cbor(held)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.of((major << 5) | count);
  if (count < 256) return Buffer.of((major << 5) | 24, count);
  return Buffer.of((major << 5) | 25, count >> 8, count & 255);
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
