/**
 * Adopted texts for lists: the newest edition of every text, the newest text first. An edition never changes, so each
 * is read once per process and recognised by the digest of its document after that.
 */
import type { Names, Occasion } from "#domain/life/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import { factsOf, readEdition, textIn } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";

export interface PublishedText {
  slug: string;
  number: number;
  /** Of the document: identifies its whole content. */
  digest: string;
  title: string;
  kind: TextKind;
  language: string;
  hash: string;
  /** The day of adoption at the meeting's place, and the time at which this edition was made. */
  date: string;
  at: string;
  place: Names;
  occasion: Occasion;
  signatures: number;
  demonstration: boolean;
}

/** One for a process: every list is made from what it has read. */
export function publishedIn({ store }: QueryContext): () => Promise<PublishedText[]> {
  const known = new Map<string, PublishedText>();
  return async () => {
    const rows = await store.editions.newest();
    const unread = rows.filter(({ digest }) => !known.has(digest));
    for (const row of await store.editions.byDigest(unread.map(({ digest }) => digest))) {
      const text = publishedText(row);
      if (text) known.set(row.digest, text);
    }
    return rows.flatMap(({ digest }) => known.get(digest) ?? []);
  };
}

function publishedText(row: {
  slug: string;
  number: number;
  digest: string;
  document: string;
  adoptedAt: Date;
}): PublishedText | null {
  const read = readEdition(row.document);
  if (!read.ok) return null;
  const { title, hash, date, place, occasion, signatures, demonstration } = factsOf(read.edition);
  const { kind, language } = textIn(read.edition);
  const { slug, number, digest } = row;
  const counted = { signatures: signatures.length, demonstration: demonstration !== null };
  const at = row.adoptedAt.toISOString();
  return { slug, number, digest, title, kind, language, hash, date, at, place, occasion, ...counted };
}
