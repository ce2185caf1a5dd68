/**
 * The page of a text's decision: the status of every delegation, what is asked of whom and until when, the obstacles,
 * and what this person may do. Everything as it is at this moment, whether or not a job has written it.
 */
import {
  type Accession,
  acceptanceObstacles,
  adoptionDay,
  amendmentObstacles,
  audienceIncludes,
  closingDiffers,
  type EditionMade,
  type IssuedDraft,
  isClosed,
  languageObstacles,
  type NamedDelegation,
  type Names,
  nextStep,
  type ObjectionNoted,
  type OpenCorrection,
  type PastSilence,
  type Phase,
  type ProcessRules,
  rulesOf,
  type ScarceTime,
  type Statement,
  type Step,
  type StepTaken,
  scarceTime,
  signatureObstacles,
  type TextRecord,
  textObstacles,
  translationObstacles,
  type Viewer,
} from "#domain/life/index.ts";
import { seenBy } from "#domain/positions/index.ts";
import type { Obstacle, Refusal } from "#domain/refusals.ts";
import type { Actor, Permission } from "#domain/rights/index.ts";
import { type BlockCopy, signatureBlock } from "#domain/signoff/block.ts";
import { missing } from "#domain/signoff/index.ts";
import {
  type Clause,
  canonicalText,
  hashOf,
  numbering,
  numberingOf,
  tidyVariants,
} from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type DecisionRow, decisionRows } from "#server/queries/decision/decision-rows.ts";
import {
  type CorrectedClause,
  correctedClauses,
  type FrozenIn,
  frozenWords,
} from "#server/queries/decision/decision-words.ts";
import { viewerAt } from "#server/queries/positions/position-view.ts";
import { type ReadableText, readableText } from "#server/queries/texts/readable-text.ts";
import { viewerFrom } from "#server/queries/texts/trail.ts";
import { dayIn } from "#server/store/meetings/meetings.ts";

export interface DecisionData {
  ok: true;
  /** The server's clock: time left is counted from here, never from the reader's clock. */
  now: string;
  text: { id: string; title: string; language: string; zone: string; phase: Phase };
  may: Record<Permission, boolean>;
  rules: ProcessRules;
  /** Whether process rules were set, and which delegations have still to accept them. */
  rulesSet: boolean;
  unaccepted: NamedDelegation[];
  /** The row of this person's own delegation, if it takes part in the decision. */
  mine: DecisionRow | null;
  /** The seat's delegation, whether it takes part or not. */
  delegation: string | null;
  rows: DecisionRow[];
  accessions: Accession[];
  missing: NamedDelegation[];
  /** The next step by the rules; null where only the adoption is left. */
  next: Step | null;
  draft: IssuedDraft | null;
  /** By number of the draft. */
  draftNames: Record<number, string>;
  /** The names of the clauses of the frozen words, in order. */
  references: string[];
  /** Somebody changed the words after the newest draft was issued. */
  behind: boolean;
  frozen: FrozenIn[];
  /** Where the closing line names another place or day than an adoption now would. */
  closing: { place: string | null; day: string | null; adopted: { place: Names; day: string } } | null;
  /** Obstacles to the next step, or to the adoption. */
  obstacles: Obstacle[];
  decided: StepTaken[];
  silences: PastSilence[];
  /** The objection that broke the last one, as far as this reader may know it. */
  objections: ObjectionNoted[];
  statements: Statement[];
  statementsClosed: boolean;
  editions: EditionMade[];
  correction: (OpenCorrection & { changes: CorrectedClause[] }) | null;
  /** Countries with little working time until the expiry, or until the earliest that could be chosen now. */
  scarce: ScarceTime[];
  blocks: { language: string; copies: BlockCopy[] }[];
}

export function decision(context: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<DecisionData | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, meeting, seat, may } = found;
    const { record } = text;
    const now = context.now().toISOString();
    const viewer = viewerFrom(seat);
    const [table, frozen, changes, objections, reached, positions] = await Promise.all([
      openDecisionOf(context, found),
      frozenWords(context, id, record),
      correctedClauses(context, id, record),
      objectionsFor(context, id, record, viewer),
      context.store.notifications.reached(id, new Date(askedSince(record))),
      record.phase.name === "drafting" ? context.store.positions.of(id) : [],
    ]);
    const rows = decisionRows(record, viewer, reached, seenBy(positions, viewerAt(seat)));
    const { decided, silences, statements, editions, accessions } = record;
    return {
      ok: true,
      now,
      text: { id, title: text.title, language: text.language, zone: meeting.zone, phase: record.phase },
      may,
      rules: rulesOf(record),
      rulesSet: record.rules !== null,
      unaccepted: unacceptedBy(record),
      mine: rows.find((row) => row.party.delegation === seat.delegation) ?? null,
      delegation: seat.delegation,
      missing: missing(record),
      next: nextStep(record),
      draft: record.drafts.at(-1) ?? null,
      draftNames: Object.fromEntries(record.drafts.map(({ number, name }) => [number, name])),
      references: numbering(frozen[0]?.words.clauses ?? []).map((mark) => mark.reference),
      ...{ rows, frozen, objections, decided, silences, statements, editions, accessions },
      ...obstaclesNow(record, frozen, table),
      closing: closingNow(record, frozen, table, now),
      statementsClosed: isClosed(record, now),
      correction: record.correction && { ...record.correction, changes },
      scarce: scarceNow(record, now),
      blocks: frozen.map(({ language }) => ({ language, copies: signatureBlock(record, language) })),
    };
  };
}

interface Table {
  hash: string;
  clauses: Clause[];
  obstacles: Obstacle[];
}

/** The present words of the sheet, while it can still change; the chair sees what is unsettled in them. */
async function openDecisionOf({ store }: QueryContext, { text, may }: ReadableText): Promise<Table | null> {
  if (text.record.phase.name !== "drafting" || !may["open-signing"]) return null;
  const clauses = tidyVariants(await store.sheets.clauses(text.sheet));
  const { kind, language } = text;
  const hash = hashOf(canonicalText({ kind, language, numbering: numberingOf(clauses), clauses }));
  const versions = await store.languages.ofText(text.id);
  const authentic = versions.filter((one) => rulesOf(text.record).languages.includes(one.language));
  const others = await Promise.all(
    authentic.map(async ({ sheet, language: tag }) => {
      const rendered = await store.languages.rendered(sheet);
      const digests = new Map([...rendered].map(([clause, { digest }]) => [clause, digest]));
      return translationObstacles(clauses, await store.sheets.clauses(sheet), digests, tag);
    }),
  );
  return { hash, clauses, obstacles: [...textObstacles(clauses), ...others.flat()] };
}

function obstaclesNow(
  record: TextRecord,
  frozen: readonly FrozenIn[],
  table: Table | null,
): { obstacles: Obstacle[]; behind: boolean } {
  const { phase } = record;
  if (phase.name === "preparing") return { obstacles: acceptanceObstacles(record), behind: false };
  if (phase.name === "drafting") {
    const own = [amendmentObstacles, languageObstacles, acceptanceObstacles].flatMap((found) =>
      found(record),
    );
    const newest = record.drafts.at(-1)?.hash;
    const behind = table !== null && newest !== undefined && table.hash !== newest;
    return { obstacles: [...(table?.obstacles ?? []), ...own], behind };
  }
  if (phase.name !== "agreed" && phase.name !== "signing") return { obstacles: [], behind: false };
  const words = textObstacles(frozen[0]?.words.clauses ?? []);
  return { obstacles: nextStep(record) ? [] : [...words, ...signatureObstacles(record)], behind: false };
}

/** In any of the authentic languages; once a text is adopted its line stays as it is. */
function closingNow(
  { phase, ...record }: TextRecord,
  frozen: readonly FrozenIn[],
  table: Table | null,
  now: string,
): DecisionData["closing"] {
  if (phase.name === "adopted" || phase.name === "withdrawn") return null;
  const { place, zone, starts, ends } = record.occasion;
  const decided = phase.name === "agreed" ? phase.at : now;
  const day = adoptionDay({ phase, ...record }, dayIn(zone, new Date(decided)));
  const sheets = table ? [table.clauses] : frozen.map(({ words }) => words.clauses);
  const found = sheets.flatMap((clauses) => closingDiffers(clauses, { place, day }) ?? [])[0];
  if (!found) return null;
  // While the text is drafted, a future day of the meeting is taken as the intended day.
  const meant =
    phase.name === "drafting" && found.day && found.day > day && found.day >= starts && found.day <= ends;
  const differs = { place: found.place, day: meant ? null : found.day };
  return differs.place || differs.day ? { ...differs, adopted: { place, day } } : null;
}

function unacceptedBy({ rules, acceptances, signatories }: TextRecord): NamedDelegation[] {
  if (!rules) return [];
  const accepted = new Set(acceptances.map((one) => one.party.delegation));
  return signatories.filter((party) => !accepted.has(party.delegation));
}

/** Since when the present question is open: notifications before that are about something else. */
function askedSince({ phase, correction, drafts }: TextRecord): string {
  if (correction) return correction.openedAt;
  if ("openedAt" in phase) return phase.openedAt;
  return "at" in phase ? phase.at : (drafts.at(-1)?.at ?? "1970-01-01T00:00:00.000Z");
}

function scarceNow(record: TextRecord, now: string): ScarceTime[] {
  const { phase, signatories, occasion } = record;
  const asked = signatories.flatMap(({ country }) => country ?? []);
  if (phase.name === "silence") return scarceTime(asked, phase.openedAt, phase.expires, occasion.zone);
  const earliest = new Date(Date.parse(now) + rulesOf(record).silenceHours * 3_600_000).toISOString();
  const opens = nextStep(record) === "silence" && (phase.name === "drafting" || phase.name === "agreed");
  return opens ? scarceTime(asked, now, earliest, occasion.zone) : [];
}

/** Who objected and why, in the last broken silence procedure, if no other followed yet. */
async function objectionsFor(
  { store }: QueryContext,
  text: string,
  record: TextRecord,
  viewer: Viewer,
): Promise<ObjectionNoted[]> {
  if (record.phase.name !== "drafting" || record.silences.at(-1)?.ended !== "broken") return [];
  const events = (await store.records.trail(text)).flatMap(({ content }) => (content ? [content.event] : []));
  const broken = events.findLastIndex((event) => event.type === "silence-broken");
  return events
    .slice(broken)
    .flatMap((event) => (event.type === "objection-noted" && audienceIncludes(event, viewer) ? [event] : []));
}
