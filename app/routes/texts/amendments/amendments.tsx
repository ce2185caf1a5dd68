/**
 * The amendments to a text: the open ones, or those that a filter chooses. The filter is a plain form; at one clause
 * they are side by side against the clause. A form of the text's page posts here to open a draft.
 */

import { Form, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Choice } from "#app/components/Field.tsx";
import { actor, services } from "#app/context.ts";
import { AmendmentCard } from "#app/editor/amendments/AmendmentCard.tsx";
import { Beside } from "#app/editor/amendments/Beside.tsx";
import { CommandForm } from "#app/editor/amendments/CommandForm.tsx";
import { DelegationCommands } from "#app/editor/amendments/DelegationCommands.tsx";
import { languageOf, wordsOf } from "#app/language.ts";
import { type AmendmentView, isReleased, STATES } from "#app/presenters/amendment.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/amendments";
import "#app/editor/frame/editor.css";
import "./amendments.css";
import { amendmentView, delegationViewsOf } from "#app/presenters/amendment-view.ts";
import { nameOf } from "#app/presenters/versions-view.ts";
import { lastKnown, reasonFor } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { useLiveUpdates } from "#app/routes/http/use-live-updates.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { answer, draftCommand, formOf, refused } from "./amendment-commands.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams;
  const asked = {
    state: search.get("state"),
    delegation: search.get("delegation"),
    clause: search.get("clause"),
  };
  const found = await context.get(services).queries.amendments(context.get(actor), params.id, asked);
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const { text, delegations, amendments, counts, may, attribution } = found;
  const viewContext = { text, delegations, formats, t };
  return {
    ...{ may, attribution, counts },
    text: { id: text.id, title: text.title, language: text.language, leftOut: found.leftOut },
    asked: found.asked,
    delegations: delegationViewsOf(viewContext),
    places: found.places.map((place) => ({ id: place.id, name: nameOf(place, t) })),
    amendments: amendments.map((one) => amendmentView(one, amendments, viewContext)),
  };
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await formOf(request);
  const asked = { services: context.get(services), who: context.get(actor), text: params.id };
  if (form.intent === "attribution") {
    const done = await asked.services.commands.setAttribution(asked.who, {
      text: params.id,
      shown: form.shown === "yes",
    });
    return answer(done, { form, page: `/texts/${params.id}/amendments` }, request);
  }
  const done = await draftCommand({ ...asked, amendment: "", form });
  const page = `/texts/${params.id}/amendments/${done.ok ? (done.amendment ?? "") : ""}`;
  return answer(done, { form, page }, request);
}

export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const form = await formOf(request.clone());
  return serverAction().catch((error: unknown) => refused(reasonFor(error), form));
}

export default function Amendments({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, amendments, places, asked, delegations } = page;
  useLiveUpdates();
  const clause = places.find(({ id }) => id === asked.clause);
  const open = amendments.filter((one) => isReleased(one) && one.deed !== "insert");
  const ground = open[0]?.wording.ground.join("\n") ?? "";
  const shown = clause && open.length > 1 ? amendments.filter((one) => !open.includes(one)) : amendments;
  return (
    <TextPages text={text} here="amendments">
      <h2 className="amendments-title visually-hidden">{t("amendments.title")}</h2>
      <Filter page={page} />
      <p className="amendments-count" role="status">
        {t("amendments.counted", { count: amendments.length })}
      </p>
      {clause && open.length > 1 ? (
        <Beside
          {...{ text, delegations, ground }}
          name={clause.name}
          amendments={open}
          allowed={(amendment) => <DelegationCommands text={text.id} amendment={amendment} />}
        />
      ) : null}
      {amendments.length ? (
        <ol className="plain-list amendment-list">
          {shown.map((amendment) => (
            <li key={amendment.id}>
              <AmendmentCard {...{ text, delegations, amendment }}>
                <Ways text={text.id} amendment={amendment} />
              </AmendmentCard>
            </li>
          ))}
        </ol>
      ) : (
        <Empty page={page} />
      )}
      <Attribution page={page} />
    </TextPages>
  );
}

type PageProps = { page: Route.ComponentProps["loaderData"] };

/** Which are shown: a plain form, so that the address can be passed on. */
function Filter({ page: { asked, counts, places, delegations, text } }: PageProps) {
  const { t } = useTranslation();
  return (
    <Form method="get" className="card amendment-filter no-print" key={JSON.stringify(asked)}>
      <Choice label={t("amendments.filter.state")} name="state" defaultValue={asked.state}>
        <option value="open">{t("amendments.filter.open")}</option>
        <option value="all">{t("amendments.filter.all")}</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t("amendments.filter.counted", { name: t(`amendments.state.${state}`), n: counts[state] ?? 0 })}
          </option>
        ))}
      </Choice>
      <Choice
        label={t("amendments.filter.delegation")}
        name="delegation"
        defaultValue={asked.delegation ?? ""}
      >
        <option value="">{t("amendments.filter.everybody")}</option>
        {delegations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label={t("amendments.filter.clause")} name="clause" defaultValue={asked.clause ?? ""}>
        <option value="">{t("amendments.filter.wholeText")}</option>
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <p className="row">
        <Button appearance="quiet">{t("amendments.filter.show")}</Button>
        {isFiltered(asked) ? (
          <Link to={`/texts/${text.id}/amendments`}>{t("amendments.filter.reset")}</Link>
        ) : null}
      </p>
    </Form>
  );
}

/** The commands of the list; deciding has a separate page. */
function Ways({ text, amendment }: { text: string; amendment: AmendmentView }) {
  const { t } = useTranslation();
  const { may, id, state } = amendment;
  return (
    <div className="no-print">
      <DelegationCommands text={text} amendment={amendment} />
      <p className="row small">
        {state === "drafted" && may.edit ? (
          <Link to={`/texts/${text}?amendment=${id}#${amendment.at}`}>{t("amendments.continue")}</Link>
        ) : null}
        {may.reject ? (
          <Link to={`/texts/${text}/amendments/${id}#decide`}>{t("amendments.decide")}</Link>
        ) : null}
        {amendment.at ? <Link to={`/texts/${text}#${amendment.at}`}>{t("amendments.inText")}</Link> : null}
      </p>
    </div>
  );
}

function Empty({ page: { asked, text, may } }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className="card empty">
      <p>{t(isFiltered(asked) ? "amendments.noneSuch" : "amendments.noneOpen")}</p>
      {may.draft || may.suggest ? (
        <p>
          <Link to={`/texts/${text.id}`}>{t("amendments.toText")}</Link>
        </p>
      ) : null}
    </div>
  );
}

function isFiltered({ state, delegation, clause }: PageProps["page"]["asked"]): boolean {
  return state !== "open" || delegation !== null || clause !== null;
}

/** Some chairs forbid attribution: the record keeps it. */
function Attribution({ page: { attribution, may, text } }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className="no-print">
      {attribution ? null : <p className="muted">{t("amendments.unattributed")}</p>}
      {may.setAttribution ? (
        <CommandForm
          action={`/texts/${text.id}/amendments`}
          intent="attribution"
          label={t(attribution ? "amendments.hideNames" : "amendments.showNames")}
        >
          {() => <input type="hidden" name="shown" value={attribution ? "no" : "yes"} />}
        </CommandForm>
      ) : null}
    </div>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
