/**
 * The only entry to a text's life (RULES.md, L1 ...). In: a command. Out: the events that carry it out, or the reason
 * why not. Whether this person may give it is decided in domain/rights before; the rules are in the chapters.
 */

import { adoption } from "#domain/life/adoption.ts";
import { agreement } from "#domain/life/agreement.ts";
import { amending } from "#domain/life/amending.ts";
import type { Rule } from "#domain/life/chapter.ts";
import type { Command, Decision } from "#domain/life/commands.ts";
import { correction } from "#domain/life/correction.ts";
import { drafting } from "#domain/life/drafting.ts";
import { meeting } from "#domain/life/meeting.ts";
import { asOf } from "#domain/life/outcome.ts";
import type { TextRecord } from "#domain/life/record.ts";
import { rulesChapter } from "#domain/life/rules.ts";
import { signing } from "#domain/life/signing.ts";
import { silence } from "#domain/life/silence.ts";
import { statements } from "#domain/life/statements.ts";
import { withdrawal } from "#domain/life/withdrawal.ts";
import { refuse } from "#domain/refusals.ts";

/** Every command with its rule: with the phases, the table of what is possible when. */
export const RULES: { [T in Command["type"]]: Rule<Extract<Command, { type: T }>> } = {
  ...rulesChapter.rules,
  ...drafting.rules,
  ...amending.rules,
  ...agreement.rules,
  ...silence.rules,
  ...meeting.rules,
  ...signing.rules,
  ...adoption.rules,
  ...statements.rules,
  ...correction.rules,
  ...withdrawal.rules,
};

/**
 * In: the record, a command, and the moment (ISO instant), which settles deadlines: what has fallen due (`outcomesDue`)
 * counts, whether or not it was recorded, and is to be recorded before what is returned here.
 */
export function decide(record: TextRecord, command: Command, now: string): Decision {
  const current = asOf(record, now);
  const rule = RULES[command.type] as Rule<Command>;
  if (rule.done?.(current, command)) return refuse("already-done");
  if (!rule.phases.includes(current.phase.name)) return refuse("not-in-this-phase");
  const answer = rule.answer(current, command, now);
  if (typeof answer === "string") return refuse(answer);
  if ("refused" in answer) return { ...refuse(answer.refused, answer.which), ...eventsOf(answer.events) };
  return { ok: true, events: Array.isArray(answer) ? answer : [answer] };
}

function eventsOf<E>(events: E[] | undefined): { events?: E[] } {
  return events ? { events } : {};
}
