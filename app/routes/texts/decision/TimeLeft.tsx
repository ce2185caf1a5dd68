/**
 * The time until an instant. Counted from the server's clock, which came with the page, plus the time that has passed
 * since: a browser whose own clock is wrong shows the same.
 */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  until: string;
  /** The server's clock, as the page was made. */
  now: string;
}

export function TimeLeft({ until, now }: Props) {
  const { t } = useTranslation();
  const left = useLeft(until, now);
  const words = useWords(left);
  if (left <= 0) return <p className="silence-left">{t("deciding.timeOver")}</p>;
  return (
    <p className="silence-left">
      <span className="silence-label">{t("deciding.timeLabel")}</span>
      <span role="timer">{words}</span>
    </p>
  );
}

const UNITS = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
  ["seconds", 1],
] as const;

/** The two largest units are enough to decide by. */
function useWords(left: number): string {
  const { t, i18n } = useTranslation();
  let seconds = Math.floor(left / 1_000);
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    return count ? [t(`deciding.${unit}`, { count })] : [];
  });
  const list = new Intl.ListFormat(i18n.language === "en" ? "en-GB" : i18n.language, { type: "unit" });
  return list.format(parts.slice(0, 2));
}

function useLeft(until: string, now: string): number {
  const [passed, setPassed] = useState(0);
  const begun = useRef({ now, at: 0 });
  useEffect(() => {
    begun.current = { now, at: performance.now() };
    setPassed(0);
    const timer = setInterval(() => setPassed(performance.now() - begun.current.at), 1_000);
    return () => clearInterval(timer);
  }, [now]);
  return Date.parse(until) - Date.parse(now) - passed;
}
