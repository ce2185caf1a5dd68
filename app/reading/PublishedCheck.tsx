/**
 * Verifies the published record in the reader's own browser: fetches it, computes everything again, and shows what
 * holds. The code that verifies is loaded here and only here.
 */
import { useEffect, useState } from "react";
import { Notice } from "#app/components/Notice.tsx";
import type { Verification } from "#domain/trail/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { VerificationResult } from "./Verification.tsx";

interface Props {
  /** Where the record's JSON is. */
  address: string;
  /** Hash of the last entry that this site publishes. */
  head: string;
  parties: Record<string, string>;
}

type State = { at: "running" } | { at: "unreachable" } | { at: "done"; verification: Verification };

export function PublishedCheck({ address, head, parties }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ at: "running" });
  useEffect(() => {
    const leaving = new AbortController();
    check(address, head, leaving.signal)
      .then((verification) => setState({ at: "done", verification }))
      .catch(() => leaving.signal.aborted || setState({ at: "unreachable" }));
    return () => leaving.abort();
  }, [address, head]);
  useEffect(() => {
    if (state.at === "done") performance.mark("plenary-verified"); // for measurements
  }, [state]);
  if (state.at === "done") {
    const { verification } = state;
    const answer = t(verification.ok ? "verify.yes" : "verify.no");
    return <VerificationResult verification={verification} answer={answer} parties={parties} />;
  }
  return (
    <div className="needs-script">
      <Notice tone={state.at === "running" ? "info" : "warn"} live>
        <p>{t(`verify.${state.at}`)}</p>
      </Notice>
    </div>
  );
}

async function check(address: string, head: string, signal: AbortSignal): Promise<Verification> {
  const { verifyEdition } = await import("#domain/trail/index.ts");
  return verifyEdition(await fetchRecord(address, signal), { head });
}

/** From the publisher, not from a cache: the publisher is being checked. */
export async function fetchRecord(address: string, signal?: AbortSignal): Promise<string> {
  const answer = await fetch(address, { cache: "no-store", signal: signal ?? null });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}
