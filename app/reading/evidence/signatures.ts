/**
 * The signatures of a text as a separate file, for a person who wants to check one by hand: each as it is on the trail
 * and, if a passkey was used, what was signed and the public key in the form that openssl reads.
 */
import type { SigningKey, TextEvent } from "#domain/life/index.ts";
import { challengeOf, matterOf } from "#domain/signoff/passkey.ts";
import type { Edition } from "#domain/trail/index.ts";

export function signaturesFile({ trail }: Edition): string {
  let opened = { at: "", keys: [] as SigningKey[] };
  const created = trail[0]?.content?.event;
  const about = created?.type === "text-created" ? created : { text: "", language: "" };
  const signatures = trail.flatMap(({ n, content }) => {
    const event = content?.event;
    if (!content || !event) return [];
    if (event.type === "signing-opened") opened = { at: content.at, keys: event.keys ?? [] };
    if (event.type !== "signed" && event.type !== "acceded") return [];
    const { type: _, assertion, ...values } = event;
    const signed = { entry: n, at: content.at, ...values };
    return [assertion ? { ...signed, passkey: passkeyOf(event, about, opened) } : signed];
  });
  return `${JSON.stringify(signatures, null, 2)}\n`;
}

type Signed = Extract<TextEvent, { type: "signed" | "acceded" }>;

function passkeyOf(
  event: Signed,
  { text, language }: { text: string; language: string },
  opened: { at: string; keys: SigningKey[] },
) {
  const matter = matterOf(event, { text, language, opened: opened.at });
  const key = opened.keys.find((one) => one.id === event.assertion?.credentialId);
  return {
    matter: { form: "plenary-signature@1", ...matter },
    challenge: challengeOf(matter),
    assertion: event.assertion,
    key: key && { ...key, pem: pemOf(key.spki) },
  };
}

function pemOf(spki: string): string {
  const base64 = spki
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .padEnd(Math.ceil(spki.length / 4) * 4, "=");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
}
