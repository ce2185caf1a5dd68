/**
 * What the demo's delegations propose on the Astana declaration: released amendments, two of them on the same words,
 * one suggested by a guest, one still drafted inside its delegation. Written for the demo; no institution has proposed
 * any of it.
 */
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Clause, wordsOf } from "#domain/text/index.ts";
import type { Commands } from "#server/commands/index.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import type { Store } from "#server/store/open.ts";

interface Proposed {
  /** Key of the delegation, and which of its people drafts. */
  by: string;
  drafter: "delegate" | "guest";
  deed: "replace" | "insert";
  /** How the clause begins. */
  on: string;
  /** In the clause, `from` is replaced by the new words; of an insertion all words are new. */
  from: string;
  to: string;
  reason: string;
  /** Left inside the delegation, suggested to the members, or on the record. */
  goes: "nowhere" | "suggested" | "released";
}

const PROPOSED: Proposed[] = [
  {
    ...{ by: "kg", drafter: "delegate", deed: "replace", goes: "released" },
    on: "Encourage States to train",
    from: "at any hour",
    to: "at any hour, in every language that is spoken in the country",
    reason: "A helpline that a child does not understand helps nobody.",
  },
  {
    ...{ by: "uz", drafter: "delegate", deed: "replace", goes: "released" },
    on: "Encourage States to train",
    from: "free of charge at any hour",
    to: "free of charge, day and night, also to children who cannot hear or speak",
    reason: "",
  },
  {
    ...{ by: "tj", drafter: "delegate", deed: "replace", goes: "released" },
    on: "Express their determination",
    from: "to make their findings public",
    to: "to make their findings public, with due respect for the privacy of the children",
    reason: "Agreed language of the general comment on independent institutions.",
  },
  {
    ...{ by: "tm", drafter: "delegate", deed: "insert", goes: "released" },
    on: "Resolve to accept complaints",
    from: "",
    to: "Undertake to pass on to each other, without delay, complaints that concern a child in another country of the region",
    reason: "",
  },
  {
    ...{ by: "no", drafter: "guest", deed: "replace", goes: "suggested" },
    on: "Resolve to accept complaints",
    from: "to answer each of them",
    to: "to answer each of them in words that a child understands",
    reason: "It has worked well with us.",
  },
  {
    ...{ by: "kz", drafter: "delegate", deed: "replace", goes: "nowhere" },
    on: "Entrust the institution of the host country",
    from: "with the follow-up",
    to: "together with that of the next host, with the follow-up",
    reason: "",
  },
];

export interface Proposing {
  store: Store;
  commands: Commands;
  /** Finds a person by the part of the address before the @. */
  actor(name: string): Promise<Actor>;
}

export async function proposeAmendments(proposing: Proposing, text: string): Promise<void> {
  for (const proposed of PROPOSED) await propose(proposing, text, proposed);
}

async function propose(
  { store, commands, actor }: Proposing,
  text: string,
  proposed: Proposed,
): Promise<void> {
  const { by, drafter, deed, on, reason, goes } = proposed;
  const { sheet = "", meetingId = "" } = (await store.texts.byId(text)) ?? {};
  const clause = (await store.sheets.clauses(sheet)).find((one) => wordsOf(one).startsWith(on));
  if (!clause) throw new Error(`The demo has no clause that begins with “${on}”.`);
  const author = await actor(`${drafter}.${by}`);
  const delegation = author.seats.find((seat) => seat.meeting === meetingId)?.delegation ?? null;
  const place = deed === "insert" ? { after: clause.id } : { clause: clause.id };
  const made = must(await commands.draftAmendment(author, { text, deed, ...place }));
  await type(store, made.sheet ?? "", { person: author.person, delegation }, proposed);
  const { amendment } = made;
  if (goes === "suggested") must(await commands.suggestAmendment(author, { amendment, reason }));
  if (goes === "released")
    must(await commands.releaseAmendment(await actor(`head.${by}`), { amendment, reason }));
}

/** Typed as a person of the delegation would: through the log, like every edit. */
async function type(
  store: Store,
  sheet: string,
  author: { person: string; delegation: string | null },
  { from, to }: Proposed,
): Promise<void> {
  const { state } = await store.changes.load(sheet);
  const [clause] = await store.sheets.clauses(sheet);
  if (!clause || !wordsOf(clause).includes(from))
    throw new Error(`The demo has no clause that says “${from}”.`);
  const words = from ? wordsOf(clause).replace(from, to) : to;
  const reworded: Clause = { ...clause, runs: [{ text: words }] };
  const bytes = updateOf(state, [{ type: "reword", clause: reworded }], "en");
  if (!bytes) return;
  const change = { sheet, side: "member", ...author, bytes, clients: [] } as const;
  for (const kept of await store.changes.append([change])) must(kept);
}

function must<T extends { ok: true }>(outcome: T | Refusal): T {
  if (!outcome.ok) throw new Error(`The demo could not be seeded: ${outcome.reason}.`);
  return outcome;
}
