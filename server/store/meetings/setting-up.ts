/**
 * What is written when a meeting is set up: forum, meeting, delegations, seats, invitations, and the record of it all.
 */
import type { Names } from "#domain/life/events.ts";
import type { DelegationDetails, MeetingAct, MeetingDetails } from "#domain/meeting/index.ts";
import type { Role } from "#domain/rights/index.ts";
import type { Db } from "#server/store/database/db.ts";
import { type Invitation, Prisma, type Seat } from "#server/store/generated/client.ts";

export interface SeatRow {
  id: string;
  person: string;
  name: string;
  email: string;
  role: Role;
  delegation: string | null;
  /** ISO days, for an alternate. */
  from: string | null;
  until: string | null;
  closed: boolean;
}

export interface InvitationRow {
  id: string;
  meeting: string;
  delegation: string | null;
  role: Role;
  who: string;
  expiresAt: Date;
}

export interface ActRow {
  n: number;
  at: Date;
  person: string | null;
  act: MeetingAct;
}

export function settingUpIn(db: Db) {
  return {
    async forums(): Promise<{ id: string; slug: string; name: Names }[]> {
      const rows = await db.forum.findMany({ orderBy: { slug: "asc" } });
      return rows.map(({ id, slug, name }) => ({ id, slug, name: name as Names }));
    },

    async foundForum(forum: { id: string; slug: string; name: Names }): Promise<void> {
      await db.forum.create({ data: forum });
    },

    async forumSlugTaken(slug: string): Promise<boolean> {
      return (await db.forum.count({ where: { slug } })) > 0;
    },

    async meetingSlugTaken(slug: string): Promise<boolean> {
      return (await db.meeting.count({ where: { slug } })) > 0;
    },

    async foundMeeting(id: string, forumId: string, slug: string, details: MeetingDetails): Promise<void> {
      await db.meeting.create({ data: { id, forumId, slug, ...dated(details) } });
    },

    async changeMeeting(id: string, details: MeetingDetails): Promise<void> {
      await db.meeting.update({ where: { id }, data: dated(details) });
    },

    /**
     * Set-up commands wait for the one before, and then see what it did. Not FOR UPDATE: a command that holds its seat
     * and adds a row of the meeting would wait for this lock, while a closing that has it waits for the seat.
     */
    async lock(meeting: string): Promise<void> {
      await db.$queryRaw`SELECT 1 FROM meeting WHERE id = ${meeting} FOR NO KEY UPDATE`;
    },

    async languages(meeting: string): Promise<string[]> {
      return (await db.meeting.findUniqueOrThrow({ where: { id: meeting } })).languages;
    },

    async changeDelegation(id: string, { name, ...details }: DelegationDetails): Promise<void> {
      await db.delegation.update({
        where: { id },
        data: { ...details, name: name ?? Prisma.DbNull },
      });
    },

    /** False where somebody has or had a seat there, or an invitation is open: that delegation stays. */
    async removeDelegation(id: string): Promise<boolean> {
      if (await db.seat.count({ where: { delegationId: id } })) return false;
      await db.delegation.delete({ where: { id } });
      return true;
    },

    /**
     * All delegations of the meeting, in the new order. In two steps, because no two may have one position even for a
     * moment.
     */
    async orderSeats(meeting: string, ids: readonly string[]): Promise<void> {
      for (const sign of [-1, 1])
        for (const [at, id] of ids.entries())
          await db.delegation.update({
            where: { id, meetingId: meeting },
            data: { seatOrder: sign * (at + 1) },
          });
    },

    async seats(meeting: string): Promise<SeatRow[]> {
      const rows = await db.seat.findMany({
        where: { meetingId: meeting },
        include: { person: true },
        orderBy: { id: "asc" },
      });
      return rows.map(seatOf);
    },

    async seatById(id: string): Promise<(SeatRow & { meeting: string }) | null> {
      const row = await db.seat.findUnique({ where: { id }, include: { person: true } });
      return row && { ...seatOf(row), meeting: row.meetingId };
    },

    async seatAt(meeting: string, person: string): Promise<SeatRow | null> {
      const where = { meetingId_personId: { meetingId: meeting, personId: person } };
      const row = await db.seat.findUnique({ where, include: { person: true } });
      return row && seatOf(row);
    },

    /** A person has one seat at a meeting: a new one replaces the one that was closed. */
    async takeSeat(
      id: string,
      meeting: string,
      person: string,
      role: Role,
      delegation: string | null,
    ): Promise<void> {
      const seat = { role, delegationId: delegation, from: null, until: null, closedAt: null };
      await db.seat.upsert({
        where: { meetingId_personId: { meetingId: meeting, personId: person } },
        create: { id, meetingId: meeting, personId: person, ...seat },
        update: seat,
      });
    },

    async changeSeat(id: string, role: Role, from: string | null, until: string | null): Promise<void> {
      const days = { from: from && new Date(from), until: until && new Date(until) };
      await db.seat.update({ where: { id }, data: { role, ...days } });
    },

    async closeSeat(id: string, at: Date | null): Promise<void> {
      await db.seat.update({ where: { id }, data: { closedAt: at } });
    },

    async invite(tokenHash: string, invitation: InvitationRow, at: Date): Promise<void> {
      const { id, meeting, delegation, role, who, expiresAt } = invitation;
      const seat = { meetingId: meeting, delegationId: delegation, role };
      await db.invitation.create({
        data: { tokenHash, purpose: SEAT, id, who, expiresAt, createdAt: at, ...seat },
      });
    },

    /** The invitation to a seat behind a link that can still be used. */
    async invitationFor(tokenHash: string, now: Date): Promise<InvitationRow | null> {
      const row = await db.invitation.findFirst({
        where: { tokenHash, purpose: SEAT, usedAt: null, expiresAt: { gt: now } },
      });
      return row && invitationOf(row);
    },

    async openInvitations(meeting: string, now: Date): Promise<InvitationRow[]> {
      const rows = await db.invitation.findMany({
        where: { meetingId: meeting, usedAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: "asc" },
      });
      return rows.map(invitationOf);
    },

    /** The revoked invitation, or nothing where its link was used or revoked before. */
    async revoke(id: string): Promise<InvitationRow | null> {
      const row = await db.invitation.findFirst({ where: { id, usedAt: null } });
      if (!row) return null;
      const { count } = await db.invitation.deleteMany({ where: { id, usedAt: null } });
      return count ? invitationOf(row) : null;
    },

    async record(meeting: string, person: string | null, act: MeetingAct, at: Date): Promise<void> {
      const last = await db.meetingAct.findFirst({ where: { meetingId: meeting }, orderBy: { n: "desc" } });
      await db.meetingAct.create({
        data: {
          meetingId: meeting,
          n: (last?.n ?? 0) + 1,
          at,
          personId: person,
          act: JSON.parse(JSON.stringify(act)),
        },
      });
    },

    /** Newest first. */
    async acts(meeting: string): Promise<ActRow[]> {
      const rows = await db.meetingAct.findMany({ where: { meetingId: meeting }, orderBy: { n: "desc" } });
      return rows.map(({ n, at, personId, act }) => ({
        n,
        at,
        person: personId,
        act: act as unknown as MeetingAct,
      }));
    },
  };
}

const SEAT = "seat";

function dated({ starts, ends, ...details }: MeetingDetails) {
  return { ...details, starts: new Date(starts), ends: new Date(ends) };
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

function seatOf(row: Seat & { person: { name: string; email: string } }): SeatRow {
  return {
    id: row.id,
    person: row.personId,
    name: row.person.name,
    email: row.person.email,
    role: row.role as Role,
    delegation: row.delegationId,
    from: dayOf(row.from),
    until: dayOf(row.until),
    closed: row.closedAt !== null,
  };
}

function invitationOf(row: Invitation): InvitationRow {
  const { id, meetingId, delegationId, role, who, expiresAt } = row;
  return {
    ...{ id: id ?? "", meeting: meetingId ?? "", delegation: delegationId, who, expiresAt },
    role: role as Role,
  };
}
