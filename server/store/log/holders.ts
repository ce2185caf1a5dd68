/**
 * Who holds a session, and the person's seats: one statement, because it is asked on every request, and for each of the
 * two hundred people who open a text at the same moment. Null where the session expired or was ended. An alternate's
 * role depends on the day at the place of the meeting.
 */
import type pg from "pg";
import type { Role, Seat } from "#domain/rights/index.ts";
import { dayIn, roleOn } from "#server/store/meetings/meetings.ts";

export interface Holder {
  session: string;
  seenAt: Date | null;
  person: string;
  name: string;
  language: string | null;
  steward: boolean;
  seats: Seat[];
}

/** Days as the database writes them: 2026-11-22. */
interface SeatRow {
  meeting: string;
  zone: string;
  role: Role;
  delegation: string | null;
  from: string | null;
  until: string | null;
}

const HOLDER = `
  SELECT s.id AS session, s.seen_at AS "seenAt", p.id AS person, p.name, p.language, p.steward, (
      SELECT json_agg(json_build_object('meeting', m.id, 'zone', m.zone, 'role', t.role,
        'delegation', t.delegation_id, 'from', t."from", 'until', t.until))
      FROM seat t JOIN meeting m ON m.id = t.meeting_id
      WHERE t.person_id = p.id AND t.closed_at IS NULL
    ) AS seats
  FROM session s JOIN person p ON p.id = s.person_id WHERE s.token = $1 AND s.expires_at > now()`;

export function holderIn(pool: pg.Pool) {
  return async (token: string, today: Date): Promise<Holder | null> => {
    const { rows } = await pool.query<Omit<Holder, "seats"> & { seats: SeatRow[] | null }>({
      ...{ name: "holder", text: HOLDER },
      values: [token],
    });
    const [row] = rows;
    return row ? { ...row, seats: (row.seats ?? []).map((seat) => seatOn(seat, today)) } : null;
  };
}

function seatOn({ meeting, zone, role, delegation, from, until }: SeatRow, today: Date): Seat {
  return { meeting, role: roleOn(dayIn(zone, today), role, from, until), delegation };
}
