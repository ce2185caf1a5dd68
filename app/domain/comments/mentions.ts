/**
 * Who is named in a comment with @: people and delegations that see the discussion, and nobody else. A mention names
 * somebody and notifies that person where; it carries no words anywhere.
 */
import { sees, type ThreadAudience } from "#domain/comments/audience.ts";
import type { PositionViewer } from "#domain/positions/position.ts";
import type { Reason } from "#domain/refusals.ts";

export interface Mention {
  kind: "person" | "delegation";
  /** Of the person or the delegation; CHAIRS_SIDE for the chair and the secretariat. */
  id: string;
  /** As it stands in the comment, behind the @. */
  label: string;
}

export const CHAIRS_SIDE = "chair";

/** More is a circular. */
const MOST_MENTIONS = 20;
const LONGEST_LABEL = 160;

export interface Seated extends PositionViewer {
  person: string;
}

/** The people who may be named: they can read the discussion. */
export function mentionable<S extends Seated>(threadAudience: ThreadAudience, table: readonly S[]): S[] {
  return table.filter((one) => sees(threadAudience, one));
}

/** Whom these mentions mean, each once. */
export function meantBy<S extends Seated>(mentions: readonly Mention[], table: readonly S[]): S[] {
  return table.filter((one) => mentions.some((mention) => means(mention, one)));
}

export function means({ kind, id }: Mention, one: Seated): boolean {
  if (kind === "person") return one.person === id;
  return id === CHAIRS_SIDE ? one.side === "chair" : one.delegation === id;
}

/** Why a comment cannot name these, or null. In: the people who may be named. */
export function mentionError(
  mentions: readonly Mention[],
  body: string,
  named: readonly Seated[],
): Reason | null {
  const fits = ({ label }: Mention) =>
    label.length > 0 && label.length <= LONGEST_LABEL && body.includes(`@${label}`);
  if (mentions.length > MOST_MENTIONS || !mentions.every(fits)) return "malformed";
  const seen = (mention: Mention) => named.some((one) => means(mention, one));
  return mentions.every(seen) ? null : "not-in-circle";
}

/** Of words that were corrected: those named before whose names still stand in them, and those that are named now. */
export function mentionsAfter(
  before: readonly Mention[],
  added: readonly Mention[],
  body: string,
): { kept: Mention[]; fresh: Mention[] } {
  const known = new Set(before.map(keyOf));
  return {
    kept: before.filter(({ label }) => body.includes(`@${label}`)),
    fresh: added.filter((one) => !known.has(keyOf(one))),
  };
}

function keyOf({ kind, id }: Mention): string {
  return `${kind} ${id}`;
}

/** A comment in pieces: what is said, and who is named. */
export function withMentions(
  body: string,
  mentions: readonly Mention[],
): { text: string; mention: Mention | null }[] {
  const names = [...mentions].sort((a, b) => b.label.length - a.label.length);
  const pieces: { text: string; mention: Mention | null }[] = [];
  let content = 0;
  for (let at = body.indexOf("@"); at >= 0; at = body.indexOf("@", at + 1)) {
    const mention = names.find(({ label }) => body.startsWith(label, at + 1));
    if (!mention) continue;
    if (at > content) pieces.push({ text: body.slice(content, at), mention: null });
    content = at + 1 + mention.label.length;
    pieces.push({ text: body.slice(at, content), mention });
  }
  if (content < body.length) pieces.push({ text: body.slice(content), mention: null });
  return pieces;
}
