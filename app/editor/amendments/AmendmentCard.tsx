/** A card with one amendment: its delegation, its status, what it would change, why, and what conflicts with it. */
import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import { Flag } from "#app/components/Flag.tsx";
import { ChangeView } from "#app/editor/drawing/Versions.tsx";
import type { AmendmentView } from "#app/presenters/amendment.ts";
import type { ChangeOfText } from "#app/presenters/change.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export interface CardProps {
  text: { id: string; language: string };
  amendment: AmendmentView;
  delegations: readonly DelegationView[];
  /** What is drawn instead of the loader's redline, where the text went on since. */
  change?: ChangeOfText | undefined;
  /** The commands for the amendment. */
  children?: ReactNode;
}

export function AmendmentCard({ text, amendment, delegations, change = amendment.now, children }: CardProps) {
  const { t } = useTranslation();
  const heading = useId();
  const { id, what, reason } = amendment;
  return (
    <article
      className="amendment"
      aria-labelledby={heading}
      data-amendment={id}
      data-state={amendment.state}
      data-open={amendment.open || undefined}
    >
      <header className="amendment-head">
        <h3 id={heading}>
          <Whose amendment={amendment} delegations={delegations} />
          <span className="visually-hidden">: </span>
          <Link to={`/texts/${text.id}/amendments/${id}`} className="amendment-what">
            {what}
          </Link>
        </h3>
        <StateBadge amendment={amendment} />
      </header>
      <div className="amendment-words">
        {amendment.deed === "move" ? <p className="muted small">{t("amendments.moves")}</p> : null}
        <ChangeView change={change} language={text.language} />
      </div>
      <AmendmentStatus amendment={amendment} />
      {reason ? (
        <p className="amendment-reason">
          <span className="muted">{t("amendments.reason")}:</span> {reason}
        </p>
      ) : null}
      <Backing amendment={amendment} delegations={delegations} />
      <Decided amendment={amendment} />
      {amendment.thread ? (
        <p className="small">
          <Link to={`/texts/${text.id}/comments?state=all#${amendment.thread}`}>
            {t("comments.fromThread")}
          </Link>
        </p>
      ) : null}
      {children}
    </article>
  );
}

/** The delegation, or that it is not named here. */
export function Whose({ amendment: { by }, delegations }: Pick<CardProps, "amendment" | "delegations">) {
  const { t } = useTranslation();
  const delegation = delegations.find(({ id }) => id === by);
  return (
    <span className="party">
      {delegation ? <Flag country={delegation.country} name={delegation.name} /> : null}
      <span>{delegation?.name ?? t("amendments.nobody")}</span>
    </span>
  );
}

export function StateBadge({ amendment: { state, released, decided } }: Pick<CardProps, "amendment">) {
  const { t } = useTranslation();
  const when = decided ?? released;
  return (
    <span className="amendment-state" title={when?.when}>
      {t(`amendments.state.${state}`)}
    </span>
  );
}

/** What a reader should know besides its words: in words, never by colour. */
export function AmendmentStatus({ amendment }: Pick<CardProps, "amendment">) {
  const { t } = useTranslation();
  const { check, fit, open, own, overlaps } = amendment;
  const notes = [
    // For other delegations the notice of a conflict says the same.
    ...(open && check && (own || fit === "fits")
      ? [t(own ? "amendments.check" : "amendments.checkOther")]
      : []),
    ...(open && fit !== "fits" ? [t(`amendments.fit.${fit}`)] : []),
    ...(open && overlaps ? [t("amendments.overlaps", { names: overlaps })] : []),
  ];
  return notes.map((note) => (
    <p key={note} className="amendment-note">
      {note}
    </p>
  ));
}

/** The reason of the decision, for every delegation to read. */
function Decided({ amendment: { decided } }: Pick<CardProps, "amendment">) {
  const { t } = useTranslation();
  return (
    <>
      {decided?.into ? <p className="small">{t("amendments.into", { name: decided.into.name })}</p> : null}
      {decided?.reason ? (
        <p className="amendment-reason">
          <span className="muted">{t("amendments.decidedBecause")}:</span> {decided.reason}
        </p>
      ) : null}
    </>
  );
}

function Backing({
  amendment: { sponsors, suggestedBy, by },
  delegations,
}: Pick<CardProps, "amendment" | "delegations">) {
  const { t } = useTranslation();
  const nameOf = (id: string) =>
    delegations.find((delegation) => delegation.id === id)?.name ?? t("amendments.nobody");
  return (
    <>
      {suggestedBy && suggestedBy !== by ? (
        <p className="muted small">{t("amendments.suggestedBy", { name: nameOf(suggestedBy) })}</p>
      ) : null}
      {sponsors.length ? (
        <p className="muted small">{t("amendments.sponsors", { names: sponsors.map(nameOf).join(", ") })}</p>
      ) : null}
    </>
  );
}
