/** A draft of an adopted text, for the public, where the meeting shows its drafts. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { FrozenText } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { edition } from "#server/queries/editions/edition.ts";

export interface EditionDraft {
  ok: true;
  slug: string;
  title: string;
  draft: { number: number; name: string; note: string; hash: string; at: string };
  zone: string;
  words: FrozenText;
}

export function editionDraft(context: QueryContext) {
  const one = edition(context);
  return async (slug: string, number: number): Promise<EditionDraft | Refusal> => {
    const found = await one(slug);
    if (!found.ok) return found;
    const row =
      found.draftsPublic && Number.isInteger(number)
        ? await context.store.texts.draft(found.text, number)
        : null;
    if (!row) return refuse("not-found");
    const { title, occasion } = found.facts;
    const { name, note, hash, canonical, issuedAt } = row;
    const draft = { number, name, note, hash, at: issuedAt.toISOString() };
    return { ok: true, slug, title, draft, zone: occasion.zone, words: JSON.parse(canonical) };
  };
}
