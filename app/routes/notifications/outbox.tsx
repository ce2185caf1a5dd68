/** The outbox, for secretariats: what waits, what was sent, what did not arrive, and the words of each. */
import { data, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Copy } from "#app/components/Copy.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import { type Formats, formatsFor } from "#words/format.ts";
import { composed } from "#words/mails.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/outbox";
import "./outbox.css";

export async function loader({ request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.outbox(context.get(actor));
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  const origin = new URL(request.url).origin;
  return {
    sends: found.sends,
    counts: found.counts,
    mails: found.mails.map((one) => mailView(one, origin, formats)),
  };
}

type Outbox = Awaited<ReturnType<import("#app/context.ts").Services["queries"]["outbox"]>>;
type Found = Extract<Outbox, { ok: true }>["mails"][number];

function mailView({ mail, personal, meeting, mayTry }: Found, origin: string, formats: Formats) {
  const { id, state, name, address, tries, error, kind } = mail;
  const { subject, text, language } = composed(mail, { origin, unsubscribe: null });
  const zone = meeting?.zone ?? "UTC";
  const moment = (at: Date | null) => (at ? formats.moment(at.toISOString(), zone) : "");
  return {
    ...{ id, state, tries, error, mayTry },
    to: name ? `${name} <${address}>` : address,
    meeting: meeting && formats.pick(meeting.name),
    written: moment(mail.writtenAt),
    next: state === "waiting" && tries > 0 ? moment(mail.due) : null,
    ended: moment(mail.endedAt),
    linkGone: kind === "invitation" && mail.secrets === null,
    words: personal ? null : { subject, text, language },
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const mail = String((await request.formData()).get("letter") ?? "");
  const done = await context.get(services).commands.tryMail(context.get(actor), { mail });
  const reason: Reason | null = done.ok ? null : done.reason;
  return data({ reason }, { status: reason ? statusOf(reason) : 200 });
}

export default function Outbox({ loaderData: page, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page outbox">
      <title>{t("shell.pageTitle", { title: t("outbox.title") })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
      </p>
      <h1>{t("outbox.title")}</h1>
      <p className="lede">{t("outbox.lede")}</p>
      {page.sends ? <p className="muted">{t("outbox.server")}</p> : <NoServer />}
      {result ? (
        <Notice tone={result.reason ? "bad" : "good"} live>
          <p>{result.reason ? t(`refusals.${result.reason}`) : t("outbox.tried")}</p>
        </Notice>
      ) : null}
      <ul className="plain-list row letter-counts">
        {STATES.filter((state) => page.counts[state] > 0).map((state) => (
          <li key={state} className={`badge ${LOOK[state]}`}>
            {t("outbox.count", { state: t(`outbox.state.${state}`), n: page.counts[state] })}
          </li>
        ))}
      </ul>
      {page.mails.length ? null : <p className="card">{t("outbox.none")}</p>}
      <ul className="plain-list letters">
        {page.mails.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </ul>
    </div>
  );
}

const STATES = ["waiting", "sent", "dead", "lapsed"] as const;
const LOOK = { waiting: "", sent: "badge-good", dead: "badge-bad", lapsed: "badge-warn" };

function NoServer() {
  const { t } = useTranslation();
  return (
    <Notice tone="warn">
      <p>{t("outbox.noServer")}</p>
    </Notice>
  );
}

type DecisionView = Route.ComponentProps["loaderData"]["mails"][number];

function Mail({ mail }: { mail: DecisionView }) {
  const { t } = useTranslation();
  const { id, state, to, meeting, written, words, error } = mail;
  return (
    <li className="card letter">
      <p className="row">
        <span className={`badge ${LOOK[state]}`}>{t(`outbox.state.${state}`)}</span>
        <strong lang={words?.language}>{words?.subject ?? t("outbox.personal")}</strong>
      </p>
      <p className="muted small letter-facts">
        <span>{t("outbox.to", { name: to })}</span>
        <span>{meeting ?? t("outbox.installation")}</span>
        <span>{t("outbox.at", { when: written })}</span>
        <Fate mail={mail} />
      </p>
      {error ? <p className="small letter-fault">{t("outbox.error", { error })}</p> : null}
      {words ? (
        <details>
          <summary className="small">{t("outbox.read")}</summary>
          {mail.linkGone ? <p className="small muted">{t("outbox.linkGone")}</p> : null}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter scrolls, and the keyboard must reach it. */}
          <pre className="letter-words" lang={words.language} tabIndex={0}>
            {words.text}
          </pre>
          {state === "waiting" ? <Copy words={words.text} /> : null}
        </details>
      ) : null}
      {mail.mayTry ? (
        <form method="post">
          <input type="hidden" name="letter" value={id} />
          <Button appearance="quiet" size="small">
            {t("outbox.again")}
          </Button>
        </form>
      ) : null}
    </li>
  );
}

/** What became of it, with its moment. */
function Fate({ mail: { state, tries, next, ended } }: { mail: DecisionView }) {
  const { t } = useTranslation();
  if (state !== "waiting") return <span>{t(`outbox.${state}At`, { when: ended })}</span>;
  if (!next) return null;
  return (
    <>
      <span>{t("outbox.triesSoFar", { count: tries })}</span>
      <span>{t("outbox.next", { when: next })}</span>
    </>
  );
}
