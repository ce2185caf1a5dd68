/**
 * Two adopted texts compared, for the public, or two editions of one; and the other ones that could be chosen. The
 * earlier one comes first. An edition is named by its address, with its number where it is not the newest: "slug/1".
 */
import type { Refusal } from "#domain/refusals.ts";
import { type Comparison, compare } from "#domain/text/index.ts";
import { type Edition, type EditionFacts, textIn } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { edition } from "#server/queries/editions/edition.ts";
import type { PublishedText } from "#server/queries/editions/published.ts";

export interface ComparedEdition {
  facts: EditionFacts;
  language: string;
}

export interface EditionComparisonPage {
  ok: true;
  facts: EditionFacts;
  /** Newest first; without this one. */
  others: Pick<PublishedText, "slug" | "title" | "date">[];
  compared: { before: ComparedEdition; after: ComparedEdition; comparison: Comparison } | null;
}

export function editionComparison(context: QueryContext, published: () => Promise<PublishedText[]>) {
  const one = edition(context);
  return async (slug: string, other: string | null): Promise<EditionComparisonPage | Refusal> => {
    const [found, second] = await Promise.all([one(slug), other ? one(...named(other)) : null]);
    if (!found.ok) return found;
    if (second && !second.ok) return second;
    const { title, record } = found.facts;
    const older = record.editions
      .slice(0, -1)
      .map(({ number, at }) => ({ slug: `${slug}/${number}`, title, date: at }));
    const others = [...older, ...(await published()).filter((text) => text.slug !== slug)];
    return { ok: true, facts: found.facts, others, compared: second && comparedInTime(found, second) };
  };
}

function named(address: string): [slug: string, number: number | null] {
  const [slug = "", number] = address.split("/", 2);
  return [slug, number === undefined ? null : Number(number) || 0];
}

interface Found {
  edition: Edition;
  facts: EditionFacts;
}

function comparedInTime(one: Found, other: Found): EditionComparisonPage["compared"] {
  const [before, after] = adoptedAt(one) < adoptedAt(other) ? [one, other] : [other, one];
  const sideOf = ({ facts, edition }: Found) => ({ facts, language: textIn(edition).language });
  const { language } = textIn(after.edition);
  return {
    before: sideOf(before),
    after: sideOf(after),
    comparison: compare(textIn(before.edition), textIn(after.edition), { language }),
  };
}

/** Several texts may be adopted on one day. */
function adoptedAt({ edition, facts }: Found): string {
  return edition.trail.at(-1)?.content?.at ?? facts.date;
}
