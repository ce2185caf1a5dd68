/** A calendar in its reader's language, as a file. */

import type { Services } from "#app/context.ts";
import { wordsIn } from "#app/language.ts";
import { type CalendarEntry, calendarFile } from "#domain/notifications/index.ts";
import { formatsFor } from "#words/format.ts";
import { isLanguage } from "#words/words.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["textCalendar"]>>, { ok: true }>;

export function calendarResponse({ title, meetings }: Found, language: string, request: Request): Response {
  const { origin, hostname } = new URL(request.url);
  const formats = formatsFor(language);
  const t = wordsIn(isLanguage(language) ? language : "en");
  const entries = meetings.flatMap(({ meeting, deadlines }): CalendarEntry[] => {
    const name = formats.pick(meeting.name);
    return [
      {
        ...{ uid: `meeting-${meeting.id}@${hostname}`, summary: name, location: formats.pick(meeting.place) },
        ...{ description: formats.pick(meeting.forum), url: `${origin}/meetings/${meeting.id}` },
        when: { first: meeting.starts, last: meeting.ends },
      },
      ...deadlines.map(({ what, text, title: of, at }) => ({
        ...{ uid: `${what}-${text}@${hostname}`, summary: t(`calendar.${what}`, { title: of }) },
        description: t("calendar.at", { when: formats.moment(at, meeting.zone), meeting: name }),
        ...{ url: `${origin}/texts/${text}`, when: { instant: at } },
      })),
    ];
  });
  const [only] = meetings;
  const called =
    title ?? (meetings.length === 1 && only ? formats.pick(only.meeting.name) : t("calendar.own"));
  return new Response(calendarFile(called, entries, new Date().toISOString()), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="plenary.ics"',
      "cache-control": "private, no-store",
    },
  });
}
