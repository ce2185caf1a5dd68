/** A text on its way to its decision, in a whole house: under process rules, issued, under silence. */
import type { ProcessRules, Step } from "#domain/life/index.ts";
import { customaryRules } from "#domain/life/index.ts";
import type { Clause } from "#domain/text/index.ts";
import type { House } from "./house.ts";
import { clause } from "./texts.ts";

export const HOUR = 3_600_000;
const CLAUSES = [clause("operative", "Decide to cooperate", 0, "c1"), clause("operative", "Agree", 0, "c2")];

export function must<T extends { ok: boolean }>(outcome: T): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** In: the steps of its rules, and what else is other than usual. Out: the text, drafted and issued. */
export async function issuedUnder(
  house: House,
  steps: Step[],
  more: Partial<ProcessRules> = {},
  clauses: readonly Clause[] = CLAUSES,
): Promise<{ text: string; seen: string }> {
  const { commands, actor, meeting } = house;
  const facts = { meeting, title: "Declaration", kind: "declaration", language: "en", position: 1 } as const;
  const made = await commands.createText(actor("secretariat"), { ...facts, clauses, demonstration: null });
  if (!made.ok) throw new Error(made.reason);
  const { text } = made;
  const rules = { ...customaryRules("en"), steps, ...more };
  must(await commands.setRules(actor("secretariat"), { text, rules, reason: "" }));
  for (const who of ["head.kz", "head.uz"]) must(await commands.acceptRules(actor(who), { text }));
  must(await commands.openDrafting(actor("secretariat"), { text }));
  return { text, seen: await issue(house, text) };
}

export async function issue(house: House, text: string): Promise<string> {
  must(await house.commands.issueDraft(house.actor("chair"), { text, name: "", note: "" }));
  return (await house.store.texts.drafts(text)).at(-1)?.hash ?? "";
}

/** Under silence for the hours given, from now on. */
export async function silenced(house: House, text: string, seen: string, hours = 72): Promise<string> {
  const expires = new Date(house.clock.now.getTime() + hours * HOUR + 1_000).toISOString();
  must(await house.commands.openSilence(house.actor("chair"), { text, seen, expires }));
  return expires;
}

/** The next thing that is done happens exactly at this instant. */
export function at(house: House, instant: string, offset = 0): void {
  house.clock.now = new Date(Date.parse(instant) + offset - 1);
}

export async function recordOn(house: House, text: string) {
  const row = await house.store.texts.byId(text);
  if (!row) throw new Error("There is no such text.");
  return row.record;
}

export async function typesOn(house: House, text: string): Promise<(string | undefined)[]> {
  return (await house.store.records.trail(text)).map((entry) => entry.content?.event.type);
}
