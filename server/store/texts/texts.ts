/** Texts and their issued drafts, for reading; and the one way in which a text begins. */
import { recordOf, type TextRecord } from "#domain/life/record.ts";
import type { Clause, TextKind } from "#domain/text/clause.ts";
import type { Db } from "#server/store/database/db.ts";
import { isOrdinal } from "#server/store/database/ordinals.ts";
import type { Draft } from "#server/store/generated/client.ts";
import { seedState } from "#server/store/log/text-at.ts";

export interface TextRow {
  id: string;
  meetingId: string;
  title: string;
  kind: TextKind;
  language: string;
  record: TextRecord;
  sheet: string;
  brackets: number;
  /** The last change of the log, and the last one that is in the versions of clauses. */
  head: number;
  folded: number;
}

export interface DraftRow {
  number: number;
  name: string;
  note: string;
  hash: string;
  canonical: string;
  languages: { language: string; hash: string; canonical: string }[];
  n: number;
  issuedAt: Date;
}

export interface NewText {
  id: string;
  sheet: string;
  meetingId: string;
  kind: TextKind;
  title: string;
  language: string;
  position: number;
  clauses: readonly Clause[];
}

const MAIN = { where: { kind: "main" } } as const;

export function textsIn(db: Db) {
  return {
    /** The text's row and its main sheet, seeded as change 1 of the log. Its record follows with `records.begin`. */
    async create(text: NewText): Promise<void> {
      const { sheet, clauses, ...row } = text;
      const seed = { n: 1, bytes: Buffer.from(seedState(clauses)) };
      const sheets = {
        create: { id: sheet, kind: "main", accepts: "chair", head: 1, changes: { create: seed } },
      };
      await db.text.create({ data: { ...row, phase: "preparing", record: {}, version: 0, sheets } });
    },

    async byId(id: string): Promise<TextRow | null> {
      const text = await db.text.findUnique({ where: { id }, include: { sheets: MAIN } });
      return text && rowOf(text);
    },

    /** The same with the sheet of a language version instead of the main one; nothing where there is none. */
    async inLanguage(id: string, language: string): Promise<TextRow | null> {
      const sheets = { where: { kind: "language", language } };
      const text = await db.text.findUnique({ where: { id }, include: { sheets } });
      return text?.sheets.length ? { ...rowOf(text), language } : null;
    },

    async ofMeetings(meetings: readonly string[]): Promise<TextRow[]> {
      const texts = await db.text.findMany({
        where: { meetingId: { in: [...meetings] } },
        orderBy: { position: "asc" },
        include: { sheets: MAIN },
      });
      return texts.map(rowOf);
    },

    async drafts(textId: string): Promise<DraftRow[]> {
      return (await db.draft.findMany({ where: { textId }, orderBy: { number: "asc" } })).map(draftOf);
    },

    async draft(textId: string, number: number): Promise<DraftRow | null> {
      if (!isOrdinal(number)) return null;
      const draft = await db.draft.findUnique({ where: { textId_number: { textId, number } } });
      return draft && draftOf(draft);
    },
  };
}

function draftOf({ languages, ...draft }: Draft): DraftRow {
  return { ...draft, languages: languages as DraftRow["languages"] };
}

type Found = {
  id: string;
  meetingId: string;
  title: string;
  kind: string;
  language: string;
  record: unknown;
  sheets: { id: string; brackets: number; head: number; folded: number }[];
};

function rowOf({ id, meetingId, title, kind, language, record, sheets }: Found): TextRow {
  const main = sheets[0];
  if (!main) throw new Error(`The text ${id} has no main sheet.`);
  return {
    id,
    meetingId,
    title,
    kind: kind as TextKind,
    language,
    record: recordOf(record),
    sheet: main.id,
    brackets: main.brackets,
    head: main.head,
    folded: main.folded,
  };
}
