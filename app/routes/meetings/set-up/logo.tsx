/**
 * The logos of a meeting and of its forum: given as a PNG, shown as what was redrawn of it, replaced, taken down. A plain
 * form; how much is sent is asked before a byte of it is read.
 */

import type { ChangeEvent } from "react";
import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Logo } from "#app/components/Logo.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { type Reason, refuse } from "#domain/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/logo";
import { Confirmed } from "./fields.tsx";
import { typed } from "./form.ts";
import "./set-up.css";

const LARGEST_FILE = 256 * 1024;
/** The file and what the form says around it. */
const LARGEST_FORM = LARGEST_FILE + 4096;

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.logos(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const { pick } = formatsFor(languageOf(context));
  const { meeting, logos } = found;
  return { id: meeting.id, names: { meeting: pick(meeting.name), forum: pick(meeting.forum) }, logos };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const refused = (of: string, reason: Reason) => data({ of, reason }, { status: statusOf(reason) });
  if (!(Number(request.headers.get("content-length")) <= LARGEST_FORM))
    return refused("", "picture-too-large");
  const form = await request.formData();
  const of = typed(form, "of") === "forum" ? "forum" : "meeting";
  const removes = typed(form, "intent") === "remove";
  const file = form.get("logo");
  const bytes = file instanceof File && file.size ? new Uint8Array(await file.arrayBuffer()) : null;
  if (!bytes && !removes) return refused(of, "picture-missing");
  const { commands } = context.get(services);
  const submitted = { meeting: params.id, of, file: removes ? null : bytes } as const;
  const done = await commands.setLogo(context.get(actor), submitted);
  if (done.ok) return redirect(`/meetings/${params.id}/logo`);
  if (done.reason === "not-signed-in") throwRefusal(refuse(done.reason), request);
  return refused(of, done.reason);
}

export default function Logos({ loaderData: page, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  const title = t("setUp.logo.title");
  return (
    <div className="page page-narrow stack">
      <title>{t("shell.pageTitle", { title })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/meetings/${page.id}`}>{page.names.meeting}</Link>
        <Link to={`/meetings/${page.id}/set-up`}>{t("setUp.title")}</Link>
      </p>
      <h1>{title}</h1>
      <p className="lede">{t("setUp.logo.lede")}</p>
      {result ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${result.reason}`)}</p>
        </Notice>
      ) : null}
      <OneLogo of="forum" page={page} />
      <OneLogo of="meeting" page={page} />
    </div>
  );
}

interface Props {
  of: "forum" | "meeting";
  page: Route.ComponentProps["loaderData"];
}

function OneLogo({ of, page }: Props) {
  const { t } = useTranslation();
  const [logo, name] = [page.logos[of], page.names[of]];
  // A file that is too large is refused before it is sent, where a script runs.
  const check = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const large = (target.files?.[0]?.size ?? 0) > LARGEST_FILE;
    target.setCustomValidity(large ? t("refusals.picture-too-large") : "");
    target.reportValidity();
  };
  return (
    <section className="card stack" aria-labelledby={of}>
      <h2 id={of}>{t(`setUp.logo.of.${of}`)}</h2>
      <p className="muted">{name}</p>
      {logo ? <Logo logo={logo} name={name} /> : <p>{t(`setUp.logo.none.${of}`)}</p>}
      <form method="post" encType="multipart/form-data" className="set-up-form">
        <input type="hidden" name="of" value={of} />
        <Field
          label={t("setUp.logo.file")}
          hint={t("setUp.logo.hint")}
          name="logo"
          type="file"
          accept="image/png"
          required
          onChange={check}
        />
        <Button>{t(logo ? "setUp.logo.replace" : "setUp.logo.set")}</Button>
      </form>
      {logo ? (
        <form method="post">
          <input type="hidden" name="of" value={of} />
          <Confirmed what={t("setUp.logo.remove")} intent="remove">
            <p>{t("setUp.logo.removeHint", { name })}</p>
          </Confirmed>
        </form>
      ) : null}
    </section>
  );
}
