/**
 * The first form of an edition: one language, every entry of the trail shown, adopted by the signature of all. It is
 * made no more, and what was made in it is read and verified for ever.
 */

import { replay } from "#domain/life/evolve.ts";
import { board } from "#domain/signoff/index.ts";
import type { FrozenText } from "#domain/text/canonical.ts";
import { firstBreak, type TrailEntry } from "#domain/trail/chain.ts";
import {
  type Check,
  check,
  eventsIn,
  hex,
  textErrors,
  textSchema,
  trailSchema,
} from "#domain/trail/parts.ts";
import { z } from "#domain/zod.ts";

export const FIRST_FORM = "plenary-edition@1";

export interface FirstEdition {
  form: typeof FIRST_FORM;
  /** SHA-256 of the canonical text: what was signed. */
  hash: string;
  text: FrozenText;
  trail: TrailEntry[];
}

export const firstSchema = z.strictObject({
  form: z.literal(FIRST_FORM),
  hash: hex,
  text: textSchema,
  trail: trailSchema,
});

export function checksOfFirst(edition: FirstEdition): Check[] {
  return [
    check("trail", () => {
      const broken = firstBreak(edition.trail);
      return broken ? [`entry ${broken.n} (${broken.what})`] : [];
    }),
    check("text", () =>
      textErrors(edition.text, edition.hash, lastOf(edition, "draft-issued")?.clauses ?? []),
    ),
    check("draft", () => draftErrors(edition)),
    check("signatures", () => signatureErrors(edition)),
    check("adoption", () => adoptionErrors(edition)),
  ];
}

function lastOf<T extends string>({ trail }: FirstEdition, type: T) {
  const events = eventsIn(trail).map(({ event }) => event);
  return events.findLast((event): event is Extract<typeof event, { type: T }> => event.type === type);
}

function draftErrors(edition: FirstEdition): string[] {
  const opened = lastOf(edition, "signing-opened");
  if (!opened) return ["signing-opened"];
  return opened.hash === edition.hash ? [] : [`signing-opened: ${opened.hash}`];
}

/** Who was asked and did not sign these words, before the adoption. */
function signatureErrors({ trail, hash }: FirstEdition): string[] {
  const events = eventsIn(trail);
  if (events[0]?.event.type !== "text-created") return ["text-created"];
  const record = replay(events);
  return board(record as NonNullable<typeof record>).flatMap(({ party, signOff }) =>
    signOff?.decision === "signed" && signOff.hash === hash ? [] : [party.country ?? party.delegation],
  );
}

function adoptionErrors({ trail, hash }: FirstEdition): string[] {
  const last = eventsIn(trail).at(-1)?.event;
  if (last?.type !== "adopted") return ["adopted"];
  return last.hash === hash ? [] : [`adopted: ${last.hash}`];
}
