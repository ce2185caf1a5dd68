/**
 * Shows a newcomer the editor in five steps. The tour is offered once, in one line above the text and never over it,
 * and can be skipped with one press. The part that is explained is outlined. That the person has seen or refused the
 * tour is stored in the account.
 */
import { useEffect, useState } from "react";
import { useFetcher } from "react-router";
import { useTranslation } from "#words/use-translation.ts";

/** The part that each step explains, by its CSS selector. */
const STEPS = [
  ["text", ".sheet"],
  ["state", ".state"],
  ["saved", ".kept"],
  ["clause", ".gutter"],
  ["find", ".palette-button"],
] as const;

export function Tour() {
  const { t } = useTranslation();
  const [step, setStep] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const fetcher = useFetcher();
  const view = step === null ? null : STEPS[step];
  useOutline(over ? undefined : view?.[1]);
  if (over) return null;
  const end = () => {
    setOver(true);
    void fetcher.submit(null, { method: "post", action: "/tour" });
  };
  const last = step === STEPS.length - 1;
  return (
    <section className="tour no-print needs-script" aria-label={t("tour.title")}>
      <p aria-live="polite">
        {view && step !== null
          ? t("tour.step", { at: step + 1, of: STEPS.length, words: t(`tour.${view[0]}`) })
          : t("tour.offer")}
      </p>
      <div className="tour-ways">
        <button
          type="button"
          className="button button-small"
          onClick={() => (last ? end() : setStep((step ?? -1) + 1))}
        >
          {t(last ? "tour.end" : step === null ? "tour.begin" : "tour.next")}
        </button>
        {last ? null : (
          <button type="button" className="button button-quiet button-small" onClick={end}>
            {t(step === null ? "tour.no" : "tour.skip")}
          </button>
        )}
      </div>
    </section>
  );
}

function useOutline(selector: string | undefined): void {
  useEffect(() => {
    const element = selector ? document.querySelector(selector) : null;
    if (!element) return;
    element.setAttribute("data-toured", "");
    return () => element.removeAttribute("data-toured");
  }, [selector]);
}
