/**
 * What the page of an edition is made of, identified without reading it: the one statement that is asked while a page
 * that was drawn before is still right. Null where there is none, or where something fell due that is not written yet.
 */
import type pg from "pg";
import { stateOf } from "#server/store/editions/editions.ts";

interface Row {
  digest: string;
  last: string;
  newest: number;
  draftsPublic: boolean;
  logo: string | null;
  due: Date | null;
}

const STATE = `
  SELECT e.digest, t.due, m.drafts_public AS "draftsPublic", coalesce(m.logo, f.logo) AS logo,
    (SELECT max(o.number) FROM edition o WHERE o.slug = e.slug) AS newest,
    (SELECT l.hash FROM trail_entry l WHERE l.text_id = e.text_id ORDER BY l.n DESC LIMIT 1) AS last
  FROM edition e JOIN text t ON t.id = e.text_id JOIN meeting m ON m.id = t.meeting_id JOIN forum f ON f.id = m.forum_id
  WHERE e.slug = $1 AND e.number = coalesce($2::int, e.number)
  ORDER BY e.number DESC LIMIT 1`;

export function editionStateIn(pool: pg.Pool) {
  return async (slug: string, number: number | null, now: Date): Promise<string | null> => {
    const { rows } = await pool.query<Row>({
      ...{ name: "edition-state", text: STATE },
      values: [slug, number],
    });
    const [row] = rows;
    return row && !(row.due && row.due <= now) ? stateOf(row) : null;
  };
}
