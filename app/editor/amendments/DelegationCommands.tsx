/** What a delegation may do with an amendment, its own or another's. Commands that it may not use are absent. */
import { useNavigate } from "react-router";
import type { AmendmentView } from "#app/presenters/amendment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { CommandForm, FoldedCommand, ReasonField } from "./CommandForm.tsx";

interface Props {
  text: string;
  amendment: AmendmentView;
  /** Called with the new draft when a suggestion was taken up, or the delegation proposes its own amendment again. */
  onTakenUp?: ((amendment: string) => void) | undefined;
}

export function DelegationCommands({ text, amendment, onTakenUp }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { may } = amendment;
  const action = `/texts/${text}/amendments/${amendment.id}`;
  const plain = (
    intent: "take-back" | "cosponsor" | "leave" | "check",
    appearance: "main" | "quiet" = "quiet",
  ) =>
    may[intent] ? (
      <CommandForm {...{ action, intent, appearance }} label={t(`amendments.do.${intent}`)} />
    ) : null;
  // Away from the text the draft has a separate page.
  const opened = (id: string) => void navigate(`/texts/${text}/amendments/${id}`);
  const begins = (intent: "take-up" | "propose-again", appearance: "main" | "quiet") =>
    may[intent] ? (
      <CommandForm
        {...{ action, intent, appearance }}
        label={t(`amendments.do.${intent}`)}
        onDone={(answer) => answer.amendment && (onTakenUp ?? opened)(answer.amendment)}
      />
    ) : null;
  return (
    <div className="amendment-deeds">
      {plain("check", "main")}
      {begins("take-up", "main")}
      {begins("propose-again", "quiet")}
      {plain("cosponsor")}
      {plain("leave")}
      {plain("take-back")}
      {may.withdraw ? (
        <FoldedCommand summary={t("amendments.do.withdraw")}>
          <CommandForm
            action={action}
            intent="withdraw"
            appearance="danger"
            label={t("amendments.do.withdraw")}
          >
            {({ reason }) => (
              <ReasonField label={t("amendments.reason")} hint={t("amendments.reasonHint")} values={reason} />
            )}
          </CommandForm>
        </FoldedCommand>
      ) : null}
    </div>
  );
}

/**
 * For a draft: release it in the delegation's name, pass it on as a suggestion, or discard it; or why this person may
 * not.
 */
export function DraftCommands({
  text,
  amendment,
  onGone,
}: Omit<Props, "onTakenUp"> & { onGone?: () => void }) {
  const { t } = useTranslation();
  const { may } = amendment;
  const action = `/texts/${text}/amendments/${amendment.id}`;
  const forward = may.release ? "release" : may.suggest ? "suggest" : null;
  return (
    <div className="draft-deeds">
      {forward ? (
        <CommandForm
          {...{ action, intent: forward, appearance: "main", onDone: onGone }}
          label={t(`amendments.do.${forward}`)}
        >
          {({ reason = amendment.reason }) => (
            <ReasonField label={t("amendments.reason")} hint={t("amendments.reasonHint")} values={reason} />
          )}
        </CommandForm>
      ) : amendment.own ? (
        <p className="muted small">{t("amendments.headReleases")}</p>
      ) : null}
      {may.discard ? (
        <FoldedCommand summary={t("amendments.do.discard")}>
          <p className="small">{t("amendments.discardHint")}</p>
          <CommandForm
            {...{ action, intent: "discard", appearance: "danger", onDone: onGone }}
            label={t("amendments.do.discard")}
          />
        </FoldedCommand>
      ) : null}
    </div>
  );
}
