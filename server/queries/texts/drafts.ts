/** The issued drafts of a text; and one issued draft, as it was hashed. */

import type { Phase } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Permission } from "#domain/rights/index.ts";
import type { FrozenText } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { DraftRow } from "#server/store/texts/texts.ts";

export interface IssuedView {
  number: number;
  name: string;
  note: string;
  hash: string;
  issuedAt: string;
}

export interface DraftsPage {
  ok: true;
  text: { id: string; title: string; zone: string; phase: Phase };
  may: Record<Permission, boolean>;
  mayRestore: boolean;
  /** Newest first. */
  drafts: IssuedView[];
}

export interface DraftPage {
  ok: true;
  text: { id: string; title: string; zone: string };
  draft: IssuedView;
  words: FrozenText;
}

export function drafts(context: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<DraftsPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, meeting, may, mayRestore } = found;
    const rows = await context.store.texts.drafts(id);
    const facts = { id, title: text.title, zone: meeting.zone, phase: text.record.phase };
    return { ok: true, text: facts, may, mayRestore, drafts: rows.map(viewOf).reverse() };
  };
}

export function draft(context: QueryContext) {
  return async (actor: Actor | null, id: string, number: number): Promise<DraftPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const row = Number.isInteger(number) ? await context.store.texts.draft(id, number) : null;
    if (!row) return refuse("not-found");
    const facts = { id, title: found.text.title, zone: found.meeting.zone };
    return { ok: true, text: facts, draft: viewOf(row), words: JSON.parse(row.canonical) };
  };
}

function viewOf({ number, name, note, hash, issuedAt }: DraftRow): IssuedView {
  return { number, name, note, hash, issuedAt: issuedAt.toISOString() };
}
