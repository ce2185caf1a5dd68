/**
 * Does a value have the form that the description of a sheet (schema.ts) gives it? And what is left of a clause that
 * comes from a form, an import or an old log. The server asks it of every change, so nothing here is slow or throws.
 */
import { isDay } from "#domain/day.ts";
import type { ActionFields, Clause } from "#domain/text/clause.ts";
import { type AttributeRule, CLAUSE_NODE, FIELD_NAMES, type Form, SHEET } from "#domain/text/schema.ts";

/** Maps, because the names come from outside: `constructor` is a name of every plain object. */
const CLAUSE = new Map<string, AttributeRule>(Object.entries(SHEET.nodes[CLAUSE_NODE].attributes));
const MARK = new Map<string, Map<string, AttributeRule>>(
  Object.entries(SHEET.marks).map(([name, { attributes }]) => [name, new Map(Object.entries(attributes))]),
);

/** As store/new-id.ts makes them; and a number, as in samples and imported fixtures. */
const CLAUSE_ID = /^c(?:[a-hj-km-np-z02-9]{15}|\d{1,6})$/;

export function isClauseId(value: unknown): value is string {
  return typeof value === "string" && value.length <= 16 && CLAUSE_ID.test(value);
}

/** What XML, and so Word and Akoma Ntoso, cannot hold: control characters, half a pair. PostgreSQL refuses NUL. */
const UNFIT = "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\p{Cs}\\uFFFE\\uFFFF]";
const SOME_UNFIT = new RegExp(UNFIT, "u");
const ALL_UNFIT = new RegExp(UNFIT, "gu");

export function areWords(text: string): boolean {
  return !SOME_UNFIT.test(text);
}

export function fittedWords(text: string): string {
  return areWords(text) ? text : text.replace(ALL_UNFIT, "");
}

/** Where unfit characters stand, each one unit long. */
export function unfitAt(text: string): number[] {
  return areWords(text) ? [] : Array.from(text.matchAll(ALL_UNFIT), (match) => match.index);
}

export function fitsForm(form: Form, value: unknown): boolean {
  switch (form.is) {
    case "clause-id":
      return isClauseId(value);
    case "one-of":
      return typeof value === "string" && form.values.includes(value);
    case "whole":
      return Number.isInteger(value) && (value as number) >= form.least && (value as number) <= form.most;
    case "day":
      return isDay(value);
    case "words":
      return typeof value === "string" && value.length <= form.longest && areWords(value);
  }
}

/** Is it an attribute that a clause has? */
export function isAttribute(name: string): boolean {
  return CLAUSE.has(name);
}

/** May it be written as this attribute of a clause? */
export function fitsAttribute(name: string, value: unknown): boolean {
  const rule = CLAUSE.get(name);
  return rule !== undefined && fitsForm(rule.form, value);
}

/** What of it may be written as this attribute: words are cut to their length, anything else fits or is null. */
export function fittedAttribute(name: string, value: unknown): unknown {
  const form = CLAUSE.get(name)?.form;
  if (!form || value === null || value === "") return null;
  if (form.is === "words" && typeof value === "string") return cut(fittedWords(value), form.longest) || null;
  return fitsForm(form, value) ? value : null;
}

/** Never between the halves of a pair. */
function cut(words: string, longest: number): string {
  return words.length > longest ? fittedWords(words.slice(0, longest)) : words;
}

export function isMark(name: string): boolean {
  return MARK.has(name);
}

/** What a sheet says of a mark: null where it ends, else all of its attributes. */
export function fitsMark(name: string, value: unknown): boolean {
  const rules = MARK.get(name);
  if (!rules) return false;
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const entered = Object.entries(value as object);
  return (
    entered.length === rules.size &&
    entered.every(([key, one]) => {
      const rule = rules.get(key);
      return rule !== undefined && (fitsForm(rule.form, one) || (one === null && rule.initial === null));
    })
  );
}

/** The clause with no words and fields that a sheet may not hold. Ids are left: who gives ids looks at them. */
export function fittedClause(clause: Clause): Clause {
  const { fields, ...rest } = clause;
  const fitting = fields && fittedFields(fields);
  return {
    ...rest,
    runs: clause.runs.map((run) => ({ ...run, text: fittedWords(run.text) })).filter((run) => run.text),
    ...(fitting && { fields: fitting }),
  };
}

function fittedFields(fields: ActionFields): ActionFields | undefined {
  const fitting = FIELD_NAMES.flatMap((name) => {
    const value = fittedAttribute(name, fields[name] ?? null);
    return value === null ? [] : [[name, value]];
  });
  return fitting.length ? (Object.fromEntries(fitting) as ActionFields) : undefined;
}
