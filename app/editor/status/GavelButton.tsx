/**
 * The chair's gavel beside the clause with the caret: one press agrees it ad referendum, the next agrees it for good.
 * It is reversed by reopening, in the panel, with a reason. It is outside the editor, like the other buttons beside the
 * paper.
 */
import type { Editor } from "@tiptap/core";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useLabels } from "#app/editor/drawing/use-clause-labels.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { obstacleOf } from "./ChairCommands.tsx";
import { digestOf } from "./ClauseStatus.tsx";
import { statusOf } from "./status.ts";
import { useCommand } from "./use-command.ts";

interface Props {
  page: TextPage;
  editor: Editor;
  clause: Drawn;
  index: number;
}

export function GavelButton({ page, editor, clause, index }: Props) {
  const { t } = useTranslation();
  const name = useClauseName()(clause);
  const command = useCommand(page.id);
  const top = useLabels(editor, [index])[index]?.top;
  const { may, statuses, signatories } = page.negotiation;
  const status = statusOf(clause, statuses);
  const idle = page.phase.name !== "drafting" || status === "agreed" || statuses[clause.id]?.correction;
  if (!may["agree-clause"] || !clause.id || idle || obstacleOf(clause) || top === undefined) return null;
  const adRef = status !== "agreed-ad-ref";
  const words = t(adRef ? "clauseStatus.agreeAdRefOf" : "clauseStatus.agreeOf", { name });
  const strike = () =>
    command.submit(adRef ? "agree-ad-ref" : "agree", {
      ...{ clause: clause.id, seen: digestOf(editor, clause.id) },
      ...(adRef && { asked: signatories }),
    });
  return (
    <>
      <button
        type="button"
        className="gutter-button gavel-button"
        style={{ insetBlockStart: top }}
        aria-label={words}
        title={words}
        disabled={command.busy}
        onClick={strike}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m8 3 6 6M5.5 5.5l6 6M6.5 4 13 10.5M9 9l-6 7M2 18.5h9" />
        </svg>
      </button>
      {command.reason ? (
        <p role="alert" className="gavel-refused" style={{ insetBlockStart: top }}>
          {t(`refusals.${command.reason}`)}
        </p>
      ) : null}
    </>
  );
}
