/**
 * Verifies a record that the reader has as a file, and shows where its words differ. The file does not leave the
 * reader's computer.
 */
import { type ChangeEvent, useState } from "react";
import { Notice } from "#app/components/Notice.tsx";
import { Redline } from "#app/components/Redline.tsx";
import type { Verification } from "#domain/trail/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { ClauseDifference } from "./copy-differences.ts";
import { fetchRecord } from "./PublishedCheck.tsx";
import { VerificationResult } from "./Verification.tsx";

interface Props {
  address: string;
  head: string;
  parties: Record<string, string>;
}

interface Result {
  name: string;
  verification: Verification;
  identical: boolean;
  differences: ClauseDifference[];
}

export function CopyCheck({ address, head, parties }: Props) {
  const { t } = useTranslation();
  const [result, setResult] = useState<Result | "unreachable" | null>(null);
  const check = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    if (!file) return;
    setResult(null);
    setResult(await compare(file, address, head).catch(() => "unreachable" as const));
  };
  return (
    <section className="card needs-script" aria-labelledby="copy">
      <h2 id="copy">{t("verify.copyTitle")}</h2>
      <p className="muted">{t("verify.copyLede")}</p>
      <label className="button button-quiet file">
        {t("verify.copyField")}
        <input
          className="visually-hidden"
          type="file"
          name="copy"
          accept=".json,application/json"
          onChange={check}
        />
      </label>
      {result === "unreachable" ? (
        <Notice tone="warn" live>
          <p>{t("verify.unreachable")}</p>
        </Notice>
      ) : null}
      {result && result !== "unreachable" ? (
        <>
          <p className="muted small">{t("verify.copyChosen", { name: result.name })}</p>
          <VerificationResult
            verification={result.verification}
            answer={t(answerFor(result))}
            parties={parties}
          />
          <Differences differences={result.differences} />
        </>
      ) : null}
    </section>
  );
}

function answerFor({ verification, identical }: Result) {
  if (!verification.ok) return "verify.copyNo";
  return identical ? "verify.copyYes" : "verify.copyYesFormatted";
}

async function compare(file: File, address: string, head: string): Promise<Result> {
  const [{ verifyEdition }, { copyDifferences }, published, copy] = await Promise.all([
    import("#domain/trail/index.ts"),
    import("./copy-differences.ts"),
    fetchRecord(address),
    file.text(),
  ]);
  return {
    name: file.name,
    verification: verifyEdition(copy, { head }),
    identical: copy === published,
    differences: copyDifferences(published, copy),
  };
}

function Differences({ differences }: { differences: ClauseDifference[] }) {
  const { t } = useTranslation();
  if (!differences.length) return null;
  return (
    <>
      <h3>{t("verify.differences")}</h3>
      <dl className="differences">
        {differences.map(({ id, language, reference, parts }) => (
          <div key={`${language} ${id}`}>
            <dt>{reference}</dt>
            <dd lang={language}>
              <Redline parts={parts} />
              {parts.every((part) => part.change === "same") ? (
                <p className="muted">{t("verify.shape")}</p>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
