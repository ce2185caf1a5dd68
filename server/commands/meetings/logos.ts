/**
 * The logo of a meeting, or of its forum: set, replaced and removed by the secretariat. What is stored is a picture
 * that was written anew from the pixels of the upload (server/pictures); the uploaded bytes are dropped.
 */
import { createHash } from "node:crypto";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { bySecretariat } from "#server/commands/meetings/by-secretariat.ts";
import { readPng } from "#server/pictures/png.ts";

export interface SetLogo {
  meeting: string;
  of: "forum" | "meeting";
  /** Null removes it. */
  file: Uint8Array | null;
}

export function setLogo(context: CommandContext) {
  return (actor: Actor | null, { meeting, of, file }: SetLogo) =>
    bySecretariat(context, actor, "set-up", meeting, async ({ tables }) => {
      if (!file) {
        const was = await tables.pictures.show(of, meeting, null);
        return { act: was ? { type: "logo-removed", of } : null, options: {} };
      }
      const read = readPng(file);
      if (!read.ok) return refuse(read.reason);
      const { bytes, width, height } = read;
      const hash = createHash("sha256").update(bytes).digest("hex");
      const was = await tables.pictures.show(of, meeting, { hash, bytes, width, height });
      return { act: was === hash ? null : { type: "logo-set", of, hash }, options: {} };
    });
}
