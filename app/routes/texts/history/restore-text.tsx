/**
 * The text of an earlier moment, brought back by the chair's side: what comes back, what stays unless it is chosen, the
 * text of now against what would come of it, and one button. Two plain forms: the first shows a choice, the second does
 * exactly what is shown.
 */
import { data, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, type Services, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { compared } from "#app/presenters/comparison.ts";
import { ChangeWays } from "#app/reading/ChangeSteps.tsx";
import { Compared } from "#app/reading/Compared.tsx";
import { CompareSummary } from "#app/reading/CompareSummary.tsx";
import { z } from "#domain/zod.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/restore-text";
import { nameOf as pointName } from "./compare-ends.ts";
import { RestoreChoices, type RestoreGroup } from "./RestoreChoices.tsx";
import "./restore-text.css";
import { nameOf } from "#app/presenters/versions-view.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";

type Found = Extract<Awaited<ReturnType<Services["queries"]["restoration"]>>, { ok: true }>;

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const language = asked.get("language");
  const asOf = asked.get("as-of") ?? "";
  const chosen = asked.has("choose") ? asked.getAll("clause") : null;
  const found = await context
    .get(services)
    .queries.restoration(context.get(actor), params.id, { asOf, chosen, language });
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const { text, point, clauses, frozen, version, seen } = found;
  const drawn = compared(found.comparison, {
    ...{ language: text.language, day: formats.day },
    only: ({ happened }) => happened.some((one) => one !== "renumbered"),
  });
  return {
    ...{ text, version, seen, frozen, asOf: point.value, n: point.n },
    when: pointName(point, text.zone, formats, t),
    differs: clauses.length > 0,
    chosen: clauses.flatMap((one) => (one.chosen ? one.id : [])),
    // The empty clause that goes with them is nobody's.
    count: clauses.filter(({ chosen, since }) => chosen && since !== "leftover").length,
    groups: groupsOf(clauses, (name) => nameOf(name as Parameters<typeof nameOf>[0], t)),
    // An erased text shares no clause with what it was: they are one text all the same.
    comparison: { ...drawn, alignedBy: "id" as const },
  };
}

const GROUPS = {
  back: ["deleted", "emptied"],
  words: ["shortened"],
  collides: ["reworded", "joined"],
  added: ["added"],
  leftover: ["leftover"],
} as const satisfies Record<string, readonly Found["clauses"][number]["since"][]>;

function groupsOf(
  clauses: Found["clauses"],
  named: (name: Found["clauses"][number]["name"]) => string,
): RestoreGroup[] {
  const group = (name: RestoreGroup["name"], which: (one: Found["clauses"][number]) => boolean) => {
    const items = clauses.filter(which).map(({ id, name: called, words, chosen, since }) => {
      return { id, name: named(called), words, chosen, joined: since === "joined" };
    });
    return items.length ? [{ name, items }] : [];
  };
  const open = Object.entries(GROUPS).flatMap(([name, kinds]) =>
    group(
      name as RestoreGroup["name"],
      (one) => !one.closed && (kinds as readonly string[]).includes(one.since),
    ),
  );
  return [...open, ...group("closed", (one) => one.closed)];
}

const input = z.object({
  n: z.coerce.number().int().positive(),
  language: z.string().optional(),
  seen: z.string(),
  chosen: z.array(z.string()),
});

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const values = input.safeParse({ ...Object.fromEntries(form), chosen: form.getAll("clause") });
  if (!values.success) return data({ reason: "malformed" as const }, { status: 400 });
  const { language } = values.data;
  const done = await context
    .get(services)
    .commands.restoreText(context.get(actor), { ...values.data, text: params.id });
  if (done.ok)
    return redirect(language ? `/texts/${params.id}/languages/${language}` : `/texts/${params.id}`);
  if (done.reason === "not-signed-in" || done.reason === "not-found") throwRefusal(done, request);
  return data({ reason: done.reason }, { status: statusOf(done.reason) });
}

export default function RestoreText({ loaderData: page, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, frozen, differs, groups, when } = page;
  return (
    <TextPages text={text} here="compare">
      <h2>{t("restoring.title", { when })}</h2>
      {actionData ? (
        <Notice tone="bad" live>
          <p>
            {t(
              actionData.reason === "changed-meanwhile"
                ? "restoring.changed"
                : `refusals.${actionData.reason}`,
            )}
          </p>
        </Notice>
      ) : null}
      {frozen ? (
        <Notice tone="warn">
          <p>{t("restoring.frozen")}</p>
        </Notice>
      ) : differs ? (
        <>
          <p className="lede">{t("restoring.lede")}</p>
          <RestoreChoices groups={groups} asOf={page.asOf} version={page.version} language={text.language} />
          <Preview page={page} />
        </>
      ) : (
        <Notice tone="info">
          <p>{t("restoring.nothing")}</p>
        </Notice>
      )}
    </TextPages>
  );
}

function Preview({ page }: { page: Route.ComponentProps["loaderData"] }) {
  const { t } = useTranslation();
  const { text, comparison, chosen, count, n, seen, version } = page;
  if (!chosen.length) return <p className="muted">{t("restoring.none")}</p>;
  const changes = comparison.rows.filter((row) => row.changed && !row.left).map((row) => row.id);
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview">{t("restoring.preview")}</h2>
      <CompareSummary comparison={comparison} />
      <ChangeWays ids={changes} />
      <Compared
        {...{ comparison }}
        view="inline"
        names={[t("restoring.now"), t("restoring.after")]}
        language={text.language}
      />
      <form method="post" className="restore-bar card no-print">
        <input type="hidden" name="n" value={n} />
        <input type="hidden" name="seen" value={seen} />
        {version ? <input type="hidden" name="language" value={version} /> : null}
        {chosen.map((id) => (
          <input key={id} type="hidden" name="clause" value={id} />
        ))}
        <Button>{t("restoring.restore", { count: count || chosen.length })}</Button>
        <p className="small muted">{t("restoring.record")}</p>
      </form>
    </section>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
