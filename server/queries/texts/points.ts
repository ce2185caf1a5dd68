/**
 * A text at a point of its history: an issued draft, a change of its log, a moment, or now. In addresses: `draft-2`,
 * `n-17`, `at-2026-11-22T10:00:00Z`, `now`.
 */
import { isDay } from "#domain/day.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Clause, FrozenText } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { sheetIn } from "#server/store/log/text-at.ts";
import type { Stop } from "#server/store/log/timeline.ts";
import type { TextRow } from "#server/store/texts/texts.ts";

export interface TextAtPoint {
  ok: true;
  /** As it is in the address. */
  value: string;
  /** For a draft. */
  draft: { number: number; name: string } | null;
  /** The last change that it contains. */
  n: number;
  /** When that change was made, or the draft issued; or the requested moment. */
  at: string;
  clauses: Clause[];
  /** How much of it could not be read; zero for a draft, which was read when it was issued. */
  leftOut: number;
}

export async function textAtPoint(
  context: QueryContext,
  text: TextRow,
  value: string,
): Promise<TextAtPoint | Refusal> {
  const { timeline } = context.store;
  const [, kind, options] = /^(draft|n|at|now)(?:-(.*))?$/s.exec(value) ?? [];
  const whole = /^\d{1,9}$/.test(options ?? "") ? Number(options) : null;
  if (kind === "draft" && whole !== null) return draftAt(context, text, value, whole);
  if (kind === "n" && whole !== null)
    return logAt(context, text, value, await timeline.change(text.sheet, whole));
  if (kind === "now" && options === undefined)
    return logAt(context, text, value, await timeline.newest(text.sheet));
  if (kind === "at" && options !== undefined) return momentAt(context, text, value, options);
  return refuse("not-found");
}

async function draftAt(
  { store }: QueryContext,
  text: TextRow,
  value: string,
  number: number,
): Promise<TextAtPoint | Refusal> {
  const row = await store.texts.draft(text.id, number);
  if (!row) return refuse("not-found");
  const { name, n, issuedAt, canonical } = row;
  const { clauses }: FrozenText = JSON.parse(canonical);
  return { ok: true, value, draft: { number, name }, n, at: issuedAt.toISOString(), clauses, leftOut: 0 };
}

async function momentAt(
  context: QueryContext,
  text: TextRow,
  value: string,
  options: string,
): Promise<TextAtPoint | Refusal> {
  const instant = readInstant(options);
  const stop = instant && (await context.store.timeline.lastAt(text.sheet, instant));
  if (!stop) return refuse("not-a-moment");
  return logAt(context, text, value, { n: stop.n, at: instant });
}

async function logAt(
  { store }: QueryContext,
  text: TextRow,
  value: string,
  stop: Stop | null,
): Promise<TextAtPoint | Refusal> {
  if (!stop) return refuse("not-found");
  const read = sheetIn(await store.changes.stateAt(text.sheet, stop.n));
  return { ok: true, value, draft: null, n: stop.n, at: stop.at.toISOString(), ...read };
}

/**
 * A full date and time with its zone, on a day that exists, in the years 1 to 9999: Date alone would roll over to
 * another day.
 */
function readInstant(options: string): Date | null {
  if (!FORM.test(options) || !isDay(options.slice(0, 10))) return null;
  const instant = new Date(options);
  return !Number.isNaN(instant.getTime()) && YEARS.test(instant.toISOString()) ? instant : null;
}

const FORM = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Without this check PostgreSQL could be asked for a year before Christ. */
const YEARS = /^(?!0000)\d{4}-/;
