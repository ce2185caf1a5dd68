/** The trail of a text: every event in its order, who did it and when, each bound to the one before. */

import { Hash } from "#app/components/Hash.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { factsOf, type Teller, type TrailFacts } from "#app/presenters/trail-facts.ts";
import { nameOf } from "#app/presenters/versions-view.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import type { TextEvent } from "#domain/life/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/trail";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.trail(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  const formats = formatsFor(languageOf(context));
  const { moment, party } = formats;
  const { t } = wordsOf(context);
  const reply: Teller = {
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
    facts: content ? factsOf(content.event, reply) : {},
  }));
  return { text: page.text, entries, broken: page.broken?.n ?? null };
}

export default function Trail({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, entries, broken } = loaderData;
  const sentence = (type: TextEvent["type"], { kind, ...facts }: TrailFacts) =>
    t(`trail.events.${type}`, { ...facts, kind: kind ? t(`statementKind.${kind}`) : "" });
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
              <p>{entry.type ? sentence(entry.type, entry.facts) : t("trail.hidden")}</p>
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
