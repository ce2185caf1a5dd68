/** In the panel: where a clause stands, in words and with its sign, and what this reader may do about it. */

import type { Editor } from "@tiptap/core";
import { clauseDigest } from "#domain/text/canonical.ts";
import { Explain } from "../../components/Explained.tsx";
import { Flag } from "../../components/Flag.tsx";
import { Refused } from "../../components/Refused.tsx";
import { useTranslation } from "../../words/use-translation.ts";
import { exactClauseOf, placeOfId } from "../clauses.ts";
import type { Drawn } from "../drawing.ts";
import type { TextPage } from "../page.ts";
import { ChairsDeeds } from "./ChairsDeeds.tsx";
import { StandingSign } from "./StandingSign.tsx";
import { statusOf } from "./status.ts";
import { type Deed, useDeed } from "./use-deed.ts";

interface Props {
  page: TextPage;
  editor: Editor;
  clause: Drawn;
}

export function ClauseStanding({ page, editor, clause }: Props) {
  const { t } = useTranslation();
  const { standings, may } = page.negotiation;
  const deed = useDeed(page.id);
  const status = statusOf(clause, standings);
  const standing = standings[clause.id];
  const asked = page.voices.filter(({ id }) => standing?.asked.includes(id));
  return (
    <section className="clause-standing" aria-label={t("clauseStanding.title")}>
      <p className="clause-standing-now" data-standing={status}>
        <StandingSign status={status} />
        <strong>{t(`clauseStanding.${status === "agreed-ad-ref" ? "adRef" : status}`)}</strong>
        {standing ? (
          <span className="muted">{t("clauseStanding.since", { when: standing.when })}</span>
        ) : null}
        {status === "agreed-ad-ref" ? <Explain term="adReferendum" /> : null}
        {status === "agreed" ? <Explain term="gavel" /> : null}
        {status === "bracketed" ? <Explain term="bracket" /> : null}
      </p>
      {standing?.correction ? (
        <p className="small">{t("clauseStanding.correcting", standing.correction)}</p>
      ) : null}
      {standing ? (
        <p className="small muted">
          {t(`clauseStanding.${status === "held" || standing.correction ? "chairOnly" : "nobodyClosed"}`)}
        </p>
      ) : null}
      {asked.length ? (
        <p className="small clause-standing-asked">
          <span>{t("clauseStanding.asked")}</span>
          {asked.map(({ id, country, name }) => (
            <span key={id} className="clause-standing-voice">
              <Flag country={country} name={name} /> {name}
            </span>
          ))}
        </p>
      ) : null}
      {page.phase.name === "drafting" ? (
        <>
          {may["correct-clause"] ? (
            <ChairsDeeds {...{ page, clause, status, deed }} digest={() => digestOf(editor, clause.id)} />
          ) : null}
          {may["ad-ref"] && status === "agreed-ad-ref" ? <AdRef {...{ page, clause, deed }} /> : null}
        </>
      ) : null}
      <Refused reason={deed.reason} />
    </section>
  );
}

/** A head or alternate speaks for the own delegation. */
function AdRef({ page, clause, deed }: { page: TextPage; clause: Drawn; deed: Deed }) {
  const { t } = useTranslation();
  const { standings, signatories } = page.negotiation;
  const own = page.me.delegation;
  if (!own || !signatories.includes(own)) return null;
  const intent = standings[clause.id]?.asked.includes(own) ? "lift" : "join";
  return (
    <div className="clause-standing-deed">
      <button
        type="button"
        className="button button-small"
        disabled={deed.busy}
        onClick={() => deed.submit(intent, { clause: clause.id })}
      >
        {t(`clauseStanding.${intent}`)}
      </button>
      <p className="small muted">{t(`clauseStanding.${intent}Hint`)}</p>
    </div>
  );
}

/** Of the words on this screen: the gavel falls on what the chair sees. */
export function digestOf(editor: Editor, id: string): string {
  const place = placeOfId(editor.state.doc, id);
  return place ? clauseDigest(exactClauseOf(place.node)) : "";
}
