/** The process rules are set, shown to every delegation and accepted by each, before drafting opens. */
import { type Chapter, statedReason } from "#domain/life/chapter.ts";
import type { RulesCommand } from "#domain/life/commands.ts";
import type { RulesEvent } from "#domain/life/events.ts";
import type { TextRecord } from "#domain/life/record.ts";
import {
  AUDIENCES,
  BREAKS,
  type ProcessRules,
  rulesOf,
  STEPS,
  type Step,
} from "#domain/life/rules-of-process.ts";
import { canonicalJson } from "#domain/text/canonical.ts";

export const rulesChapter: Chapter<RulesCommand, RulesEvent> = {
  rules: {
    "set-rules": {
      phases: ["preparing", "drafting"],
      done: (record, { rules }) =>
        record.rules !== null && canonicalJson(rulesOf(record)) === canonicalJson(rules),
      answer: (record, { rules, reason }) => {
        if (!isFitting(record, rules)) return "rules-unfit";
        if (record.phase.name === "preparing") return { type: "rules-set", rules };
        const stated = statedReason(reason);
        return typeof stated === "string" ? stated : { type: "rules-set", rules, reason: stated.reason };
      },
    },
    "accept-rules": {
      phases: ["preparing", "drafting"],
      done: ({ acceptances }, { delegation }) =>
        acceptances.some((one) => one.party.delegation === delegation),
      answer: ({ rules, signatories }, { delegation }) => {
        if (!rules) return "nothing-given";
        const party = signatories.find((one) => one.delegation === delegation);
        return party ? { type: "rules-accepted", party } : "not-your-delegation";
      },
    },
  },
  changes: {
    "rules-set": (_, { rules }) => ({ rules, acceptances: [] }),
    "rules-accepted": ({ acceptances }, { party }, at) => ({ acceptances: [...acceptances, { party, at }] }),
  },
};

/** The step that comes next on the way to adoption, or null when all are taken. */
export function nextStep(record: TextRecord): Step | null {
  const taken = record.phase.name === "signing" ? record.decided.length + 1 : record.decided.length;
  return rulesOf(record).steps[taken] ?? null;
}

/** A year: nobody is asked to be silent for longer. */
export const LONGEST_SILENCE_HOURS = 8_760;

function isFitting({ language, signatories }: TextRecord, rules: ProcessRules): boolean {
  const { steps, silenceHours, mustSign, statementsUntil, languages } = rules;
  const delegations = signatories.map((party) => party.delegation);
  return (
    steps.length > 0 &&
    isSet(steps, STEPS) &&
    Number.isInteger(silenceHours) &&
    silenceHours >= 1 &&
    silenceHours <= LONGEST_SILENCE_HOURS &&
    BREAKS.includes(rules.breaks) &&
    AUDIENCES.includes(rules.namesBreaker) &&
    AUDIENCES.includes(rules.answers) &&
    (mustSign === null || (mustSign.length > 0 && isSet(mustSign, delegations))) &&
    (statementsUntil === null || isInstant(statementsUntil)) &&
    languages[0] === language &&
    isSet(languages, languages.filter(isTag))
  );
}

function isSet<T>(some: readonly T[], all: readonly T[]): boolean {
  return new Set(some).size === some.length && some.every((one) => all.includes(one));
}

function isTag(language: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language);
}

/** An instant as the record writes it. */
export function isInstant(words: string): boolean {
  const at = Date.parse(words);
  return !Number.isNaN(at) && new Date(at).toISOString() === words;
}
