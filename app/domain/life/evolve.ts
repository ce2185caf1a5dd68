/** The only way a record changes: by an event, each in the manner that its chapter says. */

import { adoption } from "#domain/life/adoption.ts";
import { agreement } from "#domain/life/agreement.ts";
import { amending } from "#domain/life/amending.ts";
import type { RecordChange } from "#domain/life/chapter.ts";
import { correction } from "#domain/life/correction.ts";
import { drafting } from "#domain/life/drafting.ts";
import type { CreatedEvent, TextEvent } from "#domain/life/events.ts";
import { meeting } from "#domain/life/meeting.ts";
import { NEW, type TextRecord } from "#domain/life/record.ts";
import { rulesChapter } from "#domain/life/rules.ts";
import { signing } from "#domain/life/signing.ts";
import { silence } from "#domain/life/silence.ts";
import { statements } from "#domain/life/statements.ts";
import { withdrawal } from "#domain/life/withdrawal.ts";

const CHANGES: {
  [T in Exclude<TextEvent, CreatedEvent>["type"]]: RecordChange<Extract<TextEvent, { type: T }>>;
} = {
  ...rulesChapter.changes,
  ...drafting.changes,
  ...amending.changes,
  ...agreement.changes,
  ...silence.changes,
  ...meeting.changes,
  ...signing.changes,
  ...adoption.changes,
  ...statements.changes,
  ...correction.changes,
  ...withdrawal.changes,
};

/** In: the record (null before the first event), an event, and when (ISO instant). */
export function evolve(record: TextRecord | null, event: TextEvent, at: string): TextRecord {
  if (event.type === "text-created") {
    const { type: _, ...facts } = event;
    return { ...NEW, ...facts };
  }
  if (!record) throw new Error(`A text's trail begins with its creation, not with ${event.type}.`);
  return { ...record, ...(CHANGES[event.type] as RecordChange<TextEvent>)(record, event, at) };
}

/** The record that a whole trail adds up to. */
export function replay(entries: readonly { event: TextEvent; at: string }[]): TextRecord | null {
  return entries.reduce<TextRecord | null>((record, { event, at }) => evolve(record, event, at), null);
}
