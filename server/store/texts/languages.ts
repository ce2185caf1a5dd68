/** A text in further languages: its sheets, and which words of the source each of their clauses renders. */
import type { Clause } from "#domain/text/clause.ts";
import type { Db } from "#server/store/database/db.ts";
import { seedState } from "#server/store/log/text-at.ts";

export interface LanguageSheet {
  sheet: string;
  language: string;
  head: number;
  folded: number;
  brackets: number;
}

export interface Rendered {
  clause: string;
  digest: string;
  /** The clause of the source when it was rendered. */
  source: Clause;
  person: string | null;
  at: Date;
}

export function languagesIn(db: Db) {
  return {
    /** In the order of their tags. */
    async ofText(textId: string): Promise<LanguageSheet[]> {
      const rows = await db.sheet.findMany({
        where: { textId, kind: "language" },
        orderBy: { language: "asc" },
      });
      return rows.map(({ id, language, head, folded, brackets }) => {
        return { sheet: id, language: language as string, head, folded, brackets };
      });
    },

    /** Seeded with the source's own clauses, none of which is rendered yet. */
    async create(
      textId: string,
      sheet: string,
      language: string,
      accepts: string,
      clauses: readonly Clause[],
    ): Promise<void> {
      const seed = { n: 1, bytes: Buffer.from(seedState(clauses)) };
      await db.sheet.create({
        data: { id: sheet, textId, kind: "language", language, accepts, head: 1, changes: { create: seed } },
      });
    },

    async rendered(sheetId: string): Promise<Map<string, Rendered>> {
      const rows = await db.rendering.findMany({ where: { sheetId } });
      return new Map(
        rows.map(({ clauseId: clause, digest, source, personId: person, at }) => [
          clause,
          { clause, digest, source: source as unknown as Clause, person, at },
        ]),
      );
    },

    async render(sheetId: string, rendered: Rendered): Promise<void> {
      const { clause: clauseId, digest, person: personId, at } = rendered;
      const row = { digest, personId, at, source: JSON.parse(JSON.stringify(rendered.source)) };
      await db.rendering.upsert({
        where: { sheetId_clauseId: { sheetId, clauseId } },
        create: { sheetId, clauseId, ...row },
        update: row,
      });
    },
  };
}
