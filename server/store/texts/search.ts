/**
 * Words looked up by PostgreSQL's full text search: stemmed in English and Russian, unchanged in every other language.
 * The caller says where to search; a drafted amendment is in none of these tables.
 */
import type { PositionViewer } from "#domain/positions/index.ts";
import type { Db } from "#server/store/database/db.ts";

export interface Hit {
  kind: "clause" | "comment" | "edition";
  /** Id of the text, or the slug of the edition. */
  of: string;
  title: string;
  language: string;
  clause: string;
  /** The name of the clause; nothing in an edition. */
  reference: string;
  /** The words around the match, which is between MARK_FROM and MARK_TO. */
  excerpt: string;
}

/** From where somebody reads. */
export interface ReadersSeat extends PositionViewer {
  meeting: string;
}

export const MARK_FROM = "\u0002";
export const MARK_TO = "\u0003";

const MOST = 30;
const HEADLINE = `StartSel=${MARK_FROM}, StopSel=${MARK_TO}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`;

/** Dictionaries for which PostgreSQL has stems; there are none for the other languages of the region. */
const STEMS = `CASE language WHEN 'en' THEN 'english' WHEN 'ru' THEN 'russian' ELSE 'simple' END::regconfig`;

/** PostgreSQL refuses to search more than a megabyte of different words, and then the search fails for everybody. */
const SEARCHED = 100_000;

const RANKED = `
  SELECT kind, "of", title, language, clause, reference,
    ts_headline(stems, words, websearch_to_tsquery(stems, $1), $2) AS excerpt
  FROM (
    SELECT kind, "of", title, language, clause, reference, left(words, ${SEARCHED}) AS words, ${STEMS} AS stems FROM found
  ) f
  WHERE to_tsvector(stems, words) @@ websearch_to_tsquery(stems, $1)
  ORDER BY ts_rank(to_tsvector(stems, words), websearch_to_tsquery(stems, $1)) DESC, "of", clause
  LIMIT ${MOST}`;

const CLAUSES = `
  WITH newest AS (
    SELECT DISTINCT ON (v.sheet_id, v.clause_id) v.clause_id, v.cause, v.clause, v.reference,
      t.id AS text, t.title, COALESCE(s.language, t.language) AS language
    FROM clause_version v JOIN sheet s ON s.id = v.sheet_id JOIN text t ON t.id = s.text_id
    WHERE t.meeting_id = ANY($3::text[]) AND s.kind IN ('main', 'language')
    ORDER BY v.sheet_id, v.clause_id, v.number DESC
  ), found AS (
    SELECT 'clause' AS kind, text AS "of", title, language, clause_id AS clause, reference,
      (SELECT string_agg(run->>'text', '' ORDER BY at) FROM jsonb_array_elements(clause->'runs') WITH ORDINALITY r(run, at)) AS words
    FROM newest WHERE cause <> 'deleted'
  ) ${RANKED}`;

/** domain/comments/audience.ts in SQL: only what is seen may be among the best. A test compares the two. */
const SEES = `(
  h.audience = 'table'
  OR CASE WHEN h.delegation_id IS NULL THEN reader.side = 'chair' ELSE h.delegation_id = reader.delegation END
  OR (reader.side = 'chair' AND h.audience <> 'delegation')
  OR (reader.side = 'member' AND h.audience = 'delegations')
)`;

const COMMENTS = `
  WITH found AS (
    SELECT 'comment' AS kind, t.id AS "of", t.title, t.language, h.clause_id AS clause, '' AS reference, c.body AS words
    FROM comment c JOIN thread h ON h.id = c.thread_id JOIN text t ON t.id = h.text_id
      JOIN unnest($3::text[], $4::text[], $5::text[]) AS reader(meeting, side, delegation) ON reader.meeting = t.meeting_id
    WHERE ${SEES}
  ) ${RANKED}`;

const EDITIONS = `
  WITH newest AS (
    SELECT DISTINCT ON (e.slug) e.slug, t.title, e.document::jsonb AS document
    FROM edition e JOIN text t ON t.id = e.text_id ORDER BY e.slug, e.number DESC
  ), texts AS (
    SELECT slug, title, text
    FROM newest, jsonb_array_elements(COALESCE(document->'texts', jsonb_build_array(document->'text'))) text
  ), found AS (
    SELECT 'edition' AS kind, slug AS "of", title, text->>'language' AS language, clause->>'id' AS clause, '' AS reference,
      (SELECT string_agg(run->>'text', '' ORDER BY at) FROM jsonb_array_elements(clause->'runs') WITH ORDINALITY r(run, at)) AS words
    FROM texts, jsonb_array_elements(text->'clauses') clause
  ) ${RANKED}`;

export function searchIn(db: Db) {
  const ask = (sql: string, ...values: unknown[]) => db.$queryRawUnsafe<Hit[]>(sql, ...values);
  return {
    /** `words` as a person writes them: quotes for a phrase, a minus for what must not be there. */
    async editions(words: string): Promise<Hit[]> {
      return ask(EDITIONS, words, HEADLINE);
    },

    async clauses(words: string, meetings: readonly string[]): Promise<Hit[]> {
      return ask(CLAUSES, words, HEADLINE, [...meetings]);
    },

    /** In the discussions that somebody may see from these seats, one at a meeting. */
    async comments(words: string, seats: readonly ReadersSeat[]): Promise<Hit[]> {
      const columns = [
        seats.map((one) => one.meeting),
        seats.map((one) => one.side),
        seats.map((one) => one.delegation ?? ""),
      ];
      return ask(COMMENTS, words, HEADLINE, ...columns);
    },
  };
}
