/** What every form of the decision is handed: the page, and, where it was refused, what was typed into it. */

import type { DecisionView } from "#app/presenters/decision-view.ts";
import type { MomentChoice } from "#app/routes/http/local-time.ts";

export interface FormProps {
  page: DecisionView;
  /** What was typed into the form that was refused, by its intent. */
  result: DecisionResult | undefined;
}

export interface DecisionResult {
  intent: string;
  values: Record<string, string>;
  /** Which of them is meant, where a local time comes twice or not at all. */
  moments?: MomentChoice[];
}

/** What was typed into this form, if it was this one. */
export function handedTo(
  result: DecisionResult | undefined,
  intent: string,
): Record<string, string | undefined> {
  return result?.intent === intent ? result.values : {};
}

export function momentsTo(result: DecisionResult | undefined, intent: string): MomentChoice[] {
  return result?.intent === intent ? (result.moments ?? []) : [];
}
