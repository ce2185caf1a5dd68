/** The outcomes of the steps so far: agreed by silence or at a meeting, broken by whom, and the notice about it. */
import { Hash } from "#app/components/Hash.tsx";
import { Notice } from "#app/components/Notice.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export function Outcomes({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const { decided, text, next, objections } = page;
  const broken =
    text.phase.name === "drafting" && page.silences.at(-1)?.ended === "broken" ? page.silences.at(-1) : null;
  return (
    <>
      {decided.map((one) => (
        <Notice key={one.step} tone="good">
          <p>{t(one.step === "silence" ? "deciding.agreedBySilence" : "deciding.agreedByMeeting", one)}</p>
          {one.announced ? <p>{t("deciding.announcedAt", one.announced)}</p> : null}
          {text.phase.name === "agreed" ? (
            <p>
              {next
                ? t("deciding.nextStep", { step: t(`deciding.steps.${next}`) })
                : t("deciding.nextAdoption")}
            </p>
          ) : null}
          <details>
            <summary className="small">{t("deciding.notice")}</summary>
            <p className="statement-words">
              {t(one.step === "silence" ? "deciding.noticeSaved" : "deciding.noticeMeeting", {
                ...{ title: text.title, draft: one.draft, at: one.at, hash: one.hash },
              })}
            </p>
            <Hash hash={one.hash} />
          </details>
        </Notice>
      ))}
      {broken ? (
        <Notice tone="bad">
          <p>{t("deciding.noticeBroken", { title: text.title, ...broken })}</p>
          {objections.map((one) => (
            <Objection key={`${one.secret}`} objection={one} />
          ))}
        </Notice>
      ) : null}
    </>
  );
}

function Objection({ objection }: { objection: DecisionView["objections"][number] }) {
  const { t } = useTranslation();
  const { party, reason, amendment, secret } = objection;
  return (
    <div className="objection">
      {party || secret ? (
        <p>
          {party ? <strong>{t("deciding.objectionBy", { party })}</strong> : null}
          {secret ? <span className="muted"> · {t("deciding.onlyChair")}</span> : null}
        </p>
      ) : null}
      {reason ? <p>{t("deciding.reasonWas", { reason })}</p> : null}
      {amendment ? <p>{t("deciding.amendmentWas", { amendment })}</p> : null}
    </div>
  );
}

/** Every procedure that is over, folded away. */
export function PastSilences({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const key = { kept: "deciding.pastKept", reopened: "deciding.pastReopened" } as const;
  if (!page.silences.length) return null;
  return (
    <details className="card">
      <summary>{t("deciding.pastSilences")}</summary>
      <ul>
        {page.silences.map((one) => (
          <li key={one.until}>
            {one.ended === "broken"
              ? t(one.party ? "deciding.pastBrokenBy" : "deciding.pastBroken", one)
              : t(key[one.ended], one)}
            {one.reason ? (
              <div className="muted">{t("deciding.reasonWas", { reason: one.reason })}</div>
            ) : null}
            {one.amendment ? (
              <div className="muted">{t("deciding.amendmentWas", { amendment: one.amendment })}</div>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
