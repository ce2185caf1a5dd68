/** The secret address of the own calendar: shown once when it is made, replaced or taken away by a press. */
import { Button } from "#app/components/Button.tsx";
import { Copy } from "#app/components/Copy.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";

export function CalendarAddress({ since, address }: { since: string | null; address: string | null }) {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar">{t("calendar.title")}</h2>
      <p>{t("calendar.lede")}</p>
      {address ? (
        <Notice tone="good" live>
          <p>{t("calendar.once")}</p>
          <p className="row">
            <code className="link-once">{address}</code>
            <Copy words={address} />
          </p>
        </Notice>
      ) : null}
      <form method="post" className="row">
        <Button appearance="quiet" name="intent" value="calendar">
          {t(since ? "calendar.anew" : "calendar.make")}
        </Button>
        {since ? (
          <Button appearance="danger" name="intent" value="revoke">
            {t("calendar.revoke")}
          </Button>
        ) : null}
      </form>
      {since ? <p className="muted small">{t("calendar.since", { when: since })}</p> : null}
    </section>
  );
}
