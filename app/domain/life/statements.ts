/**
 * Statements: how a delegation reads the frozen text or where it does not follow it. Filed until the set time by one
 * delegation, joined by others, withdrawn by its author, and issued with the text.
 */

import type { Answered, Chapter } from "#domain/life/chapter.ts";
import type { StatementCommand } from "#domain/life/commands.ts";
import { type NamedDelegation, STATEMENT_KINDS, type StatementEvent } from "#domain/life/events.ts";
import { hashesOf, type PhaseName, type Statement, type TextRecord } from "#domain/life/record.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";
import { isBlank } from "#domain/names/index.ts";
import type { Reason } from "#domain/refusals.ts";

export const LONGEST_STATEMENT = 20_000;

/** On words that can still change nobody makes a statement: that is what amendments are for. */
const ON_FROZEN: readonly PhaseName[] = ["silence", "meeting", "agreed", "signing", "adopted"];

export const statements: Chapter<StatementCommand, StatementEvent> = {
  rules: {
    "file-statement": {
      phases: ON_FROZEN,
      answer: (record, command, now) => {
        const { kind, clauses, language, words, seen } = command;
        if (isClosed(record, now)) return "statements-closed";
        const party = namedDelegationIn(record, command.delegation);
        if (typeof party === "string") return party;
        const unfit = unfitStatement(record, command);
        if (unfit) return unfit;
        const number = record.filed + 1;
        const facts = { number, kind, party, clauses: [...new Set(clauses)], hash: seen, language };
        return { type: "statement-filed", ...facts, words: words.trim() };
      },
    },
    "join-statement": {
      phases: ON_FROZEN,
      done: ({ statements: filed }, { delegation, number }) =>
        filed.some((one) => one.number === number && isNamedDelegation(one, delegation)),
      answer: (record, { delegation, number }, now) => {
        const party = namedDelegationIn(record, delegation);
        return onStatement(record, number, now, () =>
          typeof party === "string" ? party : { type: "statement-joined", number, party },
        );
      },
    },
    "withdraw-statement": {
      phases: ON_FROZEN,
      answer: (record, { delegation, number }, now) =>
        onStatement(record, number, now, ({ parties }) => {
          const party = parties.find((one) => one.delegation === delegation);
          if (!party) return "not-your-delegation";
          const type = party === parties[0] ? "statement-withdrawn" : "statement-left";
          return { type, number, party };
        }),
    },
  },
  changes: {
    "statement-filed": ({ statements: filed }, { type: _, party, ...facts }, at) => ({
      statements: [...filed, { ...facts, parties: [party], at }],
      filed: facts.number,
    }),
    "statement-joined": ({ statements: filed }, { number, party }) => ({
      statements: filed.map((one) =>
        one.number === number ? { ...one, parties: [...one.parties, party] } : one,
      ),
    }),
    "statement-left": ({ statements: filed }, { number, party }) => ({
      statements: filed.map((one) => (one.number === number ? without(one, party) : one)),
    }),
    "statement-withdrawn": ({ statements: filed }, { number }) => ({
      statements: filed.filter((one) => one.number !== number),
    }),
  },
};

/** The set time, or the adoption where none is set. */
export function isClosed(record: TextRecord, now: string): boolean {
  const { statementsUntil } = rulesOf(record);
  return statementsUntil === null ? record.phase.name === "adopted" : now >= statementsUntil;
}

function onStatement(
  record: TextRecord,
  number: number,
  now: string,
  answer: (statement: Statement) => Answered,
): Answered {
  if (isClosed(record, now)) return "statements-closed";
  const found = record.statements.find((one) => one.number === number);
  return found ? answer(found) : "unknown-statement";
}

type Filing = Extract<StatementCommand, { type: "file-statement" }>;

function unfitStatement(record: TextRecord, { kind, language, words, seen, clauses }: Filing): Reason | null {
  const text = record.editions.at(-1) ?? record.phase;
  if (!("hash" in text) || !hashesOf(text, record.language).some((one) => one.hash === seen))
    return "hash-differs";
  if (!STATEMENT_KINDS.includes(kind) || !/^[a-zA-Z-]{2,35}$/.test(language) || clauses.length > 500)
    return "malformed";
  if (isBlank(words)) return "empty";
  return words.length > LONGEST_STATEMENT ? "too-long" : null;
}

function isNamedDelegation({ parties }: Statement, delegation: string): boolean {
  return parties.some((party) => party.delegation === delegation);
}

function without(statement: Statement, { delegation }: NamedDelegation): Statement {
  return { ...statement, parties: statement.parties.filter((one) => one.delegation !== delegation) };
}

function namedDelegationIn(
  { signatories, accessions }: TextRecord,
  delegation: string,
): NamedDelegation | Reason {
  const parties = [...signatories, ...accessions.map((one) => one.party)];
  return parties.find((party) => party.delegation === delegation) ?? "not-your-delegation";
}
