/**
 * The shape of a chapter of a text's life: which commands it knows, when each can be thought of, by what rule it is
 * answered, and how its events change the record. decide.ts and evolve.ts put the chapters together.
 */

import type { Command } from "#domain/life/commands.ts";
import type { TextEvent } from "#domain/life/events.ts";
import type { PhaseName, TextRecord } from "#domain/life/record.ts";
import { isBlank } from "#domain/names/index.ts";
import type { Obstacle, Reason } from "#domain/refusals.ts";

export interface Chapter<C extends Command, E extends TextEvent> {
  rules: { [T in C["type"]]: Rule<Extract<C, { type: T }>> };
  changes: { [T in E["type"]]: RecordChange<Extract<E, { type: T }>> };
}

export interface Rule<C> {
  /** In every other phase the answer is "not-in-this-phase". */
  phases: readonly PhaseName[];
  /** The phases in which it can never be done again: the refusal only gives the reason. */
  tooLate?: readonly PhaseName[];
  /** The second click of two: nothing is wrong, and nothing is written twice. */
  done?(record: TextRecord, command: C): boolean;
  /** `now` is an ISO instant. */
  answer(record: TextRecord, command: C, now: string): Answered;
}

export type Answered = TextEvent | TextEvent[] | Reason | Refused;

/** A no that says what is in the way, or that is itself put on the record. */
export interface Refused {
  refused: Reason;
  which?: Obstacle[];
  events?: TextEvent[];
}

/** In: the record before, the event, and when (ISO instant). Out: what is different after. */
export type RecordChange<E> = (record: TextRecord, event: E, at: string) => Partial<TextRecord>;

/** Longest name, title or reason that is taken onto the record. */
export const LONGEST_LINE = 300;
export const LONGEST_REASON = 4_000;

/** The reason that somebody gave, trimmed, or why it is none. */
export function statedReason(reason: string): { reason: string } | Reason {
  if (isBlank(reason)) return "reason-missing";
  return reason.length > LONGEST_REASON ? "too-long" : { reason: reason.trim() };
}
