/** What is shown instead of a page: a refusal in words, or an apology after an error of ours. */

import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Reason } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Area } from "./Field.tsx";

interface Props {
  status: number;
  reason: Reason | null;
  /** What else the page has for this reader. */
  children?: ReactNode;
  /** What the reader had typed into a form that was refused as a whole. */
  typed?: readonly string[];
}

export function ErrorMessage({ status, reason, children, typed = [] }: Props) {
  const { t } = useTranslation();
  const heading = status === 404 ? "missing" : status === 403 ? "forbidden" : reason ? "refused" : "broken";
  return (
    <div className="page page-narrow fault">
      <title>{t("shell.pageTitle", { title: t(`error.${heading}`) })}</title>
      <p className="fault-status">{status}</p>
      <h1>{t(`error.${heading}`)}</h1>
      <p className="lede">{reason ? t(`refusals.${reason}`) : t("error.ours")}</p>
      {children}
      {typed.length ? (
        <section>
          <h2>{t("error.typed")}</h2>
          <p>{t("error.typedHint")}</p>
          {typed.map((words) => (
            <Area
              key={words}
              label={t("error.typedField")}
              name="typed"
              readOnly
              rows={4}
              defaultValue={words}
            />
          ))}
        </section>
      ) : null}
      <p className="row">
        <Link className="button" to="/dashboard">
          {t("error.toDashboard")}
        </Link>
        <Link className="button button-quiet" to="/">
          {t("error.toHome")}
        </Link>
      </p>
    </div>
  );
}
