/**
 * The process rules of a text: shown to every delegation, accepted by its head or alternate, set by the secretariat.
 */

import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Explained } from "#app/components/Explained.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { type RulesView, rulesFrom, rulesView } from "#app/presenters/rules-view.ts";
import { RulesForm } from "#app/routes/texts/decision/RulesForm.tsx";
import { RulesSummary } from "#app/routes/texts/decision/RulesSummary.tsx";
import type { Reason } from "#domain/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/process-rules";
import "#app/routes/texts/decision/decision.css";
import { timeRefused } from "#app/routes/http/local-time.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { TextPages } from "./text-pages.tsx";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.decision(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  return rulesView(page, formatsFor(languageOf(context)));
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { commands, queries } = context.get(services);
  const who = context.get(actor);
  const text = params.id;
  const page = await queries.decision(who, text);
  if (!page.ok) throwRefusal(page, request);
  const delegations = page.rows.map((row) => row.party.delegation);
  const rules = rulesFrom(form, page.text.language, delegations);
  const typed = (name: string) => String(form.get(name) ?? "");
  const reason = typed("reason");
  const until = typed("statementsUntil");
  const asked = until ? { local: until, zone: typed("zone"), moment: typed("moment") } : null;
  const time = timeRefused(asked, formatsFor(languageOf(context)));
  if (time) return data({ ...time, rules, until, why: reason }, { status: 422 });
  const accepts = form.get("intent") === "accept-rules";
  const done = await (accepts
    ? commands.acceptRules(who, { text })
    : commands.setRules(who, { text, rules, reason }));
  if (done.ok || done.reason === "already-done") return redirect(`/texts/${text}/rules`);
  if (done.reason === "not-signed-in") throwRefusal(done, request);
  return data(
    { reason: done.reason as Reason, moments: [], rules, until, why: reason },
    { status: statusOf(done.reason) },
  );
}

export default function ProcessRules({ loaderData: view, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <TextPages text={view.text} here="decision">
      <Explained term={["rules", "silence"]}>
        <h2>{t("deciding.rules")}</h2>
      </Explained>
      <p className="lede">{t("deciding.rulesHint")}</p>
      {actionData ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${actionData.reason}`)}</p>
        </Notice>
      ) : null}
      <StatusOf view={view} />
      <section className="card">
        <RulesSummary view={view} />
      </section>
      {view.mayAccept ? (
        <form method="post" className="card">
          <h2>{t("deciding.acceptRules")}</h2>
          <p>{t("deciding.acceptRulesHint")}</p>
          <Button name="intent" value="accept-rules">
            {t("deciding.acceptRules")}
          </Button>
        </form>
      ) : null}
      {view.maySet ? <RulesForm view={view} result={actionData} /> : null}
      <p>
        <Link to={`/rights?text=${view.text.id}`}>{t("rights.title")}</Link>
      </p>
      <p>
        <Link to={`/texts/${view.text.id}/decision`}>{t("text.decision")}</Link>
      </p>
    </TextPages>
  );
}

function StatusOf({ view }: { view: RulesView }) {
  const { t } = useTranslation();
  if (!view.rulesSet)
    return (
      <Notice tone="info">
        <p>{t("deciding.rulesCustom")}</p>
      </Notice>
    );
  return (
    <Notice tone={view.unaccepted ? "warn" : "good"}>
      {view.accepted ? <p>{t("deciding.rulesAccepted")}</p> : null}
      <p>
        {view.unaccepted
          ? t("deciding.rulesUnaccepted", { parties: view.unaccepted })
          : t("deciding.rulesAllAccepted")}
      </p>
    </Notice>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
