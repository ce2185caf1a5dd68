/**
 * All evidence for an adopted text, as the files in which it is published; what followed the adoption is sealed in its
 * present state.
 */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { canonicalJson } from "#domain/text/index.ts";
import { type Evidence, laterOf, type Seal, type SealStatement } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { editionAsOf } from "#server/queries/editions/edition-as-of.ts";
import { publishedKeys } from "#server/queries/editions/published-keys.ts";

export interface EvidenceFound {
  ok: true;
  slug: string;
  evidence: Evidence;
  /** Identifies the whole content. */
  state: string;
  seal(statement: SealStatement): Seal;
}

export function evidence(context: QueryContext) {
  const { store } = context;
  const keysNow = publishedKeys(context);
  return async (slug: string): Promise<EvidenceFound | Refusal> => {
    const newest = await editionAsOf(context, slug, null);
    const editions = await store.editions.all(slug);
    const [first] = editions;
    if (!newest || !first) return refuse("not-found");
    const { head: after, later: entries } = newest;
    const [keys, checkpoints] = await Promise.all([
      keysNow(),
      store.checkpoints.between(newest.began.slice(0, 10), LAST_DAY, MOST),
    ]);
    return {
      ok: true,
      slug,
      seal: store.seal,
      state: [newest.state, keys.keys.at(-1)?.key.slice(0, 16), checkpoints.at(-1)?.digest.slice(0, 16)].join(
        ".",
      ),
      evidence: {
        editions: editions.map(({ document }) => document),
        later: canonicalJson(laterOf({ slug, after, entries }, store.seal)),
        keys: `${JSON.stringify(keys, null, 2)}\n`,
        checkpoints: `[${checkpoints.map(({ document }) => document).join(",\n")}]\n`,
      },
    };
  };
}

const LAST_DAY = "9999-12-31";
/** Twenty years of days. */
const MOST = 7_500;
