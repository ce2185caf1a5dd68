/** A text on its way to its decision, in a whole installation: under process rules, issued, under silence. */
import type { ProcessRules, Step } from "#domain/life/index.ts";
import { customaryRules } from "#domain/life/index.ts";
import type { Clause } from "#domain/text/index.ts";
import type { Installation } from "./installation.ts";
import { clause } from "./texts.ts";

export const HOUR = 3_600_000;
const CLAUSES = [clause("operative", "Decide to cooperate", 0, "c1"), clause("operative", "Agree", 0, "c2")];

export function must<T extends { ok: boolean }>(outcome: T): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** In: the steps of its rules, and everything that differs from the usual. Out: the text, drafted and issued. */
export async function issuedUnder(
  installation: Installation,
  steps: Step[],
  more: Partial<ProcessRules> = {},
  clauses: readonly Clause[] = CLAUSES,
): Promise<{ text: string; seen: string }> {
  const { commands, actor, meeting } = installation;
  const facts = { meeting, title: "Declaration", kind: "declaration", language: "en", position: 1 } as const;
  const made = await commands.createText(actor("secretariat"), { ...facts, clauses, demonstration: null });
  if (!made.ok) throw new Error(made.reason);
  const { text } = made;
  const rules = { ...customaryRules("en"), steps, ...more };
  must(await commands.setRules(actor("secretariat"), { text, rules, reason: "" }));
  for (const who of ["head.kz", "head.uz"]) must(await commands.acceptRules(actor(who), { text }));
  must(await commands.openDrafting(actor("secretariat"), { text }));
  return { text, seen: await issue(installation, text) };
}

export async function issue(installation: Installation, text: string): Promise<string> {
  must(await installation.commands.issueDraft(installation.actor("chair"), { text, name: "", note: "" }));
  return (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "";
}

/** Under silence for the given hours, from now on. */
export async function silenced(
  installation: Installation,
  text: string,
  seen: string,
  hours = 72,
): Promise<string> {
  const expires = new Date(installation.clock.now.getTime() + hours * HOUR + 1_000).toISOString();
  must(await installation.commands.openSilence(installation.actor("chair"), { text, seen, expires }));
  return expires;
}

/** The next command happens exactly at this instant. */
export function at(installation: Installation, instant: string, offset = 0): void {
  installation.clock.now = new Date(Date.parse(instant) + offset - 1);
}

export async function recordOn(installation: Installation, text: string) {
  const row = await installation.store.texts.byId(text);
  if (!row) throw new Error("There is no such text.");
  return row.record;
}

export async function typesOn(installation: Installation, text: string): Promise<(string | undefined)[]> {
  return (await installation.store.records.trail(text)).map((entry) => entry.content?.event.type);
}
