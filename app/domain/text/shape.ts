/**
 * What a clause is beside its words: kind, level, the fields of an action, whose variant it is. Of three shapes each part
 * is taken from the side that changed it; where both changed one part differently, somebody must settle it.
 */
import type { ActionFields, Clause } from "#domain/text/clause.ts";
import { FIELD_NAMES } from "#domain/text/schema.ts";

export type Shape = Omit<Clause, "id" | "runs">;

export function shapeOf({ kind, level, fields, variant }: Shape): Shape {
  return { kind, level, ...(fields && { fields }), ...(variant && { variant }) };
}

/**
 * Of the n-th clause that is proposed. One that is new has the shape that it was given. Where it is not settled, the
 * shape is the one that stands now.
 */
export function mergedShape(
  proposed: Clause,
  base: readonly Clause[],
  now: readonly Clause[],
  n: number,
): { ok: boolean; shape: Shape } {
  const at = base.findIndex((clause) => clause.id === proposed.id);
  const [was, is] = [base[at < 0 ? n : at], now[at < 0 ? n : at]];
  if (!was || !is) return { ok: true, shape: shapeOf(proposed) };
  const parts = [was, is, proposed].map(partsOf) as [Parts, Parts, Parts];
  const names = [...new Set(parts.flatMap((one) => [...one.keys()]))];
  const merged = names.map(
    (name) => [name, mergedPart(...(parts.map((one) => one.get(name)) as Three))] as const,
  );
  const ok = merged.every(([, part]) => part.ok);
  return {
    ok,
    shape: ok ? shapeFrom(new Map(merged.map(([name, part]) => [name, part.value]))) : shapeOf(is),
  };
}

type Parts = Map<string, string | undefined>;
type Three = [was: string | undefined, is: string | undefined, proposed: string | undefined];

function partsOf({ kind, level, fields, variant }: Shape): Parts {
  const own = FIELD_NAMES.map((name) => [name, fields?.[name]] as const);
  return new Map([["kind", kind], ["level", String(level)], ["variant", variant], ...own]);
}

function mergedPart(
  was?: string,
  is?: string,
  proposed?: string,
): { ok: boolean; value: string | undefined } {
  if (is === was || is === proposed) return { ok: true, value: proposed };
  return { ok: proposed === was, value: is };
}

function shapeFrom(parts: Parts): Shape {
  const fields: Record<string, string> = {};
  for (const name of FIELD_NAMES) {
    const value = parts.get(name);
    if (value) fields[name] = value;
  }
  const [kind, level] = [parts.get("kind") as Shape["kind"], Number(parts.get("level")) as Shape["level"]];
  const variant = parts.get("variant");
  const withFields = kind === "action" && Object.keys(fields).length > 0;
  return { kind, level, ...(withFields && { fields: fields as ActionFields }), ...(variant && { variant }) };
}
