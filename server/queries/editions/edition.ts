/** One adopted text for the public: its document byte for byte, read, with the facts that its page shows. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Edition, type EditionFacts, factsOf, readEdition } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { editionAsOf } from "#server/queries/editions/edition-as-of.ts";
import type { EditionPageRow } from "#server/store/editions/editions.ts";

export interface EditionPage
  extends Pick<
    EditionPageRow,
    "document" | "digest" | "newest" | "later" | "state" | "text" | "draftsPublic" | "logo"
  > {
  ok: true;
  edition: Edition;
  /** Including what followed the edition. */
  facts: EditionFacts;
}

/** The newest edition at an address, or the one with that number. */
export function edition(context: QueryContext) {
  return async (slug: string, number: number | null = null): Promise<EditionPage | Refusal> => {
    const row = await editionAsOf(context, slug, number);
    if (!row) return refuse("not-found");
    const { document, digest, newest, later, state, text, draftsPublic, logo } = row;
    const read = readEdition(document);
    if (!read.ok) throw new Error(`The edition ${slug} cannot be read: ${read.where.join("; ")}`);
    const facts = factsOf(read.edition, later);
    return {
      ok: true,
      document,
      digest,
      newest,
      later,
      state,
      text,
      draftsPublic,
      logo,
      edition: read.edition,
      facts,
    };
  };
}
