/**
 * The steps from an empty installation to a text that delegations write in, for the secretariat: five steps, the next
 * one as a button. Gone as soon as a text is being drafted.
 */

import { Link } from "react-router";
import { Mark } from "#app/components/Mark.tsx";
import { useTranslation } from "#words/use-translation.ts";
import "./steps.css";

export interface StepsView {
  delegations: number;
  /** Delegations that nobody was invited for, as the reader calls them; empty where there are none. */
  uninvited: string;
  preparing: string | null;
}

const STEPS = ["meeting", "delegations", "people", "text", "opening"] as const;
type Step = (typeof STEPS)[number];

interface Props {
  meeting: string | null;
  steps: StepsView | null;
  /** The level that follows from where it stands. */
  heading?: "h2" | "h3" | "h4";
}

/** Without a meeting the first step is to found one. */
export function Steps({ meeting, steps, heading: Heading = "h2" }: Props) {
  const { t } = useTranslation();
  const done = doneOf(meeting, steps);
  const next = STEPS.find((step) => !done[step]);
  const id = `steps-${meeting ?? "new"}`;
  return (
    <section className="card next-steps no-print" aria-labelledby={id}>
      <Heading id={id}>{t("setUp.next.title")}</Heading>
      <ol className="plain-list">
        {STEPS.map((step) => (
          <li key={step} aria-current={step === next ? "step" : undefined}>
            <Mark name={done[step] ? "good" : step === next ? "half" : "circle"} />
            <span>
              {step === next ? (
                <Link className="button button-small" to={whereOf(step, meeting, steps)}>
                  {t(`setUp.next.${step}`)}
                </Link>
              ) : meeting && step !== "meeting" && (step !== "opening" || steps?.preparing) ? (
                <Link to={whereOf(step, meeting, steps)}>{t(`setUp.next.${step}`)}</Link>
              ) : (
                t(`setUp.next.${step}`)
              )}{" "}
              {done[step] ? <span className="visually-hidden">{t("setUp.next.done")}</span> : null}
              {done[step] ? null : <Why step={step} steps={steps} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Why({ step, steps }: { step: Step; steps: StepsView | null }) {
  const { t } = useTranslation();
  const names = step === "people" ? steps?.uninvited : "";
  return (
    <span className="muted small">
      {names ? t("setUp.next.uninvited", { names }) : t(`setUp.next.why.${step}`)}
    </span>
  );
}

function doneOf(meeting: string | null, steps: StepsView | null): Record<Step, boolean> {
  const table = (steps?.delegations ?? 0) > 0;
  return {
    ...{ meeting: meeting !== null, delegations: table, people: table && !steps?.uninvited },
    ...{ text: Boolean(steps?.preparing), opening: false },
  };
}

function whereOf(step: Step, meeting: string | null, steps: StepsView | null): string {
  switch (step) {
    case "meeting":
      return "/meetings/new";
    case "text":
      return `/meetings/${meeting}/texts/new`;
    case "opening":
      return `/texts/${steps?.preparing}/decision#open-drafting`;
    default:
      return `/meetings/${meeting}/set-up#${step}`;
  }
}
