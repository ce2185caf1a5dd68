/** The language versions of a text, and how far each of their clauses is behind the source. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  type Clause,
  type Divergence,
  difference,
  divergence,
  numbering,
  type Part,
  type RenderingState,
  renderingState,
  sourceDigest,
  wordsOf,
} from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { Rendered } from "#server/store/texts/languages.ts";

export interface VersionInLanguage {
  language: string;
  sheet: string;
  total: number;
  rendered: number;
  behind: number;
  divergence: Divergence;
}

export interface LanguagesPage {
  ok: true;
  text: { id: string; title: string; language: string; kind: string };
  may: { add: boolean; edit: boolean };
  versions: VersionInLanguage[];
}

export function languages(context: QueryContext) {
  const { store } = context;
  return async (actor: Actor | null, id: string): Promise<LanguagesPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, may } = found;
    const source = await store.sheets.clauses(text.sheet);
    const sheets = await store.languages.ofText(id);
    return {
      ok: true,
      text: { id, title: text.title, language: text.language, kind: text.kind },
      may: { add: may["set-languages"], edit: may.edit },
      versions: await Promise.all(
        sheets.map(async ({ sheet, language }) => {
          const rendered = await store.languages.rendered(sheet);
          const states = source.map((clause) => renderingState(clause, rendered.get(clause.id)?.digest));
          return {
            ...{ language, sheet, total: source.length },
            rendered: states.filter((state) => state === "current").length,
            behind: states.filter((state) => state === "behind").length,
            divergence: divergence(source, await store.sheets.clauses(sheet)),
          };
        }),
      ),
    };
  };
}

/** A clause of the original, for the person who renders it. */
export interface SourceClause {
  clause: Clause;
  reference: string;
  state: RenderingState;
  digest: string;
  /**
   * What the words of the source lost and gained since they were rendered; null where none were rendered, or none
   * changed.
   */
  parts: Part[] | null;
}

export interface SourcePage {
  ok: true;
  language: string;
  /** By clause id, in the order of the source. */
  clauses: SourceClause[];
}

/** The source beside a version. */
export function source(context: QueryContext) {
  const { store } = context;
  return async (actor: Actor | null, id: string, language: string): Promise<SourcePage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text } = found;
    const version = (await store.languages.ofText(id)).find((one) => one.language === language);
    if (!version) return refuse("not-found");
    const clauses = await store.sheets.clauses(text.sheet);
    const marks = numbering(clauses);
    const rendered = await store.languages.rendered(version.sheet);
    return {
      ok: true,
      language: text.language,
      clauses: clauses.map((clause, at) =>
        sourceOf(clause, marks[at]?.reference ?? "", rendered.get(clause.id), text.language),
      ),
    };
  };
}

function sourceOf(
  clause: Clause,
  reference: string,
  rendered: Rendered | undefined,
  language: string,
): SourceClause {
  const state = renderingState(clause, rendered?.digest);
  const parts =
    state === "behind" && rendered ? difference(wordsOf(rendered.source), wordsOf(clause), language) : null;
  return { clause, reference, state, digest: sourceDigest(clause), parts };
}
