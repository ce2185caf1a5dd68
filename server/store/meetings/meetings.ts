/** Forums, meetings, delegations and seats. Days are ISO calendar days; names are in several languages. */
import type { Names, Occasion } from "#domain/life/events.ts";
import type { Role, Seat } from "#domain/rights/index.ts";
import type { Db } from "#server/store/database/db.ts";
import type { Delegation, Forum, Meeting } from "#server/store/generated/client.ts";
import { LOGO, type LogoView } from "#server/store/meetings/pictures.ts";

export interface DelegationRow {
  id: string;
  kind: "member" | "guest" | "partner";
  country: string | null;
  name: Names | null;
  institution: Names;
  colour: string;
  seatOrder: number;
}

export interface MeetingView {
  id: string;
  slug: string;
  name: Names;
  forum: Names;
  forumSlug: string;
  place: Names;
  host: string;
  starts: string;
  ends: string;
  zone: string;
  /** Its own picture, or its forum's. */
  logo: LogoView | null;
}

export interface SeatedPerson {
  person: string;
  name: string;
  role: Role;
  delegation: string | null;
}

interface LockedSeat {
  role: Role;
  delegation: string | null;
  from: Date | null;
  until: Date | null;
  zone: string;
}

export type NewDelegation = Omit<DelegationRow, "id" | "seatOrder">;
export type NewMeeting = Omit<MeetingView, "forum" | "forumSlug" | "logo">;

export function meetingsIn(db: Db) {
  return {
    async create(forum: { id: string; slug: string; name: Names }, meeting: NewMeeting): Promise<void> {
      await db.forum.upsert({ where: { id: forum.id }, create: forum, update: {} });
      const days = { starts: new Date(meeting.starts), ends: new Date(meeting.ends) };
      await db.meeting.create({ data: { ...meeting, ...days, forumId: forum.id } });
    },

    async addDelegation(
      meetingId: string,
      id: string,
      seatOrder: number,
      delegation: NewDelegation,
    ): Promise<void> {
      await db.delegation.create({
        data: { ...delegation, name: delegation.name ?? undefined, id, meetingId, seatOrder },
      });
    },

    async seat(
      id: string,
      meetingId: string,
      personId: string,
      role: Role,
      delegationId: string | null,
    ): Promise<void> {
      await db.seat.create({ data: { id, meetingId, personId, role, delegationId } });
    },

    async byId(id: string): Promise<MeetingView | null> {
      const meeting = await db.meeting.findUnique({ where: { id }, include: WITH_LOGOS });
      return meeting && viewOf(meeting);
    },

    async byIds(ids: string[]): Promise<MeetingView[]> {
      const found = await db.meeting.findMany({
        where: { id: { in: ids } },
        include: WITH_LOGOS,
        orderBy: { starts: "desc" },
      });
      return found.map(viewOf);
    },

    /** Sets whether drafts of its adopted texts are shown to the public. False where it already was so. */
    async showDrafts(id: string, view: boolean): Promise<boolean> {
      const where = { id, draftsPublic: !view };
      return (await db.meeting.updateMany({ where, data: { draftsPublic: view } })).count === 1;
    },

    async draftViews(id: string): Promise<boolean> {
      return (await db.meeting.findUnique({ where: { id } }))?.draftsPublic ?? false;
    },

    /** In seat order. */
    async delegations(meetingId: string): Promise<DelegationRow[]> {
      const found = await db.delegation.findMany({ where: { meetingId }, orderBy: { seatOrder: "asc" } });
      return found.map(delegationOf);
    },

    async delegation(id: string): Promise<DelegationRow | null> {
      const found = await db.delegation.findUnique({ where: { id } });
      return found && delegationOf(found);
    },

    async people(meetingId: string): Promise<SeatedPerson[]> {
      const seats = await db.seat.findMany({
        where: { meetingId, closedAt: null },
        include: { person: true },
        orderBy: { id: "asc" },
      });
      return seats.map((seat) => ({
        person: seat.personId,
        name: seat.person.name,
        role: seat.role as Role,
        delegation: seat.delegationId,
      }));
    },

    /** The open seats. On days that are not the alternate's, an alternate is a delegate. */
    async seatsOf(personId: string, now: Date): Promise<Seat[]> {
      const seats = await db.seat.findMany({
        where: { personId, closedAt: null },
        include: { meeting: { select: { zone: true } } },
      });
      return seats.map((seat) => ({
        meeting: seat.meetingId,
        role: roleOn(dayIn(seat.meeting.zone, now), seat.role as Role, isoDay(seat.from), isoDay(seat.until)),
        delegation: seat.delegationId,
      }));
    },

    /** The person's open seat at this meeting, which nobody closes or changes before the transaction ends. */
    async lockSeat(meetingId: string, personId: string, now: Date): Promise<Seat | null> {
      const [row] = await db.$queryRaw<LockedSeat[]>`
        SELECT s.role, s.delegation_id AS delegation, s."from", s.until, m.zone
        FROM seat s JOIN meeting m ON m.id = s.meeting_id
        WHERE s.meeting_id = ${meetingId} AND s.person_id = ${personId} AND s.closed_at IS NULL
        FOR SHARE OF s`;
      if (!row) return null;
      const role = roleOn(dayIn(row.zone, now), row.role, isoDay(row.from), isoDay(row.until));
      return { meeting: meetingId, role, delegation: row.delegation };
    },

    /** Names of people by id, as far as they are known. */
    async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
      const people = await db.person.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return new Map(people.map((person) => [person.id, person.name]));
    },

    async seatedPeople(): Promise<
      { email: string; name: string; role: Role; country: string | null; organisation: Names | null }[]
    > {
      const people = await db.person.findMany({
        include: {
          seats: {
            where: { closedAt: null },
            include: { delegation: true, meeting: true },
            orderBy: { meeting: { starts: "desc" } },
          },
        },
      });
      return people.flatMap(({ email, name, seats }) => {
        const seat = seats[0];
        if (!seat) return [];
        const { country, name: organisation } = seat.delegation ?? { country: null, name: null };
        return [
          { email, name, role: seat.role as Role, country, organisation: organisation as Names | null },
        ];
      });
    },
  };
}

const isoDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** All days as 2026-11-22. */
export function roleOn(day: string, role: Role, from: string | null, until: string | null): Role {
  const away = (from && day < from) || (until && day > until);
  return role === "alternate" && away ? "delegate" : role;
}

/** The calendar day at the venue of a meeting. Asked for each seat of a newcomer, and slow to make: cached by zone. */
export function dayIn(timeZone: string, now: Date): string {
  const calendar =
    CALENDARS.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  CALENDARS.set(timeZone, calendar);
  return calendar.format(now);
}

const CALENDARS = new Map<string, Intl.DateTimeFormat>();

/** A meeting as the record of a text names it. */
export function occasionOf(meeting: MeetingView): Occasion {
  const { forum, forumSlug, name, slug, place, host, starts, ends, zone } = meeting;
  return { forum, forumSlug, meeting: name, meetingSlug: slug, place, host, starts, ends, zone };
}

const WITH_LOGOS = { forum: { include: { picture: LOGO } }, picture: LOGO } as const;

type WithLogos = Meeting & { picture: LogoView | null; forum: Forum & { picture: LogoView | null } };

function viewOf(meeting: WithLogos): MeetingView {
  const { id, slug, host, zone } = meeting;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    id,
    slug,
    host,
    zone,
    name: meeting.name as Names,
    place: meeting.place as Names,
    starts: day(meeting.starts),
    ends: day(meeting.ends),
    forum: meeting.forum.name as Names,
    forumSlug: meeting.forum.slug,
    logo: meeting.picture ?? meeting.forum.picture,
  };
}

function delegationOf(row: Delegation): DelegationRow {
  const { id, country, colour, seatOrder } = row;
  const kind = row.kind as DelegationRow["kind"];
  return {
    id,
    kind,
    country,
    colour,
    seatOrder,
    name: row.name as Names | null,
    institution: row.institution as Names,
  };
}
