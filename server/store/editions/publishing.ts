/**
 * Makes the public document of an edition, in the transaction of its event: the frozen words, in each authentic
 * language, and the trail up to that event as the public may see it, sealed.
 */
import { audienceIncludes, PUBLIC, type TextRecord } from "#domain/life/index.ts";
import { canonicalJson, type FrozenText, hashOf } from "#domain/text/canonical.ts";
import { type Seal, type SealStatement, sealedEdition, type TrailEntry } from "#domain/trail/index.ts";
import type { Db } from "#server/store/database/db.ts";

export interface Publishing {
  text: string;
  /** After the event. */
  record: TextRecord;
  /** The whole trail, up to that event. */
  trail: readonly TrailEntry[];
  at: Date;
  seal(statement: SealStatement): Seal;
}

/** The newest edition of the record, which has no row yet. */
export async function publish(db: Db, { text, record, trail, at, seal }: Publishing): Promise<void> {
  const made = record.editions.at(-1);
  if (!made || record.phase.name !== "adopted") throw new Error("What is published was adopted.");
  const { slug } = record.phase;
  const { number, hash } = made;
  const facts = {
    number,
    replaces: number === 1 ? null : await edition(db, slug, number - 1),
    texts: await frozenTexts(db, text, made),
    trail: publicTrail(trail),
  };
  const document = canonicalJson(sealedEdition(facts, seal));
  const head = trail.at(-1)?.hash ?? "";
  const row = { slug, number, textId: text, hash, head, document, digest: hashOf(document), adoptedAt: at };
  await db.edition.create({ data: row });
}

/** Entries that are not for the public are included by their digest alone. */
export function publicTrail(trail: readonly TrailEntry[]): TrailEntry[] {
  return trail.map((entry) =>
    entry.content && audienceIncludes(entry.content.event, PUBLIC) ? entry : { ...entry, content: null },
  );
}

async function edition(db: Db, slug: string, number: number): Promise<{ number: number; digest: string }> {
  const where = { slug_number: { slug, number } };
  return db.edition.findUniqueOrThrow({ where, select: { number: true, digest: true } });
}

type Made = TextRecord["editions"][number];

async function frozenTexts(db: Db, textId: string, { draft: number, hash, languages = [] }: Made) {
  const draft = await db.draft.findUniqueOrThrow({ where: { textId_number: { textId, number } } });
  const others = draft.languages as { language: string; canonical: string }[];
  const canonical = [{ hash, canonical: draft.canonical }].concat(
    languages.map((one) => {
      const found = others.find(({ language }) => language === one.language);
      if (!found) throw new Error(`The draft ${number} was not kept in ${one.language}.`);
      return { hash: one.hash, canonical: found.canonical };
    }),
  );
  return canonical.map((one) => ({ hash: one.hash, text: JSON.parse(one.canonical) as FrozenText }));
}
