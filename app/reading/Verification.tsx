/** The result of a verification: the answer, then each check in words with a sign, and the positions where it fails. */

import { Mark } from "#app/components/Mark.tsx";
import { Notice } from "#app/components/Notice.tsx";
import type { Verification } from "#domain/trail/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { labelInWords } from "./clause-labels.ts";

interface Props {
  verification: Verification;
  /** The answer in one sentence. */
  answer: string;
  parties: Record<string, string>;
}

export function VerificationResult({ verification, answer, parties }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone={verification.ok ? "good" : "bad"} live>
        <p className="answer">{answer}</p>
      </Notice>
      <ul className="plain-list checks" aria-label={t("verify.checks")}>
        {verification.checks.map(({ name, ok, where }) => (
          <li key={name} className={ok ? "check-good" : "check-bad"}>
            <Mark name={ok ? "good" : "bad"} />
            <div>
              <p>
                <strong>{t(ok ? "verify.passed" : "verify.failed")}</strong> {t(`verify.check.${name}`)}
              </p>
              <ClauseLabels where={where} parties={parties} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function ClauseLabels({ where, parties }: { where: string[]; parties: Props["parties"] }) {
  const { i18n } = useTranslation();
  if (!where.length) return null;
  return (
    <ul className="places">
      {where.map((place) => (
        <li key={place}>{labelInWords(place, parties, i18n.t)}</li>
      ))}
    </ul>
  );
}
