/** What the forms of the desk carry, read into the shapes that the domain checks. */
import type { z } from "zod";
import { delegationSchema, detailsSchema } from "#domain/meeting/index.ts";
import type { Reason } from "#domain/refusals.ts";

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

/** The fields at which something is wrong. */
export function wrongIn(error: z.ZodError): string[] {
  return [...new Set(error.issues.map((issue) => String(issue.path[0])))];
}

export function typed(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** What the last form came to; `at` names the delegation, seat or invitation that it was about. */
export interface Came {
  intent: string;
  at: string | null;
  reason: Reason | null;
  wrong: string[];
  /** A link that is shown this once. */
  link: string | null;
  /** The address to which the link goes as a letter, too. */
  mailedTo: string | null;
}
