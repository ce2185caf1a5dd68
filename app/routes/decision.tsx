/**
 * The board: where every country stands on the frozen text, the text itself above the place of signature, and the
 * deeds of whoever is asked or presides. Every form carries the hash that its reader saw.
 */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { data, redirect, useRevalidator } from "react-router";
import { z } from "zod";
import type { Reason } from "#domain/refusals.ts";
import { Button } from "../components/Button.tsx";
import { Area, Field } from "../components/Field.tsx";
import { Hash } from "../components/Hash.tsx";
import { Notice } from "../components/Notice.tsx";
import { PhaseBadge } from "../components/PhaseBadge.tsx";
import { actor, services } from "../context.ts";
import { languageOf } from "../language.ts";
import { drawn } from "../reading/drawn.ts";
import { Paper } from "../reading/Paper.tsx";
import { formatsFor } from "../words/format.ts";
import type { Route } from "./+types/decision";
import { Board } from "./decision-board.tsx";
import { statusOf, throwRefusal } from "./refusals.ts";
import { TextPages } from "./text-pages.tsx";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.decision(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  const { day, moment, party, pick } = formatsFor(languageOf(context));
  const { zone } = page.text;
  const rows = page.rows.map(({ party: one, standing, signOff }) => ({
    delegation: one.delegation,
    country: one.country,
    party: party(one),
    institution: pick(one.institution),
    standing,
    at: signOff ? moment(signOff.at, zone) : "",
    signatory: signOff?.decision === "signed" ? `${signOff.signatory}, ${signOff.title}` : "",
    reason: signOff?.decision === "refused" ? signOff.reason : "",
  }));
  const words = page.words && { clauses: drawn(page.words, day), language: page.words.language };
  const draft = page.draft && { ...page.draft, at: moment(page.draft.at, zone) };
  return { ...page, rows, words, draft, mine: page.mine?.standing ?? null };
}

const wishes = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open-signing"), seen: z.string() }),
  z.object({ intent: z.literal("sign"), seen: z.string(), signatory: z.string(), title: z.string() }),
  z.object({ intent: z.literal("refuse"), seen: z.string(), reason: z.string() }),
  z.object({ intent: z.literal("adopt"), seen: z.string() }),
  z.object({ intent: z.literal("reopen"), reason: z.string() }),
]);

export async function action({ params, request, context }: Route.ActionArgs) {
  const { commands } = context.get(services);
  const given = Object.fromEntries(
    Array.from(await request.formData(), ([name, value]) => [name, String(value)]),
  );
  const wish = wishes.safeParse(given);
  if (!wish.success) throw data({ reason: "malformed" satisfies Reason }, { status: 422 });
  const text = params.id;
  const who = context.get(actor);
  const done = await {
    "open-signing": () => commands.openSigning(who, { text, seen: "", ...wish.data }),
    sign: () => commands.sign(who, { text, seen: "", signatory: "", title: "", ...wish.data }),
    refuse: () => commands.refuse(who, { text, seen: "", reason: "", ...wish.data }),
    adopt: () => commands.adopt(who, { text, seen: "", ...wish.data }),
    reopen: () => commands.reopen(who, { text, reason: "", ...wish.data }),
  }[wish.data.intent]();
  if (done.ok || done.reason === "already-done") return redirect(`/texts/${text}/decision`);
  if (done.reason === "not-signed-in" || done.reason === "not-found") throwRefusal(done, request);
  return data({ intent: wish.data.intent, reason: done.reason, given }, { status: statusOf(done.reason) });
}

export default function Decision({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, rows, words, draft } = loaderData;
  useFreshRows();
  return (
    <TextPages text={text} here="decision">
      <div className="row">
        <PhaseBadge phase={text.phase} />
        {draft ? (
          <span className="muted">{t("decision.newest", { name: draft.name, at: draft.at })}</span>
        ) : (
          <span className="muted">{t("decision.noDraft")}</span>
        )}
      </div>
      {text.phase.name === "adopted" ? (
        <Notice tone="good">
          <p>
            {t("decision.adopted")} <a href={`/editions/${text.phase.slug}`}>{t("decision.toEdition")}</a>
          </p>
        </Notice>
      ) : null}
      <Board rows={rows} />
      {actionData ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${actionData.reason as Reason}`)}</p>
        </Notice>
      ) : null}
      {words && text.phase.name === "signing" ? (
        <details className="frozen" open={loaderData.mine === "awaiting"}>
          <summary>{t("decision.frozen")}</summary>
          <Paper clauses={words.clauses} language={words.language} title={text.title} />
        </details>
      ) : null}
      <Deeds page={loaderData} given={actionData?.given ?? {}} failed={actionData?.intent} />
    </TextPages>
  );
}

type Page = Route.ComponentProps["loaderData"];
type Given = Record<string, string>;

/** What this reader may do now. Nothing is offered that would be refused. */
function Deeds({ page, given, failed }: { page: Page; given: Given; failed?: string }) {
  const { may, text, draft, mine, missing } = page;
  const { phase } = text;
  if (phase.name === "drafting")
    return may["open-signing"] && draft ? <OpenSigning hash={draft.hash} /> : null;
  if (phase.name !== "signing") return null;
  return (
    <div className="deeds">
      {may.sign && mine === "awaiting" ? (
        <Sign hash={phase.hash} given={failed === "sign" ? given : {}} />
      ) : null}
      {may.refuse && mine === "awaiting" ? (
        <Refuse hash={phase.hash} given={given} open={failed === "refuse"} />
      ) : null}
      {may.adopt ? <Adopt hash={phase.hash} missing={missing} /> : null}
      {may.reopen ? <Reopen given={given} open={failed === "reopen"} /> : null}
    </div>
  );
}

function OpenSigning({ hash }: { hash: string }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("decision.openSigning")}</h2>
      <p>{t("decision.openSigningHint")}</p>
      <p className="small muted">
        {t("decision.hash")} <Hash hash={hash} />
      </p>
      <input type="hidden" name="seen" value={hash} />
      <Button name="intent" value="open-signing">
        {t("decision.openSigning")}
      </Button>
    </form>
  );
}

function Sign({ hash, given }: { hash: string; given: Given }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("decision.sign")}</h2>
      <p>{t("decision.signHint")}</p>
      <Field
        label={t("decision.signatory")}
        hint={t("decision.signatoryHint")}
        name="signatory"
        required
        maxLength={300}
        autoComplete="name"
        defaultValue={given.signatory}
      />
      <Field
        label={t("decision.title")}
        hint={t("decision.titleHint")}
        name="title"
        required
        maxLength={300}
        autoComplete="organization-title"
        defaultValue={given.title}
      />
      <p className="small muted">
        {t("decision.hash")} <Hash hash={hash} />
      </p>
      <input type="hidden" name="seen" value={hash} />
      <Button name="intent" value="sign">
        {t("decision.sign")}
      </Button>
    </form>
  );
}

function Refuse({ hash, given, open }: { hash: string; given: Given; open: boolean }) {
  const { t } = useTranslation();
  return (
    <details className="card" open={open}>
      <summary>{t("decision.refuse")}</summary>
      <form method="post">
        <Area
          label={t("decision.reason")}
          hint={t("decision.reasonHint")}
          name="reason"
          required
          maxLength={4000}
          defaultValue={given.reason}
        />
        <input type="hidden" name="seen" value={hash} />
        <Button look="danger" name="intent" value="refuse">
          {t("decision.refuse")}
        </Button>
      </form>
    </details>
  );
}

function Adopt({ hash, missing }: { hash: string; missing: number }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("decision.adopt")}</h2>
      <p>{missing ? t("decision.missing", { count: missing }) : t("decision.adoptHint")}</p>
      <input type="hidden" name="seen" value={hash} />
      {missing ? null : (
        <Button name="intent" value="adopt">
          {t("decision.adopt")}
        </Button>
      )}
    </form>
  );
}

function Reopen({ given, open }: { given: Given; open: boolean }) {
  const { t } = useTranslation();
  return (
    <details className="card" open={open}>
      <summary>{t("decision.reopen")}</summary>
      <form method="post">
        <p>{t("decision.reopenHint")}</p>
        <Area
          label={t("decision.reason")}
          hint={t("decision.reasonHint")}
          name="reason"
          required
          maxLength={4000}
          defaultValue={given.reason}
        />
        <Button look="danger" name="intent" value="reopen">
          {t("decision.reopen")}
        </Button>
      </form>
    </details>
  );
}

/** Signatures of others appear by themselves: on the wall of a hall nobody reloads. */
function useFreshRows(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), 5_000);
    return () => clearInterval(timer);
  }, [revalidate]);
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
