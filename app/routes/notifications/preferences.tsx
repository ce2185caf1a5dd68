/** A person's preferences for mails: for each kind at once, in a digest or not at all. */
import { data, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Choice } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import {
  CHOICES,
  DIGESTS,
  type Digest,
  NOTICE_KINDS,
  type Preferences,
} from "#domain/notifications/index.ts";
import type { Reason } from "#domain/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/preferences";
import "./preferences.css";
import { CalendarAddress } from "./CalendarAddress.tsx";

export async function loader({ request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.notificationPreferences(context.get(actor));
  if (!found.ok) throwRefusal(found, request);
  const { calendarSince: since, ...page } = found;
  return { ...page, calendarSince: since && formatsFor(languageOf(context)).day(since) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { commands } = context.get(services);
  const who = context.get(actor);
  const intent = String(form.get("intent") ?? "");
  if (intent === "calendar") {
    const made = await commands.makeCalendarAddress(who);
    if (!made.ok) return result(intent, made.reason);
    return result(intent, null, new URL(`/calendars/${made.token}.ics`, request.url).href);
  }
  const done = await (intent === "revoke"
    ? commands.revokeCalendarAddress(who)
    : commands.setNotificationPreferences(who, preferencesFrom(form)));
  return result(intent, done.ok ? null : done.reason);
}

function result(intent: string, reason: Reason | null, address: string | null = null) {
  return data({ intent, reason, address }, { status: reason ? statusOf(reason) : 200 });
}

/** What is left as it is for everybody is not written down: should that change, it changes here, too. */
function preferencesFrom(form: FormData): Preferences {
  const chosen = NOTICE_KINDS.map((kind) => [kind, String(form.get(kind) ?? CHOICES[kind][0])] as const);
  const kinds = Object.fromEntries(chosen.filter(([kind, preference]) => preference !== CHOICES[kind][0]));
  return { digest: String(form.get("digest")) as Digest, kinds };
}

export default function PreferencesPage({ loaderData: page, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  const open = page.kinds.filter(({ choices }) => choices.length > 1);
  return (
    <div className="page page-narrow wishes">
      <title>{t("shell.pageTitle", { title: t("preferences.title") })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
      </p>
      <h1>{t("preferences.title")}</h1>
      <p className="lede">{t("preferences.lede")}</p>
      {page.sends ? null : (
        <Notice tone="warn">
          <p>{t("preferences.noServer")}</p>
        </Notice>
      )}
      {result && !result.address ? (
        <Notice tone={result.reason ? "bad" : "good"} live>
          <p>{result.reason ? t(`refusals.${result.reason}`) : t("preferences.saved")}</p>
        </Notice>
      ) : null}
      <form method="post" className="card stack">
        {open.map(({ kind, preference, choices }) => (
          <Choice
            key={`${kind} ${preference}`}
            label={t(`preferences.kind.${kind}`)}
            hint={t(`preferences.hint.${kind}`)}
            name={kind}
            defaultValue={preference}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {t(`preferences.choice.${one}`)}
              </option>
            ))}
          </Choice>
        ))}
        <Choice
          key={page.digest}
          label={t("preferences.digest")}
          hint={t("preferences.digestHint")}
          name="digest"
          defaultValue={page.digest}
        >
          {DIGESTS.map((one) => (
            <option key={one} value={one}>
              {t(`preferences.digests.${one}`)}
            </option>
          ))}
        </Choice>
        <p className="muted small">{t("preferences.always")}</p>
        <Button name="intent" value="wishes">
          {t("preferences.save")}
        </Button>
      </form>
      <CalendarAddress since={page.calendarSince} address={result?.address ?? null} />
      {page.outbox ? (
        <p>
          <Link to="/notifications/outbox">{t("outbox.title")}</Link>
        </p>
      ) : null}
    </div>
  );
}
