/**
 * Until when amendments are accepted: in the time of the meeting's venue, in the reader's time, and the time left by
 * the server's clock.
 */
import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { MomentChoices } from "#app/components/MomentChoices.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { dateIn, knownZone } from "#words/dates.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Popover } from "./Popover.tsx";
import { type Left, leftOf } from "./time-left.ts";
import { useCommand } from "./use-command.ts";

export function Clock({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { amendments, may } = page.negotiation;
  const { closes } = amendments;
  if (page.phase.name !== "drafting") return <span>{t("answers.amendments.notNow")}</span>;
  return (
    <>
      {closes ? (
        <Closes key={closes.at} page={page} closes={closes} />
      ) : (
        <span>{t("answers.amendments.noLimit")}</span>
      )}
      {may["set-amendments-close"] ? <SetClock page={page} /> : null}
    </>
  );
}

/** The same in one word and in one sentence, for the top row. */
export function useClosing(page: TextPage): { brief: string; full: string } {
  const { t } = useTranslation();
  const { closes } = page.negotiation.amendments;
  const left = useLeft(closes?.at ?? page.negotiation.now, page.negotiation.now);
  if (page.phase.name !== "drafting") return { brief: "–", full: t("answers.amendments.notNow") };
  if (!closes) return { brief: t("answers.brief.noLimit"), full: t("answers.amendments.noLimit") };
  if (!left) return { brief: t("answers.brief.over"), full: t("answers.amendments.over", closes) };
  const brief = t(`answers.amendments.left.${left.name}`, left);
  return { brief, full: `${t("answers.amendments.until", closes)}. ${brief}` };
}

type Closing = NonNullable<TextPage["negotiation"]["amendments"]["closes"]>;

function Closes({ page, closes }: { page: TextPage; closes: Closing }) {
  const { t } = useTranslation();
  const left = useLeft(closes.at, page.negotiation.now);
  const yours = useYourTime(closes.at, page.negotiation.zone);
  return (
    <>
      <span>{t(left ? "answers.amendments.until" : "answers.amendments.over", closes)}</span>
      {left ? <strong>{t(`answers.amendments.left.${left.name}`, left)}</strong> : null}
      {yours ? <span className="state-beside">{t("answers.amendments.yours", { when: yours })}</span> : null}
    </>
  );
}

const TICK_MS = 5_000;

/** Null when it is over. `now` is the server's time when the page was last loaded. */
function useLeft(at: string, now: string): Left | null {
  const [ticks, setTicks] = useState({ now, since: performance.now(), passed: 0 });
  if (ticks.now !== now) setTicks({ now, since: performance.now(), passed: 0 });
  useEffect(() => {
    const tick = () => setTicks((before) => ({ ...before, passed: performance.now() - before.since }));
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return leftOf(at, now, ticks.now === now ? ticks.passed : 0);
}

/** The reader's own time, if it differs from the meeting's; the day only if that differs, too. */
function useYourTime(at: string, zone: string): string | null {
  const { i18n } = useTranslation();
  const locale = i18n.language === "en" ? "en-GB" : i18n.language;
  const show = (options: Intl.DateTimeFormatOptions, timeZone?: string) =>
    dateIn(new Intl.DateTimeFormat(locale, { ...options, timeZone: timeZone && knownZone(timeZone) }), at);
  if (show(MOMENT) === show(MOMENT, zone)) return null;
  return show(show(DAY) === show(DAY, zone) ? HOUR : MOMENT);
}

const DAY = { day: "numeric", month: "short" } as const;
const HOUR = { hour: "2-digit", minute: "2-digit" } as const;
const MOMENT = { ...DAY, ...HOUR };

function SetClock({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { zone, amendments } = page.negotiation;
  const command = useCommand(page.id);
  const error = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => String(form.get(name) ?? "");
    command.submit("set-close", { local: typed("local"), moment: typed("moment"), zone });
  };
  return (
    <Popover name={t("answers.amendments.change")} done={command.done}>
      <form onSubmit={submit}>
        <Field
          label={t("answers.amendments.closes")}
          hint={t("answers.amendments.zone", { zone })}
          {...{ type: "datetime-local", name: "local", required: true }}
          defaultValue={amendments.closes?.local}
          error={
            command.reason ? (
              <span id={error} role="alert">
                {t(`refusals.${command.reason}`)}
              </span>
            ) : null
          }
        />
        <MomentChoices moments={command.moments} />
        <p className="row">
          <Button size="small" disabled={command.busy}>
            {t(`answers.amendments.${amendments.closes ? "move" : "set"}`)}
          </Button>
          {amendments.closes ? (
            <Button
              {...{ type: "button", size: "small", appearance: "quiet" }}
              disabled={command.busy}
              onClick={() => command.submit("remove-close")}
            >
              {t("answers.amendments.remove")}
            </Button>
          ) : null}
        </p>
      </form>
    </Popover>
  );
}
