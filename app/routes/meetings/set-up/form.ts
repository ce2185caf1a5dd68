/** What the set-up forms send, read into the shapes that the domain checks. */

import { delegationSchema, detailsSchema } from "#domain/meeting/index.ts";
import type { Reason } from "#domain/refusals.ts";
import type { z } from "#domain/zod.ts";
import type { MeetingValues } from "./MeetingForm.tsx";

/** `name.en`, `name.ru` ... under one roof. */
export function namesFrom(form: FormData, prefix: string): Record<string, string> {
  const names = [...form].filter(([key]) => key.startsWith(`${prefix}.`));
  return Object.fromEntries(names.map(([key, value]) => [key.slice(prefix.length + 1), String(value)]));
}

export function detailsFrom(form: FormData) {
  return detailsSchema.safeParse({
    name: namesFrom(form, "name"),
    place: namesFrom(form, "place"),
    host: form.get("host") ?? "",
    starts: form.get("starts") ?? "",
    ends: form.get("ends") ?? "",
    zone: String(form.get("zone") ?? "").trim(),
    languages: form.getAll("languages"),
  });
}

export function delegationFrom(form: FormData) {
  return delegationSchema.safeParse({
    kind: form.get("kind"),
    country: form.get("country") ?? "",
    name: namesFrom(form, "name"),
    institution: namesFrom(form, "institution"),
  });
}

/** What was typed of a meeting, right or wrong: a form that comes back forgets nothing. */
export function valuesIn(form: FormData): MeetingValues {
  const field = (name: string) => typed(form, name);
  return {
    ...{ name: namesFrom(form, "name"), place: namesFrom(form, "place"), host: field("host").toUpperCase() },
    ...{ starts: field("starts"), ends: field("ends"), zone: field("zone") },
    languages: form.getAll("languages").map(String),
  };
}

/** And of a delegation. */
export interface DelegationValues {
  kind: string;
  country: string | null;
  names: Record<string, string>;
  institution: Record<string, string>;
}

export function delegationIn(form: FormData): DelegationValues {
  const country = typed(form, "country") || null;
  return {
    ...{ kind: typed(form, "kind"), country, names: namesFrom(form, "name") },
    institution: namesFrom(form, "institution"),
  };
}

/** The fields at which something is wrong, and why, where it is a name that is none. */
export function wrongIn({ issues }: z.ZodError): { wrong: string[]; reason: Reason | null } {
  const reasons = issues.map(({ message }) => message as Reason);
  return {
    wrong: [...new Set(issues.map(({ path }) => String(path[0])))],
    reason: reasons.find((one) => NAME_REASONS.includes(one)) ?? null,
  };
}

const NAME_REASONS: readonly Reason[] = ["name-invisible", "name-direction", "too-long"];

export function typed(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** The result of the last form; `at` names the delegation, seat or invitation that it was about. */
export interface SetUpResult {
  intent: string;
  at: string | null;
  reason: Reason | null;
  wrong: string[];
  /** A link that is shown this once. */
  link: string | null;
  /** The address to which the link is also mailed. */
  mailedTo: string | null;
  /** Who was to be invited, where the invitation was refused. */
  who: string | null;
  /** What was typed and could not be kept. */
  meeting: MeetingValues | null;
  delegation: DelegationValues | null;
}
