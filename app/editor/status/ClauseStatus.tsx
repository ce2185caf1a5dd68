/** In the panel: the status of a clause, in words and with its sign, and what this reader may do about it. */

import type { Editor } from "@tiptap/core";
import { Explain } from "#app/components/Explained.tsx";
import { Flag } from "#app/components/Flag.tsx";
import { Refused } from "#app/components/Refused.tsx";
import { exactClauseOf, positionOfId } from "#app/editor/document/clauses.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { clauseDigest } from "#domain/text/canonical.ts";
import { useTranslation } from "#words/use-translation.ts";
import { ChairCommands } from "./ChairCommands.tsx";
import { StatusSign } from "./StatusSign.tsx";
import { statusOf } from "./status.ts";
import { type CommandForm, useCommand } from "./use-command.ts";

interface Props {
  page: TextPage;
  editor: Editor;
  clause: Drawn;
}

export function ClauseStatusPanel({ page, editor, clause }: Props) {
  const { t } = useTranslation();
  const { statuses, may } = page.negotiation;
  const command = useCommand(page.id);
  const status = statusOf(clause, statuses);
  const clauseState = statuses[clause.id];
  const asked = page.delegations.filter(({ id }) => clauseState?.asked.includes(id));
  return (
    <section className="clause-standing" aria-label={t("clauseStatus.title")}>
      <p className="clause-standing-now" data-status={status}>
        <StatusSign status={status} />
        <strong>{t(`clauseStatus.${status === "agreed-ad-ref" ? "adRef" : status}`)}</strong>
        {clauseState ? (
          <span className="muted">{t("clauseStatus.since", { when: clauseState.when })}</span>
        ) : null}
        {status === "agreed-ad-ref" ? <Explain term="adReferendum" /> : null}
        {status === "agreed" ? <Explain term="gavel" /> : null}
        {status === "bracketed" ? <Explain term="bracket" /> : null}
      </p>
      {clauseState?.correction ? (
        <p className="small">{t("clauseStatus.correcting", clauseState.correction)}</p>
      ) : null}
      {clauseState ? (
        <p className="small muted">
          {t(`clauseStatus.${status === "held" || clauseState.correction ? "chairOnly" : "nobodyClosed"}`)}
        </p>
      ) : null}
      {asked.length ? (
        <p className="small clause-standing-asked">
          <span>{t("clauseStatus.asked")}</span>
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
            <ChairCommands
              {...{ page, clause, status, command }}
              digest={() => digestOf(editor, clause.id)}
            />
          ) : null}
          {may["ad-ref"] && status === "agreed-ad-ref" ? <AdRef {...{ page, clause, command }} /> : null}
        </>
      ) : null}
      <Refused reason={command.reason} />
    </section>
  );
}

/** A head or alternate acts for the own delegation. */
function AdRef({ page, clause, command }: { page: TextPage; clause: Drawn; command: CommandForm }) {
  const { t } = useTranslation();
  const { statuses, signatories } = page.negotiation;
  const own = page.me.delegation;
  if (!own || !signatories.includes(own)) return null;
  const intent = statuses[clause.id]?.asked.includes(own) ? "lift" : "join";
  return (
    <div className="clause-standing-deed">
      <button
        type="button"
        className="button button-small"
        disabled={command.busy}
        onClick={() => command.submit(intent, { clause: clause.id })}
      >
        {t(`clauseStatus.${intent}`)}
      </button>
      <p className="small muted">{t(`clauseStatus.${intent}Hint`)}</p>
    </div>
  );
}

/** Of the words on this screen: the gavel agrees exactly what the chair sees. */
export function digestOf(editor: Editor, id: string): string {
  const place = positionOfId(editor.state.doc, id);
  return place ? clauseDigest(exactClauseOf(place.node)) : "";
}
