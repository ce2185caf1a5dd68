/**
 * The record of a text and its trail: loaded under the row's lock, stored with everything that follows from its events
 * (trail entries, draft, signatures, edition, what the sheet accepts, notices) in the caller's transaction.
 */
import { isDeepStrictEqual } from "node:util";
import {
  accepts,
  asOf,
  closedClauses,
  decidedByServer,
  evolve,
  nextDue,
  notificationOf,
  outcomesDue,
  recordOf,
  remindersDue,
  replay,
  type TextEvent,
  type TextRecord,
} from "#domain/life/index.ts";
import { canonicalJson } from "#domain/text/canonical.ts";
import {
  link,
  type Seal,
  type SealStatement,
  type TrailActor,
  type TrailContent,
  type TrailEntry,
} from "#domain/trail/index.ts";
import type { Db } from "#server/store/database/db.ts";
import { newId } from "#server/store/database/new-id.ts";
import { publish } from "#server/store/editions/publishing.ts";
import type { Prisma } from "#server/store/generated/client.ts";
import { notificationsIn } from "#server/store/notifications/notifications.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";

export interface OpenRecord {
  text: string;
  meeting: string;
  sheet: string;
  /** The text in its other languages. */
  languages: { language: string; sheet: string }[];
  record: TextRecord;
  version: number;
  /** The database's time, taken under the lock: decisions on this record have this time. */
  at: Date;
}

export interface Signed {
  at: Date;
  actor: TrailActor;
}

/** The canonical form and the last change of a draft that is being issued. */
export interface IssuedText {
  canonical: string;
  n: number;
  languages?: { language: string; hash: string; canonical: string }[];
}

/** The actor on record for what time alone did. */
export const INSTALLATION: TrailActor = { side: "system", delegation: null, person: null };

/** What the store uses beside the database. */
export interface Means {
  /** Replaces the database's own clock where a test moves the time. */
  clock?: (() => Date) | undefined;
  /** With the installation's key: what is adopted is published under its seal. */
  seal(statement: SealStatement): Seal;
}

export function recordsIn(db: Db, means: Means) {
  return {
    /**
     * Takes the lock of the text's row: a second click waits here, and then sees what the first one did. What has
     * fallen due by then is written first, so that nobody decides on an outdated record.
     */
    async open(text: string): Promise<OpenRecord | null> {
      await db.$queryRaw`SELECT 1 FROM text WHERE id = ${text} FOR UPDATE`;
      const at = means.clock ? means.clock() : await databaseTime(db);
      const row = await db.text.findUnique({
        where: { id: text },
        include: { sheets: { where: { kind: { in: ["main", "language"] } } } },
      });
      if (!row) return null;
      const sheet = row.sheets.find((one) => one.kind === "main")?.id ?? "";
      const languages = row.sheets.flatMap(({ id, kind, language }) =>
        kind === "language" && language ? [{ language, sheet: id }] : [],
      );
      const { meetingId: meeting, version } = row;
      const opened = { text, meeting, sheet, languages, version, record: recordOf(row.record), at };
      return row.due && row.due <= at ? settle(db, means, opened, row.due) : opened;
    },

    /** The texts on which something is due. */
    async due(now: Date): Promise<string[]> {
      const rows = await db.text.findMany({
        where: { due: { lte: now } },
        orderBy: { due: "asc" },
        select: { id: true },
      });
      return rows.map((row) => row.id);
    },

    /** The first entry of a text's trail. */
    async begin(
      text: string,
      event: Extract<TextEvent, { type: "text-created" }>,
      signed: Signed,
    ): Promise<void> {
      await keep(db, means, { text, sheet: "", record: null, version: 0 }, [event], signed);
    },

    /** Throws where the record changed since it was opened: then nothing of the transaction is saved. */
    async keep(
      opened: OpenRecord,
      events: readonly TextEvent[],
      signed: Signed,
      issued?: IssuedText,
    ): Promise<void> {
      await keep(db, means, opened, events, signed, issued);
    },

    async trail(text: string): Promise<TrailEntry[]> {
      return trailOf(db, text);
    },

    /** Entries whose content contains one of these ids. */
    async trailOn(text: string, ids: readonly string[]): Promise<TrailEntry[]> {
      if (!ids.length) return [];
      return trailOf(
        db,
        text,
        ids.map((id) => ({ content: { contains: JSON.stringify(id) } })),
      );
    },
  };
}

/** Not the server's own clock: several servers have several. And not the statement's time: it waited for the lock. */
async function databaseTime(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("The database does not say what time it is.");
  return row.now;
}

/** Reminders are sent and outcomes recorded; both once, because what is due moves on in the same transaction. */
async function settle(db: Db, means: Means, opened: OpenRecord, due: Date): Promise<OpenRecord> {
  const { text, record, version, at } = opened;
  const now = at.toISOString();
  const notices = notificationsIn(db);
  for (const notification of remindersDue(record, due.toISOString(), now))
    await notices.put(text, notification, at, null);
  const outcomes = outcomesDue(record, now);
  if (outcomes.length) {
    await keep(db, means, opened, outcomes, { at, actor: INSTALLATION });
    return { ...opened, record: asOf(record, now), version: version + 1 };
  }
  await db.text.update({ where: { id: text }, data: { due: nextDue(record, now) } });
  await db.outbox.create({ data: { notice: { type: "decision", text } } });
  return opened;
}

type Before = { text: string; sheet: string; record: TextRecord | null; version: number };

async function keep(
  db: Db,
  means: Means,
  before: Before,
  events: readonly TextEvent[],
  signed: Signed,
  issued?: IssuedText,
): Promise<void> {
  const at = signed.at.toISOString();
  const record = events.reduce<TextRecord | null>((now, event) => evolve(now, event, at), before.record);
  if (!record) throw new Error("Nothing happened that could be kept.");
  await compareAndSet(db, before, record, nextDue(record, at));
  await lengthen(db, before.text, events, { at, actor: signed.actor });
  await notify(db, before.text, events, signed);
  for (const event of events) await project(db, before, event, signed.at, issued);
  if (record.editions.length > (before.record?.editions.length ?? 0))
    await publishNewest(db, means, before.text, signed.at);
  await bindSheet(db, before, record);
  await db.outbox.create({ data: { notice: noticeOf(before.text, before.record, record) } });
}

/**
 * What the sheets accept from whom; clauses are closed in the main sheet only. A sheet's gate grows where that changes,
 * so that what was judged before is judged again.
 */
async function bindSheet(db: Db, { text, record }: Before, after: TextRecord): Promise<void> {
  const data = { accepts: accepts(after.phase), ...closedClauses(after) };
  const same =
    record && isDeepStrictEqual(data, { accepts: accepts(record.phase), ...closedClauses(record) });
  if (same) return;
  await db.sheet.updateMany({
    where: { textId: text, kind: "main" },
    data: { ...data, gate: { increment: 1 } },
  });
  const { accepts: takes } = data;
  await db.sheet.updateMany({
    where: { textId: text, kind: "language", NOT: { accepts: takes } },
    data: { accepts: takes, gate: { increment: 1 } },
  });
}

async function notify(
  db: Db,
  text: string,
  events: readonly TextEvent[],
  { at, actor }: Signed,
): Promise<void> {
  for (const event of events) {
    const notification = notificationOf(event);
    if (notification) await notificationsIn(db).put(text, notification, at, actor.person);
  }
}

async function compareAndSet(
  db: Db,
  { text, version }: Before,
  record: TextRecord,
  due: string | null,
): Promise<void> {
  const { name: phase } = record.phase;
  const data = { record: JSON.parse(JSON.stringify(record)), phase, version: version + 1, due };
  const { count } = await db.text.updateMany({ where: { id: text, version }, data });
  if (count !== 1) throw new Error(`The record of the text ${text} changed meanwhile.`);
}

async function lengthen(
  db: Db,
  text: string,
  events: readonly TextEvent[],
  by: Omit<TrailContent, "event">,
): Promise<void> {
  let last: { n: number; hash: string } | null = await db.trailEntry.findFirst({
    where: { textId: text },
    orderBy: { n: "desc" },
  });
  for (const event of events) {
    const actor = decidedByServer(event) ? INSTALLATION : by.actor;
    const { content, ...entry }: TrailEntry = link(last, { ...by, actor, event });
    await db.trailEntry.create({
      data: { ...entry, textId: text, content: canonicalJson(content), at: new Date(by.at) },
    });
    last = entry;
  }
}

async function trailOf(db: Db, text: string, any?: Prisma.TrailEntryWhereInput[]): Promise<TrailEntry[]> {
  const where = { textId: text, ...(any && { OR: any }) };
  const rows = await db.trailEntry.findMany({ where, orderBy: { n: "asc" } });
  return rows.map(({ n, content, digest, previous, hash }) => ({
    n,
    content: JSON.parse(content),
    digest,
    previous,
    hash,
  }));
}

/** Its own events; later ones of the same command are no part of the edition. */
async function publishNewest(db: Db, { seal }: Means, text: string, at: Date): Promise<void> {
  const whole = await trailOf(db, text);
  const last = whole.findLastIndex(({ content }) => MAKES_EDITION.includes(content?.event.type ?? ""));
  const trail = whole.slice(0, last + 1);
  const record = replay(trail.flatMap(({ content }) => content ?? []));
  await publish(db, { text, record: record as TextRecord, trail, at, seal });
}

const MAKES_EDITION: readonly string[] = ["adopted", "corrected"];

/** The rows that an event makes beside the record, for lists and search. */
async function project(
  db: Db,
  { text }: Before,
  event: TextEvent,
  at: Date,
  issued?: IssuedText,
): Promise<void> {
  switch (event.type) {
    case "draft-issued": {
      if (!issued) throw new Error("A draft is issued with its canonical form.");
      const { number, name, note, hash } = event;
      await db.draft.create({ data: { textId: text, number, name, note, hash, ...issued, issuedAt: at } });
      return;
    }
    case "signed":
    case "refused": {
      const { party, hash } = event;
      const names = event.type === "signed" ? event : { signatory: "", title: "", reason: event.reason };
      const { signatory, title } = names;
      const reason = event.type === "refused" ? event.reason : "";
      const row = {
        decision: event.type,
        delegationId: party.delegation,
        hash,
        signatory,
        title,
        reason,
        at,
      };
      await db.signOff.create({ data: { ...row, id: newId(), textId: text } });
      return;
    }
    case "reopened":
    case "silence-broken":
    case "meeting-objected":
      await db.signOff.updateMany({ where: { textId: text, voidedAt: null }, data: { voidedAt: at } });
      return;
  }
}

/** Only a change of somebody's right to write sends the sockets back to the gate; pages ask for all else again. */
function noticeOf(text: string, before: TextRecord | null, after: TextRecord): Notice {
  if (!before) return { type: "decision", text };
  const [was, is] = [before.phase, after.phase];
  if (was.name !== is.name || accepts(was) !== accepts(is)) return { type: "phase", text };
  return { type: before.statuses === after.statuses ? "decision" : "clauses", text };
}
