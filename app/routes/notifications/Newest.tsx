/**
 * The notifications that a person has not seen: a sentence each, with its moment, and one press to mark all as seen.
 */
import type { TFunction } from "i18next";
import { Button } from "#app/components/Button.tsx";
import type { Services } from "#app/context.ts";
import { sentenceOf } from "#domain/notifications/index.ts";
import { written } from "#words/facts.ts";
import type { Formats } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";

type DashboardPage = Extract<Awaited<ReturnType<Services["queries"]["dashboard"]>>, { ok: true }>;
export type NotificationView = ReturnType<typeof notificationViews>[number];

/** In the time zone of its meeting. Its address leads to what it is about, and marks it as seen. */
export function notificationViews(notices: DashboardPage["notifications"], formats: Formats, t: TFunction) {
  return notices.map(({ id, text, title, meeting, matter, facts, at, seen }) => ({
    id,
    about: text ? title : formats.pick(meeting.name),
    what: String(written(sentenceOf({ matter, facts, zone: meeting.zone }), formats, t)),
    at: formats.moment(at, meeting.zone),
    seen,
    address: `/notifications/${id}`,
  }));
}

export function Notifications({ notifications }: { notifications: NotificationView[] }) {
  const { t } = useTranslation();
  if (!notifications.length) return null;
  return (
    <section className="awaiting" aria-labelledby="news">
      <h2 id="news">{t("deciding.latest")}</h2>
      <ul className="plain-list card matters">
        {notifications.map((one) => (
          <li key={one.id}>
            <span>
              <a href={one.address}>{one.about}</a>
              {" · "}
              {one.what} <span className="muted small">{one.at}</span>
            </span>
          </li>
        ))}
        <li>
          <form method="post" action="/notifications/seen">
            <input type="hidden" name="then" value="desk" />
            <Button appearance="quiet" size="small">
              {t("deciding.latestSeen")}
            </Button>
          </form>
        </li>
      </ul>
    </section>
  );
}
