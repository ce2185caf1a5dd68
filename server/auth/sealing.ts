/** Secrets that have to be read again are stored sealed, by a key that is not in the database. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

export interface Sealer {
  seal(words: string): string;
  /** Null where it was sealed by another key. */
  open(sealed: string): string | null;
}

/** In: the installation's own secret (which also signs the cookies), and what the key is for. */
export function sealingBy(secret: string, purpose: string): Sealer {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", `plenary ${purpose}`, 32));
  return {
    seal(words) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const hidden = Buffer.concat([cipher.update(words, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url");
    },
    open(sealed) {
      try {
        const bytes = Buffer.from(sealed, "base64url");
        const opened = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        opened.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([opened.update(bytes.subarray(28)), opened.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
