/** Who sits where, who is invited, and the link that is shown once. */

import { Button } from "#app/components/Button.tsx";
import { Copy } from "#app/components/Copy.tsx";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Choice, Field } from "#app/components/Field.tsx";
import { Name } from "#app/components/Name.tsx";
import { Notice } from "#app/components/Notice.tsx";
import type { Role } from "#domain/rights/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/set-up";
import { Confirmed } from "./fields.tsx";
import type { SetUpResult } from "./form.ts";

type Page = Route.ComponentProps["loaderData"];
type Group = Pick<Page["delegations"][number], "seats" | "invitations" | "invitable"> & { id: string | null };
type Seat = Group["seats"][number];

export function People({ page, result }: { page: Page; result: SetUpResult | undefined }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("setUp.people")}</h2>
      <p className="muted">{t("setUp.peopleHint")}</p>
      {page.may.setUp ? (
        <section className="card people-at" aria-labelledby={placeOf(null)}>
          <h3 id={placeOf(null)}>{t("meeting.bureau")}</h3>
          <Seated page={page} group={page.bureau} result={result} />
        </section>
      ) : null}
      {page.delegations.map((one) => (
        <section key={one.id} className="card people-at" aria-labelledby={placeOf(one.id)}>
          <h3 id={placeOf(one.id)}>
            <DelegationName country={one.country} name={one.called} />
          </h3>
          <Seated page={page} group={one} result={result} />
        </section>
      ))}
    </section>
  );
}

function Seated({ page, group, result }: { page: Page; group: Group; result: SetUpResult | undefined }) {
  const { t } = useTranslation();
  const { seats, invitations, invitable, id } = group;
  const refused = result?.intent === "invite" && result.at === id ? result.who : null;
  return (
    <>
      {seats.length || invitations.length ? null : <p className="muted small">{t("meeting.noPeople")}</p>}
      <ul className="plain-list seated">
        {seats.map((seat) => (
          <li key={seat.id}>
            <SeatLine seat={seat} roles={page.may.setUp ? invitable : []} />
          </li>
        ))}
        {invitations.map(({ id: invitation, who, role, until }) => (
          <li key={invitation} className="seat-line">
            <span>
              <Name>{who}</Name>
            </span>
            <span className="muted small">{t(`role.${role}`)}</span>
            <span className="fact small">{t("setUp.invitedUntil", { until })}</span>
            <form method="post" action="#said">
              <input type="hidden" name="at" value={invitation} />
              <Confirmed what={t("setUp.revoke")} intent="revoke">
                <p>{t("setUp.revokeHint", { who })}</p>
              </Confirmed>
            </form>
          </li>
        ))}
      </ul>
      {result?.intent === "invite" && result.at === id && result.link ? (
        <Link link={result.link} to={result.mailedTo} sent={page.sendsMail} />
      ) : null}
      {invitable.length ? <Invite at={id} roles={invitable} who={refused} /> : null}
    </>
  );
}

/** `sent`: there is a mail server; without one the mail waits in the outbox, and somebody has to pass the link on. */
function Link({ link, to, sent }: { link: string; to: string | null; sent: boolean }) {
  const { t } = useTranslation();
  return (
    <Notice tone="good" live>
      <p>{to ? t(sent ? "setUp.linkMailed" : "setUp.linkNotMailed", { to }) : t("setUp.link")}</p>
      <p className="row">
        <code className="link-once">{link}</code>
        <Copy words={link} />
        {to && !sent ? <a href="/notifications/outbox">{t("setUp.mailInOutbox")}</a> : null}
      </p>
    </Notice>
  );
}

/** Where the people of a delegation stand on the page, or those of no delegation. */
const placeOf = (delegation: string | null) => (delegation ? `people-${delegation}` : "bureau");

/** `who`: what was typed and refused; the form stays open with it. */
function Invite({ at, roles, who }: { at: string | null; roles: readonly Role[]; who: string | null }) {
  const { t } = useTranslation();
  return (
    <details className="invite" open={who !== null}>
      <summary className="button button-quiet button-small">{t("setUp.invite")}</summary>
      <form method="post" action={`#${placeOf(at)}`} className="fields">
        <input type="hidden" name="at" value={at ?? ""} />
        <Field
          label={t("setUp.who")}
          hint={t("setUp.whoHint")}
          name="who"
          required
          autoComplete="off"
          defaultValue={who ?? undefined}
        />
        <Roles roles={roles} />
        <Button name="intent" value="invite">
          {t("setUp.makeLink")}
        </Button>
      </form>
    </details>
  );
}

function Roles({ roles, role }: { roles: readonly Role[]; role?: Role }) {
  const { t } = useTranslation();
  return (
    <Choice label={t("setUp.role")} name="role" defaultValue={role ?? roles[0]}>
      {roles.map((one) => (
        <option key={one} value={one}>
          {t(`role.${one}`)}
        </option>
      ))}
    </Choice>
  );
}

function SeatLine({ seat, roles }: { seat: Seat; roles: readonly Role[] }) {
  const { t } = useTranslation();
  const days = { from: seat.from ?? "…", until: seat.until ?? "…" };
  return (
    <div className="seat-line">
      <span>
        <Name>{seat.name}</Name>
      </span>
      <span className="muted small">{t(`role.${seat.role}`)}</span>
      {seat.from || seat.until ? <span className="fact small">{t("setUp.days", days)}</span> : null}
      {seat.closed ? <span className="fact small">{t("setUp.closed")}</span> : null}
      {!roles.length ? null : seat.closed ? (
        <form method="post" action="#said">
          <input type="hidden" name="at" value={seat.id} />
          <Button appearance="quiet" size="small" name="intent" value="open">
            {t("setUp.openSeat")}
          </Button>
        </form>
      ) : (
        <details className="seat-change">
          <summary className="small">{t("setUp.change", { name: seat.name })}</summary>
          <form method="post" action="#said" className="fields">
            <input type="hidden" name="at" value={seat.id} />
            <Roles roles={roles} role={seat.role} />
            {roles.includes("alternate") ? (
              <>
                <Field
                  label={t("setUp.from")}
                  hint={t("setUp.daysHint")}
                  name="from"
                  type="date"
                  defaultValue={seat.from ?? ""}
                />
                <Field label={t("setUp.until")} name="until" type="date" defaultValue={seat.until ?? ""} />
              </>
            ) : null}
            <Button size="small" name="intent" value="seat">
              {t("setUp.keep")}
            </Button>
          </form>
          <form method="post" action="#said">
            <input type="hidden" name="at" value={seat.id} />
            <Confirmed what={t("setUp.closeSeat")} intent="close">
              <p>{t("setUp.closeHint", { name: seat.name })}</p>
            </Confirmed>
          </form>
        </details>
      )}
    </div>
  );
}
