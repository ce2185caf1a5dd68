/** The process rules as their page shows them and asks for them, in the reader's language. */

import { type ProcessRules, STEPS, type Step } from "#domain/life/index.ts";
import { instantIn } from "#domain/meeting/index.ts";
import type { Formats } from "#words/format.ts";
import { type DecisionPage, inputTime } from "./decision-view.ts";

/** The sequences that are offered; the domain accepts any. */
export const ORDERS = [
  "silence-signature",
  "silence",
  "meeting",
  "meeting-signature",
  "meeting-silence",
  "meeting-silence-signature",
  "signature",
] as const;
export type Order = (typeof ORDERS)[number];

/** The languages of the region and of its guests; the negotiating language is always authentic. */
const LANGUAGES = ["en", "ru", "kk", "ky", "tg", "tk", "uz"];

export type RulesView = ReturnType<typeof rulesView>;

export function rulesView(page: DecisionPage, { moment, party, list, language }: Formats) {
  const { rules, text, rows } = page;
  const parties = rows.map((row) => ({ delegation: row.party.delegation, name: party(row.party) }));
  const { zone } = text;
  const required = parties.filter((one) => rules.mustSign?.includes(one.delegation));
  return {
    text,
    rules,
    parties,
    rulesSet: page.rulesSet,
    drafting: text.phase.name === "drafting",
    maySet: page.may["set-rules"] && ["preparing", "drafting"].includes(text.phase.name),
    mayAccept:
      page.rulesSet &&
      page.may["accept-rules"] &&
      page.mine !== null &&
      page.mine.acceptedRules === null &&
      ["preparing", "drafting"].includes(text.phase.name),
    accepted: page.rulesSet && (page.mine?.acceptedRules ?? null) !== null,
    unaccepted: list(page.unaccepted.map(party)),
    mustSign: list(required.map((one) => one.name)),
    statementsUntil: rules.statementsUntil ? moment(rules.statementsUntil, zone) : "",
    statementsInput: rules.statementsUntil ? inputTime(rules.statementsUntil, zone) : "",
    authentic: list(rules.languages.map(language)),
    negotiating: language(text.language),
    languages: LANGUAGES.filter((tag) => tag !== text.language).map((tag) => ({ tag, name: language(tag) })),
  };
}

/** In: the form as it was posted. What does not fit is refused by the domain. */
export function rulesFrom(form: FormData, negotiating: string, delegations: readonly string[]): ProcessRules {
  const typed = (name: string) => String(form.get(name) ?? "");
  const until = typed("statementsUntil");
  const must = form.getAll("mustSign").map(String);
  return {
    steps: typed("steps")
      .split("-")
      .filter((one): one is Step => (STEPS as readonly string[]).includes(one)),
    silenceHours: Number(typed("silenceHours")),
    breaks: typed("breaks") as ProcessRules["breaks"],
    confirmMeeting: form.has("confirmMeeting"),
    namesBreaker: typed("namesBreaker") as ProcessRules["namesBreaker"],
    answers: typed("answers") as ProcessRules["answers"],
    mustSign: must.length === delegations.length ? null : must,
    statementsUntil: until ? instantIn(until, typed("zone"), typed("moment")) : null,
    languages: [negotiating, ...form.getAll("languages").map(String)],
  };
}
