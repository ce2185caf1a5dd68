/** One adopted text for the public: its document byte for byte, read, with the facts that its page shows. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Edition, type EditionFacts, factsOf, readEdition } from "#domain/trail/index.ts";
import type { Shelf } from "#server/queries/shelf.ts";

export type EditionPage = { ok: true; document: string; edition: Edition; facts: EditionFacts };

export function edition({ store }: Shelf) {
  return async (slug: string): Promise<EditionPage | Refusal> => {
    const document = await store.editions.document(slug);
    if (document === null) return refuse("not-found");
    const read = readEdition(document);
    if (!read.ok) throw new Error(`The edition ${slug} cannot be read: ${read.where.join("; ")}`);
    return { ok: true, document, edition: read.edition, facts: factsOf(read.edition) };
  };
}
