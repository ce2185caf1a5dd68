/** The trail of a text: every event in its order, who did it and when, each bound to the one before. */
import { useTranslation } from "react-i18next";
import type { ClauseName, TextEvent } from "#domain/life/index.ts";
import { Hash } from "../components/Hash.tsx";
import { Notice } from "../components/Notice.tsx";
import { actor, services } from "../context.ts";
import { languageOf, wordsOf } from "../language.ts";
import { type Formats, formatsFor } from "../words/format.ts";
import type { Route } from "./+types/trail";
import { throwRefusal } from "./refusals.ts";
import { TextPages } from "./text-pages.tsx";
import { nameOf } from "./versions-shown.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.trail(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  const formats = formatsFor(languageOf(context));
  const { moment, party } = formats;
  const { t } = wordsOf(context);
  const told: Teller = {
    party,
    list: formats.list,
    clause: (name) => nameOf(name, t),
    moment: (at) => moment(at, page.text.zone),
  };
  const names = new Map(page.delegations.map((one) => [one.id, party(one)]));
  const entries = page.entries.map(({ n, hash, content }) => ({
    n,
    hash,
    at: content ? moment(content.at, page.text.zone) : "",
    side: content?.actor.side ?? "system",
    by: content?.actor.delegation ? (names.get(content.actor.delegation) ?? "") : "",
    type: content?.event.type ?? null,
    facts: content ? factsOf(content.event, told) : {},
  }));
  return { text: page.text, entries, broken: page.broken?.n ?? null };
}

interface Facts {
  name?: string;
  signatory?: string;
  title?: string;
  reason?: string;
  context?: string;
  number?: number;
  at?: string;
  clause?: string;
  party?: string;
  parties?: string;
  was?: string;
  is?: string;
}

/** What turns facts into words of the reader's language. */
interface Teller extends Pick<Formats, "party" | "list"> {
  clause(name: ClauseName): string;
  moment(instant: string): string;
}

/** What the sentence of an event needs beside who did it. */
function factsOf(event: TextEvent, told: Teller): Facts {
  switch (event.type) {
    case "draft-issued":
      return { name: event.name };
    case "signed":
      return { signatory: event.signatory, title: event.title };
    case "refused":
    case "reopened":
    case "withdrawn":
      return { reason: event.reason };
    case "drafting-opened":
    case "pen-handed":
      return { context: event.pen };
    case "amendment-released":
      return { context: event.proposal.deed };
    case "amendment-cosponsored":
      return event.joins ? {} : { context: "leaves" };
    case "amendment-affected":
      return { context: event.how };
    case "attribution-set":
      return { context: event.shown ? "shown" : "hidden" };
    case "amendment-accepted":
      return because(event.reason, event.modified ? "modified" : "");
    case "amendment-merged":
    case "amendment-rejected":
    case "amendment-withdrawn":
      return because(event.reason);
    case "decision-undone":
      return { reason: event.reason };
    case "reading-opened":
      return { number: event.reading };
    case "amendments-close-set":
      return event.closes === null ? { context: "removed" } : { at: told.moment(event.closes) };
    case "clause-agreed-ad-ref":
      return { clause: told.clause(event.clause), parties: told.list(event.parties.map(told.party)) };
    case "ad-ref-joined":
    case "ad-ref-lifted":
      return { clause: told.clause(event.clause), party: told.party(event.party) };
    case "clause-reopened":
      return { clause: told.clause(event.clause), reason: event.reason };
    case "correction-begun":
      return { clause: told.clause(event.clause), reason: event.note };
    case "clause-corrected": {
      const { clause, note, was, is } = event;
      return { clause: told.clause(clause), reason: note, was: was.words, is: is.words };
    }
    case "clause-agreed":
    case "clause-held":
    case "clause-freed":
    case "correction-ended":
      return { clause: told.clause(event.clause) };
    default:
      return {};
  }
}

/** Which of the sentences, with or without a reason. */
function because(reason: string, context = ""): Facts {
  if (!reason) return context ? { context } : {};
  return { reason, context: context ? `${context}Why` : "why" };
}

export default function Trail({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, entries, broken } = loaderData;
  return (
    <TextPages text={text} here="trail">
      <p className="lede">{t("trail.hint")}</p>
      {broken === null ? (
        <Notice tone="good">
          <p>{t("trail.holds", { count: entries.length })}</p>
        </Notice>
      ) : (
        <Notice tone="bad">
          <p>{t("trail.broken", { n: broken })}</p>
        </Notice>
      )}
      <ol className="trail-list">
        {entries.map((entry) => (
          <li key={entry.n}>
            <span className="muted">{entry.n}</span>
            <div>
              <p>{entry.type ? t(`trail.events.${entry.type}`, entry.facts) : t("trail.hidden")}</p>
              <p className="small muted">
                {t("trail.by", { by: entry.by || t(`trail.sides.${entry.side}`), at: entry.at })}
              </p>
            </div>
            <Hash hash={entry.hash} />
          </li>
        ))}
      </ol>
    </TextPages>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
