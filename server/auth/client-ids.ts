/**
 * Issues blocks of Yjs client ids to a person for one sheet, and recognises them later by their seal. Nothing is
 * stored: the seal is made with the secret of the installation, so it is still valid after the database was restored to
 * an earlier moment, and on every node.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { blockOf, drawClientId, type Pass } from "#domain/text/client-ids.ts";

export interface ClientIds {
  issue(sheet: string, person: string): Pass;
  holds(sheet: string, person: string, pass: Pass): boolean;
}

/** `draw` returns a whole number below its argument, which nobody can guess. */
export function clientIdsWith(secret: string, draw: (below: number) => number): ClientIds {
  const seal = (sheet: string, person: string, first: number) =>
    createHmac("sha256", secret)
      .update(JSON.stringify(["client-ids", sheet, person, first]))
      .digest()
      .subarray(0, 16)
      .toString("base64url");
  return {
    issue(sheet, person) {
      const first = blockOf(drawClientId(draw));
      return { first, seal: seal(sheet, person, first) };
    },
    holds(sheet, person, pass) {
      const [right, options] = [Buffer.from(seal(sheet, person, pass.first)), Buffer.from(pass.seal)];
      return right.length === options.length && timingSafeEqual(right, options);
    },
  };
}
