/**
 * A link that is used once: it makes the first account of the secretariat, or takes a seat, with a new account or the
 * one that is signed in.
 */

import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { spend } from "#app/limits.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/invitation";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { accounts, queries } = context.get(services);
  const providers = accounts.providers.listed;
  const purpose = await accounts.invited(params.token);
  if (!purpose) throw data({ reason: "link-spent" }, { status: 410 });
  const seat = purpose === "seat" ? await queries.seatOffered(params.token) : null;
  if (!seat?.ok) return { seat: null, me: null, token: params.token, address: null, providers: [] };
  const { pick, party, days } = formatsFor(languageOf(context));
  const { meeting, role, delegation } = seat;
  return {
    token: params.token,
    address: seat.address,
    providers,
    me: context.get(actor)?.name ?? null,
    seat: {
      role,
      meeting: pick(meeting.name),
      forum: pick(meeting.forum),
      place: pick(meeting.place),
      days: days(meeting.starts, meeting.ends),
      party: delegation && party(delegation),
    },
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { token } = params;
  const { accounts, commands } = context.get(services);
  const form = await request.formData();
  const who = context.get(actor);
  if (form.get("intent") === "take" && who) {
    const taken = await commands.takeSeat({ id: who.person, name: who.name }, { token });
    if (taken.ok) return redirect(`/meetings/${taken.meeting}`);
    return data({ reason: taken.reason, name: "", email: "" }, { status: statusOf(taken.reason) });
  }
  const field = (name: string) => String(form.get(name) ?? "");
  const person = { name: field("name"), email: field("email"), password: field("password") };
  await spend("join", request, context);
  const seat = (await accounts.invited(token)) === "seat";
  const joined = await accounts.accept(token, person, request.headers);
  if (!joined.ok) {
    const { name, email } = person;
    return data({ reason: joined.reason, name, email }, { status: statusOf(joined.reason) });
  }
  const taken = seat ? await commands.takeSeat(joined.person, { token }) : null;
  const headers = new Headers();
  for (const cookie of joined.cookies) headers.append("set-cookie", cookie);
  return redirect(taken?.ok ? `/meetings/${taken.meeting}` : "/dashboard", { headers });
}

type Page = Route.ComponentProps["loaderData"];

export default function Invitation({ loaderData: page, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const title = t(page.seat ? "invitation.seatTitle" : "invitation.title");
  return (
    <div className="page page-narrow stack">
      <title>{t("shell.pageTitle", { title })}</title>
      <h1>{title}</h1>
      {page.seat ? <Seat seat={page.seat} /> : <p className="lede">{t("invitation.hint")}</p>}
      {actionData ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${actionData.reason}`)}</p>
        </Notice>
      ) : null}
      {page.me ? <Take me={page.me} /> : <NewAccount page={page} values={actionData} />}
      {page.seat && !page.me ? (
        <section className="card">
          <h2>{t("invitation.haveAccount")}</h2>
          <p>{t("invitation.haveAccountHint")}</p>
          <Link
            className="button button-quiet"
            to={`/sign-in?${new URLSearchParams({ next: `/invitations/${page.token}` })}`}
          >
            {t("shell.signIn")}
          </Link>
        </section>
      ) : null}
      {page.me || !page.seat ? null : <Providers token={page.token} providers={page.providers} />}
    </div>
  );
}

/** For whom the invitation names by the address that the provider verified. */
function Providers({ token, providers }: Pick<Page, "token" | "providers">) {
  const { t } = useTranslation();
  const back = new URLSearchParams({ next: `/invitations/${token}`, invitation: token });
  return providers.map(({ id, name }) => (
    <p key={id}>
      <a className="button button-quiet" href={`/sign-in/with/${id}?${back}`}>
        {t("signingIn.with", { provider: name })}
      </a>
    </p>
  ));
}

function Seat({ seat }: { seat: NonNullable<Page["seat"]> }) {
  const { t } = useTranslation();
  const { meeting, party, place, days } = seat;
  const role = t(`role.${seat.role}`);
  return (
    <div className="lede">
      <p>
        {party ? t("invitation.seatIn", { role, party, meeting }) : t("invitation.seatAt", { role, meeting })}
      </p>
      <p className="small">{seat.forum}</p>
      <p className="small">{t("invitation.when", { place, days })}</p>
    </div>
  );
}

function Take({ me }: { me: string }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <p>{t("invitation.takeAs", { name: me })}</p>
      <Button name="intent" value="take">
        {t("invitation.take")}
      </Button>
    </form>
  );
}

function NewAccount({ page, values }: { page: Page; values: { name: string; email: string } | undefined }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      {page.seat ? <h2>{t("invitation.newAccount")}</h2> : null}
      <Field
        label={t("invitation.name")}
        name="name"
        required
        autoComplete="name"
        defaultValue={values?.name}
      />
      <Field
        label={t("invitation.email")}
        name="email"
        type="email"
        required
        autoComplete="username"
        defaultValue={values?.email ?? page.address ?? ""}
      />
      <Field
        label={t("invitation.password")}
        hint={t("invitation.passwordHint")}
        name="password"
        type="password"
        required
        minLength={10}
        autoComplete="new-password"
      />
      <Button>{t(page.seat ? "invitation.take" : "invitation.make")}</Button>
    </form>
  );
}
