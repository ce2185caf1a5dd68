/**
 * Who may do what, and when: the rights table, worked out by the domain as it is drawn. For one role in every phase, or
 * in one phase with the reason for each no; both stand in the address, and neither needs JavaScript nor an account.
 */
import { Button } from "#app/components/Button.tsx";
import { Choice } from "#app/components/Field.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/rights";
import "./rights.css";
import { OPEN_TO, type Permission, ROLES, type Role } from "#domain/rights/index.ts";
import { PERMISSION_GROUPS, rightOf, SITUATIONS, type Situation, situationOf } from "#domain/rights/table.ts";

export const handle = { plain: true };

type Group = keyof typeof PERMISSION_GROUPS;

/** `?text=` asks for one's own role in the phase in which that text is now. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const who = context.get(actor);
  const text = asked.get("text");
  const page = text ? await context.get(services).queries.text(who, text) : null;
  const here = page?.ok ? { role: page.me.role, situation: situationOf(page.phase) } : null;
  const role = ROLES.find((one) => one === asked.get("role")) ?? here?.role ?? who?.seats[0]?.role ?? "head";
  const chosen = SITUATIONS.find((one) => one === asked.get("phase")) ?? null;
  return {
    role: role as Role,
    situation: chosen ?? (asked.has("role") ? null : (here?.situation ?? null)),
    language: languageOf(context),
  };
}

type Page = Route.ComponentProps["loaderData"];

export default function Rights({ loaderData: { role, situation, language } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <title>{t("shell.pageTitle", { title: t("rights.title") })}</title>
      <h1>{t("rights.title")}</h1>
      <p className="lede">{t("rights.lede")}</p>
      <div className="stack">
        <Choosing role={role} situation={situation} />
        {situation ? (
          <InOnePhase role={role} situation={situation} language={language} />
        ) : (
          <InEveryPhase role={role} />
        )}
        <p className="muted">{t("rights.note")}</p>
      </div>
    </div>
  );
}

function Choosing({ role, situation }: Pick<Page, "role" | "situation">) {
  const { t } = useTranslation();
  return (
    <form className="card rights-choice">
      <Choice label={t("rights.role")} name="role" defaultValue={role}>
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t("rights.phase")} name="phase" defaultValue={situation ?? ""}>
        <option value="">{t("rights.every")}</option>
        {SITUATIONS.map((one) => (
          <option key={one} value={one}>
            {t(`rights.situation.${one}`)}
          </option>
        ))}
      </Choice>
      <Button>{t("rights.show")}</Button>
    </form>
  );
}

function InEveryPhase({ role }: { role: Role }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className="scroll rights-scroll" tabIndex={0} aria-label={t("rights.title")}>
      <table className="table rights">
        <caption>{t("rights.caption", { role: t(`role.${role}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rights.permissionHead")}</th>
            {SITUATIONS.map((one) => (
              <th key={one} scope="col">
                {t(`rights.situation.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups().map(([group, permissions]) => (
          <tbody key={group}>
            <tr>
              <th colSpan={SITUATIONS.length + 1} scope="rowgroup" className="rights-group">
                {t(`rights.group.${group}`)}
              </th>
            </tr>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{t(`rights.permission.${permission}`)}</th>
                {SITUATIONS.map((one) => (
                  <Answer key={one} ok={rightOf(role, permission, one).ok} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function InOnePhase({ role, situation, language }: { role: Role; situation: Situation; language: string }) {
  const { t } = useTranslation();
  const { list } = formatsFor(language);
  const fill = { role: t(`role.${role}`), phase: t(`rights.situation.${situation}`) };
  return (
    <table className="table rights rights-now">
      <caption>{t("rights.captionPhase", fill)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("rights.permissionHead")}</th>
          <th scope="col">{t("rights.answer")}</th>
        </tr>
      </thead>
      {groups().map(([group, permissions]) => (
        <tbody key={group}>
          <tr>
            <th colSpan={2} scope="rowgroup" className="rights-group">
              {t(`rights.group.${group}`)}
            </th>
          </tr>
          {permissions.map((permission) => {
            const right = rightOf(role, permission, situation);
            return (
              <tr key={permission}>
                <th scope="row">
                  {t(`rights.permission.${permission}`)}
                  <small>
                    {t("rights.who", { roles: list(OPEN_TO[permission].map((one) => t(`role.${one}`))) })}
                  </small>
                </th>
                <Answer ok={right.ok}>
                  {right.ok ? null : <small>{t(`refusals.${right.reason}`)}</small>}
                </Answer>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

function Answer({ ok, children }: { ok: boolean; children?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <td className={ok ? "rights-yes" : "rights-no"}>
      {t(ok ? "rights.yes" : "rights.no")}
      {children}
    </td>
  );
}

function groups(): [Group, readonly Permission[]][] {
  return Object.entries(PERMISSION_GROUPS) as [Group, readonly Permission[]][];
}
