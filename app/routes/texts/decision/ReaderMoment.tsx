/**
 * An instant where the reader is. Only the browser knows the reader's zone, so it is said when the page is awake; until
 * then, and without JavaScript, the time at the meeting's place stands alone.
 */
import { useEffect, useState } from "react";
import { dateIn } from "#words/dates.ts";
import { useTranslation } from "#words/use-translation.ts";

export function ReaderMoment({ at, zone }: { at: string; zone: string }) {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const locale = i18n.language === "en" ? "en-GB" : i18n.language;
    const format = new Intl.DateTimeFormat(locale, {
      ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
    });
    setWords(own === zone ? null : dateIn(format, at));
  }, [at, zone, i18n.language]);
  return words ? <span className="muted">{t("deciding.yourTime", { at: words })}</span> : null;
}
