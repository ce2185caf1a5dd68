/**
 * The board: where every country stands on the frozen text, the text itself above the place of signature, and the
 * deeds of whoever is asked or presides. Every form carries the hash that its reader saw.
 */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { data, redirect, useRevalidator } from "react-router";
import { z } from "zod";
import type { Reason } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { Notice } from "../components/Notice.tsx";
import { PhaseBadge } from "../components/PhaseBadge.tsx";
import { actor, type Services, services } from "../context.ts";
import { languageOf } from "../language.ts";
import { drawn } from "../reading/drawn.ts";
import { Paper } from "../reading/Paper.tsx";
import { formatsFor } from "../words/format.ts";
import type { Route } from "./+types/decision";
import { Board } from "./decision-board.tsx";
import { Deeds } from "./decision-deeds.tsx";
import { lastKnown } from "./line.ts";
import { statusOf, throwRefusal } from "./refusals.ts";
import { TextPages } from "./text-pages.tsx";

type Commands = Services["commands"];

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

/** The board on the wall of a hall stays while the line is down. */
export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

const wishes = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open-drafting") }),
  z.object({ intent: z.literal("open-signing"), seen: z.string() }),
  z.object({ intent: z.literal("sign"), seen: z.string(), signatory: z.string(), title: z.string() }),
  z.object({ intent: z.literal("refuse"), seen: z.string(), reason: z.string() }),
  z.object({ intent: z.literal("adopt"), seen: z.string() }),
  z.object({ intent: z.literal("reopen"), reason: z.string() }),
  z.object({ intent: z.literal("withdraw"), reason: z.string() }),
  z.object({ intent: z.literal("hand-pen"), pen: z.enum(["open", "chair"]) }),
]);

export async function action({ params, request, context }: Route.ActionArgs) {
  const { commands } = context.get(services);
  const given = Object.fromEntries(
    Array.from(await request.formData(), ([name, value]) => [name, String(value)]),
  );
  const wish = wishes.safeParse(given);
  if (!wish.success) throw data({ reason: "malformed" satisfies Reason }, { status: 422 });
  const text = params.id;
  const done = await perform(commands, context.get(actor), text, wish.data);
  if (done.ok || done.reason === "already-done") return redirect(`/texts/${text}/decision`);
  if (done.reason === "not-signed-in" || done.reason === "not-found") throwRefusal(done, request);
  return data({ intent: wish.data.intent, reason: done.reason, given }, { status: statusOf(done.reason) });
}

function perform(commands: Commands, who: Actor | null, text: string, wish: z.infer<typeof wishes>) {
  switch (wish.intent) {
    case "open-drafting":
      return commands.openDrafting(who, { text });
    case "open-signing":
      return commands.openSigning(who, { text, ...wish });
    case "sign":
      return commands.sign(who, { text, ...wish });
    case "refuse":
      return commands.refuse(who, { text, ...wish });
    case "adopt":
      return commands.adopt(who, { text, ...wish });
    case "reopen":
      return commands.reopen(who, { text, ...wish });
    case "withdraw":
      return commands.withdraw(who, { text, ...wish });
    case "hand-pen":
      return commands.handPen(who, { text, ...wish });
  }
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
        {loaderData.mine === "awaiting" && loaderData.may.sign ? (
          <a href="#sign">{t("decision.toSign")}</a>
        ) : null}
      </div>
      {text.phase.name === "withdrawn" ? (
        <Notice tone="bad">
          <p>{t("decision.withdrawn", { reason: text.phase.reason })}</p>
        </Notice>
      ) : null}
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
