/**
 * The decision of a text as its page shows it: names, moments and labels in the reader's language, made on the server.
 */

import type { Services } from "#app/context.ts";
import { drawn } from "#app/presenters/drawn-text.ts";
import type { Accession, NamedDelegation, Phase, Signature, Statement } from "#domain/life/index.ts";
import { localTime } from "#domain/meeting/index.ts";
import type { Obstacle } from "#domain/refusals.ts";
import { difference, wordsOf } from "#domain/text/index.ts";
import type { Formats } from "#words/format.ts";

export type DecisionPage = Extract<Awaited<ReturnType<Services["queries"]["decision"]>>, { ok: true }>;
export type DecisionView = ReturnType<typeof view>;

const HOUR = 3_600_000;

/** `kind` gives the name of a clause without a number: "title". */
export function view(page: DecisionPage, formats: Formats, kind: (reference: string) => string) {
  const { moment, party, pick, list, day, language } = formats;
  const { zone, phase } = page.text;
  const at = (instant: string) => moment(instant, zone);
  const draftName = (number: number) => page.draftNames[number] ?? "";
  const frozen = page.frozen.map(({ language: tag, hash, words }) => ({
    ...{ tag, hash, name: language(tag), clauses: drawn(words, day) },
    choices: words.clauses.map((clause, i) => ({
      ...{ id: clause.id, label: kind(page.references[i] ?? ""), words: wordsOf(clause) },
    })),
  }));
  const labels = new Map(frozen[0]?.choices.map((one) => [one.id, one.label]));
  return {
    ...{ now: page.now, text: page.text, may: page.may, next: page.next, behind: page.behind },
    ...{ rulesSet: page.rulesSet, delegation: page.delegation, statementsClosed: page.statementsClosed },
    rules: page.rules,
    takesPart: page.mine !== null,
    mine: page.mine && {
      ...{ state: page.mine.state, answered: page.mine.answer !== null },
      accepted: page.mine.acceptedRules !== null,
      signedIn: page.mine.signOffs.flatMap((one) => (one.decision === "signed" ? [one.language] : [])),
      last: lastSignature(page.mine.signOffs),
    },
    parties: page.rows.map((row) => ({ delegation: row.party.delegation, name: party(row.party) })),
    rows: page.rows.map((row) => rowView(row, formats, at, zone)),
    accessions: page.accessions.map((one) => ({
      ...{ delegation: one.party.delegation, country: one.party.country, party: party(one.party) },
      ...{
        institution: pick(one.party.institution),
        at: at(one.at),
        signature: signatureView(one, formats),
      },
    })),
    closing: page.closing && {
      ...{ place: page.closing.place, day: page.closing.day && day(page.closing.day) },
      adopted: { place: pick(page.closing.adopted.place), day: day(page.closing.adopted.day) },
    },
    missing: page.missing.map(party),
    unaccepted: page.unaccepted.map(party),
    obstacles: page.obstacles.map((one) => obstacleView(one, page.rows, formats)),
    draft: page.draft && { name: page.draft.name, hash: page.draft.hash, at: at(page.draft.at) },
    frozen,
    silence: phase.name === "silence" ? silenceView(phase, draftName, at, zone) : null,
    meeting:
      phase.name === "meeting"
        ? {
            draft: draftName(phase.draft),
            hash: phase.hash,
            present: phase.present.map((one) => one.delegation),
          }
        : null,
    earliest: earliest(page.now, page.rules.silenceHours, zone),
    scarce: page.scarce.map(({ country, hours, holidays }) => ({
      ...{ country: formats.country(country), hours, days: list(holidays.map(day)) },
    })),
    decided: page.decided.map(({ step, draft, hash, at: when, announced }) => ({
      ...{ step, draft: draftName(draft), hash, at: at(when) },
      announced: announced && { meeting: announced.meeting, date: day(announced.date) },
    })),
    silences: page.silences.map((one) => ({
      ...{ ended: one.ended, draft: draftName(one.draft), at: at(one.at), until: at(one.expires) },
      ...{ party: one.party && party(one.party), reason: one.reason, amendment: one.amendment },
    })),
    objections: page.objections.map((one) => ({
      ...{ party: one.party && party(one.party), reason: one.reason, amendment: one.amendment },
      secret: one.to === "chair",
    })),
    statements: page.statements.map((one) => statementView(one, page.delegation, labels, formats, at)),
    statementsUntil: page.rules.statementsUntil && at(page.rules.statementsUntil),
    editions: page.editions.map(({ number, at: when, reason }) => ({ number, at: at(when), reason })),
    correction: page.correction && {
      ...{ edition: page.correction.edition, hash: page.correction.hash, reason: page.correction.reason },
      ...{ until: at(page.correction.expires), expires: page.correction.expires },
      asked: page.correction.asked.some((one) => one.delegation === page.delegation),
      changes: page.correction.changes.map(({ clause, reference, language: tag, before, after }) => ({
        ...{
          clause,
          reference: kind(reference),
          language: tag,
          in: language(tag),
          parts: difference(before, after, tag),
        },
      })),
    },
    blocks: page.blocks.map((block) => ({
      ...{ tag: block.language, name: language(block.language) },
      copies: block.copies.map((copy) => ({
        of: copy.of && party(copy.of),
        lines: copy.lines.map((line) => ({
          ...{ party: party(line.party), institution: pick(line.party.institution) },
          signature: line.signature && signatureView(line.signature, formats),
        })),
      })),
    })),
  };
}

type Row = DecisionPage["rows"][number];

function rowView(row: Row, formats: Formats, at: (instant: string) => string, zone: string) {
  const { party, state, signOffs, informed } = row;
  const refused = signOffs.find((one) => one.decision === "refused");
  const signatures = signOffs.flatMap((one) => (one.decision === "signed" ? [one] : []));
  const last = signOffs.at(-1)?.at ?? row.broke ?? row.answer;
  return {
    ...{ delegation: party.delegation, country: party.country, party: formats.party(party) },
    institution: formats.pick(party.institution),
    ...{ state, required: row.required, position: row.position, statements: row.statements },
    stances: row.stances,
    informed: informed && { reply: at(informed.notified), seen: informed.seen && at(informed.seen) },
    ...{ answered: row.answer !== null, broke: row.broke !== null },
    accepted: row.acceptedRules && at(row.acceptedRules),
    refusal: refused?.decision === "refused" ? refused.reason : "",
    signatures: signatures.map((one) => signatureView(one, formats)),
    at: last ? formats.moment(last, zone) : "",
  };
}

export function signatureView(one: Signature | Accession, { language, day }: Formats) {
  return {
    ...{ language: language(one.language), signatory: one.signatory, title: one.title },
    authority: one.capacity.kind === "deputy" ? one.capacity.authority : "",
    referred: one.adReferendum !== null && one.adReferendum.confirmed === null,
    confirmed: one.adReferendum?.confirmed?.by ?? "",
    passkey: one.assertion !== null,
    ...{ place: one.place, date: one.date && day(one.date) },
  };
}

/** The form for the next language begins with what was written for the last one. */
function lastSignature(signOffs: Row["signOffs"]) {
  const last = signOffs.findLast((one) => one.decision === "signed");
  if (last?.decision !== "signed") return null;
  const { signatory, title, place, date } = last;
  const authority = last.capacity.kind === "deputy" ? last.capacity.authority : "";
  return { signatory, title, place, date, authority, adReferendum: last.adReferendum !== null };
}

function obstacleView({ what, where }: Obstacle, rows: readonly Row[], formats: Formats) {
  const delegationNamed = (name: string) => rows.find(({ party }) => nameOf(party) === name)?.party;
  const named = where.map((one) => {
    if (what === "language") return formats.language(one);
    const found = what === "acceptance" || what === "signature" ? delegationNamed(one) : undefined;
    return found ? formats.party(found) : one;
  });
  return { what, count: where.length, where: formats.list(named) };
}

/** The name that obstacles.ts (domain/life) uses for a delegation. */
function nameOf({ country, delegation }: NamedDelegation): string {
  return country ?? delegation;
}

function silenceView(
  phase: Extract<Phase, { name: "silence" }>,
  draftName: (number: number) => string,
  at: (instant: string) => string,
  zone: string,
) {
  const { expires, hash, openedAt, extended } = phase;
  return {
    ...{ expires, hash, draft: draftName(phase.draft), until: at(expires), openedAt: at(openedAt) },
    ...{ soonest: inputTime(expires, zone), suggested: inputTime(later(expires, 24), zone) },
    extended: extended.map((one) => ({ at: at(one.at), previous: at(one.previous), reason: one.reason })),
  };
}

function statementView(
  { number, kind, parties, clauses, words, language, at: when }: Statement,
  delegation: string | null,
  labels: ReadonlyMap<string, string>,
  { list, party }: Formats,
  at: (instant: string) => string,
) {
  const place = parties.findIndex((one) => one.delegation === delegation);
  return {
    ...{ number, kind, words, language, at: at(when), parties: list(parties.map(party)) },
    on: list(clauses.map((id) => labels.get(id) ?? "").filter(Boolean)),
    part: place === 0 ? ("filed" as const) : place > 0 ? ("joined" as const) : null,
  };
}

/** The first full hour that leaves the whole period, if the form is sent within a quarter of an hour. */
function earliest(now: string, hours: number, zone: string): string {
  const sent = Date.parse(now) + HOUR / 4;
  return inputTime(later(new Date(Math.ceil(sent / HOUR) * HOUR).toISOString(), hours), zone);
}

function later(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * HOUR).toISOString();
}

export function inputTime(instant: string, zone: string): string {
  return localTime(instant, zone).slice(0, 16);
}
