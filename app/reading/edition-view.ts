/**
 * An edition as its page shows it, with what followed: names, days and sentences in the reader's language, made on the
 * server. Everything in it is derived from the edition's trail and the entries after it.
 */

import { drawn } from "#app/presenters/drawn-text.ts";
import type { Signature, TextRecord } from "#domain/life/index.ts";
import { board } from "#domain/signoff/index.ts";
import { type FrozenText, numbering } from "#domain/text/index.ts";
import { type Edition, type EditionFacts, FIRST_FORM, textIn, textsOf } from "#domain/trail/index.ts";
import type { Formats } from "#words/format.ts";

export interface EditionParts {
  edition: Edition;
  /** With what followed. */
  facts: EditionFacts;
  newest: number;
}

export type EditionView = ReturnType<typeof editionView>;

/**
 * `wanted` is the language of the text that the reader asked for; otherwise it is the reader's own, or the negotiating
 * one.
 */
export function editionView({ edition, facts, newest }: EditionParts, formats: Formats, wanted: string) {
  const { slug, number, title, demonstration, occasion, record, hashes } = facts;
  const text = textIn(edition, wanted);
  const moment = (instant: string) => formats.moment(instant, occasion.zone);
  return {
    ...{ slug, number, newest, title: titleOf(text) || title, demonstration, kind: text.kind },
    language: text.language,
    languages: textsOf(edition).map((one) => ({
      ...{ tag: one.text.language, name: formats.language(one.text.language), hash: one.hash },
    })),
    hash: hashes.find((one) => one.language === text.language)?.hash ?? facts.hash,
    forum: { name: formats.pick(occasion.forum), address: `/forums/${occasion.forumSlug}` },
    meeting: {
      name: formats.pick(occasion.meeting),
      address: `/forums/${occasion.forumSlug}/${occasion.meetingSlug}`,
    },
    place: formats.pick(facts.place),
    day: formats.day(facts.date),
    date: facts.date,
    key: edition.form === FIRST_FORM ? null : edition.seal.key,
    head: facts.head,
    /** A text that was adopted by silence or at the meeting has no signatures. */
    signed: facts.signatures.length > 0,
    decided: decidedIn(record, moment, formats),
    editions: record.editions.map((one) => ({ number: one.number, at: moment(one.at), reason: one.reason })),
    clauses: drawn(text, formats.day),
    statements: statementsOn(facts, text, formats),
    signatories: signatoriesOf(facts, text.language, formats),
  };
}

function titleOf({ clauses }: FrozenText): string {
  return (
    clauses
      .find(({ kind }) => kind === "title")
      ?.runs.map((run) => run.text)
      .join("") ?? ""
  );
}

/** How it was decided: the steps before the signatures, which are shown separately. */
function decidedIn({ decided }: TextRecord, moment: (at: string) => string, { day }: Formats) {
  return decided.map(({ step, at, announced }) => ({
    ...{ step, at: moment(at) },
    announced: announced && { meeting: announced.meeting, day: day(announced.date) },
  }));
}

/** On the words of this edition or of one before: a statement on the first is a statement on the corrected one, too. */
function statementsOn({ record, occasion }: EditionFacts, text: FrozenText, formats: Formats) {
  const marks = numbering(text.clauses);
  const references = new Map(text.clauses.map(({ id }, at) => [id, marks[at]?.reference ?? ""]));
  return record.statements.map(({ number, kind, parties, clauses, language, words, at }) => ({
    ...{ number, kind, language, words },
    parties: formats.list(parties.map(formats.party)),
    day: formats.dayAt(at, occasion.zone),
    clauses: clauses.flatMap((id) =>
      references.has(id) ? [{ id, reference: references.get(id) ?? "" }] : [],
    ),
  }));
}

export type StatementView = ReturnType<typeof statementsOn>[number];

export type SignatoryStatus =
  | "signed"
  | "partly"
  | "ad-referendum"
  | "refused"
  | "unsigned"
  | "took-part"
  | "acceded";

/** Everybody who took part, in seat order, with the result of each; then those who joined afterwards. */
function signatoriesOf({ record, occasion }: EditionFacts, language: string, formats: Formats) {
  const signing = record.rules === null || record.rules.steps.includes("signature");
  const rows = board(record).map(({ party, state, signOffs }) => {
    const signatures = signOffs.flatMap((one) => (one.decision === "signed" ? [one] : []));
    const refusal = signOffs.find((one) => one.decision === "refused");
    const known = state === "awaiting" || state === "not-asked-yet" ? null : state;
    return {
      ...named(party, formats),
      status: (known ?? (signing ? "unsigned" : "took-part")) as SignatoryStatus,
      reason: refusal?.decision === "refused" ? refusal.reason : "",
      signature: signatureView(inLanguage(signatures, language), signatures, occasion.zone, formats),
    };
  });
  const acceded = record.accessions.map((one) => ({
    ...named(one.party, formats),
    status: "acceded" as SignatoryStatus,
    reason: "",
    signature: signatureView(one, [one], occasion.zone, formats),
  }));
  return [...rows, ...acceded];
}

export type SignatoryView = ReturnType<typeof signatoriesOf>[number];

function named(party: Signature["party"], formats: Formats) {
  const { delegation, country, institution } = party;
  return { delegation, country, party: formats.party(party), institution: formats.pick(institution) };
}

/** A title is written in the language of the text. */
function inLanguage(signatures: readonly Signature[], language: string): Signature | null {
  return signatures.find((one) => one.language === language) ?? signatures[0] ?? null;
}

function signatureView(
  signature: Signature | null,
  all: readonly Signature[],
  zone: string,
  { day, dayAt, language, list }: Formats,
) {
  if (!signature) return null;
  const { signatory, title, capacity, adReferendum, place, date, at } = signature;
  return {
    ...{ signatory, title, place, tag: signature.language },
    authority: capacity.kind === "deputy" ? capacity.authority : "",
    day: date ? day(date) : dayAt(at, zone),
    languages: all.length > 1 ? list(all.map((one) => language(one.language))) : "",
    referred: adReferendum !== null && adReferendum.confirmed === null,
    confirmed: adReferendum?.confirmed
      ? { by: adReferendum.confirmed.by, day: dayAt(adReferendum.confirmed.at, zone) }
      : null,
    passkey: all.some((one) => one.assertion !== null),
  };
}
