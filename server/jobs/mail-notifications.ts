/**
 * Makes mails of notifications: each at once or in a digest, as its person prefers. Rows, mails and the mark that a row
 * is in one are written in one transaction for each person, and a mail's key names its rows: it can be stopped
 * anywhere, and run in several processes, and nobody gets a notification twice.
 */
import { kindOf, type Mail, sentenceOf, sorted } from "#domain/notifications/index.ts";
import { jobErrors, type RepeatedErrors } from "#server/jobs/repeated-errors.ts";
import type { NewMail } from "#server/store/notifications/mails.ts";
import type { Notification } from "#server/store/notifications/notifications.ts";
import type { Store, Tables } from "#server/store/open.ts";

export interface Mailing {
  store: Store;
  now(): Date;
  errors?: RepeatedErrors;
}

/** The size of one mail; the rest goes into the next one. */
const AT_ONCE = 100;
/** Digests are due by the clock, and a slowly written row appears after later ones: all rows are checked this often. */
const WHOLE_EVERY_MS = 60_000;

/** Call it whenever there may be a notification: it looks at new rows, and now and then at all that wait. */
export function mailingOf({ store, now, errors = jobErrors() }: Mailing): () => Promise<void> {
  let after = 0n;
  let whole = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = now().getTime();
    const all = at - whole >= WHOLE_EVERY_MS || at < whole;
    const { people, last } = await store.notifications.unposted(all ? 0n : after);
    for (const person of people)
      await errors.attempt(`notices by mail to ${person}`, () =>
        store.transaction((tables) => mailTo(tables, person, now())),
      );
    if (all) whole = at;
    if (last > after) after = last;
  };
}

async function mailTo(tables: Tables, person: string, at: Date): Promise<void> {
  const rows = await tables.notifications.toMail(person, AT_ONCE);
  const waiting = rows.map((row) => ({ ...row, zone: row.meeting.zone }));
  const { once, digest, dropped } = sorted(
    waiting,
    await tables.notificationPreferences.of(person),
    at.toISOString(),
  );
  for (const notice of once) await tables.mails.queue(mailOf(notice, person, at));
  if (digest.length) await tables.mails.queue(digestOf(digest, person, at));
  const done = [...once, ...digest, ...dropped].map(({ id }) => id);
  if (done.length) await tables.notifications.posted(done, at);
}

function mailOf(notice: Notification, person: string, at: Date): NewMail {
  const kind = kindOf(notice.matter);
  const { text, title, meeting, facts } = notice;
  const ends = kind === "deadline" && facts.until ? { until: new Date(facts.until) } : {};
  return {
    ...{ key: `notice:${notice.id}`, kind, to: { person }, meeting: meeting.id, at, ...ends },
    template: text ? "notice" : "noticeOfMeeting",
    facts: { title, meeting: { names: meeting.name }, what: content(notice) },
    path: addressOf(notice),
  };
}

function digestOf(notices: readonly Notification[], person: string, at: Date): NewMail {
  const lines = notices.map((notice) => ({
    about: notice.text ? notice.title : { names: notice.meeting.name },
    content: content(notice),
    when: { moment: notice.at, zone: notice.meeting.zone },
    path: addressOf(notice),
  }));
  const [first] = notices;
  return {
    ...{ key: `digest:${person}:${first?.id}`, kind: "digest" as Mail["kind"], to: { person }, at },
    ...{ template: "digest", facts: { count: notices.length, items: { lines } }, path: "/dashboard" },
  };
}

/** By the notification: its link marks it as seen and leads to what it is about. */
const addressOf = ({ id }: Notification) => `/notifications/${id}`;

const content = ({ matter, facts, meeting }: Notification) =>
  sentenceOf({ matter, facts, zone: meeting.zone });
