/**
 * The record of a text: what its events add up to. A phase holds only the fields that exist in it. Stored with the
 * text and rebuildable from its trail (`replay`), which a test compares.
 */
import type { Occasion, Party, Pen, TextEvent } from "#domain/life/events.ts";
import type { TextKind } from "#domain/text/clause.ts";

export type Phase =
  | { name: "preparing" }
  | { name: "drafting"; pen: Pen; reading: number }
  | { name: "signing"; draft: number; hash: string; openedAt: string }
  | { name: "adopted"; draft: number; hash: string; slug: string; date: string; at: string }
  | { name: "withdrawn"; reason: string; at: string };

export type PhaseName = Phase["name"];

export interface IssuedDraft {
  number: number;
  name: string;
  hash: string;
  at: string;
}

export type SignOff =
  | { decision: "signed"; party: Party; hash: string; signatory: string; title: string; at: string }
  | { decision: "refused"; party: Party; hash: string; reason: string; at: string };

export interface TextRecord {
  text: string;
  title: string;
  kind: TextKind;
  language: string;
  occasion: Occasion;
  signatories: Party[];
  demonstration: string | null;
  phase: Phase;
  /** How often drafting was opened: readings are counted from one. */
  reading: number;
  drafts: IssuedDraft[];
  /** Only those that count now; a reopening voids them, and the trail remembers. */
  signOffs: SignOff[];
}

/** The only way a record changes. In: the record (null before the first event), an event, and when (ISO instant). */
export function evolve(record: TextRecord | null, event: TextEvent, at: string): TextRecord {
  if (event.type === "text-created") {
    const { type: _, ...facts } = event;
    return { ...facts, phase: { name: "preparing" }, reading: 0, drafts: [], signOffs: [] };
  }
  if (!record) throw new Error(`A text's trail begins with its creation, not with ${event.type}.`);
  return { ...record, ...changes(record, event, at) };
}

function changes(
  record: TextRecord,
  event: Exclude<TextEvent, { type: "text-created" }>,
  at: string,
): Partial<TextRecord> {
  switch (event.type) {
    case "drafting-opened":
      return drafting(record, event.pen);
    case "pen-handed":
      return { phase: { name: "drafting", pen: event.pen, reading: record.reading } };
    case "draft-issued": {
      const { number, name, hash } = event;
      return { drafts: [...record.drafts, { number, name, hash, at }] };
    }
    case "signing-opened":
      return { phase: { name: "signing", draft: event.draft, hash: event.hash, openedAt: at }, signOffs: [] };
    case "signed": {
      const { party, hash, signatory, title } = event;
      return { signOffs: [...record.signOffs, { decision: "signed", party, hash, signatory, title, at }] };
    }
    case "refused": {
      const { party, hash, reason } = event;
      return { signOffs: [...record.signOffs, { decision: "refused", party, hash, reason, at }] };
    }
    case "reopened":
      return { ...drafting(record, "chair"), signOffs: [] };
    case "adopted": {
      const draft = record.phase.name === "signing" ? record.phase.draft : 0;
      const { slug, hash, date } = event;
      return { phase: { name: "adopted", draft, hash, slug, date, at } };
    }
    case "withdrawn":
      return { phase: { name: "withdrawn", reason: event.reason, at } };
  }
}

function drafting(record: TextRecord, pen: Pen): Partial<TextRecord> {
  const reading = record.reading + 1;
  return { reading, phase: { name: "drafting", pen, reading } };
}

/** The record that a whole trail adds up to. */
export function replay(entries: readonly { event: TextEvent; at: string }[]): TextRecord | null {
  return entries.reduce<TextRecord | null>((record, { event, at }) => evolve(record, event, at), null);
}

/** Which side may change the main sheet now; what the sheet's row in the database says is this. */
export function accepts(phase: Phase): "members" | "chair" | "nobody" {
  if (phase.name === "preparing") return "chair";
  if (phase.name === "drafting") return phase.pen === "open" ? "members" : "chair";
  return "nobody";
}
