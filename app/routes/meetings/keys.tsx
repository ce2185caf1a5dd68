/**
 * The keys with which delegations sign: everybody in the meeting sees whose they are before signing is opened; a head
 * enrols and removes the own ones.
 */

import { useState } from "react";
import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Field } from "#app/components/Field.tsx";
import { Hash } from "#app/components/Hash.tsx";
import { Name } from "#app/components/Name.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { type KeyError, makeKey } from "#app/routes/account/browser-passkey.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/keys";
import { Confirmed } from "./set-up/fields.tsx";
import "./set-up/set-up.css";
import { siteOf } from "#app/routes/public/site.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.signingKeys(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const { pick, party, moment } = formatsFor(languageOf(context));
  const { meeting, mine, delegations } = found;
  const at = (instant: string | null) => instant && moment(instant, meeting.zone);
  return {
    id: meeting.id,
    name: pick(meeting.name),
    mine,
    delegations: delegations.map(({ delegation, keys }) => ({
      ...{ id: delegation.id, country: delegation.country, party: party(delegation) },
      keys: keys.map((key) => ({ ...key, enrolledAt: at(key.enrolledAt), removedAt: at(key.removedAt) })),
    })),
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { commands } = context.get(services);
  const who = context.get(actor);
  const field = (name: string) => String(form.get(name) ?? "");
  const meeting = params.id;
  const done =
    field("intent") === "remove"
      ? await commands.removeKey(who, { meeting, key: field("key") })
      : await commands.enrolKey(who, {
          ...{ meeting, site: siteOf(request), name: field("name"), response: parsed(field("response")) },
        });
  if (done.ok || done.reason === "already-done") return redirect(`/meetings/${meeting}/keys`);
  if (done.reason === "not-signed-in") throwRefusal(done, request);
  return data({ reason: done.reason, name: field("name") }, { status: statusOf(done.reason) });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

type Page = Route.ComponentProps["loaderData"];

export default function Keys({ loaderData: page, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("keys.title") })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/meetings/${page.id}`}>{page.name}</Link>
      </p>
      <h1>{t("keys.title")}</h1>
      <p className="lede">{t("keys.lede")}</p>
      {result ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${result.reason as Reason}`)}</p>
        </Notice>
      ) : null}
      <div className="stack">
        {page.mine ? <Enrol meeting={page.id} name={result?.name} /> : null}
        <ol className="plain-list stack">
          {page.delegations.map((one) => (
            <Delegation key={one.id} one={one} mine={one.id === page.mine} />
          ))}
        </ol>
      </div>
    </div>
  );
}

/** Needs the browser: a key is made by it and nothing else. */
function Enrol({ meeting, name }: { meeting: string; name: string | undefined }) {
  const { t } = useTranslation();
  const [error, setError] = useState<KeyError | null>(null);
  const make = async (form: HTMLFormElement) => {
    setError(null);
    const asked = await fetch(`/meetings/${meeting}/keys/begin`, { method: "POST" });
    const made = asked.ok
      ? await makeKey(await asked.json())
      : { ok: false as const, error: "failed" as const };
    if (!made.ok) return setError(made.error);
    (form.elements.namedItem("response") as HTMLInputElement).value = JSON.stringify(made.values);
    form.submit();
  };
  return (
    <form
      method="post"
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void make(event.currentTarget).catch(() => setError("failed"));
      }}
    >
      <h2>{t("keys.enrol")}</h2>
      <p>{t("keys.enrolHint")}</p>
      <Field
        label={t("keys.name")}
        hint={t("keys.nameHint")}
        name="name"
        required
        maxLength={100}
        defaultValue={name}
      />
      <input type="hidden" name="response" />
      <p role="status">{error ? <strong>{t(`keys.error.${error}`)}</strong> : null}</p>
      <Button className="needs-script">{t("keys.make")}</Button>
      <p className="without-script">{t("keys.needsScript")}</p>
    </form>
  );
}

function Delegation({ one, mine }: { one: Page["delegations"][number]; mine: boolean }) {
  const { t } = useTranslation();
  return (
    <li className="card">
      <h2>
        <DelegationName country={one.country} name={one.party} />
      </h2>
      {one.keys.length ? null : <p className="muted">{t("keys.none")}</p>}
      <ul className="plain-list stack">
        {one.keys.map((key) => (
          <li key={key.id}>
            <p>
              <strong>
                <Name>{key.name}</Name>
              </strong>{" "}
              {key.removedAt ? (
                <span className="badge badge-bad">{t("keys.removed", { at: key.removedAt })}</span>
              ) : null}
            </p>
            <p className="muted small">{t("keys.enrolled", { by: key.by, at: key.enrolledAt ?? "" })}</p>
            <p className="small">
              {t("keys.fingerprint")} <Hash hash={key.fingerprint} />
            </p>
            {mine && !key.removedAt ? (
              <form method="post">
                <input type="hidden" name="key" value={key.id} />
                <Confirmed what={t("keys.remove", { name: key.name })} intent="remove">
                  <p className="small">{t("keys.removeHint")}</p>
                </Confirmed>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  );
}
