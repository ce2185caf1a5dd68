/** What every form of the decision is handed: the page, and, where it was refused, what was typed into it. */
import type { MomentChoice } from "../local-time.ts";
import type { Shown } from "./shown.ts";

export interface FormProps {
  page: Shown;
  /** What was typed into the form that was refused, by its intent. */
  came: Came | undefined;
}

export interface Came {
  intent: string;
  given: Record<string, string>;
  /** Which of them is meant, where a local time comes twice or not at all. */
  moments?: MomentChoice[];
}

/** What was typed into this form, if it was this one. */
export function givenTo(came: Came | undefined, intent: string): Record<string, string | undefined> {
  return came?.intent === intent ? came.given : {};
}

export function momentsTo(came: Came | undefined, intent: string): MomentChoice[] {
  return came?.intent === intent ? (came.moments ?? []) : [];
}
