/** Everything that is proposed for one clause, side by side with the present clause. */
import type { ReactNode } from "react";
import type { AmendmentView } from "#app/presenters/amendment.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { AmendmentCard } from "./AmendmentCard.tsx";

interface Props {
  text: { id: string; language: string };
  /** The label of the clause, and its present words. */
  name: string;
  ground: string;
  amendments: readonly AmendmentView[];
  delegations: readonly DelegationView[];
  allowed?: (amendment: AmendmentView) => ReactNode;
}

export function Beside({ text, name, ground, amendments, delegations, allowed }: Props) {
  const { t } = useTranslation();
  return (
    <div className="beside" data-count={amendments.length}>
      <section className="beside-now" aria-label={t("amendments.current", { name })}>
        <h3>{t("amendments.current", { name })}</h3>
        <p lang={text.language} className="version-words">
          {ground}
        </p>
      </section>
      {amendments.map((amendment) => (
        <AmendmentCard key={amendment.id} {...{ text, amendment, delegations }}>
          {allowed?.(amendment)}
        </AmendmentCard>
      ))}
    </div>
  );
}
